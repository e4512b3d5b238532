import { Agent, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from './faults.ts';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const path = '/api/v1/leads';

function post(firstName = 'Ada', more: RequestInit = {}): Promise<Response> {
  return fetch(`${sandbox.base.acculynx}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${sandbox.credentials.acculynx?.apiKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ firstName }),
    ...more,
  });
}

const fault = (kind: Partial<Fault> & Pick<Fault, 'kind'>) => sandbox.fault({ crm: 'acculynx', ...kind } as Fault);
const executed = () => sandbox.log.filter((entry) => entry.executed).length;

describe.each([
  [false, 0],
  [true, 1],
])('with commit %s', (commit, count) => {
  test('status, headers and body as told', async () => {
    fault({ kind: 'status', status: 429, headers: { 'retry-after': '7' }, body: { wait: true }, commit });
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([429, '7', { wait: true }]);
    expect(executed()).toBe(count);
  });

  test('a connection that dies', async () => {
    fault({ kind: 'destroy', commit });
    await expect(post()).rejects.toThrow();
    expect(executed()).toBe(count);
    expect(sandbox.log[0]).toMatchObject({ status: null, fault: 'destroy' });
  });

  test('a captive portal', async () => {
    fault({ kind: 'html', commit });
    const answer = await post();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(executed()).toBe(count);
  });

  test('JSON that does not parse', async () => {
    fault({ kind: 'badJson', commit });
    const answer = await post();
    expect(answer.headers.get('content-type')).toContain('application/json');
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    expect(executed()).toBe(count);
  });

  test('a success that names no record', async () => {
    fault({ kind: 'withoutId', commit });
    expect(JSON.stringify(await (await post()).json())).not.toMatch(/"\w*id"/i);
    expect(executed()).toBe(count);
  });

  test('a 200 that is a refusal', async () => {
    fault({ kind: 'refusal', commit });
    expect(await (await post()).json()).toMatchObject({ success: false });
    expect(executed()).toBe(count);
  });

  test('a hold, released', async () => {
    fault({ kind: 'hold', commit });
    const answer = post();
    await sandbox.until((entry) => entry.fault === 'hold' && entry.executed === commit);
    expect([sandbox.held, executed()]).toEqual([1, count]);
    expect(sandbox.log[0]?.status).toBe(null);
    sandbox.release('acculynx');
    expect((await answer).status).toBe(200);
    await sandbox.until((entry) => entry.status === 200);
    expect([sandbox.held, executed()]).toEqual([0, 1]);
  });
});

test('a hold ends by itself after its time', async () => {
  fault({ kind: 'hold', ms: 5 });
  expect((await post()).status).toBe(200);
});

test('a held request is carried out even when its sender has gone', async () => {
  fault({ kind: 'hold' });
  const controller = new AbortController();
  const answer = post('Ada', { signal: controller.signal });
  await sandbox.until((entry) => entry.fault === 'hold');
  controller.abort();
  await expect(answer).rejects.toThrow();
  sandbox.release();
  await sandbox.until((entry) => entry.executed);
});

test('reset gives up on what is held, without executing it', async () => {
  fault({ kind: 'hold' });
  const answer = post();
  await sandbox.until((entry) => entry.fault === 'hold');
  await sandbox.reset();
  await expect(answer).rejects.toThrow();
  expect(executed()).toBe(0);
});

test.each([301, 302, 303, 307, 308])('redirect %i leads to the second listener', async (status) => {
  fault({ kind: 'redirect', status });
  const answer = await post();
  expect([answer.status, answer.headers.get('location')]).toEqual([status, `${sandbox.elsewhere.url}${path}`]);
  expect(sandbox.elsewhere.log).toEqual([]);
  fault({ kind: 'redirect', status });
  await (await post('Canary', { redirect: 'follow' })).text();
  expect(sandbox.elsewhere.log).toHaveLength(1);
  // 307 and 308 send the body again: exactly what a client must not let happen.
  expect(sandbox.elsewhere.containing('Canary')).toHaveLength(status > 303 ? 1 : 0);
  expect(executed()).toBe(0);
});

test('a slow answer is the true one', async () => {
  fault({ kind: 'slow', ms: 10 });
  const { id } = (await (await post()).json()) as { id: string };
  expect(sandbox.log[0]?.record?.id).toBe(id);
});

test('a huge answer is over 1 MB and true', async () => {
  fault({ kind: 'huge' });
  const body = await (await post()).text();
  expect(body.length).toBeGreaterThan(1_048_576);
  expect((JSON.parse(body) as { id: string }).id).toBe(sandbox.log[0]?.record?.id);
});

test('a closed port refuses, an opened one takes the same address again', async () => {
  await sandbox.closePort('acculynx');
  await expect(post()).rejects.toThrow();
  await sandbox.openPort('acculynx');
  expect((await post()).status).toBe(200);
});

test('strikes as often as told, in the order set, then no more', async () => {
  fault({ kind: 'status', status: 503, times: 2 });
  fault({ kind: 'status', status: 500 });
  const statuses = [];
  for (let count = 0; count < 4; count++) statuses.push((await post()).status);
  expect(statuses).toEqual([503, 503, 500, 200]);
});

test('strikes only what it matches: CRM, method, part of the address, writes', async () => {
  sandbox.fault({ crm: 'apptivo', kind: 'status', times: 'all' });
  fault({ kind: 'status', match: { path: '/elsewhere' }, times: 'all' });
  fault({ kind: 'status', match: { method: 'GET' }, times: 'all' });
  expect((await post()).status).toBe(200);
  fault({ kind: 'status', match: { path, method: 'POST', writes: true } });
  expect((await post('')).status).toBe(400);
  expect((await post()).status).toBe(500);
});

test('a fault of a kind or CRM that does not exist is refused', () => {
  expect(() => fault({ kind: 'gremlin' as 'html' })).toThrow('gremlin');
  expect(() => sandbox.fault({ crm: 'nobody', kind: 'html' })).toThrow('nobody');
});

test('a warm connection can be killed after the commit, and the same one is seen in the log', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = () =>
    new Promise<number>((resolve, reject) => {
      const outgoing = request(
        `${sandbox.base.acculynx}${path}`,
        {
          method: 'POST',
          agent,
          headers: {
            authorization: `Bearer ${sandbox.credentials.acculynx?.apiKey}`,
            'content-type': 'application/json',
          },
        },
        (response) => response.resume().once('end', () => resolve(response.statusCode ?? 0)),
      );
      outgoing.once('error', reject).end('{"firstName":"Ada"}');
    });
  expect(await send()).toBe(200);
  fault({ kind: 'destroy', commit: true });
  await expect(send()).rejects.toThrow();
  agent.destroy();
  const [first, second] = sandbox.log;
  expect(second?.connection).toBe(first?.connection);
  expect(executed()).toBe(2);
});
