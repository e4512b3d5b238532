import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { everythingKept, formsOf, optionsOf, press, unfold } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** What Apptivo's form can do, from the page to the wire. */

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, nextEmail } = formsOf(() => session, 'apptivo');
const customerData = () => JSON.parse(writes().at(-1)?.query.customerData ?? '{}') as Record<string, unknown>;

it('picks from the configuration, sends custom attributes, and keeps no key anywhere', async () => {
  const person = await open('contact', 'Apptivo sandbox');
  await unfold(person);
  await waitIn(person.popup, () => document.querySelector('[name="crm.sla"]'), []);
  const picks = {
    status: 'Prospect',
    assignee: 'Elias Brandt',
    category: 'Wholesale',
    industry: 'Construction',
    market: 'North',
    segment: 'Small business',
    paymentTerm: 'Net 30',
    sla: 'Standard',
    employeeRange: '11-50',
  };
  for (const [key, name] of Object.entries(picks)) await person.fill(`crm.${key}`, name);
  await press(person.popup, 'Add a custom field');
  await person.fill('crm.customAttributes.0.label', 'attr_1521');
  await person.fill('crm.customAttributes.0.value', 'Gravel roof');
  await person.fill('lead.address.state', 'CO');
  await person.fill('lead.address.country', 'US');
  await person.send();
  await person.outcome('sent');
  expect(customerData()).toMatchObject({
    statusId: 10001,
    statusName: 'Prospect',
    assigneeObjectRefId: 77022,
    assigneeObjectRefName: 'Elias Brandt',
    assigneeObjectId: 8,
    customerCategoryId: 502,
    customerCategory: 'Wholesale',
    industryId: 702,
    industryName: 'Construction',
    marketId: 601,
    segmentId: 651,
    paymentTermId: 98763,
    paymentTerm: 'Net 30',
    slaId: 901,
    employeeRangeId: 802,
    customAttributes: [{ customAttributeId: 'attr_1521', customAttributeValue: 'Gravel roof' }],
    addresses: [
      {
        addressTypeCode: '1',
        addressType: 'Billing Address',
        stateCode: 'CO',
        state: 'Colorado',
        countryCode: 'US',
        countryName: 'United States',
        countryId: 176,
      },
    ],
  });
  const shown = await person.popup.content();
  const kept = await everythingKept(person.popup);
  for (const key of Object.values(session.sandbox.credentials.apptivo ?? {})) {
    expect(kept).not.toContain(key);
    expect(shown).not.toContain(key);
    expect(session.console.join('\n')).not.toContain(key);
  }
  await done(person);
});

it('shows how old the configuration is, and reads it again when asked', async () => {
  const person = await open('contact', 'Apptivo sandbox');
  await waitIn(
    person.popup,
    () => document.querySelector('button[aria-label^="Status: read the choices again (read"]'),
    [],
  );
  session.sandbox.seed('apptivo', { options: 51 });
  await press(person.popup, 'Status: read the choices again');
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLSelectElement>('[name="crm.status"]')?.options.length === 52,
    [],
  );
  expect(await optionsOf(person.popup, 'crm.category')).toHaveLength(51);
  await done(person);
});

it('changes only what stays ticked of what differs, as it was shown before and after', async () => {
  session.sandbox.seed('apptivo', { clients: 1, email: nextEmail(), phone: '206-555-0100' });
  const person = await open('contact', 'Apptivo sandbox');
  await person.fill(
    'lead.emails.0',
    nextEmail().replace(/\d+/, (number) => String(Number(number) - 1)),
  );
  await person.fill('lead.phones.0.number', '(206) 555-0177');
  await person.popup.waitForSelector('[data-duplicate-action]');
  const rows = await person.popup.evaluate(() =>
    [...document.querySelectorAll<HTMLTableRowElement>('[data-duplicate] tr')].map((row) =>
      [...row.cells].map((cell) => cell.innerText.trim()),
    ),
  );
  expect(rows[0]).toEqual(['Phone', '206-555-0100', expect.stringContaining('206-555-0100, (206) 555-0177')]);
  expect(rows.at(-1)?.[0]).toBe('Address');
  await press(person.popup, 'Update this customer');
  await waitIn(person.popup, () => document.querySelector('[name="crm.updateAttributes"]'), []);
  await person.popup.evaluate(() =>
    document.querySelector<HTMLElement>('[name="crm.updateAttributes"] [value="addresses"]')?.click(),
  );
  await person.send();
  await person.outcome('sent');
  expect(writes()).toHaveLength(1);
  expect(writes()[0]?.query).toMatchObject({
    a: 'update',
    objectId: '4',
    attributeName: '["phoneNumbers"]',
    isEmailAddressUpdate: 'false',
  });
  expect(Object.keys(customerData()).toSorted()).toEqual(['customerId', 'phoneNumbers']);
  expect(customerData().phoneNumbers).toMatchObject([
    { phoneNumber: '206-555-0100' },
    { phoneNumber: '(206) 555-0177' },
  ]);
  await done(person);
});

it('adds an e-mail to a customer that was found by phone', async () => {
  session.sandbox.seed('apptivo', { clients: 1, email: 'older@oak.example', phone: '(206) 555-0188' });
  const person = await open('contact', 'Apptivo sandbox');
  await person.fill('lead.phones.0.number', '(206) 555-0188');
  await person.popup.waitForSelector('[data-duplicate-action]');
  await press(person.popup, 'Update this customer');
  await person.send();
  await person.outcome('sent');
  expect(writes()[0]?.query).toMatchObject({ a: 'update', isEmailAddressUpdate: 'true' });
  expect(JSON.parse(writes()[0]?.query.attributeName ?? '[]')).toContain('emailAddresses');
  expect(JSON.stringify(customerData().emailAddresses)).toContain('older@oak.example');
  await done(person);
});
