import type { IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import { database, type HistoryEntry, type LeadHandoffDb } from '../database.ts';
import { fullName } from '../lead/lead.ts';
import type { Handoff } from './handoff.ts';
import { refreshWords, withWords } from './history-words.ts';

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

type Writing = Pick<IDBPTransaction<LeadHandoffDb, StoreNames<LeadHandoffDb>[], 'readwrite'>, 'objectStore'>;

/** Puts settled handoffs into the history, in a transaction that writes it and its words. Doing so again replaces them. No two may have one id. */
export async function putInHistory(tx: Writing, handoffs: readonly Handoff[]): Promise<void> {
  const store = tx.objectStore('history');
  const touched = handoffs.map(({ sequence }) => sequence);
  // Side by side: a wait for each would make a batch as long as its entries one by one.
  const puts = handoffs.map(async (handoff) => {
    const before = await store.index('id').getKey(handoff.id);
    if (before) {
      touched.push(before[0]);
      await store.delete(before);
    }
    await store.put(entryOf(handoff));
  });
  await Promise.all(puts);
  await refreshWords(store, tx.objectStore('historyWords'), touched);
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
  const tx = (await database()).transaction(['history', 'historyWords'], 'readwrite');
  const store = tx.objectStore('history');
  const key = await store.index('id').getKey(id);
  if (key) {
    await store.delete(key);
    await refreshWords(store, tx.objectStore('historyWords'), [key[0]]);
  }
  await tx.done;
}

/** Deletes all entries, and the ledger with them: afterwards nothing remembers who was sent where. */
export async function clearHistory(): Promise<void> {
  const stores = ['history', 'historyWords', 'ledger'] as const;
  const tx = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
}

/** Deletes what was settled before that time (ms since epoch). */
export async function forgetHistoryBefore(time: number): Promise<void> {
  const tx = (await database()).transaction(['history', 'historyWords'], 'readwrite');
  const store = tx.objectStore('history');
  const old: number[] = [];
  for await (const cursor of store.index('settledAt').iterate(IDBKeyRange.upperBound(time, true))) {
    old.push(cursor.primaryKey[0]);
    cursor.delete();
  }
  await refreshWords(store, tx.objectStore('historyWords'), old);
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
    handoff: { ...handoff, steps: [], fields: [] },
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
type Store = IDBPObjectStore<LeadHandoffDb, StoreNames<LeadHandoffDb>[], 'history', 'readonly'>;

async function byOrder(query: HistoryQuery, limit: number): Promise<Handoff[]> {
  return take(inOrder(await historyStore(), query), limit);
}

/** A word that more entries have is no way to find one: reading what all are found by is quicker. */
const fewEntries = 300;

/** By the rarest word, where it is rare; otherwise by what all entries are found by, from the newest on. */
async function byWords(query: HistoryQuery, words: readonly string[], limit: number): Promise<Handoff[]> {
  const tx = (await database()).transaction(['history', 'historyWords']);
  const store = tx.objectStore('history');
  // Bounded reads: even counting the entries of a word that all of them have takes seconds.
  const index = store.index('words');
  const keys = await Promise.all(words.map((word) => index.getAllKeys(startingWith(word), fewEntries + 1)));
  const [rarest = []] = keys.sort((a, b) => a.length - b.length);
  const found =
    rarest.length > fewEntries ? withWords(tx.objectStore('historyWords'), words, query) : [ordered(rarest)];
  const has = (entry: HistoryEntry) => words.every((word) => entry.words.some((one) => one.startsWith(word)));
  return take(entriesOf(store, found, query, limit), limit, has);
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

/** Order numbers of these keys, newest first, each once. */
function ordered(keys: readonly HistoryKey[]): number[] {
  return [...new Set(keys.map(([sequence]) => sequence))].sort((a, b) => b - a);
}

/** Entries asked for side by side. */
const mostAtOnce = 100;

/** Entries of these order numbers, about as many at once as are wanted. */
async function* entriesOf(
  store: Store,
  found: AsyncIterable<number[]> | Iterable<number[]>,
  { account, outcome, before = Infinity }: HistoryQuery,
  limit: number,
) {
  const atOnce = Math.min(limit, mostAtOnce);
  for await (const sequences of found) {
    const asked = [...new Set(sequences)].filter((sequence) => sequence < before);
    for (let from = 0; from < asked.length; from += atOnce) {
      const some = asked.slice(from, from + atOnce);
      // A number that stands twice (a profile that lost its count) has two entries; all keys of it lie in this range.
      const lists = await Promise.all(some.map((one) => store.getAll(IDBKeyRange.bound([one], [one, []]))));
      for (const entry of lists.flatMap((list) => list.reverse())) {
        if ((!account || entry.accountId === account) && (!outcome || entry.state === outcome)) yield entry;
      }
    }
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
