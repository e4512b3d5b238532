import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { LogEntry } from '../../sandbox/log.ts';
import { sandboxAccount, sandboxAccounts } from '../accounts.ts';
import { everythingKept, formsOf, optionsOf, press, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

/** What SingleOps's form can do, from the page to the wire. */

let session: Session;
beforeAll(async () => {
  session = await openSession({
    accounts: (sandbox) => [
      ...sandboxAccounts(sandbox),
      sandboxAccount(sandbox, 'singleops', { id: 'bare', name: 'Tree crew', defaults: {} }),
    ],
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, body, nextEmail } = formsOf(() => session, 'singleops');

const shows = ({ popup }: Opened, name: string) =>
  waitIn(popup, (wanted: string) => document.querySelector(`[name="crm.${wanted}"]`), [name]);

/** Waits until the divisions have been read, by this form or an earlier one. */
const isRead = ({ popup }: Opened) =>
  waitIn(
    popup,
    () => document.querySelector('[aria-label^="Division: read the choices again (read "]:not([aria-busy])'),
    [],
  );

it('asks the custom inputs of the chosen division, each by its type, required ones first', async () => {
  const person = await open('form', 'Tree crew');
  await isRead(person);
  expect(await person.missing()).toContain('Division');
  await person.fill('crm.operationId', '1234');
  await unfold(person);
  await shows(person, 'custom.123');
  const custom = async () => Object.keys(await person.values()).filter((key) => key.startsWith('custom.'));
  expect((await custom()).toSorted()).toEqual(['custom.123', 'custom.124', 'custom.125', 'custom.126']);
  expect(await person.missing()).toContain('Lead Source');
  await person.fill('crm.operationId', '1235');
  await shows(person, 'custom.127');
  expect(await custom()).toHaveLength(5);
  const types = await person.popup.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement>('[name^="crm.custom."]')].map(({ name, type }) => [name, type]),
    ),
  );
  expect(types).toEqual({
    'crm.custom.123': 'select-one',
    'crm.custom.124': 'text',
    'crm.custom.125': 'date',
    'crm.custom.126': 'checkbox',
    'crm.custom.127': 'select-one',
  });
  expect(await optionsOf(person.popup, 'crm.custom.127')).toEqual(['Small', 'Medium', 'Large']);
  await person.fill('crm.custom.123', 'Mailer');
  await person.fill('crm.custom.124', '#2468');
  await person.fill('crm.custom.125', '2026-12-03');
  await person.fill('crm.custom.126', true);
  await person.fill('crm.custom.127', 'Large');
  await person.fill('crm.taskCreate', true);
  await shows(person, 'taskStart');
  await person.fill('crm.taskName', 'Measure the hedge');
  await person.fill('crm.taskNotes', 'Bring the ladder.');
  await person.fill('crm.taskOnSite', true);
  await person.fill('crm.taskStart', '2026-12-04T07:00');
  await person.fill('crm.taskStop', '2026-12-04T07:30');
  await person.fill('crm.taskAllDay', true);
  await person.send();
  await person.outcome('sent');
  expect(body().job).toMatchObject({
    operation_id: 1235,
    client_id: '',
    custom_field_values: { '123': 'Mailer', '124': '#2468', '125': '2026-12-03', '126': 'true', '127': 'Large' },
  });
  expect(body()).toMatchObject({
    job_task_create: true,
    task: {
      name: 'Measure the hedge',
      notes: 'Bring the ladder.',
      on_site: true,
      start: '2026-12-04 07:00:00',
      stop: '2026-12-04 07:30:00',
      all_day: true,
    },
    visit: { visit_stage_id: 8 },
  });
  await done(person);
});

it('reads all pages of the client search, marks exact ones, and drops the client’s secret', async () => {
  const email = nextEmail();
  session.sandbox.seed('singleops', { clients: 60, email, phone: '555-555-0100' });
  const person = await open('form', 'SingleOps sandbox');
  await person.popup.waitForSelector('[data-duplicates="60"]');
  expect(await person.text()).toContain('Already there: 60 records');
  const asked = session.sandbox.log.filter(({ query }) => query.search_term === email);
  // The same search is made again when a phone is typed after the e-mail.
  expect(new Set(asked.map(({ query }) => `${query.search_field} ${query.page}`))).toEqual(
    new Set(['email 1', 'email 2']),
  );
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-duplicate-action]')?.click());
  await waitIn(person.popup, () => document.querySelector('[aria-pressed="true"][data-duplicate-action]'), []);
  expect(await everythingKept(person.popup)).not.toContain('client-secret');
  expect(await person.popup.content()).not.toContain('client-secret');
  await person.send();
  await person.outcome('sent');
  expect(body().job).toMatchObject({ client_id: 20001 });
  expect(body().job).not.toHaveProperty('portal_lead');
  expect(session.sandbox.containing('client-secret')).toEqual([]);
  expect(await everythingKept(person.popup)).not.toContain('client-secret');
  await done(person);
});

