import type { Account } from '../accounts/account.ts';
import { accountById } from '../accounts/store.ts';
import { apiOf } from '../crm/apis.ts';
import { sameData } from '../drafts/same-data.ts';
import { personMarks, samePerson } from '../lead/same-person.ts';
import { withLock } from '../lock.ts';
import type { MessageInput, MessageOutput } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { judgeChoices } from './gone-choices.ts';
import type { Handoff } from './handoff.ts';
import { historyById } from './history.ts';
import { findInLedger, ledgerHashes } from './ledger.ts';
import { hasCreated, type Payload, skipNeedless } from './machine.ts';
import { type NewHandoff, type Outbox, StoreError } from './outbox.ts';
import { hashOf } from './reference.ts';
import { roomLeft, sizeOf, storeIsFull } from './room.ts';
import type { Fresh } from './send.ts';

type Sent = MessageOutput['handoff.send'];

const sentAsItWas =
  'This lead went to that account as it was when Send was pressed, and was changed since. To send the changed one as well, press “Send again” once the first is settled.';

const begunForAnother =
  'This lead was begun for another person, for whom something was made at the CRM already. Discard it first, then send this one.';

/**
 * Takes a lead that the person pressed Send for. When it answers 'queued' the handoff is on disk, with
 * its requests frozen; the same id again is the same handoff, with new content only where the CRM (or
 * the account) has turned the old one down.
 */
export function accept(
  outbox: Outbox,
  take: (fresh: Fresh) => Promise<Handoff>,
  input: MessageInput<'handoff.send'>,
): Promise<Sent> {
  // What the browser has to be asked is asked side by side, and this need not wait for the lock.
  const asked: Asked = {
    account: accountById(input.accountId),
    room: roomLeft(),
    hashes: ledgerHashes(input.accountId, input.lead),
  };
  // Who waits for them hears of it.
  for (const one of Object.values(asked)) one.catch(() => undefined);
  // Two popups with the same lead: the second sees what the first has done.
  return withLock(`accept:${input.accountId}`, () => acceptNext(outbox, take, input, asked));
}

interface Asked {
  readonly account: Promise<Account | undefined>;
  /** In bytes. */
  readonly room: Promise<number>;
  /** What the ledger knows the person by. */
  readonly hashes: Promise<string[]>;
}

async function acceptNext(
  outbox: Outbox,
  take: (fresh: Fresh) => Promise<Handoff>,
  input: MessageInput<'handoff.send'>,
  asked: Asked,
): Promise<Sent> {
  const { handoffs } = await outbox.read();
  const [present, earlier, account, room] = await Promise.all([
    presentHandoff(outbox, handoffs, input.id),
    earlierHandoff(handoffs, input, asked.hashes),
    asked.account,
    asked.room,
  ]);
  const kept = present?.state === 'discarded' ? undefined : present;
  if (kept && kept.state !== 'rejected' && kept.state !== 'held') {
    const same = sameData(kept.lead, input.lead) && sameData(kept.values, input.values);
    return same ? { kind: 'queued', handoff: kept } : refuse(sentAsItWas);
  }

  const crm = account && apiOf(account.crm);
  if (!account || !crm) return refuse('That account is no longer there. Choose another.');
  if (kept && kept.accountId !== account.id) return refuse('This lead was begun for another account.');
  // What was made for it stays and is built upon: it must be this person's.
  if (kept && hasCreated(kept) && !samePerson(kept.lead, input.lead)) return refuse(begunForAnother);

  const payload = await freeze(input);
  const { old, gone } = await judgeChoices(account, crm, payload);
  if (Object.keys(gone).length > 0) return refuse('Some fields need your attention.', gone);
  if (earlier && !input.again && !kept) return earlier;
  if (sizeOf(payload) > room) return refuse(storeIsFull);
  // What was chosen has just been judged by lists that are fresh, or has to be before anything is sent.
  const mayGo = old.length === 0;
  const looked = present === undefined;
  const made = begin(account, input, payload);
  try {
    const handoff = kept
      ? await outbox.apply(kept.id, { type: 'edit', payload })
      : await (mayGo ? take({ handoff: made, account, crm, looked }) : outbox.add(made, looked));
    if (!handoff) return refuse('That lead is no longer there. Send it anew.');
    // It may have gone on by itself since it was looked at, and then nothing was changed.
    return handoff.hash === payload.hash ? { kind: 'queued', handoff } : refuse(sentAsItWas);
  } catch (error) {
    if (error instanceof StoreError) return refuse(storeIsFull);
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
}

/**
 * A handoff stands in the history before it leaves the outbox, so one of the two finds it: the outbox first, then the
 * history. Of one that the outbox does not know of both are asked at once: it is not moved while it is read.
 */
async function presentHandoff(outbox: Outbox, known: readonly Handoff[], id: string): Promise<Handoff | undefined> {
  if (known.some((handoff) => handoff.id === id)) return (await outbox.get(id)) ?? historyById(id);
  const [waiting, settled] = await Promise.all([outbox.get(id), historyById(id)]);
  return waiting ?? settled;
}

async function earlierHandoff(
  handoffs: readonly Handoff[],
  { id: same, accountId, lead: person }: MessageInput<'handoff.send'>,
  hashes: Promise<string[]>,
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
  const noted = await findInLedger(accountId, person, hashes);
  return noted && { kind: 'alreadySent', at: noted.at, recordId: noted.recordId, recordUrl: noted.recordUrl };
}

/** What the page has planned, with the mark by which it is known again. */
async function freeze(input: MessageInput<'handoff.send'>): Promise<Payload> {
  const { reference, lead, values, chosen, timeZone, source, steps, fields } = input;
  return { reference, lead, values, chosen, timeZone, source, steps, fields, hash: await hashOf(steps) };
}

function begin(account: Account, input: MessageInput<'handoff.send'>, payload: Payload): NewHandoff {
  const now = Date.now();
  return {
    version: 1,
    id: input.id,
    draftId: input.draftId,
    crm: account.crm,
    accountId: account.id,
    accountName: account.name,
    ...payload,
    ...skipNeedless(payload.steps, {}, 0),
    state: 'queued',
    attempts: 0,
    createdAt: now,
    updatedAt: now,
  };
}

function refuse(message: string, fields: Record<string, string> = {}): Sent {
  return { kind: 'refused', message, fields };
}
