import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '../database.ts';
import { emptyLead } from '../lead/lead.ts';
import type { Handoff } from './handoff.ts';
import {
  clearHistory,
  deleteFromHistory,
  forgetHistoryBefore,
  historyById,
  putInHistory,
  queryHistory,
  settledSince,
} from './history.ts';
import { settle } from './settle.ts';

function settled(sequence: number, change: Partial<Handoff> = {}): Handoff {
  return {
    version: 1,
    id: `h${sequence}`,
    draftId: '',
    sequence,
    crm: 'acculynx',
    accountId: sequence % 2 ? 'odd' : 'even',
    accountName: 'Office',
    reference: `LH-REF${sequence}`,
    lead: {
      ...emptyLead(),
      firstName: 'Dana',
      lastName: `Person${sequence}`,
      emails: [`p${sequence}@mail.example`],
      phones: [{ number: `+1303555${String(sequence % 10_000).padStart(4, '0')}` }],
    },
    values: {},
    chosen: {},
    timeZone: 'UTC',
    source: { url: '', title: '' },
    steps: [{ id: 'lead', label: 'Lead', request: { method: 'POST', path: '/' } }],
    hash: '',
    state: sequence % 5 ? 'sent' : 'discarded',
    at: 1,
    done: { lead: `rec${sequence}` },
    attempts: 1,
    createdAt: 1_700_000_000_000 + sequence,
    updatedAt: 1_700_000_000_000 + sequence,
    recordId: `rec${sequence}`,
    ...change,
  };
}

const ids = async (query: Parameters<typeof queryHistory>[0]) => (await queryHistory(query)).map(({ id }) => id);

it('rejects as a whole, and once, when the browser ends the writing', async () => {
  await clearHistory();
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
    const request = put.apply(this, given);
    if (this.name === 'ledger') this.transaction.abort();
    return request;
  };
  await expect(settle([settled(1)])).rejects.toThrow();
  IDBObjectStore.prototype.put = put;
  expect(await queryHistory()).toEqual([]);
});

describe('a small history', () => {
  beforeEach(async () => {
    await clearHistory();
    for (let sequence = 1; sequence <= 10; sequence++) await settle([settled(sequence)]);
  });

  it('is read newest first, by order of Send and not by the clock', async () => {
    await settle([settled(11, { updatedAt: 1 })]);
    expect(await ids({ limit: 3 })).toEqual(['h11', 'h10', 'h9']);
    expect(await ids({ limit: 3, before: 9 })).toEqual(['h8', 'h7', 'h6']);
  });

  it('is filtered by account and outcome', async () => {
    expect(await ids({ account: 'odd' })).toEqual(['h9', 'h7', 'h5', 'h3', 'h1']);
    expect(await ids({ outcome: 'discarded' })).toEqual(['h10', 'h5']);
    expect(await ids({ account: 'odd', outcome: 'sent', before: 9 })).toEqual(['h7', 'h3', 'h1']);
    expect(await ids({ account: 'nobody' })).toEqual([]);
  });

  it.each([
    ['a name', 'person7', ['h7']],
    [
      'the beginning of a name, in any case',
      'DANA perso',
      ['h10', 'h9', 'h8', 'h7', 'h6', 'h5', 'h4', 'h3', 'h2', 'h1'],
    ],
    ['an e-mail address', 'p3@mail.example', ['h3']],
    ['a phone as people type it', '(303) 555-0004', ['h4']],
    ['a phone with its country code', '+1 303 555 0004', ['h4']],
    ['a reference', 'lh-ref8', ['h8']],
    ['a record id', 'rec2', ['h2']],
    ['nothing that is there', 'dana nobody', []],
  ])('is found by %s', async (_, text, found) => {
    expect(await ids({ text })).toEqual(found);
  });

  it('is searched within an account', async () => {
    expect(await ids({ text: 'dana', account: 'even', outcome: 'sent', before: 8, limit: 2 })).toEqual(['h6', 'h4']);
  });

  it('keeps an entry once, and no requests', async () => {
    await settle([settled(20, { id: 'h3', sequence: 20 })]);
    expect((await queryHistory()).filter(({ id }) => id === 'h3')).toMatchObject([{ sequence: 20, steps: [] }]);
  });

  it('forgets what it is told to', async () => {
    await deleteFromHistory('h4');
    expect(await historyById('h4')).toBeUndefined();
    await forgetHistoryBefore(1_700_000_000_006);
    expect(await ids({})).toEqual(['h10', 'h9', 'h8', 'h7', 'h6']);
    expect((await settledSince(1_700_000_000_009)).map(({ id }) => id)).toEqual(['h10', 'h9']);
    await clearHistory();
    expect(await ids({})).toEqual([]);
  });
});

