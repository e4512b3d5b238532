import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { account, Bench, reference, sampleLead } from '../contract.ts';
import type { Lookups, Read, RequestSpec, Values } from '../define.ts';
import { fieldsOf } from '../form.ts';
import { readCustomInputs } from './custom-inputs.ts';
import singleops from './index.ts';

vi.mock('../../browser.ts', () => ({ browser: { permissions: { contains: async () => true } } }));

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start(singleops);
});
afterEach(() => bench.sandbox.reset());
afterAll(() => bench.sandbox.close());

const base: Values = { operationId: '1234', 'custom.123': 'Email' };

test('a new client: details under portal_lead, an empty client_id, the visit in stage 8', async () => {
  const { steps } = await bench.plan(base);
  expect(steps).toHaveLength(1);
  expect(steps[0]?.request.body).toEqual({
    job: {
      operation_id: 1234,
      client_id: '',
      name: 'Roof leaks at the chimney',
      notes: expect.stringContaining(`Ref. ${reference}`),
      portal_lead: {
        first_name: 'Wilhelmina',
        last_name: 'Okafor',
        company_name: 'Okafor Holdings',
        email: 'w.okafor@okafor.example',
        phone: '303-555-0143',
        mobile: '303-555-0142',
        address: '418 Larkspur Lane, Unit 5',
        city: 'Denver',
        state: 'CO',
        zip: '80203',
      },
      bill_addr_1: '418 Larkspur Lane',
      bill_addr_2: 'Unit 5',
      bill_addr_city: 'Denver',
      bill_addr_state: 'CO',
      bill_addr_postal_code: '80203',
      custom_field_values: { 123: 'Email' },
    },
    visit: { visit_stage_id: 8 },
  });
});

test('an existing client: its id, and none of the details', async () => {
  const run = await bench.handOver({ ...base, clientId: '12345' });
  expect(run.result).toMatchObject({ kind: 'done' });
  const [step] = run.steps;
  const job = (step?.request.body as unknown as { job: Record<string, unknown> } | undefined)?.job ?? {};
  expect(job.client_id).toBe(12345);
  expect(job.portal_lead).toBeUndefined();
  expect(Object.keys(job).filter((key) => key.startsWith('bill_addr'))).toEqual([]);
});

test('a task, in SingleOps’ time format, half an hour long unless said otherwise', async () => {
  const run = await bench.handOver({ ...base, taskCreate: true, taskOnSite: true, taskAllDay: false });
  expect(run.result).toMatchObject({ kind: 'done' });
  expect(run.steps[0]?.request.body).toMatchObject({
    job_task_create: true,
    task: {
      name: 'Call Wilhelmina Okafor',
      on_site: true,
      all_day: false,
      start: '2026-03-12 15:00:00',
      stop: '2026-03-12 15:30:00',
    },
  });
});

test('keys go in the body of a POST and in the query of a GET', () => {
  const keys = { userEmail: 'a@b.example', userToken: 't' };
  expect(singleops.authorize({ method: 'GET', path: '/x', query: { page: '1' } }, keys)).toEqual({
    method: 'GET',
    path: '/x',
    query: { page: '1', user_email: 'a@b.example', user_token: 't' },
  });
  expect(singleops.authorize({ method: 'POST', path: '/x', body: { job: {} } }, keys).body).toEqual({
    job: {},
    user_email: 'a@b.example',
    user_token: 't',
  });
});

