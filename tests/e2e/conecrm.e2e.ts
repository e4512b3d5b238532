import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxAccount, sandboxAccounts } from '../accounts.ts';
import { formsOf, press, remember, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** What ConeCRM's form can do, from the page to the wire. */

let session: Session;
beforeAll(async () => {
  session = await openSession({
    accounts: (sandbox) => [
      ...sandboxAccounts(sandbox),
      ...['north', 'south', 'west'].map((name) =>
        sandboxAccount(sandbox, 'conecrm', { id: name, name: `Motors ${name}`, defaults: {}, remembered: {} }),
      ),
    ],
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, body } = formsOf(() => session, 'conecrm');
const known = (list: string, at = 0) => session.sandbox.known.conecrm?.[list]?.[at]?.id ?? '';
/** A contact of the sandbox's first day, with two open leads. */
const amelie = 'amelie.fontaine@courrier.example';

it('sends vehicle, UTM of the page’s address, language, assignees, custom fields and a task', async () => {
  const person = await open('vehicle?utm_source=fall-mail&utm_campaign=trade-in', 'ConeCRM sandbox');
  await unfold(person);
  await person.fill('crm.contact.language', 'fr-CA');
  await person.fill('crm.assignees.new', known('users', 1));
  await waitIn(person.popup, () => document.querySelector('[name="crm.assignees.new.name"]'), []);
  await person.fill('crm.assignees.new.name', 'Casey');
  await press(person.popup, 'Remember it');
  const [budget, payment] = [known('customFields'), known('customFields', 1)];
  await person.fill(`crm.custom.${budget}`, '35,000');
  await person.fill(`crm.custom.${payment}`, 'Lease');
  await person.fill('crm.taskCreate', true);
  await person.fill('crm.task.assignee', known('users'));
  await person.fill('crm.task.type', 'CALL');
  await person.fill('crm.task.start', '2026-12-05T10:00');
  await person.send();
  await person.outcome('sent');
  const [account, lead, task] = writes();
  expect(account?.body).toMatchObject({ language: 'fr-CA', primaryContact: { language: 'fr-CA', firstName: 'Naomi' } });
  expect(lead?.body).toMatchObject({
    category: 'CAR',
    yearStr: '2022',
    makeStr: 'Toyota',
    modelStr: 'RAV4',
    trimStr: 'XLE',
    utmSource: 'fall-mail',
    utmCampaign: 'trade-in',
    assignees: [{ id: known('users', 1) }],
    customFieldValues: [
      { field: { id: budget }, value: '35,000' },
      { field: { id: payment }, value: 'Lease' },
    ],
  });
  expect(task?.body).toMatchObject({
    type: 'CALL',
    assignee: known('users'),
    connection: lead?.record?.id,
    start: expect.stringMatching(/^2026-12-05T\d\d:00:00/),
  });
  await done(person);
});

it('takes no id that is none, and picks a remembered one by its name', async () => {
  const person = await open('vehicle', 'Motors north');
  await person.fill('crm.department', 'sales');
  await waitIn(person.popup, () => document.body.innerText.includes('An id of ConeCRM, such as'), []);
  expect(await person.missing()).toContain('Department');
  await person.fill('crm.department', known('departments', 1));
  await remember(person.popup, 'department', 'Used cars');
  await done(person);
});

it('finds a contact by a phone that is written otherwise, and uses it', async () => {
  const person = await open('vehicle', 'ConeCRM sandbox');
  // There it is "(416) 555-0148".
  await person.fill('lead.phones.0.number', '416-555-0148');
  await person.popup.waitForSelector(`[data-duplicate="${known('contacts', 1)}"]`);
  expect(await person.text()).toContain('same phone');
  await press(person.popup, 'Use this contact');
  await person.send();
  await person.outcome('sent');
  expect(writes().map(({ path }) => path)).toEqual(['/api/lead']);
  expect(body().contact).toEqual({ id: known('contacts', 1) });
  await done(person);
});

it('shows a contact’s open leads by their stages, and copies one only to some other place', async () => {
  const person = await open('vehicle', 'Motors south');
  await person.fill('lead.emails.0', amelie);
  await person.popup.waitForSelector(`[data-duplicate="${known('leads', 1)}"]`);
  const text = await person.text();
  expect(text).toContain('Trade-in value');
  expect(text).toContain('Stage: Contacted');
  expect(text).toContain('Stage: New');
  await press(person.popup, 'Copy to another department or franchise', 1);
  await waitIn(person.popup, () => !document.querySelector('[name="crm.source"]'), []);
  // Neither chosen, the copy would be the same lead for the same people.
  expect(await person.missing()).toContain('Department');
  expect(await person.missing()).toContain('Franchise');
  await person.fill('crm.department', known('departments', 2));
  await person.send();
  await person.outcome('sent');
  expect(writes().map(({ path }) => path)).toEqual([`/api/lead/${known('leads', 1)}/copy`]);
  const { subject, ...rest } = body() as Record<string, unknown>;
  expect(rest).toEqual({ contact: { id: known('contacts') }, department: { id: known('departments', 2) } });
  expect(subject).toMatch(/\(LH-\w+\)$/);
  await done(person);
});

it('learns ids from an open lead', async () => {
  const person = await open('vehicle', 'Motors west');
  await person.fill('lead.emails.0', amelie);
  await person.popup.waitForSelector(`[data-duplicate="${known('leads', 1)}"] [data-learn="franchise"]`);
  await person.popup.click(`[data-duplicate="${known('leads', 1)}"] [data-learn="franchise"]`);
  await waitIn(
    person.popup,
    (id: string) => document.querySelector<HTMLInputElement>('[name="crm.franchise"]')?.value === id,
    [known('franchises', 1)],
  );
  await remember(person.popup, 'franchise', 'Lakeside');
  await person.popup.click(`[data-duplicate="${known('leads', 1)}"] [data-learn="source"]`);
  await remember(person.popup, 'source', 'By phone');
  // What is known already is not offered again.
  await waitIn(person.popup, (id: string) => !document.querySelector(`[data-duplicate="${id}"] [data-learn]`), [
    known('leads', 1),
  ]);
  await done(person);
});
