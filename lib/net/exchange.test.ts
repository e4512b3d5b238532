import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { exchange as Exchange } from './exchange.ts';

// Over TLS, where no server of a unit test is believed: what fetch and the browser's timing say is given here.
let exchange: typeof Exchange;
let asked: { method: string; url: string; headers: Headers }[];
let timing: Partial<PerformanceResourceTiming> | undefined;
let knocked: () => Promise<Response>;

const url = new URL('https://crm.example/leads?apiKey=canary');
const wire = { method: 'POST', url: url.href, headers: { Authorization: 'Bearer canary' }, body: '{"a":1}' } as const;
const reused = { nextHopProtocol: 'h2', fetchStart: 10, connectStart: 10, connectEnd: 10 };
const another = { ...reused, connectStart: 15, connectEnd: 20 };
const send = (more = {}) => exchange(url, { ...wire, ...more }, new AbortController().signal);

class Observer {
  readonly tell: (list: object) => void;
  constructor(tell: (list: object) => void) {
    this.tell = tell;
  }
  observe(): void {
    const entries = timing ? [timing] : [];
    if (timing)
      queueMicrotask(() => this.tell({ getEntriesByName: (name: string) => (name === url.href ? entries : []) }));
  }
  disconnect(): void {}
}

beforeEach(async () => {
  vi.resetModules();
  ({ exchange } = await import('./exchange.ts'));
  asked = [];
  timing = reused;
  knocked = async () => new Response(null, { status: 404 });
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.stubGlobal('fetch', (target: string | URL, init: RequestInit) => {
    asked.push({ method: init.method ?? '', url: String(target), headers: new Headers(init.headers) });
    return init.method === 'HEAD' ? knocked() : Promise.resolve(Response.json({ id: 7 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('opens a connection before a write, without keys, and believes the write that went on it', async () => {
  expect(await send()).not.toHaveProperty('repeated');
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'POST']);
  expect(asked[0]?.url).toBe('https://crm.example/');
  expect([...(asked[0]?.headers ?? [])]).toEqual([]);
  await send();
  expect(asked).toHaveLength(4);
});

it('says that a write left twice when it needed another connection', async () => {
  timing = another;
  expect(await send()).toMatchObject({ status: 200, json: { id: 7 }, repeated: true });
});

it('says nothing where no connection was there before, and sends all the same', async () => {
  timing = another;
  knocked = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await send()).not.toHaveProperty('repeated');
});

it('reads need no connection before them', async () => {
  timing = another;
  expect(await send({ method: 'GET', body: undefined })).not.toHaveProperty('repeated');
  expect(asked.map(({ method }) => method)).toEqual(['GET']);
});

it('watches no host of HTTP/1.1, whose requests each have a connection of their own', async () => {
  timing = { ...another, nextHopProtocol: 'http/1.1' };
  expect(await send()).not.toHaveProperty('repeated');
  await send();
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'POST', 'POST']);
});

it('watches nothing in a browser that tells no protocol', async () => {
  timing = { ...another, nextHopProtocol: '' };
  expect(await send()).not.toHaveProperty('repeated');
  await send();
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'POST', 'POST']);
});

it('gives the answer also when the browser says nothing of the request, and watches the next', async () => {
  timing = undefined;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const first = send();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await first).toMatchObject({ status: 200 });
  timing = another;
  expect(await send()).toMatchObject({ repeated: true });
});
