import type { RequestSpec } from '../../lib/crm/define.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { createOutbox } from '../../lib/handoff/outbox.ts';
import { createPump, type PumpDeps } from '../../lib/handoff/pump.ts';
import type { Answer } from '../../lib/net/exchange.ts';
import { SendError } from '../../lib/net/send-error.ts';
import { testAccount, testCrm } from './crm.ts';
import type { World } from './world.ts';

export interface Death {
  readonly at: 'write' | 'request';
  /** How many more of them go well. */
  readonly after: number;
  /** Whether the fatal one still takes effect. */
  readonly effective: boolean;
}

export type Worker = ReturnType<typeof createWorker>;

const host = 'crm.example';

function notSent(kind: 'offline' | 'permission', operation: string): SendError {
  return new SendError(kind, { message: kind, dispatched: false, operation, host });
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
    const lost = (kind: 'timeout' | 'network') =>
      new SendError(kind, { message: kind, dispatched: true, operation, host });
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
      case 'ok twice, seen':
        commit();
        world.seen.add(ref);
        return { ...json({ id: commit() }), repeated: true };
      case 'ok, then 400, seen':
        commit();
        return { ...json({}, 400), repeated: true };
      case 'commit, then 500':
        commit();
        return json({}, 500);
      case '500':
        return json({}, 500);
      case 'commit, then silence':
        commit();
        throw lost('timeout');
      case 'silence':
        throw lost('timeout');
      case 'cut off':
        throw lost('network');
      case 'silence, commit later':
        if (write) world.lateCommits.push({ at: world.elapsed + 30_000, step: at, ref });
        throw lost('timeout');
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
