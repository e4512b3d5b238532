import type { Account } from '../accounts/account.ts';
import { type CachedLookup, cachedLookups, freshLookup } from '../accounts/lookups.ts';
import { accountById } from '../accounts/store.ts';
import type { CrmDefinition, Lookups } from '../crm/define.ts';
import { fieldsOf, isFilled, planInput, problemsOf } from '../crm/form.ts';
import { crmById } from '../crm/index.ts';
import { sameData } from '../drafts/same-data.ts';
import type { MessageInput, MessageOutput } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Handoff } from './handoff.ts';
import { historyById } from './history.ts';
import { findInLedger, personMarks } from './ledger.ts';
import { type Payload, skipNeedless } from './machine.ts';
import type { NewHandoff, Outbox } from './outbox.ts';
import { hashOf, newReference } from './reference.ts';
import { roomLeft, sizeOf, storeIsFull } from './room.ts';
import type { Fresh } from './send.ts';

type Sent = MessageOutput['handoff.send'];

const sentAsItWas =
  'This lead went to that account as it was when Send was pressed, and was changed since. To send the changed one as well, press “Send again” once the first is settled.';

/** How old a picker's entries may be when they are sent, in ms. */
const lookupAgeMs = 10 * 60_000;

/**
 * Takes a lead that the person pressed Send for. When it answers 'queued' the handoff is on disk, with
 * its requests frozen; the same id again is the same handoff, with new content only where the CRM (or
 * the account) has turned the old one down.
 */
export async function accept(
  outbox: Outbox,
  take: (fresh: Fresh) => Promise<Handoff>,
  input: MessageInput<'handoff.send'>,
): Promise<Sent> {
  const { handoffs } = await outbox.read();
  // All that the browser has to be asked is asked at once.
  const [present, account, earlier, room] = await Promise.all([
    presentHandoff(outbox, input.id),
    accountById(input.accountId),
    earlierHandoff(handoffs, input),
    roomLeft(),
  ]);
  const kept = present?.state === 'discarded' ? undefined : present;
  if (kept && kept.state !== 'rejected' && kept.state !== 'held') {
    return sameData(kept.lead, input.lead) ? { kind: 'queued', handoff: kept } : refuse(sentAsItWas);
  }

  const crm = account && crmById(account.crm);
  if (!account || !crm) return refuse('That account is no longer there. Choose another.');
  if (kept && kept.accountId !== account.id) return refuse('This lead was begun for another account.');

  const reference = kept?.reference ?? newReference();
  const lookups = await lookupsFor(crm, account, input.values);
  const plan = await freeze(crm, account, input, reference, lookups);
  if ('kind' in plan) return plan;
  if (earlier && !input.again && !kept) return earlier;
  if (sizeOf(plan) > room) return refuse(storeIsFull);
  // What was chosen has just been judged by lists that are fresh, or has to be before anything is sent.
  const mayGo = oldLookups(crm, account, plan.values, lookups).length === 0;
  const made = begin(crm, account, input, reference, plan);
  try {
    const handoff = kept
      ? await outbox.apply(kept.id, { type: 'edit', payload: plan })
      : await (mayGo ? take({ handoff: made, account, crm }) : outbox.add(made));
    return handoff ? { kind: 'queued', handoff } : refuse('That lead is no longer there. Send it anew.');
  } catch (error) {
    return refuse(error instanceof Refusal ? error.message : storeIsFull);
  }
}

/**
 * Messages by field key for what was chosen and the CRM no longer has: entries of its lists, choices of
 * the fields that it defines itself, and such a field as a whole. Lists are read anew when they are old;
 * where one cannot be read, what was known of it stands, and the CRM itself will judge.
 */
export async function goneChoices(
  account: Account,
  crm: CrmDefinition,
  { values }: Pick<Handoff, 'values'>,
): Promise<Record<string, string>> {
  const cached = await cachedLookups(crm, account, values);
  const lookups = { ...cached };
  for (const id of oldLookups(crm, account, values, cached)) {
    lookups[id] = await freshLookup(crm, account, id, values).catch(() => cached[id]);
  }
  const judged = judgedFields(crm, account, values, cached);
  const before = judged(cached);
  const after = judged(lookups);
  const left = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !left.has(key));
  const strange = problemsOf(after, values).filter(({ kind }) => kind === 'option');
  return Object.fromEntries([
    ...gone.map(({ key, label }) => [key, `“${label}” is no longer a field there.`]),
    ...strange.map(({ field, message }) => [field, message]),
  ]);
}

