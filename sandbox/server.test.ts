import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** A lead for AccuLynx, the plainest of the five. */
function post(
  body: unknown = { firstName: 'Ada' },
  key = sandbox.credentials.acculynx?.apiKey,
  path = '/api/v1/leads',
) {
  return fetch(`${sandbox.base.acculynx}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('logs what arrived, what was answered and what was executed', async () => {
  const answer = (await (await post({ firstName: 'Ada', shoeSize: 9 })).json()) as { id: string };
  expect(sandbox.log).toMatchObject([
    {
      crm: 'acculynx',
      method: 'POST',
      path: '/api/v1/leads',
      body: { firstName: 'Ada' },
      status: 200,
      executed: true,
      fault: null,
      record: { id: answer.id, kind: 'lead', title: 'Ada' },
      ignored: ['shoeSize'],
    },
  ]);
});

test('masks secrets in the log and still finds them when asked', async () => {
  const secret = sandbox.credentials.acculynx?.apiKey ?? '';
  await post();
  await fetch(`${sandbox.base.apptivo}/app/dao/v6/customers?a=getConfigData&apiKey=canary-one&accessKey=canary-two`);
  await fetch(`${sandbox.base.singleops}/api/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"user_email":"a@b.example","user_token":"canary-three"}',
  });
  const seen = JSON.stringify(sandbox.log);
  for (const text of [secret, 'canary-one', 'canary-two', 'canary-three']) {
    expect(seen).not.toContain(text);
    expect(sandbox.containing(text)).toHaveLength(1);
  }
  expect(seen.match(/••••/g)).toHaveLength(4);
});

test.each([
  ['no credentials', '', 401],
  ['wrong credentials', 'nonsense', 401],
])('%s: refused, nothing executed', async (_, key, status) => {
  expect((await post(undefined, key)).status).toBe(status);
  expect(sandbox.log[0]?.executed).toBe(false);
});

test('credentials without the right are a 403, revoked ones a 401', async () => {
  expect((await post(undefined, sandbox.forbidden.acculynx?.apiKey)).status).toBe(403);
  const old = sandbox.credentials.acculynx?.apiKey;
  sandbox.setCredentials('acculynx', { apiKey: 'rotated' });
  expect((await post(undefined, old)).status).toBe(401);
  expect((await post(undefined, 'rotated')).status).toBe(200);
});

test('unknown paths and wrong methods', async () => {
  expect((await post(undefined, undefined, '/api/v2/leads')).status).toBe(404);
  const answer = await fetch(`${sandbox.base.acculynx}/api/v1/leads`, {
    headers: { authorization: `Bearer ${sandbox.credentials.acculynx?.apiKey}` },
  });
  expect(answer.status).toBe(405);
});

test('a preflight gets no permission from any CRM', async () => {
  for (const base of Object.values(sandbox.base)) {
    const answer = await fetch(base, { method: 'OPTIONS', headers: { origin: 'https://page.example' } });
    expect(answer.status).toBe(204);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  expect(sandbox.log.some((entry) => entry.executed)).toBe(false);
});

test('reset forgets the log, the faults and the credentials', async () => {
  sandbox.setCredentials('acculynx', { apiKey: 'rotated' });
  sandbox.fault({ crm: 'acculynx', kind: 'status', times: 'all' });
  await post(undefined, 'rotated');
  await sandbox.reset();
  expect(sandbox.log).toEqual([]);
  expect((await post()).status).toBe(200);
});

/** First of that many ports in a row that nobody listens at: below those that systems give to connections. */
async function freePorts(count: number): Promise<number> {
  for (let first = 10_000 + (process.pid % 10_000); ; first += count) {
    const servers = Array.from({ length: count }, () => createServer());
    const free = await Promise.allSettled(
      servers.map((server, at) => once(server.listen(first + at, '127.0.0.1'), 'listening')),
    );
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    if (free.every(({ status }) => status === 'fulfilled')) return first;
  }
}

test('fixed ports are consecutive', async () => {
  const first = await freePorts(7);
  const fixed = await startSandbox({ port: first });
  const ports = [fixed.site, ...Object.values(fixed.base), fixed.elsewhere.url].map((url) => Number(new URL(url).port));
  await fixed.close();
  expect(ports).toEqual(ports.map((_, index) => first + index));
});
