import { ofetch } from 'ofetch';
import type { Response as CrmResponse } from '../crm/define.ts';
import type { WireRequest } from '../crm/wire.ts';
import { useFreshConnections } from './fresh-connections.ts';
import { hostGranted, isLoopback, isSafeScheme } from './host.ts';
import { SendError, type SendErrorKind } from './send-error.ts';

/** After this many ms without a whole answer the outcome is unknown. */
export const sendTimeoutMs = 20_000;

/** More of an answer than this is not read: no vendor's answer to one record comes near it. */
export const answerLimit = 1024 * 1024;

export interface SendOptions {
  /** The account's base address: the only origin this request can go to. May have a path. */
  readonly base: string;
  /** What is being done, for errors. Never secret. */
  readonly operation: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface Answer extends CrmResponse {
  /** The header Retry-After as it came. */
  readonly retryAfter?: string;
}

/**
 * The one function of the product that sends. `wire` is a request as `wireRequest` makes it. Resolves with the answer
 * whatever its status; throws SendError otherwise, whose `dispatched` tells whether the host may have
 * seen the request. Redirects are errors (a 307 would carry key and lead to another host, and custom
 * headers go along with any), no cookies, no cache, no referrer, no retry.
 */
export async function sendRequest(wire: WireRequest, options: SendOptions): Promise<Answer> {
  target(wire, options);
  await preflight(options);
  return dispatch(wire, options);
}

/** Sends, after `preflight` has passed at this very moment: `sendRequest` is both. */
export async function dispatch(wire: WireRequest, options: SendOptions): Promise<Answer> {
  const url = target(wire, options);
  const aborter = new AbortController();
  let reason: 'timeout' | 'interrupted' | undefined;
  const abort = (why: 'timeout' | 'interrupted') => {
    reason ??= why;
    aborter.abort();
  };
  const onAbort = () => abort('interrupted');
  if (options.signal?.aborted) throw failure('interrupted', url, options, false);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => abort('timeout'), options.timeoutMs ?? sendTimeoutMs);
  try {
    const response = await ofetch.raw(url.href, {
      method: wire.method,
      headers: { ...wire.headers },
      body: wire.body,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      retry: false,
      ignoreResponseError: true,
      responseType: 'stream',
      signal: aborter.signal,
    });
    const text = await readCapped(response.body);
    const retryAfter = response.headers.get('retry-after');
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text,
      json: parseJson(text),
      ...(retryAfter === null ? {} : { retryAfter }),
    };
  } catch {
    // The library's error is dropped whole: its message, request and cause carry the URL.
    throw failure(reason ?? 'network', url, options, true);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
  }
}

function target(wire: WireRequest, options: SendOptions): URL {
  const base = address(options.base, options);
  const url = address(wire.url, options);
  const own = url.origin === base.origin && !url.username && !url.password && url.pathname.startsWith(base.pathname);
  if (!own || !isSafeScheme(url)) throw failure('base', url, options, false);
  return url;
}

function address(text: string, { operation }: SendOptions): URL {
  try {
    return new URL(text);
  } catch {
    const message = 'The API address of this account is not a valid address.';
    throw new SendError('base', { message, dispatched: false, operation, host: '' });
  }
}

/** What can be known before anything leaves: each failure here is proof that nothing was sent. Throws SendError. */
export async function preflight(options: SendOptions): Promise<void> {
  const url = address(options.base, options);
  const [granted] = await Promise.all([hostGranted(url.origin), useFreshConnections()]);
  // Without the permission a simple POST fails in `fetch` and executes on the server all the same.
  if (!granted) throw failure('permission', url, options, false);
  if (navigator.onLine === false && !(await loopbackAnswers(url))) throw failure('offline', url, options, false);
}

/** A machine without network still has its loopback: asked without keys whether something listens there. */
async function loopbackAnswers(url: URL): Promise<boolean> {
  if (!isLoopback(url)) return false;
  try {
    await ofetch.raw(`${url.origin}/`, {
      method: 'HEAD',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      retry: false,
      ignoreResponseError: true,
      timeout: 2_000,
    });
    return true;
  } catch {
    return false;
  }
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

function failure(kind: SendErrorKind, url: URL, options: SendOptions, dispatched: boolean): SendError {
  const host = url.host;
  const messages: Partial<Record<SendErrorKind, string>> = {
    base: `${host} is not an address this account may send to. It takes https, or http on this computer.`,
    permission: `The browser has not allowed access to ${url.hostname}.`,
    offline: 'There is no network connection.',
    timeout: `${host} gave no answer within ${Math.round((options.timeoutMs ?? sendTimeoutMs) / 1000)} seconds.`,
    interrupted: `The request to ${host} was interrupted.`,
    network: `The connection to ${host} failed.`,
  };
  return new SendError(kind, { message: messages[kind] ?? kind, dispatched, operation: options.operation, host });
}
