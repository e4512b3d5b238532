import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Lead } from '../../lead/lead.ts';
import { account, Bench, reference, sampleLead } from '../contract.ts';
import type { ReconcileInput, Values } from '../define.ts';
import { planSteps } from '../form.ts';
import { configOf, optionsFor } from './config.ts';
import { emptyCustomer } from './customer-data.ts';
import apptivo from './index.ts';

vi.mock('../../browser.ts', () => ({ browser: { permissions: { contains: async () => true } } }));

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start(apptivo);
});
afterEach(() => bench.sandbox.reset());
afterAll(() => bench.sandbox.close());

const dataOf = (query: Readonly<Record<string, string>> | undefined) =>
  JSON.parse(query?.customerData ?? '{}') as Record<string, unknown>;

describe('a new customer', () => {
  test('is the page’s whole record, with what is known filled in and names beside their ids', async () => {
    const { steps } = await bench.plan({ status: '10000', assignee: '77021', paymentTerm: '98763' });
    const { request } = steps[0] ?? {};
    expect(request).toMatchObject({ method: 'POST', path: '/app/dao/v6/customers' });
    expect(request?.body).toBeUndefined();
    expect(Object.keys(request?.query ?? {})).toEqual(['a', 'customerData', 'isLeadConvert', 'isDuplicate']);
    const data = dataOf(request?.query);
    expect(Object.keys(data)).toEqual(Object.keys(emptyCustomer));
    expect(data).toEqual({
      ...emptyCustomer,
      customerName: 'Okafor Holdings',
      statusId: 10000,
      statusName: 'Active',
      assigneeObjectRefId: 77021,
      assigneeObjectRefName: 'Noor Haddad',
      assigneeObjectId: 8,
      paymentTermId: 98763,
      paymentTerm: 'Net 30',
      phoneNumber: '(303) 555-0142',
      phoneNumbers: ['(303) 555-0142', '(303) 555-0143', '(303) 555-0144'].map((phoneNumber) => ({
        phoneNumber,
        phoneTypeCode: 'PHONE_BUSINESS',
        phoneType: 'Business',
        id: 'customer_phone_input',
      })),
      contactEmail: 'w.okafor@okafor.example',
      emailAddresses: ['w.okafor@okafor.example', 'wilma@home.example'].map((emailAddress) => ({
        emailAddress,
        emailTypeCode: 'BUSINESS',
        emailType: 'Business',
        id: 'cont_email_input',
      })),
      website: 'https://okafor.example',
      description: expect.stringMatching(/^Contact: Wilhelmina Okafor, Owner[\s\S]*Ref\. LH-7F3K9Q2ZTV$/),
      defaultBillingCurrency: 'USD',
      annualRevenueCurrencyCode: 'USD',
      addresses: [
        {
          addressAttributeId: 'address_section_attr_id',
          addressTypeCode: '1',
          addressType: 'Billing Address',
          addressLine1: '418 Larkspur Lane',
          addressLine2: 'Unit 5',
          city: 'Denver',
          stateCode: 'CO',
          addressGroupName: 'Address1',
          state: 'Colorado',
          zipCode: '80203',
          countryId: 176,
          countryName: 'United States',
          countryCode: 'US',
          deliveryInstructions: null,
          county: 'Jefferson',
        },
      ],
    });
  });

  test('without the configuration the country has its code and name, and no made-up id', () => {
    const [step] = planSteps(apptivo, account, { lead: sampleLead, values: {}, reference, timeZone: 'UTC' });
    expect(dataOf(step?.request.query).addresses).toMatchObject([
      { countryId: null, countryName: 'United States', countryCode: 'US' },
    ]);
  });

  test('text that reads like a placeholder arrives as it is', async () => {
    const run = await bench.handOver({ customerName: '{{customer}}' });
    expect(dataOf(run.steps[0]?.request.query).customerName).toBe('{{customer}}');
  });

  test('no key is in what is kept', async () => {
    const { steps } = await bench.plan({});
    expect(JSON.stringify(steps)).not.toMatch(/apiKey|accessKey/);
  });
});

