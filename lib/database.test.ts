import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { closeDatabase, database } from './database.ts';
import { queryHistory } from './handoff/history.ts';

it('finds by words what was kept before there was a record of them', async () => {
  const first = await openDB('lead-handoff', 1, {
    upgrade(db) {
      db.createObjectStore('keys');
      const history = db.createObjectStore('history', { keyPath: ['sequence', 'id'] });
      history.createIndex('id', 'id', { unique: true });
      history.createIndex('words', 'words', { multiEntry: true });
      for (const name of ['settledAt', 'account', 'state', 'accountState']) history.createIndex(name, 'settledAt');
      db.createObjectStore('ledger', { keyPath: 'hash' });
    },
  });
  const tx = first.transaction('history', 'readwrite');
  for (let sequence = 1; sequence <= 1_000; sequence++) {
    const id = `h${sequence}`;
    const words = ['blue', sequence % 2 ? 'barn' : 'roof'];
    void tx.store.put({ sequence, id, accountId: 'a', state: 'sent', settledAt: sequence, words, handoff: { id } });
  }
  await tx.done;
  first.close();

  expect(await (await database()).count('history')).toBe(1_000);
  expect((await queryHistory({ text: 'blue barn', limit: 2 })).map(({ id }) => id)).toEqual(['h999', 'h997']);
  expect(await queryHistory({ text: 'blue barn', limit: 1_000 })).toHaveLength(500);
  await closeDatabase();
  expect(await (await database()).count('historyWords')).toBe(Math.floor(1_000 / 64) + 1);
});
