import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coneToken } from './conecrm.ts';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

type Body = Record<string, unknown> & { id: string; errors?: Record<string, string[]> };

async function call(method: string, path: string, body?: unknown, token = sandbox.credentials.conecrm?.token) {
  const answer = await fetch(`${sandbox.base.conecrm}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}
const post = (path: string, body: unknown) => call('POST', path, body);
const list = async (path: string) => (await call('GET', path)).body as unknown as Record<string, string>[];

const known = (of: string, index = 0) => sandbox.known.conecrm?.[of]?.[index]?.id ?? '';
const contactId = () => known('contacts');
const wanted = () => ({
  subject: 'RAV4',
  department: { id: known('departments') },
  contact: { id: contactId() },
  source: { id: known('sources') },
  franchise: { id: known('franchises') },
});
const stranger = '0197f3a0-ffff-7000-8000-000000000000';

describe('an account', () => {
  test('brings its contact along, which can be found from then on', async () => {
    const person = {
      firstName: 'Naomi',
      lastName: 'Okafor',
      companyName: 'Okafor Ltd',
      primaryEmail: 'naomi@post.example',
      secondaryEmail: 'n@post.example',
      homePhone: '1',
      workPhone: '2',
      workPhoneExtension: '3',
      mobilePhone: '+14165550171',
      address: '1 Main',
      city: 'Mississauga',
      province: 'ON',
      postalCode: 'L5B 3C1',
      country: 'CA',
      language: 'fr-CA',
    };
    const account = { name: 'Naomi Okafor', primaryEmail: 'naomi@post.example', primaryContact: person };
    const { status, body } = await post('/api/account', account);
    const contact = body.primaryContact as Body;
    expect([status, contact.firstName]).toEqual([200, 'Naomi']);
    expect(contact.id).not.toBe(body.id);
    expect(sandbox.log[0]).toMatchObject({ ignored: [], record: { id: body.id, kind: 'account' } });
    expect((await list('/api/contact?search=naomi@post')).map(({ id }) => id)).toEqual([contact.id]);
    expect(
      (await post('/api/lead', { ...wanted(), contact: { id: contact.id }, account: { id: body.id } })).status,
    ).toBe(200);
  });

  test.each([
    ['name', { name: '' }],
    ['province', { name: 'A', province: 'Québec' }],
    ['language', { name: 'A', language: 'French' }],
    ['primaryEmail', { name: 'A', primaryEmail: 'none' }],
    ['primaryContact.province', { name: 'A', primaryContact: { province: 'Ontario' } }],
    ['primaryContact', { name: 'A', primaryContact: { id: stranger } }],
  ])('is refused for its %s', async (field, account) => {
    const { status, body } = await post('/api/account', account);
    expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]]);
    expect(body.message).toEqual(expect.any(String));
  });
});

describe('a lead', () => {
  test('with every field becomes an open lead of its contact', async () => {
    const given = {
      ...wanted(),
      assignees: [{ id: known('users') }],
      description: 'Still available?',
      category: 'CAR',
      makeStr: 'Toyota',
      modelStr: 'RAV4',
      yearStr: '2022',
      trimStr: 'XLE',
      utmCampaign: 'autumn',
      utmSource: 'motorfair',
      customerInitiated: true,
      leadHandlingInstructions: 'Call first',
      customFieldValues: [{ field: { id: known('customFields') }, value: '30000' }],
    };
    const { status, body } = await post('/api/lead', given);
    expect([status, body.subject]).toEqual([200, 'RAV4']);
    expect(sandbox.log[0]).toMatchObject({ ignored: [], record: { id: body.id, kind: 'lead', data: given } });
    const open = await list(`/api/contact/${contactId()}/lead/open`);
    expect(open.map(({ id }) => id)).toContain(body.id);
  });

  test.each(['subject', 'department', 'contact', 'source', 'franchise'])('needs its %s', async (field) => {
    const { status, body } = await post('/api/lead', { ...wanted(), [field]: undefined });
    expect([status, body.errors]).toEqual([400, { [field]: ['This value should not be blank.'] }]);
    expect(sandbox.log[0]?.executed).toBe(false);
  });

  test.each(['department', 'contact', 'source', 'franchise', 'account'])(
    'refuses a %s that is no UUID, or names nothing',
    async (field) => {
      for (const id of ['12', stranger]) {
        const { status, body } = await post('/api/lead', { ...wanted(), [field]: { id } });
        expect([status, Object.keys(body.errors ?? {})]).toEqual([400, [field]]);
      }
      const { body } = await post('/api/lead', { ...wanted(), [field]: {} });
      expect(Object.keys(body.errors ?? {})).toEqual([field]);
    },
  );

  test('refuses a year of five characters, strangers as assignees, unknown custom fields', async () => {
    expect((await post('/api/lead', { ...wanted(), yearStr: '20222' })).body.errors).toHaveProperty('yearStr');
    const assigned = await post('/api/lead', { ...wanted(), assignees: [{ id: stranger }] });
    expect(Object.keys(assigned.body.errors ?? {})).toEqual(['assignees[0]']);
    const custom = await post('/api/lead', {
      ...wanted(),
      customFieldValues: [{ field: { id: stranger }, value: 'x' }],
    });
    expect(Object.keys(custom.body.errors ?? {})).toEqual(['customFieldValues[0].field']);
  });

  test('is copied to another department and franchise', async () => {
    const path = `/api/lead/${known('leads')}/copy`;
    const franchise = { id: known('franchises', 1) };
    const { status, body } = await post(path, {
      contact: { id: contactId() },
      department: { id: known('departments', 2) },
      franchise,
    });
    expect([status, body.subject, body.franchise]).toEqual([200, 'Test drive: compact SUV', franchise]);
    expect(body.id).not.toBe(known('leads'));
    expect((await post(path, {})).body.errors).toHaveProperty('contact');
    expect((await post(path, { contact: { id: contactId() }, department: { id: '5' } })).status).toBe(400);
    expect((await post(`/api/lead/${stranger}/copy`, { contact: { id: contactId() } })).status).toBe(404);
  });
});

describe('a task', () => {
  const task = () => ({ assignee: known('users'), title: 'Call back' });

  test('of every type, tied to contact and lead', async () => {
    for (const type of [
      'CALL',
      'EMAIL',
      'MEETING',
      'OTHER',
      'SMS',
      'FOLLOW_UP',
      'REMINDER',
      'LINKEDIN_MESSAGE',
      'DM',
    ]) {
      const given = {
        ...task(),
        type,
        note: 'Soon',
        start: '2025-07-10T15:00:00Z',
        end: '2025-07-10T15:30:00-04:00',
        contact: contactId(),
        connection: known('leads'),
      };
      expect((await post('/api/task', given)).body).toMatchObject({ id: expect.any(String), type });
    }
    expect(sandbox.log.every((entry) => entry.executed && entry.ignored.length === 0)).toBe(true);
  });

  test.each([
    ['title', { title: '' }, 'title This value should not be blank.'],
    ['assignee', { assignee: undefined }, 'assignee This value should not be blank.'],
    ['type', { type: 'LETTER' }, 'type The selected choice is invalid.'],
    ['start', { start: 'noon' }, 'start This value is not valid.'],
    ['connection', { connection: stranger }, 'connection The selected choice is invalid.'],
  ])('refuses a wrong %s with a bare string', async (_, change, message) => {
    expect(await post('/api/task', { ...task(), ...change })).toEqual({ status: 400, body: message });
  });
});

describe('looking up', () => {
  test.each([0, 1, 50, 51])('%i contacts, stages, custom fields and open leads', async (count) => {
    const email = 'robin@contacts.example';
    sandbox.seed('conecrm', { clients: count, email, phone: '416-555-0100', stages: count, customFields: count });
    expect(await list(`/api/contact?search=${email}&limit=200`)).toHaveLength(count);
    expect(await list('/api/contact/phone/416-555-0100')).toHaveLength(count);
    expect(await list('/api/contact/phone/4165550100')).toHaveLength(0);
    expect(await list('/api/stage')).toHaveLength(count);
    expect(await list('/api/custom-field/lead')).toHaveLength(count);
    sandbox.seed('conecrm', { clients: 1, openLeads: count });
    expect(await list(`/api/contact/${contactId()}/lead/open`)).toHaveLength(count);
  });

  test('contacts by page', async () => {
    sandbox.seed('conecrm', { clients: 51 });
    expect(await list('/api/contact')).toHaveLength(50);
    expect(await list('/api/contact?start=50&limit=50')).toHaveLength(1);
  });

  test('open leads carry stage, source and franchise that can be learned', async () => {
    const [first] = (await list(`/api/contact/${contactId()}/lead/open`)) as unknown as Record<
      string,
      { id: string }
    >[];
    const stages = await list('/api/stage');
    expect(stages.map(({ id }) => id)).toContain(first?.stage?.id);
    expect([first?.source?.id, first?.franchise?.id]).toEqual([known('sources'), known('franchises')]);
    expect((await call('GET', `/api/contact/${stranger}/lead/open`)).status).toBe(404);
  });

  test('the query builder, with its operators and its errors', async () => {
    const config = await call('GET', '/api/query-builder/config/contact');
    expect(config.body.operators).toHaveLength(18);
    const rule = { field: 'primaryEmail', operator: '=', valueSource: 'value', value: 'GREG.sorensen@postbox.example' };
    const found = await post('/api/query-builder/filter/contact', { query: { combinator: 'and', rules: [rule] } });
    expect(found.body).toMatchObject({ success: true, data: [{ firstName: 'Greg' }] });
    const wrong = { combinator: 'and', rules: [{ ...rule, operator: 'like' }] };
    expect(await post('/api/query-builder/filter/contact', { query: wrong })).toEqual({
      status: 400,
      body: { error: 'Unknown operator "like"' },
    });
    expect((await post('/api/query-builder/filter/spaceship', {})).status).toBe(404);
  });
});

test('a token that has expired is a 401', async () => {
  const token = coneToken(1_500_000_000);
  sandbox.setCredentials('conecrm', { token });
  expect((await call('GET', '/api/stage', undefined, token)).status).toBe(401);
});

test('a user without the right is a 403', async () => {
  expect((await call('GET', '/api/stage', undefined, sandbox.forbidden.conecrm?.token)).status).toBe(403);
});
