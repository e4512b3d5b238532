import type { IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import { database, type HistoryEntry, type LeadHandoffDb } from '../database.ts';
import { fullName } from '../lead/lead.ts';
import type { Handoff } from './handoff.ts';
import { blockEnds, refreshWords, withWords } from './history-words.ts';

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

/** What is to be shown before the rest is read: at most so many, as many as a screen holds. */
export interface FirstScreen {
  readonly count: number;
  readonly show: (handoffs: readonly Handoff[]) => void;
}

/** Entries that are asked for, newest first. `first.show` is called with the newest as soon as any are found, unless these are all. */
export async function queryHistory(query: HistoryQuery = {}, first?: FirstScreen): Promise<Handoff[]> {
  const limit = query.limit ?? 50;
  const size: ChunkSize = { first: Math.min(first?.count ?? limit, limit), later: limit };
  const words = wordsOf(query.text ?? '');
  const taken: Handoff[] = [];
  for await (const chunk of words.length > 0 ? byWords(query, words, size) : inOrder(query, size)) {
    const isFirst = taken.length === 0;
    taken.push(...chunk.slice(0, limit - taken.length).map(({ handoff }) => handoff));
    if (taken.length >= limit) break;
    if (isFirst && taken.length > 0) first?.show([...taken]);
  }
  return taken;
}

/** How many entries are read at once: at first, and later. */
interface ChunkSize {
  readonly first: number;
  readonly later: number;
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

type Store = IDBPObjectStore<LeadHandoffDb, StoreNames<LeadHandoffDb>[], 'history', 'readonly'>;

/**
 * A word that more entries have is no way to find one, reading what all are found by is quicker: at first, when the
 * newest are likely to do, and when they did not.
 */
const fewEntries = 128;
const fewAmongOld = 300;

/** By a rare word, where there is one; otherwise by what all entries are found by, from the newest on. */
async function* byWords(
  query: HistoryQuery,
  words: readonly string[],
  size: ChunkSize,
): AsyncGenerator<HistoryEntry[]> {
  const tx = (await database()).transaction(['history', 'historyWords']);
  const store = tx.objectStore('history');
  // A long word is most often a rare one.
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const finds = tx.objectStore('historyWords');
  // Side by side, as every wait for the browser's process counts before something is shown.
  const [rare, ends] = await Promise.all([rareWord(store, longestFirst.slice(0, 1), fewEntries), blockEnds(finds)]);
  if (rare !== undefined) {
    yield* inChunks(await withRareWord(store, rare, words, query), size);
    return;
  }
  if (!ends) return;
  let newest = true;
  for await (const { found, from } of withWords(finds, ends, words, query)) {
    yield* entriesOf(store, found, query, size);
    if (!newest || from === undefined) continue;
    newest = false;
    const rare = await rareWord(store, longestFirst, fewAmongOld);
    const older = { ...query, before: Math.min(from, query.before ?? from) };
    if (rare === undefined) continue;
    yield* inChunks(await withRareWord(store, rare, words, older), size);
    return;
  }
}

function* inChunks(entries: readonly HistoryEntry[], size: ChunkSize): Generator<HistoryEntry[]> {
  yield entries.slice(0, size.first);
  yield entries.slice(size.first);
}

/** The first of these words that at most so many entries have; even to count what all have takes seconds. */
async function rareWord(store: Store, words: readonly string[], most: number): Promise<string | undefined> {
  for (const word of words) {
    const keys = await store.index('words').getAllKeys(startingWith(word), most + 1);
    if (keys.length <= most) return word;
  }
  return undefined;
}

/** All of its entries in one request: to ask for each takes five times as long. */
async function withRareWord(
  store: Store,
  rare: string,
  words: readonly string[],
  query: HistoryQuery,
): Promise<HistoryEntry[]> {
  const has = (entry: HistoryEntry) => words.every((word) => entry.words.some((one) => one.startsWith(word)));
  const all = await store.index('words').getAll(startingWith(rare));
  // An entry stands there once for each of its words that begin so.
  const found = new Map(all.map((entry) => [entry.id, entry]));
  return [...found.values()].filter((entry) => isAskedFor(entry, query) && has(entry)).sort(newestFirst);
}

/** Entries newest first, of the account and outcome asked for. */
async function* inOrder({ account, outcome, before = Infinity }: HistoryQuery, size: ChunkSize) {
  const { store } = (await database()).transaction('history');
  const range = (...lead: string[]) => IDBKeyRange.bound([...lead, -Infinity], [...lead, before], false, true);
  const cursors =
    account && outcome
      ? store.index('accountState').iterate(range(account, outcome), 'prev')
      : account
        ? store.index('account').iterate(range(account), 'prev')
        : outcome
          ? store.index('state').iterate(range(outcome), 'prev')
          : store.iterate(range() as IDBKeyRange, 'prev');
  let chunk: HistoryEntry[] = [];
  let wanted = size.first;
  for await (const cursor of cursors) {
    if (chunk.push(cursor.value) < wanted) continue;
    yield chunk;
    chunk = [];
    wanted = size.later;
  }
  yield chunk;
}

function isAskedFor(entry: HistoryEntry, { account, outcome, before = Infinity }: HistoryQuery): boolean {
  return entry.sequence < before && (!account || entry.accountId === account) && (!outcome || entry.state === outcome);
}

/** As the keys are ordered, from the last on. */
function newestFirst(one: HistoryEntry, other: HistoryEntry): number {
  return other.sequence - one.sequence || (one.id < other.id ? 1 : -1);
}

/** Entries asked for side by side. */
const mostAtOnce = 100;

/** Entries of these order numbers. */
async function* entriesOf(store: Store, found: readonly number[], query: HistoryQuery, size: ChunkSize) {
  const asked = [...new Set(found)];
  let wanted = size.first;
  for (let from = 0; from < asked.length; from += wanted, wanted = size.later) {
    wanted = Math.min(wanted, mostAtOnce);
    const some = asked.slice(from, from + wanted);
    // A number that stands twice (a profile that lost its count) has two entries; all keys of it lie in this range.
    const lists = await Promise.all(some.map((one) => store.getAll(IDBKeyRange.bound([one], [one, []]))));
    yield lists.flatMap((list) => list.reverse()).filter((entry) => isAskedFor(entry, query));
  }
}

function startingWith(word: string): IDBKeyRange {
  return IDBKeyRange.bound(word, `${word}\uffff`);
}
