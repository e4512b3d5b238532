import { ofetch } from 'ofetch';
import type { Response as CrmResponse } from '../crm/define.ts';
import type { WireRequest } from '../crm/wire.ts';

/** More of an answer than this is not read: no vendor's answer to one record comes near it. */
export const answerLimit = 1024 * 1024;

export interface Answer extends CrmResponse {
  /** The header Retry-After as it came. */
  readonly retryAfter?: string;
  /** The browser sent the request a second time by itself: what it asks for may have been done twice. */
  readonly repeated?: true;
}

/** Origins at which no write is repeated whatever connection it takes. */
const unwatched = new Set<string>();

/**
 * Makes a request and gives the answer whatever its status; rejects when there is none. A browser repeats by itself
 * what writes when the connection dies before the answer, and tells of one answer only: Chromium on every connection
 * of HTTP/2, Firefox on one of HTTP/1.1 that was there before the request. `open` sees to it that there is none in
 * Firefox, as far as that can be seen to. What cannot be prevented (docs/adr/0003-fresh-connections.md) is watched for: in
 * Chromium a request that needed another connection than the open one has left twice. Nothing else may use the origin
 * meanwhile: it could be what opened that other one, or leave one behind.
 */
export async function exchange(url: URL, wire: WireRequest, signal: AbortSignal): Promise<Answer> {
  const { origin, href } = url;
  if (wire.method === 'GET' || url.protocol !== 'https:' || unwatched.has(origin)) return ask(url, wire, signal);
  const opened = await open(origin, signal);
  if (!opened) return ask(url, wire, signal);
  if (opened === 'near') occupy(origin, signal);
  const watch = watchFor(href);
  let answered = 0;
  try {
    const answer = await ask(url, wire, signal, () => {
      answered = performance.now();
    });
    const timing = await watch.seen;
    const repeated = timing && (opened === 'kept' ? isNew(timing) : isLate(timing, answered));
    return repeated ? { ...answer, repeated } : answer;
  } finally {
    watch.end();
  }
}

/** A browser opens a spare connection beside one that takes longer than this in ms; Firefox after 250. */
const slowConnection = 200;

/** Connecting to another computer takes longer than this in ms; to a proxy on this one it takes none. */
const nearConnection = 3;

/** The shortest time in ms that connecting to an origin has taken: on a busy machine it may take any. */
const quickest = new Map<string, number>();

/**
 * Opens a connection that the write will take: `kept`. In Firefox, which does not name the protocol, it uses up those
 * that are there instead, so that the write opens one: the spare ones of HTTP/1.1, kept unused, which the header
 * Connection cannot close. One that is there every time is HTTP/2's, where Firefox repeats nothing. `near` where
 * a connection is made so quickly that Firefox may have one for the write before the write has come to it, `new` elsewhere.
 */
async function open(origin: string, signal: AbortSignal): Promise<'kept' | 'near' | 'new' | undefined> {
  for (let found = 0; found < 4; found++) {
    const timing = await timeOfKnock(origin, signal);
    if (!timing) return undefined;
    if (/^h[23]/.test(timing.nextHopProtocol)) return 'kept';
    if (timing.nextHopProtocol) break;
    if (isNew(timing)) {
      const took = timing.secureConnectionStart - timing.connectStart;
      if (took > slowConnection) await knock(origin, signal);
      const least = Math.min(took, quickest.get(origin) ?? took);
      quickest.set(origin, least);
      return least < nearConnection ? 'near' : 'new';
    }
  }
  unwatched.add(origin);
  return undefined;
}

/** Connections to one host that Firefox opens at most. */
const mostConnections = 6;

/** Asks as often as there are connections. What is asked next has none opened ahead: it waits, and opens one for itself. */
function occupy(origin: string, signal: AbortSignal): void {
  for (let asked = 0; asked < mostConnections; asked++) void knock(origin, signal);
}

const isNew = ({ connectStart, connectEnd }: PerformanceResourceTiming) => connectEnd > connectStart;

/** What a second try needs at least, in ms: a connection, its TLS, and the CRM's answer. */
const secondTry = 7;

/**
 * Firefox tells of a repeated request when its first connection was made and brought the first byte or died, and when the second
 * one's answer ended. One whose answer comes later than that by more than its connection took was repeated.
 * @param answered when the answer's head came: a body may take its time
 */
function isLate({ connectStart, connectEnd, responseStart, responseEnd }: PerformanceResourceTiming, answered: number) {
  const late = Math.min(answered, responseEnd) - responseStart;
  return late >= Math.max(secondTry, 1.5 * (connectEnd - connectStart));
}

/** How a request without keys went over the network; nothing when nobody answers or the browser does not say. */
async function timeOfKnock(origin: string, signal: AbortSignal): Promise<PerformanceResourceTiming | undefined> {
  const watch = watchFor(`${origin}/`);
  try {
    return (await knock(origin, signal)) ? await watch.seen : undefined;
  } finally {
    watch.end();
  }
}

/** Longest wait in ms for the browser to say how an answered request went; it does so at once. */
const longestWatch = 2_000;

/** Looks out for how the request to an address goes over the network. `seen` waits for it, in vain where nothing is told. */
function watchFor(href: string) {
  let observer: PerformanceObserver | undefined;
  const told = new Promise<PerformanceResourceTiming>((resolve) => {
    observer = new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName(href);
      if (entry) resolve(entry as PerformanceResourceTiming);
    });
    observer.observe({ type: 'resource' });
  });
  return {
    get seen() {
      const late = new Promise<undefined>((resolve) => setTimeout(resolve, longestWatch));
      return Promise.race([told, late]);
    },
    end: () => observer?.disconnect(),
  };
}

/** Whether anything answers there. Asked without keys. */
export async function knock(origin: string, signal?: AbortSignal): Promise<boolean> {
  const soon = AbortSignal.timeout(2_000);
  const init = {
    ...apart,
    method: 'HEAD',
    redirect: 'manual',
    signal: signal ? AbortSignal.any([signal, soon]) : soon,
  } as const;
  return ofetch.raw(`${origin}/`, init).then(
    () => true,
    () => false,
  );
}

/** No cookies, no cache, no referrer, no second try, and any status is an answer. */
const apart = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
  retry: false,
  ignoreResponseError: true,
  responseType: 'stream',
} as const;

/** @param onHead called when the answer's head is there */
async function ask(
  url: URL,
  { method, headers, body }: WireRequest,
  signal: AbortSignal,
  onHead?: () => void,
): Promise<Answer> {
  const response = await ofetch.raw(url.href, {
    ...apart,
    method,
    headers: { ...headers },
    body,
    redirect: 'error',
    signal,
  });
  onHead?.();
  const text = await readCapped(response.body);
  const retryAfter = response.headers.get('retry-after');
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text,
    json: parseJson(text),
    ...(retryAfter === null ? {} : { retryAfter }),
  };
}

async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = answerLimit;
  while (left > 0) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  // Not awaited: a server that never ends its answer must not hold the send.
  reader.cancel().catch(() => undefined);
  return text;
}

/** Own `__proto__` keys are dropped, so that merging an answer can never reach a prototype. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, text.includes('__proto__') ? withoutProto : undefined);
  } catch {
    return undefined;
  }
}

function withoutProto(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
