import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { exchange as Exchange } from './exchange.ts';

type Timing = Partial<PerformanceResourceTiming>;

// Over TLS, where no server of a unit test is believed: what fetch and the browser's timing say is given here.
let exchange: typeof Exchange;
let asked: { method: string; url: string; headers: Headers }[];
/** How the write went, and how each HEAD before it. */
let timing: Timing | undefined;
let ways: (Timing | undefined)[];
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
    queueMicrotask(() => {
      this.tell({ getEntriesByName: (name: string) => [name === url.href ? timing : ways.shift()].filter(Boolean) });
    });
  }
  disconnect(): void {}
}

beforeEach(async () => {
  vi.resetModules();
  ({ exchange } = await import('./exchange.ts'));
  asked = [];
  timing = reused;
  ways = [reused, reused];
  knocked = async () => new Response(null, { status: 404 });
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.stubGlobal('fetch', (target: string | URL, init: RequestInit) => {
    asked.push({ method: init.method ?? '', url: String(target), headers: new Headers(init.headers) });
    return init.method === 'HEAD' ? knocked() : Promise.resolve(Response.json({ id: 7 }));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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
  ways = [{ ...another, nextHopProtocol: 'http/1.1' }];
  timing = another;
  expect(await send()).not.toHaveProperty('repeated');
  await send();
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'POST', 'POST']);
});

describe('in a browser that names no protocol and repeats only what took a connection that was there', () => {
  const there = { nextHopProtocol: '', connectStart: 10, secureConnectionStart: 10, connectEnd: 10 };
  const quick = { ...there, secureConnectionStart: 50, connectEnd: 90 };
  const slow = { ...there, secureConnectionStart: 310, connectEnd: 610 };
  const methods = async (...knocks: Timing[]) => {
    asked = [];
    ways = knocks;
    timing = there;
    expect(await send()).not.toHaveProperty('repeated');
    return asked.map(({ method }) => method);
  };

  it('writes once a request found no connection there', async () => {
    expect(await methods(quick)).toEqual(['HEAD', 'POST']);
    expect(await methods(there, quick)).toEqual(['HEAD', 'HEAD', 'POST']);
    expect(await methods(there, there, quick)).toEqual(['HEAD', 'HEAD', 'HEAD', 'POST']);
  });

  it('has the spare one used up that was opened beside a slow one', async () => {
    expect(await methods(slow)).toEqual(['HEAD', 'HEAD', 'POST']);
    expect(await methods(there, slow)).toEqual(['HEAD', 'HEAD', 'HEAD', 'POST']);
  });

  it('holds all connections that there may be while it writes to where one is made at once', async () => {
    const near = { ...there, secureConnectionStart: 11, connectEnd: 15 };
    expect(await methods(near)).toEqual(['HEAD', ...Array(6).fill('HEAD'), 'POST']);
    expect(await methods(there, near)).toEqual(['HEAD', 'HEAD', ...Array(6).fill('HEAD'), 'POST']);
    // Once it was: now the machine is busy.
    expect(await methods({ ...near, secureConnectionStart: 13 })).toEqual(['HEAD', ...Array(6).fill('HEAD'), 'POST']);
  });

  it('holds none where it never was', async () => {
    expect(await methods({ ...there, secureConnectionStart: 13, connectEnd: 15 })).toEqual(['HEAD', 'POST']);
  });

  it('says that a write left twice when the answer came long after the first one’s connection had died', async () => {
    const far = { ...there, secureConnectionStart: 13, connectEnd: 14 };
    const sentAfter = async (responseEnd: number, head = 500, connectEnd = 14) => {
      ways = [far];
      timing = { ...far, connectEnd, responseStart: 20, responseEnd };
      vi.spyOn(performance, 'now').mockReturnValue(head);
      return (await send()).repeated;
    };
    expect(await sentAfter(27)).toBe(true);
    expect(await sentAfter(26)).toBeUndefined();
    // The head was there at once, and the body took its time.
    expect(await sentAfter(90, 21)).toBeUndefined();
    // A machine so busy that connecting took as long.
    expect(await sentAfter(90, 500, 60)).toBeUndefined();
  });

  it('takes one that is always there for HTTP/2, and asks no more', async () => {
    expect(await methods(there, there, there, there)).toEqual(['HEAD', 'HEAD', 'HEAD', 'HEAD', 'POST']);
    expect(await methods()).toEqual(['POST']);
  });

  it('writes all the same where nothing answers', async () => {
    knocked = () => Promise.reject(new TypeError('NetworkError'));
    expect(await methods(quick)).toEqual(['HEAD', 'POST']);
  });
});

it('gives the answer also when the browser says nothing of the request, and watches the next', async () => {
  ways = [reused, undefined];
  timing = undefined;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const first = send();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await first).toMatchObject({ status: 200 });
  ways = [undefined, reused];
  const second = send();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await second).not.toHaveProperty('repeated');
  timing = another;
  expect(await send()).toMatchObject({ repeated: true });
});
