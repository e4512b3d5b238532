import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession({ build: 'release' });
});
afterAll(() => session?.close());

it('holds a lead for a host that the browser has not granted, and sends nothing', async () => {
  const person = await session.open('/pages/form');
  // A simple POST would execute at the server even though `fetch` fails.
  await person.chooseAccount('Apptivo sandbox');
  await person.send();
  const { text } = await person.outcome('held');
  expect(text).toContain('nothing was sent');
  expect(await person.popup.$('[data-action="grant"]')).not.toBeNull();
  expect(session.sandbox.log.filter(({ method }) => method !== 'OPTIONS')).toEqual([]);
});
