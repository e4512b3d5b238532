import type { WireRequest } from '../crm/wire.ts';
import { withLock } from '../lock.ts';
import { type Answer, exchange, knock } from './exchange.ts';
import { useFreshConnections } from './fresh-connections.ts';
import { hostGranted, isLoopback, isSafeScheme } from './host.ts';
import { SendError, type SendErrorKind } from './send-error.ts';

/** After this many ms without a whole answer the outcome is unknown. */
export const sendTimeoutMs = 20_000;

export interface SendOptions {
  /** The account's base address: the only origin this request can go to. May have a path. */
  readonly base: string;
  /** What is being done, for errors. Never secret. */
  readonly operation: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
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
  const send = () => timed(url, wire, options);
  if (url.protocol !== 'https:') return send();
  // Whether the browser repeats what writes can be seen only while nothing else uses the origin: see `exchange`.
  return withLock(`origin:${url.origin}`, send, wire.method === 'GET' ? 'shared' : 'exclusive');
}

async function timed(url: URL, wire: WireRequest, options: SendOptions): Promise<Answer> {
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
    return await exchange(url, wire, aborter.signal);
  } catch {
    // The browser's error is dropped whole: it may carry the URL.
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
  // A machine without network still has its loopback.
  if (navigator.onLine === false && !(isLoopback(url) && (await knock(url.origin))))
    throw failure('offline', url, options, false);
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
