import { expect, test } from 'vitest';
import { acculynx } from './acculynx.ts';
import { api } from './api.ts';
import { Faults } from './faults.ts';
import { RequestLog } from './log.ts';
import { listen } from './port.ts';

test('a mistake of the sandbox is a 500 that says so, never a dead connection', async () => {
  const crm = {
    ...acculynx(),
    presented: () => {
      throw new Error('a mistake');
    },
  };
  const context = { crm, log: new RequestLog(), faults: new Faults(), elsewhere: '', credentials: () => ({}) };
  const port = await listen(api(context), 0);
  const answer = await fetch(port.url);
  expect([answer.status, await answer.text()]).toEqual([500, 'The sandbox failed: Error: a mistake']);
  await port.close();
});
