import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { grantedHosts, resetBrowser } from '../../tests/in-process/extension.ts';
import { answerLimit } from './exchange.ts';
import type { SendError } from './send-error.ts';
import { sendRequest } from './send-request.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let answerWith: Handler;
let arrived: { url: string; headers: IncomingMessage['headers'] }[];
let strayed: string[];
let server: Server;
let elsewhere: Server;
let base: string;
let other: string;

const listening = (handler: Handler): Promise<Server> =>
  new Promise((resolve) => {
    const one = createServer(handler).listen(0, '127.0.0.1', () => resolve(one));
  });
const addressOf = (one: Server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;

beforeAll(async () => {
  server = await listening((request, response) => {
    arrived.push({ url: request.url ?? '', headers: request.headers });
    answerWith(request, response);
  });
  elsewhere = await listening((request, response) => {
    strayed.push(request.url ?? '');
    response.end('{"id":1}');
  });
  base = addressOf(server);
  other = addressOf(elsewhere);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  elsewhere.close();
});
beforeEach(() => {
  resetBrowser();
  arrived = [];
  strayed = [];
  answerWith = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":7}');
});

const secret = 'canary-key-5512';
const wire = (path = '/leads', to = base) => ({
  method: 'POST' as const,
  url: `${to}${path}?apiKey=${secret}`,
  headers: { Authorization: `Bearer ${secret}`, 'X-Key': secret, 'Content-Type': 'application/json' },
  body: '{"a":1}',
});
const send = (options: Partial<Parameters<typeof sendRequest>[1]> = {}, request = wire()) =>
  sendRequest(request, { base, operation: 'op-1', ...options });

async function failureOf(sent: Promise<unknown>): Promise<SendError> {
  const error = await sent.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'SendError' });
  // Whatever went wrong: nothing in the error leads to the key or the address.
  const dumped = [error.message, error.stack, JSON.stringify(error), String(error.cause), Object.values(error).join()];
  expect(dumped.join('\n')).not.toContain(secret);
  expect(dumped.join('\n')).not.toContain('/leads');
  return error;
}

describe('what is sent', () => {
  it('gives the answer, parsed, whatever its status', async () => {
    answerWith = (_, response) =>
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' }).end('{"error":"slow"}');
    expect(await send()).toMatchObject({ status: 429, retryAfter: '7', json: { error: 'slow' } });
  });

  it('asks fetch for no redirects, no cookies, no cache and no referrer', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    await send();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    fetched.mockRestore();
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    for (const to of [other, base]) {
      answerWith = (request, response) =>
        request.url?.startsWith('/leads')
          ? response.writeHead(status, { location: `${to}/caught` }).end()
          : response.end('{}');
      expect(await failureOf(send())).toMatchObject({ kind: 'network', dispatched: true });
    }
    expect(strayed).toEqual([]);
    expect(arrived.map(({ url }) => url.split('?')[0])).toEqual(['/leads', '/leads']);
  });

  it.each([500, 502, 503, 408])('never repeats a POST by itself: %i', async (status) => {
    answerWith = (_, response) => response.writeHead(status).end();
    expect(await send()).toMatchObject({ status });
    expect(arrived).toHaveLength(1);
  });

  it('reads no more than the limit', async () => {
    answerWith = (_, response) => response.end(`"${'x'.repeat(2 * answerLimit)}"`);
    const answer = await send();
    expect(answer.text).toHaveLength(answerLimit);
    expect(answer.json).toBeUndefined();
  });

  it('drops __proto__ from answers', async () => {
    answerWith = (_, response) => response.end('{"__proto__":{"polluted":1},"id":1}');
    const { json } = await send();
    expect(Object.getOwnPropertyNames(json)).toEqual(['id']);
  });
});