describe('custom inputs', () => {
  const shown = async (values: Values) => {
    const lookups = await bench.lookups();
    return fieldsOf(singleops, account, lookups, values).filter(({ part }) => part === 'custom');
  };

  test('those of jobs, in every division or in the chosen one, with their types and options', async () => {
    const fields = await shown({ operationId: '1235' });
    expect(fields.map(({ key, label, type, required }) => [key, label, type, required])).toEqual([
      ['custom.123', 'Lead Source', 'select', true],
      ['custom.124', 'Gate code', 'text', false],
      ['custom.125', 'Preferred date', 'date', false],
      ['custom.126', 'Dog on site', 'checkbox', false],
      ['custom.127', 'Lawn size', 'select', false],
    ]);
    expect(fields[0]?.options).toContainEqual({ value: 'Mailer', label: 'Mailer' });
    expect((await shown({ operationId: '1234' })).map(({ key }) => key)).not.toContain('custom.127');
  });

  test('a value for another division’s input is not sent', async () => {
    const { steps } = await bench.plan({ ...base, 'custom.127': 'Large' });
    expect(JSON.stringify(steps)).not.toContain('Large');
  });

  test('a division that is closed is not offered', async () => {
    const lookups = await bench.lookups();
    expect(lookups.operations?.options.map(({ label }) => label)).toEqual(['Tree Care', 'Lawn Care']);
  });

  test('operations given as bare ids, an unknown type, and answers that are no list', async () => {
    const read =
      (json: unknown): Read =>
      async () =>
        json;
    const items = [
      { id: 1, name: 'A', input_type: 'signature', resource_type: 'Job', operations: [1234], dropdown_options: null },
    ];
    const customInputs = await readCustomInputs(read(items));
    const lookups: Lookups = { customInputs };
    const [field] = singleops.dynamicFields?.(lookups, { operationId: '1234' }) ?? [];
    expect(field).toMatchObject({ key: 'custom.1', type: 'text' });
    expect(singleops.dynamicFields?.(lookups, { operationId: '9' })).toEqual([]);
    for (const json of [null, {}, 'x', [null, 3]]) expect((await readCustomInputs(read(json))).items).toEqual([]);
  });
});

describe('clients', () => {
  const rosalind = { ...sampleLead, emails: ['rosalind@achterberg.example'], phones: [{ number: '+15555550161' }] };

  test('found by e-mail and phone, once each, exact ones first, with archived and on hold', async () => {
    const found = await bench.duplicates(rosalind);
    expect(found.map(({ id, matched, lines }) => [id, matched, lines])).toEqual([
      [
        '12345',
        ['email', 'phone'],
        ['rosalind@achterberg.example', '555-555-0161', '18 Orchard Row, Marietta, GA, 30060'],
      ],
      [
        '12346',
        ['email', 'phone'],
        ['rosalind@achterberg.example, rentals@achterberg.example', '555-555-0161 x2', 'Archived'],
      ],
    ]);
    expect(found[0]?.actions).toEqual([
      { label: 'Use this client', values: { clientId: '12345', 'clientId.label': 'Rosalind Achterberg' } },
    ]);
  });

  test('a phone that was typed in with parentheses is found too', async () => {
    const found = await bench.duplicates({ ...sampleLead, emails: [], phones: [{ number: '+14045550177' }] });
    expect(found).toMatchObject([
      { id: '12347', exact: true, matched: ['phone'], lines: expect.arrayContaining(['On hold']) },
    ]);
  });

  test('a prefix hit that is no match is a candidate, and not marked', async () => {
    bench.sandbox.seed('singleops', { clients: 2, email: 'w.okafor@okafor.example.mx', phone: '999-999-9999' });
    const found = await bench.duplicates({ ...sampleLead, phones: [] });
    expect(found.map(({ exact, matched }) => [exact, matched])).toEqual([
      [false, []],
      [false, []],
    ]);
  });

  test('the secret token of a client goes no further than reading', async () => {
    expect(JSON.stringify(await bench.duplicates(rosalind))).not.toContain('client-secret');
  });

  test('a client that was merged leads to the one it was merged into', async () => {
    const read: Read = async (request: RequestSpec) =>
      request.query?.search_field === 'email'
        ? [{ id: 1, name: 'Old', email: 'a@b.example', merged_to_client_id: 2 }]
        : [];
    const found = await singleops.findDuplicates?.(read, {
      lead: { ...sampleLead, emails: ['a@b.example'] },
      values: {},
    });
    expect(found?.[0]).toMatchObject({
      lines: ['a@b.example', 'Merged into client 2'],
      actions: [{ values: { clientId: '2' } }],
    });
  });
});

test('a job name is the first that fits into 41 characters', async () => {
  const long = { ...sampleLead, subject: 'x'.repeat(42) };
  expect((await bench.plan(base, long)).input.values.name).toBe('Wilhelmina Okafor');
});
