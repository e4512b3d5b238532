import type { Step } from '../crm/define.ts';
import type { Handoff } from './handoff.ts';

/**
 * The life of a handoff as a pure function. `sending` always means that a request of step `at` may be
 * on its way: it is entered before the request and left only by what is known of it.
 */
export type Problem = NonNullable<Handoff['problem']>;
export type FoundRecord = NonNullable<Handoff['found']>[number];

export type HandoffEvent =
  /** About to make the request of the current step. */
  | { readonly type: 'dispatch' }
  /** Proof of success. The record's id and link come with the step that makes it. */
  | {
      readonly type: 'done';
      readonly id?: string;
      readonly recordId?: string;
      readonly recordUrl?: string;
      /** The browser sent the request twice: it may have been done twice. */
      readonly repeated?: boolean;
    }
  /** The CRM refused it (400, 422, its own word): proof that it was not executed. */
  | { readonly type: 'refused'; readonly problem: Problem }
  /** Proof that nothing was executed, and a person has to do something first. */
  | { readonly type: 'hold'; readonly problem: Problem; readonly from?: 'queued' }
  /** Proof that nothing was executed; goes on by itself, not before the time in ms if there is one. */
  | { readonly type: 'wait'; readonly problem: Problem; readonly notBefore?: number; readonly from?: 'queued' }
  /** Neither proof of success nor proof that nothing was executed. */
  | { readonly type: 'unclear'; readonly problem: Problem }
  /** A search found what this handoff made. */
  | {
      readonly type: 'found';
      readonly found: readonly FoundRecord[];
      readonly recordId?: string;
      readonly recordUrl?: string;
    }
  /** A search found nothing. `counts`: it came late enough after the one before. */
  | { readonly type: 'absent'; readonly counts: boolean; readonly authoritative: boolean; readonly again: number }
  /** A search could not be made; to be tried again at that time. */
  | { readonly type: 'searchFailed'; readonly again: number }
  /** The account it went to was changed: it may now lead to another place than the request did. */
  | { readonly type: 'doubt' }
  /** A search after the success found more records than one. */
  | { readonly type: 'duplicates'; readonly found: readonly FoundRecord[] }
  /** What it was held for is no longer so. */
  | { readonly type: 'release'; readonly kinds?: readonly string[] }
  | { readonly type: 'edit'; readonly payload: Payload }
  | { readonly type: 'sendAgain' }
  | { readonly type: 'markSent' }
  | { readonly type: 'discard' }
  | { readonly type: 'retry' };

/** What is frozen at Send. */
export type Payload = Pick<
  Handoff,
  'reference' | 'lead' | 'values' | 'chosen' | 'timeZone' | 'source' | 'steps' | 'fields' | 'hash'
>;

/** Waits in ms between tries of a step that changes nothing at the CRM; after the last the person is asked. */
export const safeRetryWaits: readonly number[] = [3_000, 15_000];

/** Empty authoritative searches in a row that prove absence. */
export const absencesNeeded = 2;

/**
 * The handoff after the event at the time `now` (ms since epoch). An event that does not apply in the
 * handoff's state (a late answer, a second click) gives the same object back.
 */
export function next(handoff: Handoff, event: HandoffEvent, now: number): Handoff {
  const changed = transition(handoff, event, now);
  return changed === handoff ? handoff : { ...changed, updatedAt: now };
}

function transition(handoff: Handoff, event: HandoffEvent, now: number): Handoff {
  const { state } = handoff;
  // Said of a handoff that has made no request: by the disk it may have.
  if ('from' in event && event.from !== state) return handoff;
  switch (event.type) {
    case 'dispatch':
      if (state !== 'queued') return handoff;
      return { ...clear(handoff), state: 'sending', attempts: handoff.attempts + 1, doubted: undefined };
    case 'done':
      if (state !== 'sending') return handoff;
      return finish(handoff, event.id, event);
    case 'refused':
      if (state !== 'sending' && state !== 'queued') return handoff;
      return { ...clear(handoff), state: 'rejected', problem: event.problem };
    case 'hold':
      if (state !== 'sending' && state !== 'queued') return handoff;
      return { ...clear(handoff), state: 'held', problem: event.problem };
    case 'wait':
      if (state !== 'sending' && state !== 'queued') return handoff;
      return { ...clear(handoff), state: 'queued', problem: event.problem, notBefore: event.notBefore };
    case 'unclear':
      if (state !== 'sending') return handoff;
      return currentStep(handoff)?.safe ? retrySafe(handoff, event.problem, now) : unknown(handoff, event.problem);
    case 'found':
      return state === 'unknown' ? recognise(handoff, event) : handoff;
    case 'absent':
      return state === 'unknown' ? missed(handoff, event) : handoff;
    case 'searchFailed':
      return state === 'unknown' ? { ...handoff, notBefore: event.again } : handoff;
    case 'doubt':
      return state === 'sending' || state === 'unknown' ? { ...handoff, doubted: true } : handoff;
    case 'duplicates':
      if (state !== 'sent' || event.found.length < 2) return handoff;
      return { ...handoff, found: [...event.found], problem: duplicateProblem(event.found.length) };
    case 'release':
      if (state !== 'held' || (event.kinds && !event.kinds.includes(handoff.problem?.kind ?? ''))) return handoff;
      return { ...clear(handoff), state: 'queued', attempts: 0 };
    case 'edit':
      return state === 'rejected' || state === 'held' ? refrozen(handoff, event.payload) : handoff;
    case 'sendAgain':
    case 'retry':
      return requeued(handoff, event.type);
    case 'markSent':
      if (state !== 'unknown') return handoff;
      return { ...clear(handoff), state: 'sent', problem: { kind: 'person', message: 'You marked it as sent.' } };
    case 'discard':
      if (state === 'sending' || state === 'sent' || state === 'discarded') return handoff;
      return { ...handoff, state: 'discarded', notBefore: undefined };
  }
}

