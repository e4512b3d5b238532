import { openAs, readAs } from '../accounts/read.ts';
import { accountById } from '../accounts/store.ts';
import { browser } from '../browser.ts';
import { apiOf } from '../crm/apis.ts';
import { withLock } from '../lock.ts';
import { readSettings } from '../settings.ts';
import { goneChoices } from './gone-choices.ts';
import type { Handoff } from './handoff.ts';
import { forgetHistoryBefore, historyById } from './history.ts';
import { holdWorker } from './hold.ts';
import { forgetLedgerBefore } from './ledger.ts';
import { listenForNotifications, notify, showBadge } from './notify.ts';
import { createOutbox } from './outbox.ts';
import { createPump, type PumpDeps } from './pump.ts';
import { isSearched, reconcile } from './reconcile.ts';
import type { Fresh } from './send.ts';
import { settle } from './settle.ts';

const now = () => Date.now();

/** The outbox and what drives it, with the real browser behind them. */
export const outbox = createOutbox({ area: browser.storage.local, withLock, now });

const deps: PumpDeps = {
  outbox,
  withLock,
  ifFree: async (name, job) => {
    await navigator.locks.request(`lead-handoff:${name}`, { ifAvailable: true }, async (lock) => {
      if (lock) await job();
    });
  },
  now,
  uptime: () => performance.now(),
  emptyAt: new Map(),
  account: accountById,
  crm: apiOf,
  open: openAs,
  read: readAs,
  goneChoices,
  settle,
  // What became of a lead is on the disk: that it could not be told must not stop the next.
  tell: (handoff) => notify(handoff).catch(() => undefined),
  later,
};
const pump = createPump(deps);

const alarmName = 'handoff';
let timer: ReturnType<typeof setTimeout> | undefined;
let timerAt = Number.POSITIVE_INFINITY;

/** Wakes while this worker lives; the alarm does when it does not. Where the worker must live so long, it is held. */
function later(time: number, hold = false): void {
  const ms = Math.min(time - Date.now(), 300_000);
  if (hold) void holdWorker(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  if (time >= timerAt) return;
  clearTimeout(timer);
  timerAt = time;
  timer = setTimeout(() => {
    timerAt = Number.POSITIVE_INFINITY;
    void goOn();
  }, ms);
}

/** Takes a new handoff: on the disk when it resolves, and on its way then if nothing comes before it. `goOn` does the rest. */
export const take = (fresh: Fresh): Promise<Handoff> => pump.take(fresh);

/** Sends all that can be sent now, holding the worker until it is done. Never rejects. */
export async function goOn(): Promise<void> {
  // Side by side: icon and alarm must not keep the request waiting.
  await Promise.all([holdWorker(pump.pump).catch(() => later(Date.now() + 15_000)), showState()]);
  await showState();
}

/** Searches for an unknown handoff because the person asks to, and gives it as it stands then. */
export async function searchNow(id: string): Promise<Handoff | undefined> {
  const after = await holdWorker(() => withLock(`send:${id}`, () => reconcile(deps, id)));
  void goOn();
  return after;
}

/** What every worker start does first. Never rejects. */
export async function recover(): Promise<void> {
  await outbox.load().catch(() => undefined);
  await goOn();
  await retain();
}

/** Notes that an account will lead elsewhere, for what may have gone to where it leads now. */
export async function doubtSearches(accountId: string): Promise<void> {
  const { handoffs } = await outbox.read();
  for (const { id, accountId: of } of handoffs) if (of === accountId) await outbox.apply(id, { type: 'doubt' });
}

/** Why a handoff may be held. */
type HoldReason = 'unauthorized' | 'key' | 'locked' | 'permission' | 'account';

/** Lets go on what was held for one of these reasons, of one account or of all; what still stands holds it again. */
export async function release(reasons: readonly HoldReason[], accountId?: string): Promise<void> {
  const { handoffs } = await outbox.read();
  const held = handoffs.filter(({ state, accountId: of }) => state === 'held' && (!accountId || of === accountId));
  for (const { id } of held) await outbox.apply(id, { type: 'release', kinds: reasons });
  if (held.length > 0) void goOn();
}

/** Registers everything that makes the worker go on. Call it in the worker's first turn. */
export function registerEngine(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void goOn();
  });
  browser.permissions.onAdded.addListener(() => void release(['permission']));
  listenForNotifications(async (id) => (await outbox.get(id)) ?? historyById(id));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes.settings) void retain();
  });
  // Having a listener is what makes the browser start the worker with the profile.
  browser.runtime.onStartup.addListener(() => undefined);
  self.addEventListener('online', () => void goOn());
  void recover();
}

let showing: Promise<void> | undefined;
let stale = false;

/**
 * The badge, and the alarm that wakes the worker for as long as something may go on by itself. Many calls at once
 * are two. Never rejects: what could not be shown is shown with the next change.
 */
function showState(): Promise<void> {
  stale = true;
  showing ??= (async () => {
    try {
      while (stale) {
        stale = false;
        await showNow().catch(() => undefined);
      }
    } finally {
      showing = undefined;
    }
  })();
  return showing;
}

async function showNow(): Promise<void> {
  const read = await outbox.read().catch(() => undefined);
  if (read) await showBadge(read.handoffs, read.corrupt.length).catch(() => undefined);
  // Alarms do not survive everything: made anew whenever they are needed, or may be.
  const needed =
    read?.handoffs.some(
      (handoff) => isSearched(deps, handoff) || ['queued', 'sending', 'sent', 'discarded'].includes(handoff.state),
    ) ?? true;
  if (!needed) await browser.alarms.clear(alarmName);
  else if (!(await browser.alarms.get(alarmName))) await browser.alarms.create(alarmName, { periodInMinutes: 1 });
}

const day = 24 * 60 * 60_000;

/**
 * Forgets what the person wants forgotten. Settled handoffs only: nothing unresolved is ever in the history. Never
 * rejects: what cannot be forgotten now is forgotten when a worker starts next.
 */
async function retain(): Promise<void> {
  try {
    const { historyDays, ledgerDays } = await readSettings();
    if (historyDays > 0) await forgetHistoryBefore(Date.now() - historyDays * day);
    if (ledgerDays > 0) await forgetLedgerBefore(Date.now() - ledgerDays * day);
  } catch {}
}
