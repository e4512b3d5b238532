import { api } from './api.ts';
import type { Credentials, Known, SandboxCrm, Seed } from './crm.ts';
import { makers } from './crms.ts';
import { type Fault, Faults } from './faults.ts';
import { type LogEntry, RequestLog } from './log.ts';
import { connectionNumber, listen, type Port, type Protocol, readBody } from './port.ts';
import { site } from './site.ts';

type ById<T> = Readonly<Record<string, T>>;

export interface Sandbox {
  /** Address of the demo pages, the inbox and the control API. */
  readonly site: string;
  /** API address by CRM id. */
  readonly base: ById<string>;
  /** Credentials that are accepted, by CRM id and credential key. */
  readonly credentials: ById<Credentials>;
  /** Credentials that are real and may not create anything: answered 403. */
  readonly forbidden: ById<Credentials>;
  /** Ids and names that a person knows of their own account, by CRM id and list. */
  readonly known: ById<Known>;
  readonly names: ById<string>;
  /** Every request that arrived, oldest first, secrets masked. */
  readonly log: readonly LogEntry[];
  /** The second listener, where redirects lead, with what reached it. */
  readonly elsewhere: {
    readonly url: string;
    readonly log: readonly LogEntry[];
    readonly containing: RequestLog['containing'];
  };
  /** Requests to the CRMs that carried a text anywhere: canaries, before masking. */
  readonly containing: (text: string) => readonly LogEntry[];
  /** Resolves with the first entry that passes, at once or when it comes about. */
  readonly until: (test: (entry: LogEntry) => boolean) => Promise<LogEntry>;
  readonly fault: (fault: Fault) => void;
  /** Requests that a fault holds now. */
  readonly held: number;
  /** Lets held requests go on. */
  readonly release: (crm?: string) => void;
  /** Replaces what a CRM has. */
  readonly seed: (crm: string, seed: Seed) => void;
  /** Other credentials from now on: those before are answered 401. */
  readonly setCredentials: (crm: string, credentials: Credentials) => void;
  /** Refuses connections to a CRM until opened again. */
  readonly closePort: (crm: string) => Promise<void>;
  readonly openPort: (crm: string) => Promise<void>;
  /** The first day again: empty log, no faults, first data, first credentials, all ports open. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly crm: SandboxCrm;
  readonly port: Port;
  credentials: Credentials;
}

/** A stranger's server: takes anything, answers as if it were the CRM, remembers what it was given. */
async function listenElsewhere(log: RequestLog, port: number): Promise<Port> {
  return listen((request, response) => {
    readBody(request).then(
      (body) => {
        const url = new URL(request.url ?? '/', 'http://elsewhere.invalid');
        const entry = log.add(
          {
            crm: 'elsewhere',
            method: request.method ?? 'GET',
            path: url.pathname,
            query: Object.fromEntries(url.searchParams),
            headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
            body,
            connection: connectionNumber(request),
          },
          ['apiKey', 'accessKey', 'accesKey', 'user_token', 'token'],
          `${request.url}\n${JSON.stringify(request.headers)}\n${body}`,
        );
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"success":true,"id":"elsewhere"}');
        log.amend(entry, { status: 200 });
      },
      () => response.destroy(),
    );
  }, port);
}

/**
 * Starts the sandbox: one loopback port per CRM, one for the site, one elsewhere.
 * @param options.port first of consecutive fixed ports: the site, then the CRMs, then elsewhere; free ones when absent.
 * @param options.protocol how the CRMs are spoken to; plain HTTP/1.1 when absent.
 */
export async function startSandbox(
  options: { readonly port?: number; readonly protocol?: Protocol } = {},
): Promise<Sandbox> {
  const log = new RequestLog();
  const strange = new RequestLog();
  const faults = new Faults();
  const port = (offset: number) => (options.port ? options.port + offset : 0);

  const elsewhere = await listenElsewhere(strange, port(makers.length + 1));
  const running = new Map<string, Running>();
  for (const [index, make] of makers.entries()) {
    const crm = make();
    const credentials = () => running.get(crm.id)?.credentials ?? crm.credentials;
    const context = { crm, log, faults, elsewhere: elsewhere.url, credentials };
    running.set(crm.id, {
      crm,
      port: await listen(api(context), port(index + 1), options.protocol),
      credentials: crm.credentials,
    });
  }

  const of = (id: string): Running => {
    const found = running.get(id);
    if (!found) throw new TypeError(`No CRM "${id}" in the sandbox`);
    return found;
  };
  const byId = <T>(value: (one: Running) => T): ById<T> =>
    Object.fromEntries([...running].map(([id, one]) => [id, value(one)]));

  let sitePort: Port | undefined;
  const sandbox: Sandbox = {
    get site() {
      return sitePort?.url ?? '';
    },
    base: byId((one) => one.port.url),
    get credentials() {
      return byId((one) => one.credentials);
    },
    forbidden: byId((one) => one.crm.forbiddenCredentials),
    get known() {
      return byId((one) => one.crm.known());
    },
    names: byId((one) => one.crm.name),
    get log() {
      return log.entries;
    },
    elsewhere: {
      url: elsewhere.url,
      get log() {
        return strange.entries;
      },
      containing: (text) => strange.containing(text),
    },
    containing: (text) => log.containing(text),
    until: (test) => log.until(test),
    fault: (fault) => {
      of(fault.crm);
      faults.add(fault);
    },
    get held() {
      return faults.held;
    },
    release: (crm) => faults.release(crm),
    seed: (crm, seed) => of(crm).crm.seed(seed),
    setCredentials: (crm, credentials) => {
      of(crm).credentials = credentials;
    },
    closePort: (crm) => of(crm).port.close(),
    openPort: (crm) => of(crm).port.open(),
    reset: async () => {
      faults.clear();
      log.clear();
      strange.clear();
      for (const one of running.values()) {
        one.credentials = one.crm.credentials;
        one.crm.reset();
        await one.port.open();
      }
    },
    close: async () => {
      faults.clear();
      await Promise.all(
        [...[...running.values()].map((one) => one.port), elsewhere, sitePort].map((one) => one?.close()),
      );
    },
  };
  sitePort = await listen(site(sandbox), port(0));
  return sandbox;
}
