import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

interface Answer {
  data?: { id?: string; company?: { id?: string } };
  errors?: { status: string; source?: { pointer: string } }[];
}

async function post(data: unknown, query = '', token = sandbox.credentials.centerpoint?.token) {
  const answer = await fetch(`${sandbox.base.centerpoint}/a/leads${query}`, {
    method: 'POST',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': 'application/json' },
    body: JSON.stringify({ data }),
  });
  const body = (await answer.json()) as Answer;
  return { status: answer.status, body, pointers: body.errors?.map(({ source }) => source?.pointer) };
}

const company = { name: 'Bramwell Cold Storage' };

test('the example of the page, with every part', async () => {
  const data = {
    type: 'leads',
    company: {
      name: 'Company Name',
      externalId: 'C123',
      streetAddress: '123 Main St.',
      locality: 'Chicago',
      region: 'IL',
      postalCode: '60000',
      county: 'Cook',
      timeZone: 'America/Chicago',
      manager: 'Avery Quinn',
      billingAddress: 'Mary Manager\n123 Main St.\nChicago, IL 60000',
      billingInstructions: 'By mail',
      custom: { 'Company Size': '1 Million' },
    },
    property: { name: 'Property Name', externalId: 'B1', region: 'IL', custom: { 'Building Height': '20ft' } },
    contact: {
      name: 'John Doe',
      position: 'President',
      email: 'john@doe.example',
      mobile: '(811) 123-1234',
      office: '(811) 123-1234 x 123',
      custom: { 'Answers Phone?': 'Yes' },
    },
    opportunity: {
      leadType: 'Referral',
      manager: 'Morgan Hale',
      product: 'Re-Roof',
      price: 2000,
      isForecasted: true,
      notes: 'Call first',
      custom: { 'First Contact Date': '07/12/2023' },
    },
  };
  const { status, body } = await post(data);
  expect(status).toBe(201);
  expect(sandbox.log[0]).toMatchObject({ ignored: [], record: { id: body.data?.id, title: 'John Doe', data } });
});

test('the company, and a name wherever a part is sent', async () => {
  expect((await post({ type: 'leads' })).pointers).toEqual(['/data/company']);
  expect((await post({ type: 'leads', company: {} })).pointers).toEqual(['/data/company/name']);
  const parts = await post({ type: 'leads', company, property: {}, contact: { email: 'a@b.example' } });
  expect([parts.status, parts.pointers]).toEqual([422, ['/data/property/name', '/data/contact/name']]);
  expect((await post({ company })).pointers).toEqual(['/data/type']);
  expect(sandbox.log.every((entry) => !entry.executed)).toBe(true);
});

test.each([
  ['company', 'region', 'Illinois'],
  ['company', 'timeZone', 'Chicago time'],
  ['company', 'manager', 'Nobody Here'],
  ['contact', 'email', 'no mail'],
  ['contact', 'mobile', 'call me'],
  ['contact', 'mobile', '(811) 123-1234 x 5'],
  ['opportunity', 'leadType', 'Rumour'],
  ['opportunity', 'manager', 'Nobody Here'],
  ['opportunity', 'product', 'Swimming pool'],
  ['opportunity', 'price', '2000'],
  ['opportunity', 'isForecasted', 'yes'],
])('%s.%s refuses %j', async (part, field, value) => {
  const base = { type: 'leads', company, contact: { name: 'John Doe' }, opportunity: {} };
  const { status, pointers } = await post({ ...base, [part]: { ...base[part as 'company'], [field]: value } });
  expect([status, pointers]).toEqual([422, [`/data/${part}/${field}`]]);
});

test('the same company by name or by external id, whatever else is new', async () => {
  const id = async (given: object) => (await post({ type: 'leads', company: given })).body.data?.company?.id;
  const first = await id({ name: 'Bramwell', externalId: 'C1' });
  expect(await id({ name: 'BRAMWELL' })).toBe(first);
  expect(await id({ name: 'Renamed', externalId: 'C1' })).toBe(first);
  expect(await id({ name: 'Another', externalId: 'C2' })).not.toBe(first);
});

test('the token in the address, which the page allows, is masked in the log', async () => {
  const token = sandbox.credentials.centerpoint?.token ?? '';
  expect((await post({ type: 'leads', company }, `?token=${token}`, '')).status).toBe(201);
  expect(sandbox.log[0]?.query).toEqual({ token: '••••' });
  expect((await post({ type: 'leads', company }, '?token=wrong', '')).status).toBe(401);
});

test('says what it knows nothing of', async () => {
  await post({ type: 'leads', company: { ...company, slogan: 'Cold' }, extra: 1 });
  expect(sandbox.log[0]?.ignored).toEqual(['data.company.slogan', 'data.extra']);
});
