import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Answer {
  customer?: { customerId: number; [other: string]: unknown };
  errorMessage?: string;
  data?: { customerId: number }[];
  countOfRecords?: number;
  [other: string]: unknown;
}

const address = () => `${sandbox.base.apptivo}/app/dao/v6/customers`;
const keys = () => ({ ...sandbox.credentials.apptivo });
const parameters = (given: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

/** As the page shows it: a POST with everything in the query. */
async function call(given: Record<string, unknown>, credentials: Record<string, string> = keys()): Promise<Answer> {
  const answer = await fetch(`${address()}?${parameters({ ...given, ...credentials })}`, { method: 'POST' });
  return (await answer.json()) as Answer;
}
const save = (customerData: unknown) => call({ a: 'save', customerData, isLeadConvert: 'N', isDuplicate: 'false' });
const search = (searchData: unknown, more = {}) =>
  call({ a: 'getAllByAdvancedSearch', startIndex: '0', numRecords: '50', searchData, objectId: '3', ...more });

const customer = {
  customerName: 'Lindgren Outfitters',
  statusName: 'Active',
  statusId: 10000,
  assigneeObjectRefName: 'Noor Haddad',
  assigneeObjectRefId: 77021,
  assigneeObjectId: 8,
  paymentTerm: 'Net 30',
  paymentTermId: 98763,
  phoneNumbers: [{ phoneNumber: '(503) 555-0164' }],
  emailAddresses: [
    {
      emailAddress: 'oskar@lindgren.example',
      emailTypeCode: 'BUSINESS',
      emailType: 'Business',
      id: 'cont_email_input',
    },
  ],
  addresses: [
    {
      addressAttributeId: 'address_section_attr_id',
      addressTypeCode: '1',
      addressType: 'Billing Address',
      addressLine1: '905 Harbor Street',
      city: 'Portland',
      stateCode: 'OR',
      zipCode: '97209',
      countryId: 176,
      countryName: 'United States',
      countryCode: 'US',
      addressGroupName: 'Address1',
    },
  ],
  customAttributes: [],
  customerId: null,
};

describe('saving', () => {
  test('answers with the customer and its id', async () => {
    const answer = await save(customer);
    expect(answer.customer).toMatchObject({ customerName: 'Lindgren Outfitters', customerId: expect.any(Number) });
    const [entry] = sandbox.log;
    expect(entry).toMatchObject({ executed: true, ignored: [], record: { id: String(answer.customer?.customerId) } });
    expect(entry?.query).toMatchObject({ apiKey: '••••', accessKey: '••••', a: 'save' });
  });

  test('works as a form body, and with the page’s own spelling of the access key', async () => {
    const { apiKey = '', accessKey = '' } = keys();
    const body = parameters({ a: 'save', customerData: customer, apiKey, accesKey: accessKey });
    const answer = (await (await fetch(address(), { method: 'POST', body })).json()) as Answer;
    expect(answer.customer?.customerId).toEqual(expect.any(Number));
    expect(sandbox.log[0]?.body).toMatchObject({ apiKey: '••••', accesKey: '••••' });
  });

  test.each([
    ['no name', { ...customer, customerName: '' }, 'customerName'],
    ['a status that is none', { ...customer, statusId: 7 }, 'statusId'],
    ['a status under another name', { ...customer, statusName: 'Inactive' }, 'statusName'],
    ['an assignee that is none', { ...customer, assigneeObjectRefId: 1 }, 'assigneeObjectRefId'],
    ['a payment term that is none', { ...customer, paymentTermId: 1 }, 'paymentTermId'],
    ['an e-mail that is none', { ...customer, emailAddresses: [{ emailAddress: 'x' }] }, 'emailAddresses[0]'],
    ['a country that is none', { ...customer, addresses: [{ countryId: 1 }] }, 'countryId'],
    ['no JSON', '{', 'customerData'],
  ])('refuses %s with a 200', async (_, data, names) => {
    const { errorMessage, customer: made } = await save(data);
    expect(errorMessage).toContain(names);
    expect(made).toBe(undefined);
    expect(sandbox.log[0]).toMatchObject({ executed: false, status: 200 });
  });

  test('an unknown method and wrong keys', async () => {
    expect(await call({ a: 'frobnicate' })).toHaveProperty('errorMessage');
    await call({ a: 'save', customerData: customer }, { apiKey: keys().apiKey ?? '', accessKey: 'wrong' });
    await call({ a: 'save', customerData: customer }, { ...sandbox.forbidden.apptivo });
    expect(sandbox.log.map(({ status }) => status)).toEqual([200, 401, 403]);
  });
});

describe('finding', () => {
  test.each([
    [0, 0, 0],
    [1, 1, 0],
    [50, 50, 0],
    [51, 50, 1],
  ])('%i customers, fifty at a time', async (count, first, second) => {
    sandbox.seed('apptivo', { clients: count, email: 'pat@shop.example', phone: '206-555-0133' });
    for (const data of [
      { emailAddresses: [{ emailAddress: 'PAT@shop.example' }] },
      { phoneNumbers: [{ phoneNumber: '(206) 555-0133' }] },
    ]) {
      const one = await search(data);
      expect([one.data?.length, one.countOfRecords]).toEqual([first, count]);
      expect((await search(data, { startIndex: '50' })).data).toHaveLength(second);
    }
  });

  test('what was saved is found by e-mail, by phone, by both, and by nothing else', async () => {
    const id = (await save(customer)).customer?.customerId;
    const ids = async (data: unknown) => (await search(data)).data?.map(({ customerId }) => customerId);
    const email = { emailAddresses: [{ emailAddress: 'oskar@lindgren.example' }] };
    expect(await ids(email)).toEqual([id]);
    expect(await ids({ phoneNumbers: [{ phoneNumber: '+15035550164' }] })).toEqual([id]);
    expect(await ids({ ...email, phoneNumbers: [{ phoneNumber: '2065550122' }] })).toEqual([]);
    expect(await ids({ customerName: 'lindgren' })).toEqual([id]);
  });

  test.each([0, 1, 50, 51])('%i entries in each list of the configuration', async (count) => {
    sandbox.seed('apptivo', { options: count });
    const { addressTypes: _types, countries: _countries, ...lists } = await call({ a: 'getConfigData' });
    expect(Object.values(lists).map((list) => (list as unknown[]).length)).toEqual(Array(9).fill(count));
  });
});

describe('updating', () => {
  const change = {
    customerName: 'Lindgren & Co',
    emailAddresses: [{ emailAddress: 'new@lindgren.example' }],
    website: 'x',
  };
  const update = (customerId: number | undefined, more: Record<string, unknown>) =>
    call({ a: 'update', customerId: String(customerId), customerData: change, objectId: '4', ...more });

  test.each(['attributeName', 'attributeNames'])('changes what %s lists, and nothing else', async (list) => {
    const id = (await save(customer)).customer?.customerId;
    const { customer: changed } = await update(id, {
      [list]: ['customerName', 'emailAddresses'],
      isEmailAddressUpdate: 'true',
    });
    expect(changed).toMatchObject({
      customerId: id,
      customerName: 'Lindgren & Co',
      emailAddresses: change.emailAddresses,
    });
    expect(changed).not.toHaveProperty('website');
    expect((await search({ emailAddresses: change.emailAddresses })).data).toHaveLength(1);
  });

  test('leaves e-mails alone unless told', async () => {
    const id = (await save(customer)).customer?.customerId;
    const { customer: changed } = await update(id, { attributeName: ['emailAddresses'] });
    expect(changed?.emailAddresses).toEqual(customer.emailAddresses);
  });

  test('refuses a customer that is none, and an update of nothing', async () => {
    expect(await update(5, { attributeName: ['website'] })).toHaveProperty('errorMessage');
    expect(await update(1_090_590, {})).toHaveProperty('errorMessage');
  });
});
