import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function post(lead: unknown) {
  const answer = await fetch(`${sandbox.base.acculynx}/api/v1/leads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.credentials.acculynx?.apiKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(lead),
  });
  const body = (await answer.json()) as { id?: string; errors?: Record<string, string[]> };
  return { status: answer.status, body };
}

test('a lead with every field', async () => {
  const lead = {
    firstName: 'Ada',
    lastName: 'Byrne',
    companyName: 'Byrne Homes',
    phoneNumber1: '7205550118',
    phoneExtension1: '4',
    phoneType1: 'Mobile',
    emailAddress: 'ada@byrne.example',
    crossReference: 'LH-7F3K9Q',
    jobCategory: 'Residential',
    workType: 'Inspection',
    street: '1 Elm St',
    street2: 'Apt 2',
    city: 'Boulder',
    state: 'CO',
    zip: '80302',
    country: 'US',
    priority: 'Urgent',
    notes: 'Two lines\nof notes',
    salesPerson: 'sam@roofing.example',
    initialAppointmentDate: '2025-07-10T15:00:00-06:00',
  };
  const { status, body } = await post(lead);
  expect(status).toBe(200);
  expect(sandbox.log[0]).toMatchObject({ executed: true, ignored: [], record: { id: body.id, data: lead } });
});

test.each([undefined, null, ''])('first name %j is refused, nothing executed', async (firstName) => {
  const { status, body } = await post({ firstName, lastName: 'Byrne' });
  expect(status).toBe(400);
  expect(Object.keys(body.errors ?? {})).toEqual(['firstName']);
  expect(sandbox.log[0]?.executed).toBe(false);
});

test.each([
  ['firstName', 50],
  ['lastName', 50],
  ['companyName', 100],
  ['phoneNumber1', 30],
  ['phoneNumber2', 30],
  ['phoneNumber3', 30],
  ['phoneExtension1', 100],
  ['phoneExtension2', 100],
  ['phoneExtension3', 100],
  ['crossReference', 250],
  ['street', 250],
  ['street2', 50],
  ['city', 50],
  ['state', 50],
  ['zip', 50],
  ['country', 50],
  ['notes', 1000],
])('%s takes %i characters and no more', async (field, max) => {
  expect((await post({ firstName: 'Ada', [field]: 'x'.repeat(max) })).status).toBe(200);
  const { status, body } = await post({ firstName: 'Ada', [field]: 'x'.repeat(max + 1) });
  expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]]);
});

test.each(['emailAddress', 'salesPerson'])('%s is an e-mail of at most 100 characters', async (field) => {
  const tail = '@mail.example';
  expect((await post({ firstName: 'Ada', [field]: 'a'.repeat(100 - tail.length) + tail })).status).toBe(200);
  expect((await post({ firstName: 'Ada', [field]: 'a'.repeat(101 - tail.length) + tail })).status).toBe(400);
  expect((await post({ firstName: 'Ada', [field]: 'ada at mail' })).status).toBe(400);
});

test.each([
  ['phoneType1', ['Home', 'Mobile', 'Work']],
  ['phoneType2', ['Home', 'Mobile', 'Work']],
  ['phoneType3', ['Home', 'Mobile', 'Work']],
  ['jobCategory', ['Residential', 'Repair', 'Property Management']],
  ['workType', ['Insurance', 'Repair', 'Retail', 'Warranty', 'New', 'Inspection', 'Service']],
  ['priority', ['Normal', 'High', 'Urgent']],
])('%s takes its words only', async (field, words) => {
  for (const word of words) expect((await post({ firstName: 'Ada', [field]: word })).status).toBe(200);
  for (const word of ['Other', '', words[0]?.toLowerCase()]) {
    const { status, body } = await post({ firstName: 'Ada', [field]: word });
    expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]]);
  }
});

test('a date that is none, a number for text, a body that is no object', async () => {
  expect((await post({ firstName: 'Ada', initialAppointmentDate: 'next week' })).status).toBe(400);
  expect((await post({ firstName: 5 })).status).toBe(400);
  expect((await post(['Ada'])).status).toBe(400);
});