/** The filled fields whose choices are the CRM's, by the lookups given: `cached` tells which are its own. */
function judgedFields(crm: CrmDefinition, account: Account, values: Handoff['values'], cached: Lookups) {
  const own = new Set(crm.dynamicFields?.(cached, values).map(({ key }) => key));
  return (lookups: Lookups) =>
    fieldsOf(crm, account, lookups, values)
      .filter(({ key, lookup }) => (lookup || own.has(key)) && isFilled(values[key]))
      .map((field) => ({ ...field, own: own.has(field.key) }));
}

/** The lookups that judge what was chosen and are missing or too old to do so. */
function oldLookups(
  crm: CrmDefinition,
  account: Account,
  values: Handoff['values'],
  cached: Readonly<Record<string, CachedLookup | undefined>>,
): string[] {
  const needed = judgedFields(
    crm,
    account,
    values,
    cached,
  )(cached).flatMap(({ own, lookup }) =>
    // Only the definition knows which of its lookups make a field of the CRM's own.
    own ? Object.keys(crm.lookups ?? {}) : (lookup ?? []),
  );
  return [...new Set(needed)].filter((id) => {
    const known = cached[id];
    return !known || Math.abs(Date.now() - known.at) >= lookupAgeMs;
  });
}

async function freeze(
  crm: CrmDefinition,
  account: Account,
  input: MessageInput<'handoff.send'>,
  reference: string,
  lookups: Lookups,
): Promise<Payload | Sent> {
  const { lead, values, chosen, timeZone, source } = input;
  let plan: ReturnType<typeof planInput>;
  try {
    plan = planInput(crm, account, { lead, values, chosen, lookups, reference, timeZone, pageUrl: source.url });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'The lead could not be put in order.');
  }
  const problems = problemsOf(plan.fields, plan.values);
  if (problems.length > 0) {
    const fields = Object.fromEntries(problems.map(({ field, message }) => [field, message]));
    return { kind: 'refused', message: 'Some fields need your attention.', fields };
  }
  const steps = [...crm.steps(plan)];
  // Through JSON, as it is stored: the hash must be that of what is read back.
  const frozen = JSON.parse(JSON.stringify(steps)) as Payload['steps'];
  const picked = Object.fromEntries(Object.entries(plan.chosen).map(([key, options]) => [key, [...options]]));
  return {
    lead,
    values: { ...plan.values },
    chosen: picked,
    timeZone,
    source,
    steps: frozen,
    hash: await hashOf(frozen),
  };
}

/** The cached lookups; where the CRM itself defines fields, the missing ones are read. */
async function lookupsFor(
  crm: CrmDefinition,
  account: Account,
  values: Payload['values'],
): Promise<Record<string, CachedLookup | undefined>> {
  const lookups = await cachedLookups(crm, account, values);
  if (!crm.dynamicFields) return lookups;
  for (const id of Object.keys(crm.lookups ?? {})) {
    lookups[id] ??= await freshLookup(crm, account, id, values).catch(() => undefined);
  }
  return lookups;
}

/** One after the other: a handoff stands in the history before it leaves the outbox, so one of the two finds it. */
async function presentHandoff(outbox: Outbox, id: string): Promise<Handoff | undefined> {
  return (await outbox.get(id)) ?? historyById(id);
}

async function earlierHandoff(
  handoffs: readonly Handoff[],
  { id: same, accountId, lead: person }: MessageInput<'handoff.send'>,
): Promise<Sent | undefined> {
  const marks = new Set(personMarks(person));
  const onTheWay = handoffs.find(
    ({ id, accountId: to, state, lead }) =>
      id !== same && to === accountId && state !== 'discarded' && personMarks(lead).some((mark) => marks.has(mark)),
  );
  if (onTheWay) {
    const { createdAt, recordId, recordUrl } = onTheWay;
    return { kind: 'alreadySent', at: createdAt, recordId, recordUrl };
  }
  const noted = await findInLedger(accountId, person);
  return noted && { kind: 'alreadySent', at: noted.at, recordId: noted.recordId, recordUrl: noted.recordUrl };
}

function begin(
  crm: CrmDefinition,
  account: Account,
  input: MessageInput<'handoff.send'>,
  reference: string,
  payload: Payload,
): NewHandoff {
  const now = Date.now();
  return {
    version: 1,
    id: input.id,
    draftId: input.draftId,
    crm: crm.id,
    accountId: account.id,
    accountName: account.name,
    reference,
    ...payload,
    ...skipNeedless(payload.steps, {}, 0),
    state: 'queued',
    attempts: 0,
    createdAt: now,
    updatedAt: now,
  };
}

function refuse(message: string): Sent {
  return { kind: 'refused', message, fields: {} };
}
