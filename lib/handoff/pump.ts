import type { CrmApi } from '../crm/define.ts';
import type { Handoff } from './handoff.ts';
import { createLanes } from './lanes.ts';
import { currentStep, isSettled } from './machine.ts';
import type { NewHandoff, Outbox, OutboxDeps } from './outbox.ts';
import { isSearchDue, needsUptime, reconcile, verify } from './reconcile.ts';
import { isDue } from './retry-after.ts';
import { type Fresh, keepAndSend, makeStep, type SendDeps } from './send.ts';

export interface PumpDeps extends SendDeps {
  readonly outbox: Outbox;
  readonly withLock: OutboxDeps['withLock'];
  /** Runs the job only if the lock is free at this moment. */
  readonly ifFree: (name: string, job: () => Promise<void>) => Promise<void>;
  /** Moves settled handoffs to history and ledger, all or none. Done again after a death: must be repeatable. */
  readonly settle: (handoffs: readonly Handoff[]) => Promise<void>;
  /** Called with each new outcome: sent, rejected, held, unknown. Never rejects. */
  readonly tell: (handoff: Handoff) => Promise<void>;
  /** Asks to be pumped again at that time (ms since epoch), as long as the worker lives; `hold` makes it live so long. */
  readonly later: (time: number, hold?: boolean) => void;
}

/** Until what the store refused is tried again, in ms. */
const retryMs = 15_000;

/** Settled handoffs that are moved to the history by one write: the first is not kept waiting for all the others. */
const settledAtOnce = 20;

/** What a handoff may wait for in which all of its account are alike. */
const pausing: ReadonlySet<string> = new Set(['rate-limit', 'network', 'interrupted']);

/** What hinders a handoff from going on. */
type Progress = 'offline' | 'gone' | undefined;

export type Pump = ReturnType<typeof createPump>;

/**
 * Drives all handoffs that can go on: accounts side by side, within an account in order of Send. A
 * handoff that waits, is held, rejected or unknown is passed over, so that it blocks nothing behind it;
 * only what says nothing of the lead makes its whole account wait, each in its place: a CRM that asks to
 * (429), and a broken connection under a step that may be repeated. What is settled is moved to the
 * history beside that: it stands in nobody's way.
 */
