import type { Account } from '../../lib/accounts/account.ts';
import type { CrmDefinition, RequestSpec, Step } from '../../lib/crm/define.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { createOutbox, type NewHandoff } from '../../lib/handoff/outbox.ts';
import { createPump, type PumpDeps } from '../../lib/handoff/pump.ts';
import { hashOf } from '../../lib/handoff/reference.ts';
import type { Fresh } from '../../lib/handoff/send.ts';
import { emptyLead } from '../../lib/lead/lead.ts';
import { SendError } from '../../lib/net/send-error.ts';
import type { Answer } from '../../lib/net/send-request.ts';

/**
 * A machine in one process: a disk, a clock, a CRM that remembers what it executed, and workers that
 * can be killed between any two operations. Nothing in it waits for real time.
 */

/** What the CRM does with the next request. */
export type Reply =
  | 'ok'
  /** The store takes nothing from then on. */
  | 'ok, and the store is full'
  /** The browser re-sends on a dying connection: executed twice, answered once. */
  | 'ok twice'
  | 'commit, then 500'
  | '500'
  | 'commit, then silence'
  | 'silence'
  /** Executes 30 s later, long after nobody listens. */
  | 'silence, commit later'
  | '429'
  | '401'
  | '400'
  | 'portal'
  | 'offline'
  | 'no permission';

export interface Death {
  readonly at: 'write' | 'request';
  /** How many more of them go well. */
  readonly after: number;
  /** Whether the fatal one still takes effect. */
  readonly effective: boolean;
}

export type Worker = ReturnType<typeof createWorker>;

export interface World {
  readonly disk: Map<string, string>;
  readonly history: Map<string, Handoff>;
  /** Ids of what the CRM executed, by "step reference". */
  readonly executed: Map<string, string[]>;
  /** What the clock says, in ms since epoch: turned at will. */
  now: number;
  /** What really passes, in ms. */
  elapsed: number;
  /** Whether the store refuses writes. */
  full: boolean;
  /** Replies to the next requests; 'ok' when there is none left. */
  readonly replies: Reply[];
  /** References of people whom the CRM knows already. */
  readonly knownContacts: Set<string>;
  /** References whose requests the browser repeated. */
  readonly resent: Set<string>;
  lateCommits: { at: number; step: string; ref: string }[];
  readonly told: Handoff[];
  /** Handoffs in order of their first write request. */
  readonly dispatched: string[];
  readonly violations: string[];
  worker: Worker | undefined;
  /** Executes a step at the CRM and gives the record's id. */
  readonly commit: (step: string, ref: string) => string;
  readonly pass: (ms: number) => void;
  /** Sets the clock on or back, while no time passes. */
  readonly turnClock: (ms: number) => void;
}

const post = (path: string, body: RequestSpec['body']): RequestSpec => ({ method: 'POST', path, body });

/** One definition that searches with authority, one that cannot search, one whose search may miss. */
export function testCrm(id: 'sure' | 'blind' | 'vague'): CrmDefinition {
  return {
    id,
    name: id,
    docs: '',
    origin: 'https://api.crm.example',
    domain: 'crm.example',
    keyHelp: '',
    credentials: [],
    authorize: (request) => request,
    fields: [],
    mainStep: 'lead',
    steps: ({ reference }) => {
      const lead: Step = { id: 'lead', label: 'Lead', request: post('/lead', { ref: reference }) };
      if (id !== 'sure') return [lead];
      return [
        {
          id: 'find',
          label: 'Find',
          safe: true,
          request: { method: 'GET', path: '/contact', query: { ref: reference } },
        },
        { id: 'contact', label: 'Contact', unless: 'find', request: post('/contact', { ref: reference }) },
        { ...lead, request: post('/lead', { ref: reference, contact: '{{contact}}' }) },
        { id: 'task', label: 'Task', request: post('/task', { ref: reference, lead: '{{lead}}' }) },
      ];
    },
    readResult: (_, { status, json }) => {
      if (status === 400) return { kind: 'rejected', message: 'No.', fields: {} };
      if (typeof json !== 'object' || json === null || !('id' in json)) return { kind: 'unclear', reason: 'No id.' };
      return { kind: 'done', id: String(json.id ?? '') };
    },
    ...(id === 'blind'
      ? {}
      : {
          reconcile: {
            authoritative: id === 'sure',
            find: async (read, { step, reference }) =>
              ((await read({ method: 'GET', path: '/find', query: { step, ref: reference } })) as string[]).map(
                (one) => ({ id: one, title: one }),
              ),
          },
        }),
  };
}

