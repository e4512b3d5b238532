import type { Found, ReconcileInput } from '../crm/define.ts';
import { SendError } from '../net/send-error.ts';
import type { Handoff } from './handoff.ts';
import { createdSteps, currentStep, type FoundRecord } from './machine.ts';
import { isDue } from './retry-after.ts';
import { recordOf, type SendDeps } from './send.ts';

/**
 * A request that was cut off may still be executed by a slow server after a search has found nothing,
 * so two empty searches prove absence only when they are this many ms apart: three times as long as the
 * product itself waits for an answer. By the worker's uptime, which no setting of the clock changes;
 * what a worker before this one has seen is therefore too long ago by an unknown time, and waits anew.
 * Empty searches that prove nothing are only counted, by the clock, to end them some day.
 */
export const absenceGapMs = 60_000;

/** Empty searches that prove nothing, made while the server may be slow, before all is left to the person. */
const vainSearches = 3;

/** Searches the CRM for what an unknown handoff may have made, and writes down what that shows. */
export async function reconcile(deps: SendDeps, id: string): Promise<Handoff | undefined> {
  const { outbox } = deps;
  const handoff = await outbox.get(id);
  const step = handoff && currentStep(handoff);
  if (!handoff || !step || handoff.state !== 'unknown') return handoff;
  const { account, crm } = await partiesOf(deps, handoff);
  if (!account || !crm?.reconcile) return handoff;

  let found: readonly Found[];
  try {
    found = await crm.reconcile.find(deps.read(account, crm, `reconcile ${id}`), inputOf(handoff, step.id));
  } catch (error) {
    return outbox.apply(id, { type: 'searchFailed', again: deps.now() + retryIn(error) });
  }
  if (found.length > 0) {
    return outbox.apply(id, { type: 'found', found: plain(found), ...recordOf(crm, step.id, found[0]?.id) });
  }
  const { authoritative } = crm.reconcile;
  const counts = authoritative ? isLateEnough(deps, handoff) : isDue(handoff.notBefore, deps.now());
  const since = authoritative && !counts ? deps.uptime() - (deps.emptyAt.get(id) ?? 0) : 0;
  return outbox.apply(id, { type: 'absent', counts, authoritative, again: deps.now() + absenceGapMs - since });
}

/** Whether an empty search made now counts towards proof. Too early, as when the person asks, it proves nothing. */
function isLateEnough({ uptime, emptyAt }: SendDeps, { id, absences = 0 }: Handoff): boolean {
  const before = emptyAt.get(id);
  const counts = absences === 0 || (before !== undefined && uptime() - before >= absenceGapMs);
  if (counts || before === undefined) emptyAt.set(id, uptime());
  return counts;
}

/** Whether the worker has to live until the next search: only its own uptime shows how far apart the two are. */
export function needsUptime(deps: Pick<SendDeps, 'crm'>, handoff: Handoff): boolean {
  const { absences, notBefore } = handoff;
  const proves = deps.crm(handoff.crm)?.reconcile?.authoritative === true;
  return proves && isSearched(deps, handoff) && absences !== undefined && notBefore !== undefined;
}

/** Whether the product searches for this handoff by itself, now or later. */
export function isSearched(deps: Pick<SendDeps, 'crm'>, handoff: Handoff): boolean {
  const search = handoff.state === 'unknown' ? deps.crm(handoff.crm)?.reconcile : undefined;
  if (!search) return false;
  return (search.authoritative && !handoff.doubted) || (handoff.absences ?? 0) < vainSearches;
}

/** Whether it should do so now. */
export function isSearchDue(deps: Pick<SendDeps, 'crm' | 'now'>, handoff: Handoff): boolean {
  return isSearched(deps, handoff) && isDue(handoff.notBefore, deps.now());
}

/**
 * Searches for a sent handoff's records: on a reused connection that dies before the reply the browser
 * re-sends a request by itself, and the CRM then holds two while `fetch` saw one answer. Writes the
 * records down when there are more than one. A search that fails is made once more and then let be.
 */
export async function verify(deps: SendDeps, handoff: Handoff): Promise<Handoff> {
  const { account, crm } = await partiesOf(deps, handoff);
  if (!account || !crm?.reconcile || (handoff.problem && !handoff.repeated)) return handoff;
  const read = deps.read(account, crm, `verify ${handoff.id}`);
  for (const step of createdSteps(handoff)) {
    const input = inputOf(handoff, step.id);
    const found = await crm.reconcile
      .find(read, input)
      .catch(() => crm.reconcile?.find(read, input))
      .catch(() => []);
    if (!found || found.length < 2) continue;
    return (await deps.outbox.apply(handoff.id, { type: 'duplicates', found: plain(found) })) ?? handoff;
  }
  return handoff;
}

async function partiesOf(deps: SendDeps, handoff: Handoff) {
  return { account: await deps.account(handoff.accountId), crm: deps.crm(handoff.crm) };
}

function inputOf(handoff: Handoff, step: string): ReconcileInput {
  const { lead, values, chosen, reference, timeZone, done } = handoff;
  return { lead, values, chosen, reference, timeZone, step, done };
}

function plain(found: readonly Found[]): FoundRecord[] {
  return found.map(({ id, title }) => ({ title, ...(id === undefined ? {} : { id }) }));
}

/** In ms. No connection costs nothing to try again; a key that may not search will not soon be another. */
function retryIn(error: unknown): number {
  if (!(error instanceof SendError)) return absenceGapMs;
  if (!error.dispatched) return absenceGapMs / 2;
  return error.status === 401 || error.status === 403 ? 30 * absenceGapMs : absenceGapMs;
}
