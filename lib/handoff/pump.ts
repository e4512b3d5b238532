import type { CrmDefinition } from '../crm/define.ts';
import type { Handoff } from './handoff.ts';
import { currentStep } from './machine.ts';
import type { Outbox, OutboxDeps } from './outbox.ts';
import { isSearchDue, needsUptime, reconcile, verify } from './reconcile.ts';
import { isDue } from './retry-after.ts';
import { makeStep, type SendDeps } from './send.ts';

export interface PumpDeps extends SendDeps {
  readonly outbox: Outbox;
  readonly withLock: OutboxDeps['withLock'];
  /** Runs the job only if the lock is free at this moment. */
  readonly ifFree: (name: string, job: () => Promise<void>) => Promise<void>;
  /** Moves a settled handoff to history and ledger. Done again after a death: must be repeatable. */
  readonly settle: (handoff: Handoff) => Promise<void>;
  /** Called with each new outcome: sent, rejected, held, unknown. */
  readonly tell: (handoff: Handoff) => Promise<void>;
  /** Asks to be pumped again at that time (ms since epoch), as long as the worker lives; `hold` makes it live so long. */
  readonly later: (time: number, hold?: boolean) => void;
}

/** Until what the store refused is tried again, in ms. */
const retryMs = 15_000;

export type Pump = ReturnType<typeof createPump>;

/**
 * Drives all handoffs that can go on: accounts side by side, within an account in order of Send. A
 * handoff that waits, is held, rejected or unknown is passed over, so that it blocks nothing behind it;
 * only a CRM that asks to wait (429) makes the whole account wait.
 */