it('folds away what only begins alike', async () => {
  session.sandbox.seed('singleops', { clients: 3, email: `${nextEmail()}.au`, phone: '555-555-0100' });
  const person = await open('form', 'SingleOps sandbox');
  await person.popup.waitForSelector('[data-duplicates="3"]');
  expect(await person.text()).toContain('3 similar records');
  expect(await person.text()).not.toContain('Already there');
  expect(await person.popup.$('[data-known]')).toBeNull();
  await done(person);
});

it('shows how old divisions and custom inputs are, and reads them again when asked', async () => {
  const person = await open('form', 'SingleOps sandbox');
  await isRead(person);
  expect(await optionsOf(person.popup, 'crm.operationId')).toEqual(['1234', '1235']);
  const names = () =>
    person.popup.evaluate(() =>
      [...document.querySelectorAll('button[aria-label*="read the choices again"]')].map((button) =>
        button.getAttribute('aria-label'),
      ),
    );
  await unfold(person);
  expect(await names()).toEqual([
    expect.stringMatching(/^Division: read the choices again \(read .+\)$/),
    expect.stringMatching(/^Custom inputs: read the choices again \(read .+\)$/),
  ]);
  session.sandbox.seed('singleops', { operations: 3, customInputs: 2 });
  await readAgain(person, 'Division');
  expect(await optionsOf(person.popup, 'crm.operationId')).toContain('2003');
  // What was chosen is no longer there, and that is said.
  await waitIn(person.popup, () => document.body.innerText.includes('is not one of the choices, or no longer'), []);
  await readAgain(person, 'Custom inputs');
  await shows(person, 'custom.3002');
  expect(Object.keys(await person.values())).not.toContain('custom.124');
  // A second person finds them without a question to the CRM.
  await done(person);
  const reads = () => session.sandbox.log.filter(({ path }) => /operations|custom_inputs/.test(path)).length;
  const asked = reads();
  const other = await open('form', 'SingleOps sandbox');
  await unfold(other);
  await shows(other, 'custom.3002');
  expect(reads()).toBe(asked);
  await done(other);
});

it('keeps the choices it has when they cannot be read again, and says so', async () => {
  const person = await open('form', 'SingleOps sandbox');
  await isRead(person);
  await readAgain(person, 'Division');
  session.sandbox.fault({ crm: 'singleops', kind: 'status', status: 500, match: { path: 'operations' } });
  await press(person.popup, 'Division: read the choices again');
  await waitIn(person.popup, () => document.body.innerText.includes('answered with status 500'), []);
  expect(await optionsOf(person.popup, 'crm.operationId')).toEqual(['1234', '1235']);
  await done(person);
});

it('shows at once what is there instead of a division that vanished', async () => {
  const person = await open('form', 'SingleOps sandbox');
  await isRead(person);
  await readAgain(person, 'Division');
  await agePickers(person);
  session.sandbox.seed('singleops', { operations: 2 });
  await person.send();
  await person.outcome('rejected');
  expect(writes()).toEqual([]);
  await waitIn(
    person.popup,
    () =>
      [...(document.querySelector<HTMLSelectElement>('[name="crm.operationId"]')?.options ?? [])].some(
        ({ text }) => text === 'Division 2',
      ),
    [],
  );
  await person.fill('crm.operationId', 'Division 2');
  await person.send();
  await person.outcome('sent');
  expect(body().job).toMatchObject({ operation_id: 2002 });
  await done(person);
});

/** Presses the refresh of a picker and waits until it has been read, with one request. */
async function readAgain({ popup }: Opened, label: 'Division' | 'Custom inputs'): Promise<void> {
  const last = session.sandbox.log.at(-1)?.seq ?? 0;
  const isNew = (entry: LogEntry) => entry.seq > last && /operations$|custom_inputs$/.test(entry.path);
  await press(popup, `${label}: read the choices again`);
  await session.sandbox.until((entry) => isNew(entry) && entry.status !== null);
  await waitIn(popup, () => !document.querySelector('main button[aria-busy]'), []);
  const wanted = label === 'Division' ? '/api/v1/operations' : '/api/v1/custom_inputs';
  expect(session.sandbox.log.filter(isNew).map(({ path }) => path)).toEqual([wanted]);
}

/** As if the choices had been read long ago: the worker reads them again before it sends. */
async function agePickers({ popup }: Opened): Promise<void> {
  await popup.evaluate(async () => {
    const all = await chrome.storage.local.get<Record<string, object>>(null);
    const old = Object.entries(all).filter(([key]) => key.startsWith('lookup:'));
    await chrome.storage.local.set(Object.fromEntries(old.map(([key, value]) => [key, { ...value, at: 0 }])));
  });
}
