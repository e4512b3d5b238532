import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxAccount, sandboxAccounts } from '../accounts.ts';
import { formsOf, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** What each CRM's own form can do, from the page to the wire. */

const inTwoDays = () => {
  const claims = { exp: Math.floor(Date.now() / 1000) + 2 * 86_400 };
  return ['{"alg":"HS256"}', JSON.stringify(claims), 'sig'].map((part) => btoa(part)).join('.');
};

let session: Session;
beforeAll(async () => {
  session = await openSession({
    accounts: (sandbox) => [
      ...sandboxAccounts(sandbox),
      {
        ...sandboxAccount(sandbox, 'conecrm', { id: 'ending', name: 'ConeCRM ending' }),
        secrets: { token: inTwoDays() },
      },
    ],
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, body, nextEmail } = formsOf(() => session, 'crms');

it('AccuLynx: sends an appointment in the zone that stands beside it', async () => {
  const person = await open('form', 'AccuLynx sandbox');
  await person.fill('crm.initialAppointmentDate', '2026-12-01T15:00');
  await person.fill('crm.appointmentZone', 'America/Denver');
  await unfold(person);
  const keys = Object.keys(await person.values());
  expect(keys.indexOf('appointmentZone')).toBe(keys.indexOf('initialAppointmentDate') + 1);
  expect(await person.text()).toContain('puts the time of the appointment into the notes');
  await person.send();
  await person.outcome('sent');
  expect(body().initialAppointmentDate).toBe('2026-12-01T15:00:00-07:00');
  await done(person);
});

it('AccuLynx: sends phones by kind with types and extensions, the choices, and the reference', async () => {
  const person = await open('form', 'AccuLynx sandbox');
  await unfold(person);
  const chosen = {
    phoneNumber1: '(503) 555-0161',
    phoneType1: 'Mobile',
    phoneExtension1: '1',
    phoneNumber2: '(503) 555-0162',
    phoneType2: 'Home',
    phoneExtension2: '22',
    phoneNumber3: '(503) 555-0163',
    phoneType3: 'Work',
    phoneExtension3: '333',
    street2: 'Unit 5',
    jobCategory: 'Property Management',
    workType: 'Inspection',
    priority: 'Urgent',
    salesPerson: 'sales@roofers.example',
  };
  for (const [key, value] of Object.entries(chosen)) await person.fill(`crm.${key}`, value);
  await person.fill('crm.initialAppointmentDate', '2026-12-01T15:00');
  await person.send();
  await person.outcome('sent');
  expect(body()).toMatchObject({ ...chosen, country: 'US', crossReference: expect.stringMatching(/^LH-\w+$/) });
  // Every one of the page's 26 fields went along.
  expect(Object.keys(body())).toHaveLength(26);
  await done(person);
});

it('Centerpoint: shows the company made of a person’s name, remembers a manager, sends the price as a number', async () => {
  const person = await open('contact', 'Centerpoint Connect sandbox');
  await person.fill('lead.companyName', '');
  await person.fill('lead.firstName', 'Rosa');
  await person.fill('lead.lastName', 'Ortiz');
  await waitIn(person.popup, () => {
    const name = document.querySelector<HTMLInputElement>('[name="crm.companyName"]');
    return name?.value === 'Rosa Ortiz' && !name.closest('details');
  }, []);
  const manager = session.sandbox.known.centerpoint?.employees?.[0]?.name ?? '';
  await unfold(person);
  await person.fill('crm.companyManager', manager);
  await person.fill('crm.companyManager.name', 'Our manager');
  await person.popup.focus('[name="crm.companyManager.name"]');
  await person.popup.keyboard.press('Enter');
  await waitIn(
    person.popup,
    () =>
      document.querySelector<HTMLSelectElement>('select[name="crm.companyManager"]')?.selectedOptions[0]?.text ===
      'Our manager',
    [],
  );
  await person.fill('crm.price', '$2,000.50');
  await person.send();
  await person.outcome('sent');
  expect(body().data).toMatchObject({
    company: { name: 'Rosa Ortiz', manager },
    opportunity: { price: 2000.5 },
  });
  await done(person);
});

it('SingleOps: says that a custom input vanished, before anything is sent', async () => {
  const person = await open('form', 'SingleOps sandbox');
  await person.fill('crm.custom.124', '4711');
  await person.popup.evaluate(async () => {
    const all = await chrome.storage.local.get<Record<string, object>>(null);
    const old = Object.entries(all).filter(([key]) => key.startsWith('lookup:sandbox-singleops'));
    await chrome.storage.local.set(Object.fromEntries(old.map(([key, value]) => [key, { ...value, at: 0 }])));
  });
  session.sandbox.seed('singleops', { customInputs: 1 });
  await person.send();
  await person.outcome('rejected');
  await waitIn(person.popup, () => document.body.innerText.includes('“Gate code” is no longer a field there.'), []);
  expect(writes()).toEqual([]);
  // What is there now stands in the form at once, and what was said stays.
  await waitIn(person.popup, () => document.querySelector('[name="crm.custom.3001"]'), []);
  expect(await person.text()).toContain('“Gate code” is no longer a field there.');
  expect(Object.keys(await person.values())).not.toContain('custom.124');
  await person.fill('crm.custom.3001', 'By the blue door');
  await person.send();
  await person.outcome('sent');
  expect(body().job).toMatchObject({ custom_field_values: { '3001': 'By the blue door' } });
  await done(person);
});

it('ConeCRM: goes on at the step that failed, and says meanwhile that the rest was not sent', async () => {
  session.sandbox.fault({ crm: 'conecrm', kind: 'status', status: 401, match: { path: '/api/task' } });
  const person = await open('vehicle', 'ConeCRM sandbox');
  await person.fill('crm.taskCreate', true);
  await person.fill('crm.task.assignee', session.sandbox.known.conecrm?.users?.[0]?.id ?? '');
  await person.send();
  expect((await person.outcome('held')).text).toContain('the rest was not sent yet');
  await person.popup.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-outcome="held"] button')];
    buttons.find((button) => button.innerText === 'Try again')?.click();
  });
  await person.outcome('sent');
  expect(writes().map(({ path }) => path)).toEqual(['/api/account', '/api/lead', '/api/task']);
  await done(person);
});

it('ConeCRM: warns in the review of a token that ends soon', async () => {
  const person = await open('vehicle', 'ConeCRM ending');
  const warning = () => document.querySelector<HTMLElement>('[data-warning]')?.innerText;
  expect(await waitIn(person.popup, warning, [])).toMatch(/The token expires in \d+ hours\./);
  await done(person);
});

it('Apptivo: changes exactly what differs, as it was shown', async () => {
  const email = nextEmail();
  session.sandbox.seed('apptivo', { clients: 1, email, phone: '206-555-0100' });
  const person = await open('contact', 'Apptivo sandbox');
  await person.popup.waitForSelector('[data-duplicate-action]');
  expect(await person.text()).toMatch(/206-555-0100, \(503\) 555-\d{4}/);
  await person.popup.click('[data-duplicate-action]');
  await waitIn(person.popup, () => document.querySelector('[name="crm.updateAttributes"]'), []);
  await person.send();
  await person.outcome('sent');
  expect(writes()[0]?.query).toMatchObject({ a: 'update', attributeName: '["phoneNumbers","addresses"]' });
  await done(person);
});

it('puts what was cut off long notes into another field, by the person’s choice', async () => {
  const person = await open('form', 'SingleOps sandbox');
  await person.fill('crm.taskCreate', true);
  await person.fill('crm.notes', `${'word '.repeat(790)}the very end of it ${'x'.repeat(40)}`);
  await waitIn(person.popup, () => document.querySelector('[data-action="shorten"]'), []);
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-action="shorten"]')?.click());
  await waitIn(person.popup, () => document.querySelector('[data-move-rest="taskNotes"]'), []);
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-move-rest="taskNotes"]')?.click());
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLTextAreaElement>('[name="crm.taskNotes"]')?.value.endsWith('xxxx'),
    [],
  );
  expect(await person.missing()).toBe('');
  await done(person);
});