const host = 'crm.example';

function notSent(kind: 'offline' | 'permission', operation: string): SendError {
  return new SendError(kind, { message: kind, dispatched: false, operation, host });
}

export function createWorld(): World {
  const executed = new Map<string, string[]>();
  const world: World = {
    disk: new Map(),
    history: new Map(),
    executed,
    now: 1_700_000_000_000,
    elapsed: 0,
    full: false,
    replies: [],
    knownContacts: new Set(),
    resent: new Set(),
    lateCommits: [],
    told: [],
    dispatched: [],
    violations: [],
    worker: undefined,
    commit,
    pass,
    turnClock: (ms) => {
      world.now += ms;
    },
  };

  function commit(step: string, ref: string): string {
    const name = `${step} ${ref}`;
    const ids = executed.get(name) ?? [];
    const id = `${name} #${ids.length + 1}`;
    executed.set(name, [...ids, id]);
    return id;
  }

  function pass(ms: number): void {
    world.now += ms;
    world.elapsed += ms;
    for (const late of world.lateCommits.filter(({ at }) => at <= world.elapsed)) commit(late.step, late.ref);
    world.lateCommits = world.lateCommits.filter(({ at }) => at > world.elapsed);
  }

  return world;
}

/** The account "<crm> <name>". */
function testAccount(id: string): Account {
  return {
    version: 1,
    id,
    crm: id.split(' ')[0] ?? '',
    name: id,
    base: '',
    defaults: {},
    paths: {},
    remembered: {},
    plain: {},
    createdAt: 0,
  };
}

/** A new handoff as it is taken. */
export function fresh(handoff: NewHandoff): Fresh {
  return { handoff, account: testAccount(handoff.accountId), crm: testCrm(handoff.crm as 'sure') };
}

