import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, SandboxCrm } from './crm.ts';
import type { Fault } from './faults.ts';
import { endConnection } from './port.ts';

export interface Situation {
  readonly crm: SandboxCrm;
  readonly response: ServerResponse;
  /** Path and query of the request. */
  readonly target: string;
  /** Where redirects lead when a fault names no place. */
  readonly elsewhere: string;
  /** The true answer. Carries out the write if that has not happened yet. */
  readonly answer: () => Answer;
  readonly hold: (ms?: number) => Promise<boolean>;
}

const json = 'application/json; charset=utf-8';

const portal = `<!doctype html><html lang="en"><title>Welcome to Harbour Wi-Fi</title>
<h1>Welcome to Harbour Wi-Fi</h1><p>Please accept the terms to go online.</p></html>`;

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(body);
  return status;
}

async function dribble(response: ServerResponse, { status, body }: Answer, ms: number): Promise<number> {
  const text = JSON.stringify(body);
  const size = Math.max(1, Math.ceil(text.length / 10));
  response.writeHead(status, { 'content-type': json });
  for (let at = 0; at < text.length && !response.destroyed; at += size) {
    response.write(text.slice(at, at + size));
    await wait(ms / 10);
  }
  response.end();
  return status;
}

/** The answer as an object with padding, so that its id is in the first bytes and its end beyond any cap. */
function padded(body: unknown, bytes: number): string {
  return JSON.stringify({ ...(body as object), padding: 'x'.repeat(bytes) });
}

/**
 * Answers a request, with a fault or without. The commit a fault asks for has already happened.
 * @returns the status that left, null when none did.
 */
export async function reply(situation: Situation, fault: Fault | undefined): Promise<number | null> {
  const { crm, response, answer } = situation;
  const truth = () => {
    const { status, body } = answer();
    return send(response, status, json, JSON.stringify(body));
  };
  switch (fault?.kind) {
    case undefined:
      return truth();
    case 'hold': {
      const go = await situation.hold(fault.ms);
      if (!go) {
        response.destroy();
        return null;
      }
      const gone = response.destroyed;
      // A server that has the whole request carries it out even if nobody waits for the answer any more.
      const status = truth();
      return gone ? null : status;
    }
    case 'status': {
      const body = fault.body ?? { message: `The sandbox was told to answer ${fault.status ?? 500}.` };
      return send(response, fault.status ?? 500, json, JSON.stringify(body), fault.headers);
    }
    case 'destroy':
      endConnection(response);
      return null;
    case 'html':
      return send(response, 200, 'text/html; charset=utf-8', portal);
    case 'badJson':
      return send(response, 200, json, '{"success":true,"id":"12');
    case 'withoutId':
      return send(response, 200, json, JSON.stringify(crm.withoutId.body));
    case 'refusal':
      return send(response, 200, json, JSON.stringify(crm.refusal.body));
    case 'redirect': {
      const location = fault.to ?? `${situation.elsewhere}${situation.target}`;
      return send(response, fault.status ?? 307, 'text/plain', '', { location });
    }
    case 'slow':
      return dribble(response, answer(), fault.ms ?? 1000);
    case 'huge': {
      const { status, body } = answer();
      return send(response, status, json, padded(body, fault.bytes ?? 2_000_000));
    }
  }
}
