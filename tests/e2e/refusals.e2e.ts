import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
let person: Opened;
let number = 0;

beforeAll(async () => {
  session = await openSession();
});
beforeEach(async () => {
  await session.sandbox.reset();
  number += 1;
  person = await session.open(`/pages/form?refusal=${number}`);
  // The form's lead is another person each time: the ledger has no say here.
  await person.fill('lead.firstName', `Nora${number}`);
  await person.fill('lead.emails.0', `nora${number}@lindgren-outfitters.example`);
  await person.fill('lead.phones.0.number', `(503) 555-01${10 + number}`);
  await person.chooseAccount('AccuLynx sandbox');
  return () => person.tab.close();
});
afterAll(() => session?.close());

it('says that a key was refused, by the account’s name, and goes on once it is right', async () => {
  const right = session.sandbox.credentials.acculynx ?? {};
  session.sandbox.setCredentials('acculynx', { apiKey: 'another' });
  await person.send();
  const held = await person.outcome('held');
  expect(held.text).toContain('AccuLynx sandbox');
  expect(session.sandbox.log.some(({ executed }) => executed)).toBe(false);
  session.sandbox.setCredentials('acculynx', right);
  await person.popup.click('[data-outcome="held"] [data-resolve="retry"]');
  expect((await person.outcome('sent')).recordId).toBeTruthy();
});

it('shows a rejected value at its field, keeps what was typed, and sends again after an edit', async () => {
  session.sandbox.fault({
    crm: 'acculynx',
    kind: 'status',
    status: 400,
    body: { title: 'One or more validation errors occurred.', errors: { lastName: ['The lastName field is odd.'] } },
  });
  await person.send();
  const { text } = await person.outcome('rejected');
  expect(text).toContain('nothing was created');
  // The fold that the field stands in opens after the card is shown.
  await waitIn(person.popup, () => document.body.innerText.includes('The lastName field is odd.'), []);
  expect((await person.lead()).firstName).toMatch(/^Nora/);
  await person.fill('lead.lastName', 'Lindgren-Berg');
  await person.send();
  expect((await person.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.containing('Lindgren-Berg')).toHaveLength(1);
});

it('never calls a page for an answer "sent"', async () => {
  session.sandbox.fault({ crm: 'acculynx', kind: 'html' });
  await person.send();
  const { text } = await person.outcome('unknown');
  expect(text).toMatch(/LH-[0-9A-Z]{6}/);
  await person.popup.click('[data-resolve="sendAgain"]');
  expect((await person.outcome('sent')).recordId).toBeTruthy();
});

it('says that a host cannot be reached, and sends nothing twice on its own', async () => {
  await session.sandbox.closePort('acculynx');
  await person.send();
  const { text } = await person.outcome('unknown', 'held');
  expect(text).toMatch(/127\.0\.0\.1|connection/i);
  await session.sandbox.openPort('acculynx');
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(0);
});

it('says what is missing next to Send and goes there', async () => {
  await person.fill('crm.firstName', '');
  const missing = await person.missing();
  expect(missing).toContain('First name');
  await person.popup.click('[data-action="send"]');
  expect(await person.popup.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)).toBe(
    'crm.firstName',
  );
  expect(session.sandbox.log).toHaveLength(0);
});