export function createPump(deps: PumpDeps) {
  const { outbox } = deps;
  const running = new Map<string, { again: boolean; done: Promise<void> }>();
  /** Times of dispatches in the last minute, by account, for CRMs that state a rate. */
  const dispatches = new Map<string, number[]>();

  /** Starts everything that is due. Resolves when nothing more can be done now. */
  async function pump(): Promise<void> {
    await pickUp();
    const { handoffs } = await outbox.read();
    await Promise.all([...new Set(handoffs.map(({ accountId }) => accountId))].map(drain));
  }

  /** One drain per account at a time; a call while one runs makes it look again before it ends. */
  function drain(accountId: string): Promise<void> {
    const present = running.get(accountId);
    if (present) {
      present.again = true;
      return present.done;
    }
    const run = { again: false, done: Promise.resolve() };
    running.set(accountId, run);
    run.done = (async () => {
      try {
        do {
          run.again = false;
          await deps.withLock(`account:${accountId}`, () => work(accountId));
        } while (run.again);
      } finally {
        running.delete(accountId);
      }
    })();
    return run.done;
  }

  async function work(accountId: string): Promise<void> {
    /** What the store would not take, or what was searched for already: not again in this round. */
    const passed = new Set<string>();
    for (;;) {
      const all = (await outbox.read()).handoffs.filter((handoff) => handoff.accountId === accountId);
      const mine = all.filter(({ id, state }) => !passed.has(`${state} ${id}`));
      const queued = isPaused(mine) ? undefined : mine.find(isReady);
      const settled = mine.find(({ state }) => state === 'sent' || state === 'discarded');
      const one = queued ?? settled ?? mine.find((handoff) => isSearchDue(deps, handoff));
      if (!one) return wakeFor(all, passed.size > 0);
      if (one.state !== 'queued') passed.add(`${one.state} ${one.id}`);
      try {
        // The browser says when it is online again, but not in every worker and not always.
        const hindered = await goOn(one);
        if (hindered === 'offline') return deps.later(deps.now() + retryMs);
        if (hindered === 'gone') passed.add(`${one.state} ${one.id}`);
      } catch {
        // The store took no write, so nothing was sent: the others have their turn, this one a later one.
        passed.add(`${one.state} ${one.id}`);
      }
    }
  }

  async function goOn(handoff: Handoff): Promise<'offline' | 'gone' | undefined> {
    if (handoff.state === 'queued') return advance(handoff);
    if (handoff.state !== 'unknown') return finish(handoff);
    const after = await deps.withLock(`send:${handoff.id}`, () => reconcile(deps, handoff.id));
    if (after && after.state !== 'unknown') await told(after);
    return undefined;
  }

  /** Makes one step. */
  async function advance(queued: Handoff): Promise<'offline' | 'gone' | undefined> {
    const room = roomAt(queued);
    if (room > deps.now()) {
      await outbox.apply(queued.id, rateLimit(room));
      return undefined;
    }
    note(queued);
    const after = await deps.withLock(`send:${queued.id}`, () => makeStep(deps, queued.id));
    // Somebody took it from the disk behind the outbox's back: there is nothing to send.
    if (!after) return 'gone';
    if (after.state === 'held' && after.problem?.kind === 'unauthorized') await holdOthers(after);
    await told(after);
    return after.state === 'queued' && after.problem?.kind === 'offline' ? 'offline' : undefined;
  }

  /** A key that was refused is refused for all: the others of the account wait for the person as well. */
  async function holdOthers({ accountId, problem }: Handoff): Promise<void> {
    if (!problem) return;
    const { handoffs } = await outbox.read();
    for (const other of handoffs) {
      if (other.accountId === accountId && other.state === 'queued') {
        await outbox.apply(other.id, { type: 'hold', problem });
      }
    }
  }

  async function finish(settled: Handoff): Promise<undefined> {
    const checked = settled.state === 'sent' ? await verify(deps, settled) : settled;
    await deps.settle(checked);
    await outbox.remove(settled.id);
    if (checked.problem && checked !== settled) await told(checked);
  }

  async function told(handoff: Handoff): Promise<void> {
    if (handoff.state !== 'queued' && handoff.state !== 'sending') await deps.tell(handoff);
  }

  function isReady(handoff: Handoff): boolean {
    return handoff.state === 'queued' && isDue(handoff.notBefore, deps.now()) && currentStep(handoff) !== undefined;
  }

  function isPaused(mine: readonly Handoff[]): boolean {
    return mine.some(
      ({ state, problem, notBefore }) =>
        state === 'queued' && problem?.kind === 'rate-limit' && !isDue(notBefore, deps.now()),
    );
  }

  /** When the CRM's stated rate leaves room for one more request, in ms since epoch. */
  function roomAt(handoff: Handoff): number {
    const rate = ratesOf(deps.crm(handoff.crm));
    const times = (dispatches.get(handoff.accountId) ?? []).filter((time) => Math.abs(deps.now() - time) < 60_000);
    dispatches.set(handoff.accountId, times);
    const oldest = times[times.length - rate];
    return oldest === undefined ? 0 : oldest + 60_000;
  }

  function note(handoff: Handoff): void {
    dispatches.set(handoff.accountId, [...(dispatches.get(handoff.accountId) ?? []), deps.now()]);
  }

  function wakeFor(mine: readonly Handoff[], passedOver: boolean): void {
    const times = mine
      .filter(({ state }) => state === 'queued' || state === 'unknown')
      .flatMap(({ notBefore }) => (notBefore === undefined || isDue(notBefore, deps.now()) ? [] : [notBefore]));
    if (passedOver) times.push(deps.now() + retryMs);
    if (times.length > 0) {
      deps.later(
        Math.min(...times),
        mine.some((handoff) => needsUptime(deps, handoff)),
      );
    }
  }

  /**
   * A handoff that says `sending` while nobody holds its lock was cut off: with the worker before this one,
   * or because the store would not take what became of it.
   */
  async function pickUp(): Promise<void> {
    const { handoffs } = await outbox.read();
    for (const { id, state } of handoffs) {
      if (state !== 'sending') continue;
      await deps.ifFree(`send:${id}`, async () => {
        const problem = { kind: 'interrupted', message: 'The browser ended the extension while this was being sent.' };
        const after = await outbox.apply(id, { type: 'unclear', problem });
        if (after) await told(after);
      });
    }
  }

  return { pump, drain };
}

function ratesOf(crm: CrmDefinition | undefined): number {
  return crm?.requestsPerMinute ?? Number.POSITIVE_INFINITY;
}

function rateLimit(notBefore: number) {
  const message = 'The CRM allows only so many requests a minute.';
  return { type: 'wait', problem: { kind: 'rate-limit', message }, notBefore } as const;
}