/** The step to make next, undefined when all are made. */
export function currentStep(handoff: Pick<Handoff, 'steps' | 'at'>): Step | undefined {
  return handoff.steps[handoff.at];
}

/** The index of the first step to make, with the steps that `unless` makes needless marked in `done`. */
export function skipNeedless(
  steps: readonly Step[],
  done: Readonly<Record<string, string>>,
  from: number,
): { at: number; done: Record<string, string> } {
  const ids = { ...done };
  let at = from;
  for (let step = steps[at]; step; step = steps[at]) {
    const earlier = step.unless === undefined ? undefined : ids[step.unless];
    if (earlier) ids[step.id] ??= earlier;
    if (!Object.hasOwn(ids, step.id)) break;
    at++;
  }
  return { at, done: ids };
}

/** Whether nothing more is to come: it belongs in the history. */
export function isSettled(handoff: Pick<Handoff, 'state'> | undefined): boolean {
  return handoff?.state === 'sent' || handoff?.state === 'discarded';
}

/** Whether a step that creates something has been made by this handoff itself. */
export function hasCreated(handoff: Pick<Handoff, 'steps' | 'done'>): boolean {
  return createdSteps(handoff).length > 0;
}

/** The steps that this handoff itself made and that left something at the CRM. */
export function createdSteps({ steps, done }: Pick<Handoff, 'steps' | 'done'>): Step[] {
  return steps.filter((step) => !step.safe && Object.hasOwn(done, step.id) && !(step.unless && done[step.unless]));
}

function finish(
  handoff: Handoff,
  id: string | undefined,
  record: { readonly recordId?: string; readonly recordUrl?: string; readonly repeated?: boolean },
): Handoff {
  const step = currentStep(handoff);
  if (!step) return { ...clear(handoff), state: 'sent' };
  const { at, done } = skipNeedless(handoff.steps, { ...handoff.done, [step.id]: id ?? '' }, handoff.at + 1);
  const state = at < handoff.steps.length ? 'queued' : 'sent';
  const repeated = handoff.repeated || (record.repeated && !step.safe);
  return {
    ...clear(handoff),
    at,
    done,
    attempts: 0,
    state,
    ...(repeated ? { repeated } : {}),
    ...(repeated && state === 'sent' ? { problem: repeatedProblem } : {}),
    ...(record.recordId ? { recordId: record.recordId } : {}),
    ...(record.recordUrl ? { recordUrl: record.recordUrl } : {}),
  };
}

function recognise(handoff: Handoff, event: Extract<HandoffEvent, { type: 'found' }>): Handoff {
  const [first] = event.found;
  if (!first) return handoff;
  const after = { ...finish(handoff, first.id, event), found: [...event.found] };
  return event.found.length > 1 ? { ...after, problem: duplicateProblem(event.found.length) } : after;
}

function missed(handoff: Handoff, event: Extract<HandoffEvent, { type: 'absent' }>): Handoff {
  const absences = (handoff.absences ?? 0) + (event.counts ? 1 : 0);
  if (event.authoritative && !handoff.doubted && absences >= absencesNeeded)
    return { ...clear(handoff), state: 'queued', attempts: 0 };
  return { ...handoff, absences, notBefore: event.again };
}

/** A step that changes nothing may be repeated: a little later, and after that when the person says so. */
function retrySafe(handoff: Handoff, problem: Problem, now: number): Handoff {
  const wait = safeRetryWaits[handoff.attempts - 1];
  if (wait === undefined) return { ...clear(handoff), state: 'held', problem };
  return { ...clear(handoff), state: 'queued', problem, notBefore: now + wait };
}

function unknown(handoff: Handoff, problem: Problem): Handoff {
  return { ...clear(handoff), state: 'unknown', problem };
}

function requeued(handoff: Handoff, why: 'sendAgain' | 'retry'): Handoff {
  const { state } = handoff;
  const may =
    state === 'rejected' || state === 'held' || state === 'queued' || (state === 'unknown' && why === 'sendAgain');
  return may ? { ...clear(handoff), state: 'queued', attempts: 0 } : handoff;
}

/** Other content under the same id. What a step has created already stays created: it is not made again. */
function refrozen(handoff: Handoff, payload: Payload): Handoff {
  const kept = hasCreated(handoff) ? handoff.done : {};
  const { at, done } = skipNeedless(payload.steps, kept, 0);
  const state = at < payload.steps.length ? 'queued' : 'sent';
  return { ...clear(handoff), ...payload, state, at, done, attempts: 0 };
}

function clear(handoff: Handoff): Handoff {
  const { problem: _, notBefore: __, absences: ___, ...rest } = handoff;
  return rest;
}

const repeatedProblem: Problem = {
  kind: 'duplicate',
  message:
    'The connection broke, and the browser sent the request again by itself: the CRM may hold this lead twice. Remove what is too much there.',
};

function duplicateProblem(count: number): Problem {
  return {
    kind: 'duplicate',
    message: `The CRM holds ${count} records of this handoff. Its request was executed more than once: remove what is too much there.`,
  };
}