export function createPump(deps: PumpDeps) {
  const { outbox } = deps;
  const sending = createLanes();
  const settling = createLanes();
  /** Times of dispatches in the last minute, by account, for CRMs that state a rate. */
  const dispatches = new Map<string, number[]>();
  let telling = Promise.resolve();

  /** Starts everything that is due. Resolves when nothing more can be done now. */
  async function pump(): Promise<void> {
    await pickUp();
    const { handoffs } = await outbox.read();
    await Promise.all([...new Set(handoffs.map(({ accountId }) => accountId))].map(drain));
    await telling;
  }

  async function drain(accountId: string): Promise<void> {
    await Promise.all([send(accountId), tidy(accountId)]);
    await tidy(accountId);
  }

  /** Sends what an account has, after the `first` that its caller made sure is next. */
  function send(accountId: string, first?: () => Promise<Progress>): Promise<void> {
    let next = first;
    return sending.run(accountId, () =>
      deps.withLock(`account:${accountId}`, async () => {
        const begun = next?.();
        next = undefined;
        if ((await begun) === 'offline') deps.later(deps.now() + retryMs);
        else await work(accountId);
      }),
    );
  }

  /**
   * Takes a new handoff; it is on the disk when this resolves. Where nothing of its account comes before
   * it, that write says already that its first request may be on its way, and the request follows at once.
   * Otherwise it waits for its turn, which the next `pump` gives it. Rejects when the store does not take it.
   */
  async function take(fresh: Fresh): Promise<Handoff> {
    const { handoff } = fresh;
    const { accountId } = handoff;
    const { handoffs } = await outbox.read();
    const before = handoffs.some(
      ({ accountId: of, state }) => of === accountId && (state === 'queued' || state === 'sending'),
    );
    if (before || sending.isRunning(accountId) || roomAt(handoff) > deps.now() || !currentStep(handoff)) {
      return outbox.add(handoff, fresh.looked);
    }
    note(handoff);
    return new Promise((resolve, reject) => {
      // Its lock is asked for beside the account's: nobody who has the account's waits for that of a new handoff.
      let begin = () => {};
      const turn = new Promise<void>((mine) => {
        begin = mine;
      });
      const sent = deps.withLock(`send:${handoff.id}`, async () => {
        await turn;
        return keepAndSend(deps, fresh, resolve);
      });
      const first = () => {
        begin();
        return sent.then(stepped, (error) => {
          reject(error);
          // If it was kept, the store would not take its outcome: to be picked up.
          deps.later(deps.now() + retryMs);
          return undefined;
        });
      };
      send(accountId, first).catch(reject);
    });
  }

  async function work(accountId: string): Promise<void> {
    /** What the store would not take, or what was searched for already: not again in this round. */
    const passed = new Set<string>();
    for (;;) {
      const all = (await outbox.read()).handoffs.filter((handoff) => handoff.accountId === accountId);
      const mine = all.filter(({ id, state }) => !passed.has(`${state} ${id}`));
      const queued = isPaused(mine) ? undefined : mine.find(isReady);
      const one = queued ?? mine.find((handoff) => isSearchDue(deps, handoff));
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

  async function goOn(handoff: Handoff): Promise<Progress> {
    if (handoff.state === 'queued') return advance(handoff);
    const after = await deps.withLock(`send:${handoff.id}`, () => reconcile(deps, handoff.id));
    if (after && after.state !== 'unknown') told(after);
    return undefined;
  }

  /** Makes one step. */
  async function advance(queued: Handoff): Promise<Progress> {
    const room = roomAt(queued);
    if (room > deps.now()) {
      await outbox.apply(queued.id, rateLimit(room));
      return undefined;
    }
    note(queued);
    return stepped(await deps.withLock(`send:${queued.id}`, () => makeStep(deps, queued)));
  }

  /** What a step's outcome means for the others. */
  async function stepped(after: Handoff | undefined): Promise<Progress> {
    // By the disk it is not there, or on its way already: there is nothing to send.
    if (!after || after.state === 'sending') return 'gone';
    if (after.state === 'held' && after.problem?.kind === 'unauthorized') await holdOthers(after);
    told(after);
    return after.state === 'queued' && after.problem?.kind === 'offline' ? 'offline' : undefined;
  }

  /** A key that was refused is refused for all: the others of the account wait for the person as well. */
  async function holdOthers({ accountId, problem }: Handoff): Promise<void> {
    if (!problem) return;
    const { handoffs } = await outbox.read();
    for (const other of handoffs) {
      if (other.accountId === accountId && other.state === 'queued') {
        await outbox.apply(other.id, { type: 'hold', problem, from: 'queued' });
      }
    }
  }

  /** Moves what an account has settled to the history. */
  function tidy(accountId: string): Promise<void> {
    return settling.run(accountId, async () => {
      /** What the store would not take: not again in this round. */
      const passed = new Set<string>();
      for (;;) {
        const settled = (await outbox.read()).handoffs.filter(
          (handoff) => handoff.accountId === accountId && isSettled(handoff) && !passed.has(handoff.id),
        );
        if (settled.length === 0) break;
        const checked: Handoff[] = [];
        for (const one of settled.slice(0, settledAtOnce)) checked.push(await checkedOnce(one));
        // Together, and where that cannot be, each by itself: a bad one keeps none of the others.
        if (await isMoved(checked)) continue;
        for (const one of checked) if (!(await isMoved([one]))) passed.add(one.id);
      }
      if (passed.size > 0) deps.later(deps.now() + retryMs);
    });
  }

  /** Whether its request was executed more than once is looked up before it goes, and told. */
  async function checkedOnce(settled: Handoff): Promise<Handoff> {
    const checked = settled.state === 'sent' ? await verify(deps, settled).catch(() => settled) : settled;
    if (checked.problem && checked !== settled) told(checked);
    return checked;
  }

  async function isMoved(settled: readonly Handoff[]): Promise<boolean> {
    try {
      await deps.settle(settled);
      await outbox.remove(settled);
      return true;
    } catch {
      return false;
    }
  }

  /** Nothing waits for it but the end of all. */
  function told(handoff: Handoff): void {
    if (isSettled(handoff)) void tidy(handoff.accountId);
    if (handoff.state === 'queued' || handoff.state === 'sending') return;
    telling = Promise.all([telling, deps.tell(handoff)]).then(() => undefined);
  }

  function isReady(handoff: Handoff): boolean {
    return handoff.state === 'queued' && isDue(handoff.notBefore, deps.now()) && currentStep(handoff) !== undefined;
  }

  function isPaused(mine: readonly Handoff[]): boolean {
    return mine.some(
      ({ state, problem, notBefore }) =>
        state === 'queued' && pausing.has(problem?.kind ?? '') && !isDue(notBefore, deps.now()),
    );
  }

  /** When the CRM's stated rate leaves room for one more request, in ms since epoch. */
  function roomAt(handoff: NewHandoff): number {
    const rate = ratesOf(deps.crm(handoff.crm));
    const times = (dispatches.get(handoff.accountId) ?? []).filter((time) => Math.abs(deps.now() - time) < 60_000);
    dispatches.set(handoff.accountId, times);
    const oldest = times[times.length - rate];
    return oldest === undefined ? 0 : oldest + 60_000;
  }

  function note({ accountId }: NewHandoff): void {
    dispatches.set(accountId, [...(dispatches.get(accountId) ?? []), deps.now()]);
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
        if (after?.problem === problem) told(after);
      });
    }
  }

  return { pump, take };
}

function ratesOf(crm: CrmApi | undefined): number {
  return crm?.requestsPerMinute ?? Number.POSITIVE_INFINITY;
}

function rateLimit(notBefore: number) {
  const message = 'The CRM allows only so many requests a minute.';
  return { type: 'wait', problem: { kind: 'rate-limit', message }, notBefore, from: 'queued' } as const;
}
