import type { Account } from '../accounts/account.ts';
import { type Channel, statusMessage } from '../accounts/read.ts';
import { fillPlaceholders } from '../crm/body.ts';
import type { CrmApi, PlannedField, Read, RequestSpec, Step } from '../crm/define.ts';
import type { Answer } from '../net/exchange.ts';
import { SendError } from '../net/send-error.ts';
import { Refusal } from '../refusal.ts';
import type { Handoff } from './handoff.ts';
import { currentStep, type HandoffEvent } from './machine.ts';
import type { NewHandoff, Outbox } from './outbox.ts';
import { hashOf } from './reference.ts';
import { waitFor } from './retry-after.ts';

export interface SendDeps {
  readonly outbox: Outbox;
  readonly now: () => number;
  /** ms since this worker started, whatever is done to the clock. */
  readonly uptime: () => number;
  /** When a search for a handoff came back empty and counted, in `uptime` of this worker. */
  readonly emptyAt: Map<string, number>;
  readonly account: (id: string) => Promise<Account | undefined>;
  readonly crm: (id: string) => CrmApi | undefined;
  /** Gets ready to send as the account, sending nothing; throws Refusal or SendError. */
  readonly open: (account: Account, crm: CrmApi, options: { operation: string }) => Promise<Channel>;
  readonly read: (account: Account, crm: CrmApi, operation: string) => Read;
  /** Messages by field key for chosen entries that the CRM no longer has. {} when all is well, or cannot be known. */
  readonly goneChoices: (account: Account, crm: CrmApi, handoff: Handoff) => Promise<Record<string, string>>;
}

/**
 * Makes the request of a queued handoff's current step and writes down what is known of it: before the
 * request that it may be on its way, after it the answer's meaning. Gives the handoff as it is on disk
 * afterwards. Rejects only when the store refuses the first write, and then nothing was sent.
 */
export async function makeStep(
  deps: SendDeps,
  { id, accountId }: Pick<Handoff, 'id' | 'accountId'>,
): Promise<Handoff | undefined> {
  const { outbox } = deps;
  const [queued, account] = await Promise.all([outbox.get(id), deps.account(accountId)]);
  const step = queued && currentStep(queued);
  if (!queued || !step || queued.state !== 'queued') return queued;

  const ready = await prepare(deps, queued, step, account);
  if ('type' in ready) return outbox.apply(id, ready);
  return request(deps, ready, id, () => outbox.apply(id, { type: 'dispatch' }, queued));
}

/**
 * Keeps a new handoff and makes its first request, with one write before it: the handoff is on the disk
 * as one that may be on its way, or not at all. `kept` is told as soon as it is there. Nothing is sent
 * when its id is there already. Rejects only when the store refuses that write, and then nothing was sent.
 */
export async function keepAndSend(
  deps: SendDeps,
  { handoff, account, crm, looked }: Fresh,
  kept: (handoff: Handoff) => void,
): Promise<Handoff | undefined> {
  const step = currentStep(handoff);
  if (!step) throw new Error('A handoff without a step to make');
  const ready = { account, crm, step, request: fillPlaceholders(step.request, handoff.done), fields: handoff.fields };
  return request(deps, ready, handoff.id, async () => {
    const { kept: onDisk, begun } = await deps.outbox.begin(handoff, looked);
    kept(onDisk);
    return begun ? onDisk : undefined;
  });
}

/** A new handoff whose choices the CRM is known to have at this moment. */
export interface Fresh {
  readonly handoff: NewHandoff;
  readonly account: Account;
  readonly crm: CrmApi;
  /** The outbox was asked just now and has none of its id. */
  readonly looked: boolean;
}

/** Makes a request once `write` has put its handoff on the disk as sending; getting ready for it goes side by side. */
async function request(
  deps: SendDeps,
  ready: Ready,
  id: string,
  write: () => Promise<Handoff | undefined>,
): Promise<Handoff | undefined> {
  const [sending, channel] = await Promise.all([
    write(),
    deps.open(ready.account, ready.crm, { operation: id }).catch(meaningOfFailure),
  ]);
  if (sending?.state !== 'sending') return sending;
  const event = typeof channel === 'function' ? await outcomeOf(ready, channel, deps.now) : channel;
  return applyAtLast(deps.outbox, sending, event);
}

interface Ready {
  readonly account: Account;
  readonly crm: CrmApi;
  readonly step: Step;
  readonly request: RequestSpec;
  readonly fields: readonly PlannedField[] | undefined;
}

