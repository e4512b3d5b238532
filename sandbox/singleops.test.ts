import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

function auth() {
  const { userEmail = '', userToken = '' } = sandbox.credentials.singleops ?? {};
  return { user_email: userEmail, user_token: userToken };
}

async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(
    `${sandbox.base.singleops}/api/v1/${path}?${new URLSearchParams({ ...auth(), ...query })}`,
  );
  return (await answer.json()) as T;
}

interface Answer {
  success: boolean;
  error: string | null;
  id: number | null;
}

async function post(body: object): Promise<Answer> {
  const answer = await fetch(`${sandbox.base.singleops}/api/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...auth(), visit: { visit_stage_id: 8 }, ...body }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

const job = {
  operation_id: 1234,
  client_id: '',
  custom_field_values: { 123: 'Email' },
  portal_lead: { first_name: 'Priya' },
};

describe('creating', () => {
  test('for a new client, with a task', async () => {
    const body = {
      job: { ...job, name: 'Tree removal', notes: 'Oak', bill_addr_1: '200 Main St', bill_addr_state: 'GA' },
      job_task_create: true,
      task: {
        name: 'Call back',
        notes: 'Soon',
        on_site: true,
        start: '2021-10-10 07:00:00',
        stop: '2021-10-10 07:30:00',
        all_day: false,
      },
    };
    const answer = await post(body);
    expect(answer).toEqual({ success: true, error: null, id: expect.any(Number) });
    const [entry] = sandbox.log;
    expect(entry).toMatchObject({ executed: true, ignored: [], record: { id: String(answer.id), data: body } });
    expect(JSON.stringify(entry)).not.toContain(auth().user_token);
  });

  test('for an existing client, whose name the record takes', async () => {
    const { portal_lead: _, ...rest } = job;
    expect((await post({ job: { ...rest, client_id: 12345 } })).success).toBe(true);
    expect(sandbox.log[0]?.record?.title).toBe('Rosalind Achterberg');
    expect(await post({ job: { ...rest, client_id: 99 } })).toMatchObject({ error: 'Client must exist' });
  });

  test.each([
    ['first_name', 255],
    ['last_name', 255],
    ['company_name', 255],
    ['email', 255],
    ['phone', 255],
    ['mobile', 255],
    ['address', 255],
    ['city', 255],
    ['state', 5],
    ['zip', 255],
  ])('portal lead %s takes %i characters and no more', async (field, max) => {
    const lead = (length: number) => ({ job: { ...job, portal_lead: { [field]: 'x'.repeat(length) } } });
    expect((await post(lead(max))).success).toBe(true);
    expect(await post(lead(max + 1))).toMatchObject({ success: false, error: expect.stringContaining(`${max}`) });
  });

  test.each([
    ['job.name', 41, (text: string) => ({ job: { ...job, name: text } })],
    ['job.notes', 4000, (text: string) => ({ job: { ...job, notes: text } })],
    ['a custom input', 4000, (text: string) => ({ job: { ...job, custom_field_values: { 123: 'Email', 124: text } } })],
    ['task.name', 41, (text: string) => ({ job, job_task_create: true, task: { name: text } })],
    ['task.notes', 4000, (text: string) => ({ job, job_task_create: true, task: { name: 'Call', notes: text } })],
  ])('%s takes %i characters and no more', async (_, max, body) => {
    expect((await post(body('x'.repeat(max)))).success).toBe(true);
    expect((await post(body('x'.repeat(max + 1)))).success).toBe(false);
  });

  test.each([
    ['no operation', { job: { ...job, operation_id: undefined } }, "Operation can't be blank"],
    ['an operation that is none', { job: { ...job, operation_id: 1 } }, 'Operation must exist'],
    ['an operation that is closed', { job: { ...job, operation_id: 1236 } }, 'Operation must exist'],
    ['nobody', { job: { ...job, portal_lead: {} } }, "Portal lead can't be blank"],
    ['another visit stage', { job, visit: { visit_stage_id: 3 } }, 'Visit stage is invalid'],
    ['a task without its object', { job, job_task_create: true }, "Task can't be blank"],
    ['a task without a name', { job, job_task_create: true, task: { notes: 'x' } }, "Task name can't be blank"],
    ['an ISO time', { job, task: { name: 'x', start: '2021-10-10T07:00:00Z' } }, 'Task start is invalid'],
    ['a text for a switch', { job, task: { name: 'x', on_site: 'yes' } }, 'Task on site is invalid'],
  ])('refuses %s', async (_, body, error) => {
    expect(await post(body)).toMatchObject({ success: false, error });
    expect(sandbox.log[0]?.executed).toBe(false);
  });

  test.each([
    [{}, "Lead Source can't be blank"],
    [{ 123: 'Fax' }, 'Lead Source is invalid'],
    [{ 123: 'Email', 125: 'soon' }, 'Preferred date is invalid'],
    [{ 123: 'Email', 126: 'maybe' }, 'Dog on site is invalid'],
    [{ 123: 'Email', 127: 'Small' }, 'Custom input 127 does not exist'],
    [{ 123: 'Email', 128: 'true' }, 'Custom input 128 does not exist'],
  ])('custom inputs %j are refused in Tree Care', async (values, error) => {
    expect(await post({ job: { ...job, custom_field_values: values } })).toMatchObject({ error });
  });

  test('custom inputs of every type, and those of a division in that division', async () => {
    const values = { 123: 'Phone', 124: 'Blue gate', 125: '2025-07-10', 126: true };
    expect((await post({ job: { ...job, custom_field_values: values } })).success).toBe(true);
    const lawn = { ...job, operation_id: '1235', custom_field_values: { ...values, 126: 'false', 127: 'Large' } };
    expect((await post({ job: lawn })).success).toBe(true);
  });

  test('credentials count in the body only', async () => {
    const answer = await fetch(`${sandbox.base.singleops}/api/v1/jobs?${new URLSearchParams(auth())}`, {
      method: 'POST',
      body: JSON.stringify({ job, visit: { visit_stage_id: 8 } }),
    });
    expect(answer.status).toBe(401);
  });
});

describe('looking up', () => {
  test.each([0, 1, 50, 51])('%i operations and custom inputs', async (count) => {
    sandbox.seed('singleops', { operations: count, customInputs: count });
    expect(await get('operations')).toHaveLength(count);
    expect(await get('custom_inputs')).toHaveLength(count);
  });

  test.each([
    [0, [0, 0]],
    [1, [1, 0]],
    [50, [50, 0]],
    [51, [50, 1]],
  ])('%i clients come in pages of 50', async (count, sizes) => {
    sandbox.seed('singleops', { clients: count, email: 'pat@home.example', phone: '555-555-0133' });
    for (const [field, term] of [
      ['email', 'PAT@home.example'],
      ['phone', '555-555-0133'],
    ] as const) {
      const page = (number: string) =>
        get<unknown[]>('clients/search_by_field', { search_field: field, search_term: term, page: number });
      expect([(await page('1')).length, (await page('2')).length]).toEqual(sizes);
    }
  });

  test('the search is by prefix of what was typed', async () => {
    const names = async (field: string, term: string) =>
      (await get<{ name: string }[]>('clients/search_by_field', { search_field: field, search_term: term })).map(
        ({ name }) => name,
      );
    expect(await names('email', 'rosalind@')).toEqual(['Rosalind Achterberg', 'Achterberg Rentals']);
    expect(await names('email', 'rentals@achterberg.example')).toEqual([]);
    expect(await names('phone', '(404) 555-0177')).toEqual(['Desmond Pruitt']);
    expect(await names('phone', '4045550177')).toEqual([]);
  });

  test('each client carries its secret token, archived and on hold', async () => {
    const clients = await get<{ token: string; is_archived: boolean; on_hold: boolean }[]>('clients/search_by_field', {
      search_field: 'phone',
      search_term: '555-555-0161',
    });
    expect(clients.map(({ is_archived: archived }) => archived)).toEqual([false, true]);
    expect(new Set(clients.map(({ token }) => token)).size).toBe(2);
  });

  test('a search for nothing or in another field is refused', async () => {
    expect(await get('clients/search_by_field', { search_field: 'name', search_term: 'a' })).toHaveProperty('error');
    expect(await get('clients/search_by_field', { search_field: 'email' })).toHaveProperty('error');
  });
});
