import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer, Credentials, CrmRequest, Route, SandboxCrm, Write } from './crm.ts';
import type { Faults } from './faults.ts';
import type { LogEntry, RequestLog } from './log.ts';
import { connectionNumber, readBody } from './port.ts';
import { reply } from './reply.ts';

export interface ApiContext {
  readonly crm: SandboxCrm;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly elsewhere: string;
  /** Credentials that are right at the moment. */
  readonly credentials: () => Credentials;
}

function parsed(body: string, type: string): unknown {
  if (body === '') return undefined;
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What `:name` segments stand for, undefined when the path is another. */
function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const part = given[index] ?? '';
    if (segment.startsWith(':')) {
      try {
        params[segment.slice(1)] = decodeURIComponent(part);
      } catch {
        return undefined;
      }
    } else if (segment !== part) return undefined;
  }
  return params;
}

function same(one: Credentials, other: Credentials): boolean {
  return Object.entries(one).every(([key, value]) => other[key] === value);
}

/** Credentials first, then the route: an API does not tell strangers what it has. */
function decide({ crm, credentials }: ApiContext, request: Omit<CrmRequest, 'params'>): Answer | Write {
  const presented = crm.presented({ ...request, params: {} });
  if (same(crm.forbiddenCredentials, presented)) return crm.forbidden;
  if (!same(credentials(), presented) || crm.expired?.(presented, Date.now())) return crm.unauthorized;
  const candidates: { route: Route; params: Record<string, string> }[] = crm.routes.flatMap((route) => {
    const params = match(route.path, request.path);
    return params ? [{ route, params }] : [];
  });
  const found = candidates.find(({ route }) => route.method === request.method);
  if (found) return found.route.handle({ ...request, params: found.params });
  return candidates.length > 0 ? { status: 405, body: crm.notFound.body } : crm.notFound;
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  // What HTTP/2 puts among the headers stands in the entry already.
  const named = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

/** The HTTP side of one CRM: logs what arrives, lets the CRM judge it, commits and answers, with a fault if one is set. */
export function api(context: ApiContext): RequestListener {
  const { crm, log, faults, elsewhere } = context;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readBody(incoming);
    const method = incoming.method ?? 'GET';
    const target = incoming.url ?? '/';
    const url = new URL(target, 'http://crm.invalid');
    const body = parsed(text, incoming.headers['content-type'] ?? '');
    const entry: LogEntry = log.add(
      {
        crm: crm.id,
        method,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: flat(incoming.headers),
        body: body ?? (text === '' ? null : text),
        connection: connectionNumber(incoming),
      },
      crm.secrets,
      `${method} ${target} ${decodeURIComponentSafely(target)}\n${JSON.stringify(incoming.headers)}\n${text}`,
    );

    if (method === 'OPTIONS' && !faults.take({ crm: crm.id, method, target, writes: false })) {
      // No Access-Control headers: as at the vendors, only a client with the host's permission gets past a preflight.
      response.writeHead(204, { allow: 'GET, POST, OPTIONS' }).end();
      log.amend(entry, { status: 204 });
      return;
    }

    const decision = decide(context, {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body,
    });
    const write = 'commit' in decision ? decision : undefined;
    if (write?.ignored?.length) log.amend(entry, { ignored: write.ignored });
    let answered: Answer | undefined = write ? undefined : (decision as Answer);
    const answer = (): Answer => {
      if (!answered) {
        const committed = (write as Write).commit();
        answered = committed.answer;
        log.amend(entry, { executed: true, record: committed.record });
      }
      return answered;
    };

    const fault = faults.take({ crm: crm.id, method, target, writes: write !== undefined });
    if (fault) log.amend(entry, { fault: fault.kind });
    if (fault?.commit) answer();
    const hold = (ms?: number) => faults.hold(crm.id, ms);
    log.amend(entry, { status: await reply({ crm, response, target, elsewhere, answer, hold }, fault) });
  }

  return (incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      // A client that hung up needs no answer; anything else is a mistake here, and must not look like a network's.
      if (incoming.socket.destroyed || response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(`The sandbox failed: ${String(error)}`);
    });
  };
}

function decodeURIComponentSafely(target: string): string {
  try {
    return decodeURIComponent(target.replaceAll('+', ' '));
  } catch {
    return target;
  }
}