describe('the configuration', () => {
  const labels = (json: unknown, picker: Parameters<typeof optionsFor>[0]) =>
    optionsFor(picker)(configOf(json)).map(({ value, label }) => `${value} ${label}`);

  test.each([
    [{ statuses: [{ statusId: 1, statusName: 'Active' }] }],
    [{ data: { customerStatusList: [{ id: 1, name: 'Active' }] } }],
    [{ status: [{ lookupId: '1', displayOrder: 3, lookupName: 'Active' }] }],
    [{ a: { b: { statusTypes: [{ code: '1', meaning: 'Active' }] } } }],
  ])('statuses in %j', (json) => {
    expect(labels(json, 'statuses')).toEqual(['1 Active']);
  });

  test('lists are told apart, switched-off entries left out, strange ones survived', () => {
    const json = {
      employeeRanges: [{ employeeRangeId: 8, employeeRange: '1-10' }],
      employees: [{ employeeId: 9, employeeName: 'Noor' }],
      translations: [{ id: 1, name: 'not an SLA' }],
      slas: [
        { slaId: 2, slaName: 'Gold', isEnabled: 'Y' },
        { slaId: 3, slaName: 'Old', isEnabled: 'N' },
      ],
      industries: [null, 7, {}, { industryId: 4 }],
    };
    expect(labels(json, 'employeeRanges')).toEqual(['8 1-10']);
    expect(labels(json, 'assignees')).toEqual(['9 Noor']);
    expect(labels(json, 'slas')).toEqual(['2 Gold']);
    expect(labels(json, 'industries')).toEqual(['4 4']);
    for (const broken of [null, 'x', [], 3, { statuses: 'x' }]) expect(labels(broken, 'statuses')).toEqual([]);
  });

  test('every picker of the form finds its list', async () => {
    const { fields } = await bench.plan({});
    const pickers = fields.filter(({ lookup }) => lookup === 'config');
    expect(pickers.filter(({ options }) => (options?.length ?? 0) === 0)).toEqual([]);
    expect(pickers.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'status',
        'assignee',
        'category',
        'industry',
        'market',
        'segment',
        'paymentTerm',
        'sla',
        'employeeRange',
      ]),
    );
  });
});

describe('a customer that is there', () => {
  const bakery: Lead = {
    ...sampleLead,
    emails: ['orders@halvorsen.example', 'new@halvorsen.example'],
    phones: [{ number: '+12065550122' }, { number: '+12065550199' }],
  };

  test('is shown with what matches and what differs', async () => {
    const [card, ...others] = await bench.duplicates(bakery);
    expect(others).toEqual([]);
    expect(card).toMatchObject({
      kind: 'customer',
      id: '1090590',
      title: 'Halvorsen Bakery',
      matched: ['email', 'phone'],
      exact: true,
    });
    expect(card?.differences).toEqual([
      { label: 'Phone', before: '(206) 555-0122', after: '(206) 555-0122, (206) 555-0199' },
      { label: 'E-mail', before: 'orders@halvorsen.example', after: 'orders@halvorsen.example, new@halvorsen.example' },
      { label: 'Address', before: '', after: '418 Larkspur Lane, Unit 5, Denver, CO, 80203' },
    ]);
  });

  const update = async (more: Values = {}, lead = bakery) => {
    const [card] = await bench.duplicates(lead);
    return { ...card?.actions[0]?.values, ...more };
  };

  test('is updated with exactly the attributes that differ, keeping what it has', async () => {
    const run = await bench.handOver(await update(), bakery);
    expect(run.result).toEqual({ kind: 'done', id: '1090590' });
    const query = run.steps[0]?.request.query;
    expect(query).toMatchObject({ a: 'update', customerId: '1090590', objectId: '4', isEmailAddressUpdate: 'true' });
    expect(JSON.parse(query?.attributeName ?? '')).toEqual(['phoneNumbers', 'emailAddresses', 'addresses']);
    expect(Object.keys(dataOf(query))).toEqual(['customerId', 'phoneNumbers', 'emailAddresses', 'addresses']);
    const [entry] = bench.executed;
    expect(entry?.record?.data).toMatchObject({
      phoneNumbers: [{ phoneNumber: '(206) 555-0122' }, { phoneNumber: '(206) 555-0199' }],
      emailAddresses: [{ emailAddress: 'orders@halvorsen.example' }, { emailAddress: 'new@halvorsen.example' }],
      addresses: [{ addressLine1: '418 Larkspur Lane', countryCode: 'US' }],
    });
    expect((await bench.duplicates(bakery))[0]).toMatchObject({ actions: [], differences: [] });
  });

  test('only what the person leaves ticked is changed', async () => {
    const run = await bench.handOver(await update({ updateAttributes: ['phoneNumbers'] }), bakery);
    expect(run.steps[0]?.request.query).toMatchObject({
      isEmailAddressUpdate: 'false',
      attributeName: '["phoneNumbers"]',
    });
    expect(Object.keys(bench.executed[0]?.record?.data ?? {})).toEqual(['phoneNumbers']);
    const { problems } = await bench.plan(await update({ updateAttributes: [] }), bakery);
    expect(problems).toMatchObject([{ field: 'updateAttributes', kind: 'required' }]);
  });

  test('an address keeps the ids it has at Apptivo', async () => {
    const first = JSON.stringify({
      addressId: 12937411,
      accountAddressId: 987136,
      addressLine1: 'Old',
      isAdded: false,
    });
    const second = JSON.stringify({ addressId: 2, addressLine1: 'Other' });
    const run = await bench.plan(
      await update({ 'update.addresses': [first, second], updateAttributes: ['addresses'] }),
      bakery,
    );
    expect(dataOf(run.steps[0]?.request.query).addresses).toMatchObject([
      { addressId: 12937411, accountAddressId: 987136, addressLine1: '418 Larkspur Lane', isAdded: false },
      { addressId: 2, addressLine1: 'Other' },
    ]);
  });
});

