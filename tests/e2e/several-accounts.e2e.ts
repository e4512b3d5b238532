import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { formsOf, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** One lead and several accounts: side by side, and one after the other. */

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, nextEmail } = formsOf(() => session, 'several');

it('sends one lead to several accounts in one go, each with a status of its own', async () => {
  const person = await open('form', 'AccuLynx sandbox');
  session.sandbox.fault({ crm: 'apptivo', kind: 'refusal', match: { writes: true } });
  session.sandbox.fault({ crm: 'centerpoint', kind: 'status', status: 401, match: { writes: true } });
  session.sandbox.fault({ crm: 'singleops', kind: 'html', match: { writes: true } });
  await person.popup.evaluate(() => {
    for (const id of ['centerpoint', 'apptivo', 'singleops']) {
      document.querySelector<HTMLElement>(`[name="also"][value="sandbox-${id}"]`)?.click();
    }
  });
  await waitIn(person.popup, () => /4/.test(document.querySelector('[data-action="send"]')?.textContent ?? ''), []);
  await person.send();
  const settled = await waitIn(
    person.popup,
    () => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-outcome]')];
      const states = Object.fromEntries(cards.map(({ dataset }) => [dataset.account, dataset.outcome]));
      const under = Object.values(states).some((state) => state === 'queued' || state === 'sending');
      return !under && cards.length === 4 ? states : undefined;
    },
    [],
    30_000,
  );
  expect(settled).toEqual({
    'sandbox-acculynx': 'sent',
    'sandbox-apptivo': 'rejected',
    'sandbox-centerpoint': 'held',
    'sandbox-singleops': 'unknown',
  });
  expect(writes().map(({ crm }) => crm)).toEqual(['acculynx']);
  await done(person);
});

it('keeps the lead when the account is switched, and takes nothing of the other account along', async () => {
  const email = nextEmail();
  session.sandbox.seed('singleops', { clients: 1, email });
  const person = await open('form', 'SingleOps sandbox');
  await person.fill('lead.companyName', 'Typed by hand');
  await person.popup.waitForSelector('[data-duplicate-action]');
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-duplicate-action]')?.click());
  await person.fill('crm.notes', 'Only for the tree crew.');
  const lead = await person.lead();
  expect(lead).toMatchObject({ companyName: 'Typed by hand', 'emails.0': email });

  await person.chooseAccount('AccuLynx sandbox');
  await unfold(person);
  expect(await person.lead()).toEqual(lead);
  expect(await person.popup.$('[data-duplicate]')).toBeNull();
  const values = await person.values();
  expect(values).toMatchObject({ companyName: 'Typed by hand', emailAddress: email, jobCategory: 'Residential' });
  expect(values.notes).not.toContain('tree crew');
  expect(Object.keys(values).filter((key) => /clientId|operationId|custom/.test(key))).toEqual([]);
  await person.send();
  await person.outcome('sent');
  expect(JSON.stringify(writes().at(-1)?.body)).not.toContain('tree crew');

  // Back at the first account nothing of the other stands in the way: what was set there is still set.
  await person.chooseAccount('SingleOps sandbox');
  await unfold(person);
  await waitIn(person.popup, () => document.querySelector<HTMLTextAreaElement>('[name="crm.notes"]'), []);
  expect((await person.values()).notes).toBe('Only for the tree crew.');
  expect(await person.popup.$('[data-outcome]')).not.toBeNull();
  await person.send();
  expect((await person.outcome('sent')).recordId).toBeTruthy();
  await done(person);
});

it('says that the search for the same person failed, and sends all the same', async () => {
  for (const [crm, account, path] of [
    ['apptivo', 'Apptivo sandbox', 'getAllByAdvancedSearch'],
    ['singleops', 'SingleOps sandbox', 'search_by_field'],
    ['conecrm', 'ConeCRM sandbox', '/api/contact'],
  ] as const) {
    session.sandbox.fault({ crm, kind: 'status', status: 500, match: { path }, times: 'all' });
    const person = await open('form', account);
    await person.popup.waitForSelector('[data-duplicates="failed"]');
    expect(await person.text()).toContain('You can send all the same.');
    expect(await person.missing()).toBe('');
    await session.sandbox.reset();
    await person.send();
    await person.outcome('sent');
    await done(person);
  }
});
