import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createSecureServer, Http2ServerRequest, type Http2Session } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { type Certificate, selfSigned } from './certificate.ts';

/** `h2` and `https` are TLS: HTTP/2 as the vendors' own hosts speak it, and HTTP/1.1. */
export type Protocol = 'http' | 'https' | 'h2';

/** A loopback port that can be closed, so that connections are refused, and opened again with the same number. */
export interface Port {
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

let certificate: Certificate | undefined;

// Browsers keep connections for minutes: what happens on a reused one must be reproducible here.
const kept = { keepAliveTimeout: 120_000 };

function serve(protocol: Protocol, handler: RequestListener): { server: Server; endAll: () => void } {
  if (protocol === 'http') {
    const server = createServer(kept, handler);
    return { server, endAll: () => server.closeAllConnections() };
  }
  certificate ??= selfSigned();
  if (protocol === 'https') {
    const server = createTlsServer({ ...kept, ...certificate }, handler);
    return { server, endAll: () => server.closeAllConnections() };
  }
  const sessions = new Set<Http2Session>();
  // Its requests and answers are those of HTTP/1.1 in all that is used of them here.
  const server = createSecureServer(certificate, handler as never);
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  const endAll = () => {
    for (const session of sessions) session.destroy();
  };
  return { server, endAll };
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any that is free.
 */
export async function listen(handler: RequestListener, port: number, protocol: Protocol = 'http'): Promise<Port> {
  let running: ReturnType<typeof serve> | undefined;
  let number = port;
  const open = async () => {
    if (running) return;
    const next = serve(protocol, handler);
    await new Promise<void>((resolve, reject) => {
      next.server.once('error', reject);
      next.server.listen(number, '127.0.0.1', resolve);
    });
    number = (next.server.address() as AddressInfo).port;
    running = next;
  };
  await open();
  return {
    url: `${protocol === 'http' ? 'http' : 'https'}://127.0.0.1:${number}`,
    open,
    close: async () => {
      const closing = running;
      running = undefined;
      if (!closing) return;
      closing.endAll();
      await new Promise<void>((resolve) => closing.server.close(() => resolve()));
    },
  };
}

const maxBody = 5_000_000;

/** The whole body as text; what is past 5 MB is cut. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number for the connection of a request, the same for every request that comes on it. */
export function connectionNumber(request: IncomingMessage): number {
  const connection = connectionOf(request);
  const known = numbers.get(connection);
  if (known !== undefined) return known;
  numbers.set(connection, ++lastNumber);
  return lastNumber;
}

/** Ends the connection that an answer was to go out on, without the answer. */
export function endConnection(response: ServerResponse): void {
  connectionOf(response.req).destroy();
}

function connectionOf(request: IncomingMessage): { destroy(): void } {
  // In HTTP/2 what stands for the socket is one stream's own.
  if ((request as object) instanceof Http2ServerRequest) {
    const { session } = (request as unknown as Http2ServerRequest).stream;
    if (session) return session;
  }
  return request.socket;
}