async function prepare(
  deps: SendDeps,
  handoff: Handoff,
  step: Step,
  account: Account | undefined,
): Promise<Ready | HandoffEvent> {
  const hash = await hashOf(handoff.steps);
  const crm = deps.crm(handoff.crm);
  if (!account || !crm) return hold('account', `The account “${handoff.accountName}” is no longer there.`);
  if (hash !== handoff.hash) {
    return refused('The stored request is not the one that was frozen at Send. Check the lead and send it again.');
  }
  if (handoff.at === 0) {
    const fields = await deps.goneChoices(account, crm, handoff);
    if (Object.keys(fields).length > 0) return refused('The CRM no longer has what was chosen.', fields);
  }
  try {
    return { account, crm, step, request: fillPlaceholders(step.request, handoff.done), fields: handoff.fields };
  } catch {
    return refused('An earlier step gave no id that this one needs.');
  }
}

async function outcomeOf(ready: Ready, send: Channel, now: () => number): Promise<HandoffEvent> {
  const { account, crm, step, request } = ready;
  try {
    const answer = await send(request);
    const meaning = meaningOf(answer, crm, step, request, account, now(), ready.fields);
    if (!answer.repeated) return meaning;
    if (meaning.type === 'done') return { ...meaning, repeated: true };
    // Refused may have been the second, because the first was carried out.
    const message = 'The connection broke, and the browser sent the request again by itself.';
    return { type: 'unclear', problem: { kind: 'network', message } };
  } catch (error) {
    return meaningOfFailure(error);
  }
}

/** What an answer says about the handoff. */
export function meaningOf(
  answer: Answer,
  crm: CrmApi,
  step: Step,
  request: RequestSpec,
  account: Pick<Account, 'name' | 'base'>,
  now: number,
  fields: readonly PlannedField[] = [],
): HandoffEvent {
  const { status } = answer;
  const host = new URL(account.base || crm.origin).host;
  const says = statusMessage(status, host, account.name);
  if (status === 401 || status === 403) return { ...hold('unauthorized', says, status) };
  if (status === 429) {
    return { type: 'wait', problem: { kind: 'rate-limit', message: says, status }, notBefore: waitFor(answer, now) };
  }
  const readable = (status >= 200 && status < 300) || status === 400 || status === 422;
  if (!readable) {
    return {
      type: 'unclear',
      problem: { kind: status >= 500 || status === 408 ? 'server' : 'answer', message: says, status },
    };
  }
  const result = crm.readResult(
    step.id,
    answer,
    request,
    fields.filter((field) => field.step === step.id),
  );
  if (result.kind === 'rejected') return refused(result.message, result.fields, status);
  if (status >= 300) return refused(says, {}, status);
  if (result.kind === 'unclear')
    return { type: 'unclear', problem: { kind: 'answer', message: result.reason, status } };
  return { type: 'done', id: result.id, ...recordOf(crm, step.id, result.id) };
}

/** The record's id and link, from the step that makes it. */
export function recordOf(crm: CrmApi, step: string, id: string | undefined): { recordId?: string; recordUrl?: string } {
  if (step !== crm.mainStep || !id) return {};
  const recordUrl = crm.recordUrl?.(id);
  return { recordId: id, ...(recordUrl ? { recordUrl } : {}) };
}

function meaningOfFailure(error: unknown): HandoffEvent {
  if (error instanceof Refusal) {
    const { kind, message } = error;
    return kind === 'changed' ? { type: 'wait', problem: { kind, message } } : hold(kind, message);
  }
  if (!(error instanceof SendError)) {
    // A defect in reading the answer: the request may have been executed.
    return { type: 'unclear', problem: { kind: 'answer', message: 'The answer could not be read.' } };
  }
  const problem = { kind: error.kind, message: error.message };
  if (error.dispatched) return { type: 'unclear', problem };
  if (error.kind === 'offline') return { type: 'wait', problem };
  if (error.kind === 'interrupted') return { type: 'wait', problem };
  return hold(error.kind === 'base' ? 'account' : error.kind, error.message);
}

function hold(kind: string, message: string, status?: number): HandoffEvent {
  return { type: 'hold', problem: { kind, message, ...(status ? { status } : {}) } };
}

function refused(message: string, fields: Readonly<Record<string, string>> = {}, status?: number): HandoffEvent {
  return {
    type: 'refused',
    problem: { kind: 'rejected', message, fields: { ...fields }, ...(status ? { status } : {}) },
  };
}

/** The outcome must reach the disk; if the store refuses three times, the next worker start makes it `unknown`. */
async function applyAtLast(outbox: Outbox, sending: Handoff, event: HandoffEvent): Promise<Handoff | undefined> {
  for (let tries = 1; ; tries++) {
    try {
      return await outbox.apply(sending.id, event, sending);
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}
