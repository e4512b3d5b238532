import type { Account } from '../accounts/account.ts';
import { cachedLookup, cachedLookups, freshLookup } from '../accounts/lookups.ts';
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
import type { Outbox } from './outbox.ts';
import { hashOf, newReference } from './reference.ts';
import { hasRoom, storeIsFull } from './room.ts';

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
export async function accept(outbox: Outbox, input: MessageInput<'handoff.send'>): Promise<Sent> {
  const [waiting, account] = await Promise.all([outbox.get(input.id), accountById(input.accountId)]);
  // One after the other: a handoff stands in the history before it leaves the outbox, so one of the two finds it.
  const present = waiting ?? (await historyById(input.id));
  const kept = present?.state === 'discarded' ? undefined : present;
  if (kept && kept.state !== 'rejected' && kept.state !== 'held') {
    return sameData(kept.lead, input.lead) ? { kind: 'queued', handoff: kept } : refuse(sentAsItWas);
  }

  const crm = account && crmById(account.crm);
  if (!account || !crm) return refuse('That account is no longer there. Choose another.');
  if (kept && kept.accountId !== account.id) return refuse('This lead was begun for another account.');

  const reference = kept?.reference ?? newReference();
  const plan = await freeze(crm, account, input, reference);
  if ('kind' in plan) return plan;
  const [earlier, room] = await Promise.all([
    input.again || kept ? undefined : earlierHandoff(outbox, account.id, input),
    hasRoom(plan),
  ]);
  if (earlier) return earlier;
  if (!room) return refuse(storeIsFull);
  try {
    const handoff = kept
      ? await outbox.apply(kept.id, { type: 'edit', payload: plan })
      : await outbox.add(begin(crm, account, input, reference, plan));
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
  const own = new Set(crm.dynamicFields?.(cached, values).map(({ key }) => key));
  const judged = (lookups: Lookups) =>
    fieldsOf(crm, account, lookups, values).filter(
      ({ key, lookup }) => (lookup || own.has(key)) && isFilled(values[key]),
    );
  const before = judged(cached);
  const needed = new Set(
    // Only the definition knows which of its lookups make a field of the CRM's own.
    before.flatMap(({ key, lookup }) => (own.has(key) ? Object.keys(crm.lookups ?? {}) : (lookup ?? []))),
  );
  const lookups: Record<string, Lookups[string]> = { ...cached };
  for (const id of needed) {
    const known = await cachedLookup(account, id, values);
    if (known && Math.abs(Date.now() - known.at) < lookupAgeMs) continue;
    lookups[id] = await freshLookup(crm, account, id, values).catch(() => cached[id]);
  }
  const after = judged(lookups);
  const left = new Set(after.map(({ key }) => key));
  const gone = before.filter(({ key }) => !left.has(key));
  const strange = problemsOf(after, values).filter(({ kind }) => kind === 'option');
  return Object.fromEntries([
    ...gone.map(({ key, label }) => [key, `“${label}” is no longer a field there.`]),
    ...strange.map(({ field, message }) => [field, message]),
  ]);
}

async function freeze(
  crm: CrmDefinition,
  account: Account,
  input: MessageInput<'handoff.send'>,
  reference: string,
): Promise<Payload | Sent> {
  const { lead, values, chosen, timeZone, source } = input;
  const lookups = await lookupsFor(crm, account, values);
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
async function lookupsFor(crm: CrmDefinition, account: Account, values: Payload['values']): Promise<Lookups> {
  const lookups: Record<string, Lookups[string]> = await cachedLookups(crm, account, values);
  if (!crm.dynamicFields) return lookups;
  for (const id of Object.keys(crm.lookups ?? {})) {
    lookups[id] ??= await freshLookup(crm, account, id, values).catch(() => undefined);
  }
  return lookups;
}

async function earlierHandoff(
  outbox: Outbox,
  accountId: string,
  input: MessageInput<'handoff.send'>,
): Promise<Sent | undefined> {
  const marks = new Set(personMarks(input.lead));
  const { handoffs } = await outbox.read();
  const onTheWay = handoffs.find(
    ({ id, accountId: to, state, lead }) =>
      id !== input.id && to === accountId && state !== 'discarded' && personMarks(lead).some((mark) => marks.has(mark)),
  );
  if (onTheWay) {
    const { createdAt, recordId, recordUrl } = onTheWay;
    return { kind: 'alreadySent', at: createdAt, recordId, recordUrl };
  }
  const noted = await findInLedger(accountId, input.lead);
  return noted && { kind: 'alreadySent', at: noted.at, recordId: noted.recordId, recordUrl: noted.recordUrl };
}

function begin(
  crm: CrmDefinition,
  account: Account,
  input: MessageInput<'handoff.send'>,
  reference: string,
  payload: Payload,
): Omit<Handoff, 'sequence'> {
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
