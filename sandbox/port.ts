import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A loopback port that can be closed, so that connections are refused, and opened again with the same number. */
export interface Port {
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any that is free.
 */
export async function listen(handler: RequestListener, port: number): Promise<Port> {
  let server: Server | undefined;
  let number = port;
  const open = async () => {
    if (server) return;
    // Browsers keep connections for minutes: what happens on a reused one must be reproducible here.
    const next = createServer({ keepAliveTimeout: 120_000 }, handler);
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(number, '127.0.0.1', resolve);
    });
    number = (next.address() as AddressInfo).port;
    server = next;
  };
  await open();
  return {
    url: `http://127.0.0.1:${number}`,
    open,
    close: async () => {
      const closing = server;
      server = undefined;
      if (!closing) return;
      closing.closeAllConnections();
      await new Promise<void>((resolve) => closing.close(() => resolve()));
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

const numbers = new WeakMap<Socket, number>();
let lastNumber = 0;

/** A number for a connection, the same for every request that comes on it. */
export function connectionNumber(socket: Socket): number {
  const known = numbers.get(socket);
  if (known !== undefined) return known;
  numbers.set(socket, ++lastNumber);
  return lastNumber;
}
