import type { IDBPObjectStore, StoreNames } from 'idb';
import { database, type HistoryEntry, type LeadHandoffDb } from '../database.ts';
import { fullName } from '../lead/lead.ts';
import type { Handoff } from './handoff.ts';

/**
 * Settled handoffs (sent, discarded), newest first by order of Send. Each keeps its outcome, record id
 * and link, and the lead, to hand it to another account; the frozen requests are dropped. No keys: a
 * handoff never holds any.
 */
export interface HistoryQuery {
  /** Words that must all occur, each from its beginning: name, e-mail, phone digits, company, reference, record id. */
  readonly text?: string;
  readonly account?: string;
  readonly outcome?: 'sent' | 'discarded';
  /** Only what was sent before this one: `sequence` of the last entry shown. */
  readonly before?: number;
  /** At most this many; 50 when absent. */
  readonly limit?: number;
}

/** Puts a settled handoff into the store of a transaction that writes. Doing so again replaces it. */
export async function putEntry(
  store: IDBPObjectStore<LeadHandoffDb, StoreNames<LeadHandoffDb>[], 'history', 'readwrite'>,
  handoff: Handoff,
): Promise<void> {
  const before = await store.index('id').getKey(handoff.id);
  if (before) await store.delete(before);
  await store.put(entryOf(handoff));
}

export async function historyById(id: string): Promise<Handoff | undefined> {
  return (await (await database()).getFromIndex('history', 'id', id))?.handoff;
}

/** Those settled at or after that time (ms since epoch), newest first. */
export async function settledSince(time: number): Promise<Handoff[]> {
  const found = await (await database()).getAllFromIndex('history', 'settledAt', IDBKeyRange.lowerBound(time));
  return found.sort((a, b) => b.sequence - a.sequence).map(({ handoff }) => handoff);
}

export async function queryHistory(query: HistoryQuery = {}): Promise<Handoff[]> {
  const limit = query.limit ?? 50;
  const words = wordsOf(query.text ?? '');
  return words.length > 0 ? byWords(query, words, limit) : byOrder(query, limit);
}

/** Deletes one entry. */
export async function deleteFromHistory(id: string): Promise<void> {
  const tx = (await database()).transaction('history', 'readwrite');
  const key = await tx.store.index('id').getKey(id);
  if (key) await tx.store.delete(key);
  await tx.done;
}

/** Deletes all entries, and the ledger with them: afterwards nothing remembers who was sent where. */
export async function clearHistory(): Promise<void> {
  const tx = (await database()).transaction(['history', 'ledger'], 'readwrite');
  await Promise.all([tx.objectStore('history').clear(), tx.objectStore('ledger').clear(), tx.done]);
}

/** Deletes what was settled before that time (ms since epoch). */
export async function forgetHistoryBefore(time: number): Promise<void> {
  const tx = (await database()).transaction('history', 'readwrite');
  for await (const cursor of tx.store.index('settledAt').iterate(IDBKeyRange.upperBound(time, true))) cursor.delete();
  await tx.done;
}

/** What a handoff is found by: distinct words in lower case, phones as digits, at most 60. */
export function searchWords(handoff: Handoff): string[] {
  const { lead } = handoff;
  const digits = lead.phones.map(({ number }) => number.replace(/\D/g, ''));
  const texts = [
    fullName(lead),
    lead.companyName,
    lead.emails.join(' '),
    lead.address.city,
    handoff.reference,
    handoff.recordId ?? '',
    handoff.accountName,
  ];
  // A US number is looked for with and without its country code.
  const phones = digits.flatMap((number) => (number.length === 11 ? [number, number.slice(1)] : [number]));
  return [...new Set([...wordsOf(texts.join(' ')), ...phones.filter(Boolean)])].slice(0, 60);
}

function entryOf(handoff: Handoff): HistoryEntry {
  const { sequence, id, accountId, state, updatedAt: settledAt } = handoff;
  return {
    sequence,
    id,
    accountId,
    state,
    settledAt,
    words: searchWords(handoff),
    handoff: { ...handoff, steps: [] },
  };
}

/** Lower-case words; runs of digits with only punctuation between them are one, as phone numbers are typed. */
function wordsOf(text: string): string[] {
  const joined = text.toLowerCase().replace(/(?<=\d)[-.() ]{1,3}(?=\d)/g, '');
  return joined
    .split(/[\s,;:()"'<>+]+/)
    .filter(Boolean)
    .slice(0, 60);
}

type HistoryKey = LeadHandoffDb['history']['key'];
type Store = IDBPObjectStore<LeadHandoffDb, ['history'], 'history', 'readonly'>;

async function byOrder(query: HistoryQuery, limit: number): Promise<Handoff[]> {
  return take(inOrder(await historyStore(), query), limit);
}

/** A word that more entries have is no way to find one: reading from the newest on is quicker. */
const fewEntries = 1_000;

/** By the rarest word, where it is rare; otherwise from the newest on, where matches are many. */
async function byWords(query: HistoryQuery, words: readonly string[], limit: number): Promise<Handoff[]> {
  const store = await historyStore();
  // Bounded reads: even counting the entries of a word that all of them have takes seconds.
  const index = store.index('words');
  const keys = await Promise.all(words.map((word) => index.getAllKeys(startingWith(word), fewEntries + 1)));
  const [rarest = []] = keys.sort((a, b) => a.length - b.length);
  const entries = rarest.length > fewEntries ? inOrder(store, query) : byKeys(store, query, rarest);
  const has = (entry: HistoryEntry) => words.every((word) => entry.words.some((one) => one.startsWith(word)));
  return take(entries, limit, has);
}

async function historyStore(): Promise<Store> {
  return (await database()).transaction('history').store;
}

/** Entries newest first, of the account and outcome asked for. */
async function* inOrder(store: Store, { account, outcome, before = Infinity }: HistoryQuery) {
  const range = (...lead: string[]) => IDBKeyRange.bound([...lead, -Infinity], [...lead, before], false, true);
  const cursors =
    account && outcome
      ? store.index('accountState').iterate(range(account, outcome), 'prev')
      : account
        ? store.index('account').iterate(range(account), 'prev')
        : outcome
          ? store.index('state').iterate(range(outcome), 'prev')
          : store.iterate(range() as IDBKeyRange, 'prev');
  for await (const cursor of cursors) yield cursor.value;
}

/** Entries of these keys, newest first. A key may stand there several times. */
async function* byKeys(
  store: Store,
  { account, outcome, before = Infinity }: HistoryQuery,
  found: readonly HistoryKey[],
) {
  const keys = new Map(found.filter(([sequence]) => sequence < before).map((key) => [String(key), key]));
  for (const key of [...keys.values()].sort((a, b) => b[0] - a[0])) {
    const entry = await store.get(key);
    if (entry && (!account || entry.accountId === account) && (!outcome || entry.state === outcome)) yield entry;
  }
}

async function take(
  entries: AsyncIterable<HistoryEntry>,
  limit: number,
  test: (entry: HistoryEntry) => boolean = () => true,
): Promise<Handoff[]> {
  const taken: Handoff[] = [];
  for await (const entry of entries) {
    if (test(entry) && taken.push(entry.handoff) >= limit) break;
  }
  return taken;
}

function startingWith(word: string): IDBKeyRange {
  return IDBKeyRange.bound(word, `${word}\uffff`);
}