describe('finding again what a handoff made', () => {
  const find = async (values: Values, more: Partial<ReconcileInput> = {}) => {
    const { input } = await bench.plan(values);
    return apptivo.reconcile?.find(bench.read(), { ...input, step: 'customer', done: {}, ...more });
  };

  test('by e-mail and phone, and the reference in the description', async () => {
    const run = await bench.handOver({});
    expect(await find({})).toEqual([{ id: run.done.customer, title: 'Okafor Holdings' }]);
    expect(await find({}, { reference: 'LH-000000' })).toEqual([]);
  });

  test('by name where there is neither', async () => {
    const bare = { contactEmail: '', phoneNumber: '', moreEmails: '', morePhones: '' };
    const run = await bench.handOver(bare);
    expect(await find(bare)).toEqual([{ id: run.done.customer, title: 'Okafor Holdings' }]);
  });

  test('an update, once the customer has what it was to get; an address cannot be told', async () => {
    const values = {
      customerId: '1090590',
      contactEmail: 'orders@halvorsen.example',
      phoneNumber: '(206) 555-0199',
      updateAttributes: ['phoneNumbers'],
    };
    expect(await find(values)).toEqual([]);
    await bench.handOver(values);
    expect(await find(values)).toEqual([{ id: '1090590', title: 'Halvorsen Bakery' }]);
    expect(await find({ ...values, updateAttributes: ['addresses'] })).toEqual([]);
  });
});

test('success is a customerId, at the top or under customer or data, with no error beside it', () => {
  const read = (json: unknown) =>
    apptivo.readResult(
      'customer',
      { status: 200, contentType: 'application/json', json, text: '' },
      { method: 'POST', path: '/' },
      [],
    );
  for (const json of [
    { customerId: 7 },
    { customer: { customerId: 7 } },
    { data: { customerId: '7' } },
    { data: { customer: { customerId: 7 } } },
  ]) {
    expect(read(json)).toEqual({ kind: 'done', id: '7' });
  }
  expect(read({ customerId: 7, errorMessage: 'half done' }).kind).toBe('unclear');
  expect(read({ customerId: null }).kind).toBe('unclear');
  expect(read({ id: 7 }).kind).toBe('unclear');
});