/** Starts a worker on the world's disk. The one before it must be dead. */
export function createWorker(world: World) {
  const born = world.elapsed;
  let dead = false;
  let death: Death | undefined;
  let bury: (dead: 'dead') => void = () => undefined;
  const buried = new Promise<'dead'>((resolve) => {
    bury = resolve;
  });
  const locks = new Map<string, Promise<unknown>>();
  const never = new Promise<never>(() => undefined);

  function die(): void {
    dead = true;
    bury('dead');
  }

  /** Does an operation unless the worker is dead, dying at it when its time has come. */
  async function mortal<T>(kind: Death['at'] | 'read', operation: () => T): Promise<T> {
    if (dead) return never;
    if (death?.at !== kind) return operation();
    if (death.after > 0) {
      death = { ...death, after: death.after - 1 };
      return operation();
    }
    if (death.effective) operation();
    die();
    return never;
  }

  const area = {
    get: (keys: string | string[] | null) =>
      mortal('read', () => {
        const entries = [...world.disk].filter(([name]) => keys === null || [keys].flat().includes(name));
        return Object.fromEntries(entries.map(([name, json]) => [name, JSON.parse(json)]));
      }),
    set: (items: Record<string, unknown>) =>
      mortal('write', () => {
        if (world.full) throw new Error('QUOTA_BYTES quota exceeded');
        for (const [name, value] of Object.entries(items)) world.disk.set(name, JSON.stringify(value));
      }),
    remove: (keys: string[]) =>
      mortal('write', () => {
        for (const key of keys) world.disk.delete(key);
      }),
  };

  function withLock<T>(name: string, job: () => Promise<T>): Promise<T> {
    const turn = (locks.get(name) ?? Promise.resolve()).then(job);
    const done = turn.catch(() => undefined).then(() => void (locks.get(name) === done && locks.delete(name)));
    locks.set(name, done);
    return turn;
  }

  const outbox = createOutbox({ area, withLock, now: () => world.now });

  function answer(request: RequestSpec, operation: string): Answer {
    const at = request.path.slice(1);
    const ref = String((request.body as { ref?: string } | undefined)?.ref ?? request.query?.ref);
    const write = request.method === 'POST';
    const reply = world.replies.shift() ?? 'ok';
    const silence = () => new SendError('timeout', { message: 'timeout', dispatched: true, operation, host });
    const json = (value: unknown, status = 200): Answer => ({
      status,
      contentType: 'application/json',
      json: value,
      text: JSON.stringify(value),
      ...(status === 429 ? { retryAfter: '30' } : {}),
    });
    const commit = () => (write ? world.commit(at, ref) : world.knownContacts.has(ref) ? `known ${ref}` : '');

    if (write) {
      const record = JSON.parse(world.disk.get(`handoff:${operation}`) ?? '{}') as Partial<Handoff>;
      if (record.state !== 'sending' || record.steps?.[record.at ?? -1]?.id !== at) {
        world.violations.push(`${at} of ${operation} was requested while the disk said ${record.state}`);
      }
      if (!world.dispatched.includes(operation)) world.dispatched.push(operation);
    }
    switch (reply) {
      case 'ok':
        return json({ id: commit() });
      case 'ok, and the store is full':
        world.full = true;
        return json({ id: commit() });
      case 'ok twice':
        commit();
        world.resent.add(ref);
        return json({ id: commit() });
      case 'commit, then 500':
        commit();
        return json({}, 500);
      case '500':
        return json({}, 500);
      case 'commit, then silence':
        commit();
        throw silence();
      case 'silence':
        throw silence();
      case 'silence, commit later':
        if (write) world.lateCommits.push({ at: world.elapsed + 30_000, step: at, ref });
        throw silence();
      case '429':
        return json({}, 429);
      case '401':
        return json({}, 401);
      case '400':
        return json({}, 400);
      case 'portal':
        return { status: 200, contentType: 'text/html', json: undefined, text: '<html>' };
      default:
        throw notSent(reply === 'offline' ? reply : 'permission', operation);
    }
  }

  const deps: PumpDeps = {
    outbox,
    withLock,
    ifFree: (name, job) => (locks.has(name) ? Promise.resolve() : withLock(name, job)),
    now: () => world.now,
    uptime: () => world.elapsed - born,
    emptyAt: new Map(),
    account: async (id) => testAccount(id),
    crm: (id) => (id === 'sure' || id === 'blind' || id === 'vague' ? testCrm(id) : undefined),
    open: async (_, __, { operation }) => {
      const [reply] = world.replies;
      if (reply === 'offline' || reply === 'no permission') {
        world.replies.shift();
        throw notSent(reply === 'offline' ? reply : 'permission', operation);
      }
      return (request) => mortal('request', () => answer(request, operation));
    },
    read: () => (request) =>
      mortal('read', () => {
        const { step, ref } = request.query ?? {};
        return world.executed.get(`${step} ${ref}`) ?? [];
      }),
    goneChoices: async () => ({}),
    settle: (handoffs) =>
      mortal('write', () => {
        for (const handoff of handoffs) world.history.set(handoff.id, handoff);
      }),
    tell: async (handoff) => void world.told.push(handoff),
    later: () => undefined,
  };

  return {
    outbox,
    deps,
    pump: createPump(deps),
    isDead: () => dead,
    /** Plans the worker's death. */
    dieAt: (planned: Death) => {
      death = planned;
    },
    die,
    /** Runs until it is done or the worker is dead; whatever it throws is the operation's own affair. */
    run: <T>(job: Promise<T>): Promise<T | 'dead' | 'failed'> =>
      Promise.race([job.catch(() => 'failed' as const), buried]),
  };
}

/** A handoff as `accept` makes it, for the account "<crm> <name>". */
export async function newHandoff(world: World, id: string, accountId: string): Promise<NewHandoff> {
  const crm = testCrm(accountId.split(' ')[0] as 'sure');
  const lead = { ...emptyLead(), lastName: id };
  const reference = `LH-${id}`;
  const steps = [...crm.steps({ lead, values: {}, chosen: {}, fields: [], reference, timeZone: 'UTC' })];
  return {
    version: 1,
    id,
    draftId: id,
    crm: crm.id,
    accountId,
    accountName: accountId,
    reference,
    lead,
    values: {},
    chosen: {},
    timeZone: 'UTC',
    source: { url: '', title: '' },
    steps,
    hash: await hashOf(steps),
    state: 'queued',
    at: 0,
    done: {},
    attempts: 0,
    createdAt: world.now,
    updatedAt: world.now,
  };
}