describe('a long history', { timeout: 120_000 }, () => {
  const size = 10_000;

  beforeAll(async () => {
    await clearHistory();
    const tx = (await database()).transaction(['history', 'historyWords'], 'readwrite');
    for (let start = 1; start <= size; start += 1_000) {
      const some = Array.from({ length: 1_000 }, (_, index) => {
        const sequence = start + index;
        const lead = { ...emptyLead(), firstName: 'Dana', lastName: `Person${sequence}` };
        const companyName = `${sequence % 10 ? 'Red' : 'Blue'} ${sequence % 100 < 10 ? 'Barn' : 'Roof'}`;
        return settled(sequence, { lead: { ...lead, companyName }, reference: `LH-${sequence}` });
      });
      await putInHistory(tx, some);
    }
    await tx.done;
  }, 120_000);

  /** Entries read by a query: what grows with the history is what makes it slow. */
  async function readBy(query: Parameters<typeof queryHistory>[0]): Promise<number> {
    let count = 0;
    const { continue: goOn } = IDBCursor.prototype;
    const readAll = [IDBObjectStore.prototype, IDBIndex.prototype].map((prototype) => {
      const { getAll } = prototype;
      prototype.getAll = function counted(this: typeof prototype, range) {
        const request = getAll.call(this, range);
        request.addEventListener('success', () => {
          count += request.result.length;
        });
        return request;
      };
      return () => Object.assign(prototype, { getAll });
    });
    IDBCursor.prototype.continue = function counted(this: IDBCursor, key) {
      count++;
      return goOn.call(this, key);
    };
    try {
      await queryHistory(query);
    } finally {
      for (const restore of readAll) restore();
      IDBCursor.prototype.continue = goOn;
    }
    return count;
  }

  it('reads little more than it shows', async () => {
    // Beside the entries shown, records of what 64 of them each are found by: 16, 32 and so on at once.
    expect(await readBy({ text: 'person7' })).toBeLessThanOrEqual(50 + 16 + 32);
    expect(await readBy({ text: 'dana person9999' })).toBe(1);
    expect(await ids({ text: 'dana person9999' })).toEqual(['h9999']);
    expect(await readBy({ text: 'dana', account: 'odd', outcome: 'discarded', limit: 20 })).toBeLessThanOrEqual(
      20 + 16,
    );
    expect(await readBy({ text: 'dana', limit: 50 })).toBeLessThanOrEqual(50 + 16);
    expect(await readBy({ text: 'dana nobody' })).toBe(0);
    // The shorter word is the rare one.
    expect(await readBy({ text: 'dana lh-9' })).toBeLessThanOrEqual(50 + 16);
    expect(await readBy({ text: 'person rec5' })).toBeLessThanOrEqual(50 + 16 + 32 + 64);
    expect(await readBy({ text: 'person1 lh-17' })).toBeLessThanOrEqual(16 + 111);
    // Neither word is rare, and one entry in a hundred has both. The last records may hold more than are shown.
    expect(await readBy({ text: 'blue barn' })).toBeLessThanOrEqual(2 * 50 + 4 + 8 + 16 + 32 + 64);
    expect(await readBy({ text: 'red barn', account: 'even', outcome: 'discarded' })).toBeLessThanOrEqual(200);
    expect(await ids({ account: 'odd', outcome: 'discarded', limit: 2 })).toEqual(['h9995', 'h9985']);
    expect(await ids({ before: 5_000, limit: 1 })).toEqual(['h4999']);
    expect(await ids({ text: 'blue barn', limit: 3 })).toEqual(['h10000', 'h9900', 'h9800']);
    expect(await ids({ text: 'bl ba', limit: 2, before: 9_900 })).toEqual(['h9800', 'h9700']);
    expect(await ids({ text: 'blue barn', limit: 1_000 })).toHaveLength(100);
    expect(await ids({ text: 'red barn', account: 'odd', outcome: 'discarded', limit: 2 })).toEqual(['h9905', 'h9805']);
    expect(await ids({ text: 'lh-9 roof blue', limit: 2 })).toEqual(['h9990', 'h9980']);
  });

  it('shows the first of many before it reads the rest', async () => {
    const { records, first } = { records: await readBy({ text: 'dana', limit: 10 }), first: [] as string[][] };
    const show = (some: readonly Handoff[]) => first.push(some.map(({ id }) => id));
    const all = await queryHistory({ text: 'dana', limit: 50 }, { count: 10, show });
    expect(first).toEqual([all.slice(0, 10).map(({ id }) => id)]);
    expect(records).toBeLessThanOrEqual(10 + 16);
    await queryHistory({ limit: 50 }, { count: 3, show });
    expect(first[1]).toEqual(['h10000', 'h9999', 'h9998']);
    // Nothing more than these, and none.
    await queryHistory({ text: 'dana', limit: 2 }, { count: 3, show });
    await queryHistory({ text: 'dana nobody' }, { count: 1, show });
    expect(first).toHaveLength(2);
  });

  it('finds the newest first by a word that few entries have, each once', async () => {
    // The word begins ten names and as many references.
    expect(await ids({ text: 'person123', limit: 20 })).toEqual([
      'h1239',
      'h1238',
      'h1237',
      'h1236',
      'h1235',
      'h1234',
      'h1233',
      'h1232',
      'h1231',
      'h1230',
      'h123',
    ]);
    expect(await ids({ text: 'person123 dana', before: 1_233, account: 'odd', outcome: 'sent' })).toEqual([
      'h1231',
      'h123',
    ]);
  });

  it('finds by many words what was changed, and not what was deleted', async () => {
    await settle([settled(9_900, { lead: { ...emptyLead(), companyName: 'Green Barn' } })]);
    await deleteFromHistory('h9800');
    expect(await ids({ text: 'blue barn', limit: 2 })).toEqual(['h10000', 'h9700']);
    await settle([settled(10_001, { id: 'h9700', lead: { ...emptyLead(), companyName: 'Blue Barn' } })]);
    expect(await ids({ text: 'blue barn', limit: 3 })).toEqual(['h9700', 'h10000', 'h9600']);
    await forgetHistoryBefore(1_700_000_000_000 + 9_500);
    expect(await ids({ text: 'blue barn' })).toEqual(['h9700', 'h10000', 'h9600', 'h9500']);
    expect(await (await database()).count('historyWords')).toBe(9);
  });

  it('is found by two entries of one number', async () => {
    const same = { lead: { ...emptyLead(), companyName: 'Blue Barn' } };
    await settle([settled(20_000, { ...same, id: 'a' }), settled(20_000, { ...same, id: 'b' })]);
    expect(await ids({ text: 'blue barn', limit: 2 })).toEqual(['b', 'a']);
    await deleteFromHistory('b');
    expect(await ids({ text: 'blue barn', limit: 1 })).toEqual(['a']);
  });
});