it('uses an origin over TLS for nothing else while it writes there', async () => {
  grantedHosts.add('https://crm.example/*');
  grantedHosts.add('https://other.example/*');
  const finish: (() => void)[] = [];
  const begun: string[] = [];
  vi.stubGlobal('fetch', async (target: URL | string, { method }: RequestInit) => {
    if (method !== 'HEAD') {
      begun.push(`${method} ${new URL(target).host}`);
      await new Promise<void>((resolve) => finish.push(resolve));
    }
    return Response.json({ id: 1 });
  });
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(tell: (list: object) => void) {
        queueMicrotask(() => tell({ getEntriesByName: () => [{ nextHopProtocol: 'h2' }] }));
      }
      observe() {}
      disconnect() {}
    },
  );
  const to = (method: 'GET' | 'POST', to: string) => send({ base: to }, { ...wire('/leads', to), method } as never);
  const all = [
    to('POST', 'https://crm.example'),
    to('POST', 'https://crm.example'),
    to('POST', 'https://other.example'),
  ];
  all.push(to('GET', 'https://crm.example'), to('GET', 'https://crm.example'));
  await expect.poll(() => begun).toEqual(['POST crm.example', 'POST other.example']);
  finish.splice(0).forEach((go) => void go());
  await expect.poll(() => begun.slice(2)).toEqual(['POST crm.example']);
  finish.splice(0).forEach((go) => void go());
  await expect.poll(() => begun.slice(3)).toEqual(['GET crm.example', 'GET crm.example']);
  finish.splice(0).forEach((go) => void go());
  expect(await Promise.all(all)).toHaveLength(5);
  vi.unstubAllGlobals();
});

describe('what is not sent', () => {
  it('another origin than the account’s', async () => {
    for (const url of [`${other}/leads`, base.replace('127.0.0.1', 'localhost'), `${base}@evil.example/leads`]) {
      expect(await failureOf(send({}, { ...wire(), url }))).toMatchObject({ kind: 'base', dispatched: false });
    }
    expect(arrived).toEqual([]);
    expect(strayed).toEqual([]);
  });

  it('a path outside the base address', async () => {
    const inside = { base: `${base}/gateway` };
    expect(await failureOf(send(inside, wire('/leads')))).toMatchObject({ kind: 'base' });
    expect(await failureOf(send(inside, wire('/gateway/../leads')))).toMatchObject({ kind: 'base' });
    expect(await send(inside, wire('/gateway/leads'))).toMatchObject({ status: 200 });
  });

  it('anything over http beyond this computer', async () => {
    grantedHosts.add('http://crm.example/*');
    const plain = { base: 'http://crm.example' };
    expect(await failureOf(send(plain, wire('/leads', plain.base)))).toMatchObject({ kind: 'base' });
  });

  it('anything while the host is not granted', async () => {
    grantedHosts.clear();
    expect(await failureOf(send())).toMatchObject({ kind: 'permission', dispatched: false });
    expect(arrived).toEqual([]);
  });

  it('anything while offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    grantedHosts.add('https://crm.example/*');
    const away = { base: 'https://crm.example' };
    expect(await failureOf(send(away, wire('/leads', away.base)))).toMatchObject({
      kind: 'offline',
      dispatched: false,
    });
    const closed = { base: 'http://127.0.0.1:9' };
    expect(await failureOf(send(closed, wire('/leads', closed.base)))).toMatchObject({ kind: 'offline' });
    // Loopback is there without any network.
    expect(await send()).toMatchObject({ status: 200 });
    vi.unstubAllGlobals();
  });

  it('anything after it was called off', async () => {
    expect(await failureOf(send({ signal: AbortSignal.abort() }))).toMatchObject({ dispatched: false });
    expect(arrived).toEqual([]);
  });
});

describe('what may have been sent', () => {
  it('no answer in time', async () => {
    answerWith = () => undefined;
    expect(await failureOf(send({ timeoutMs: 50 }))).toMatchObject({ kind: 'timeout', dispatched: true });
  });

  it('half an answer in time', async () => {
    answerWith = (_, response) => void response.write('{"id":');
    expect(await failureOf(send({ timeoutMs: 100 }))).toMatchObject({ kind: 'timeout', dispatched: true });
  });

  it('a connection that dies', async () => {
    answerWith = (request) => request.socket.destroy();
    expect(await failureOf(send())).toMatchObject({ kind: 'network', dispatched: true });
  });

  it('a call that is called off', async () => {
    const aborter = new AbortController();
    answerWith = () => aborter.abort();
    expect(await failureOf(send({ signal: aborter.signal }))).toMatchObject({ kind: 'interrupted', dispatched: true });
  });
});
