import type { IDBPObjectStore, StoreNames } from 'idb';
import type { HistoryEntry, HistoryWords, LeadHandoffDb } from '../database.ts';

/**
 * What entries are found by, many entries to a record: reading that of 5,000 entries takes about as long as
 * reading twenty of them whole. For words that many entries have, where an index only says how many.
 */
type Mode = 'readonly' | 'readwrite' | 'versionchange';
type Stores = StoreNames<LeadHandoffDb>[];
type History<M extends Mode> = IDBPObjectStore<LeadHandoffDb, Stores, 'history', M>;
type Words<M extends Mode> = IDBPObjectStore<LeadHandoffDb, Stores, 'historyWords', M>;

/** Entries to a record, by the order of Send: a write of one writes the words of so many. */
const blockSize = 64;

/** Records read at once: at first, and at most after doubling. */
const fewBlocks = 4;
const mostBlocks = 256;

const blockOf = (sequence: number) => Math.floor(sequence / blockSize);

/** Brings the records of these entries up to date, after entries were written or deleted in the same transaction. */
export async function refreshWords(
  history: History<'readwrite'>,
  words: Words<'readwrite'>,
  sequences: readonly number[],
): Promise<void> {
  for (const block of new Set(sequences.map(blockOf))) {
    const range = IDBKeyRange.bound([block * blockSize], [(block + 1) * blockSize], false, true);
    await write(words, block, await history.getAll(range));
  }
}

/** Writes the records of a history that was kept without them. */
export async function addWords(history: History<'versionchange'>, words: Words<'versionchange'>): Promise<void> {
  let block = 0;
  let entries: HistoryEntry[] = [];
  for await (const { value } of history) {
    if (blockOf(value.sequence) !== block) {
      await write(words, block, entries);
      block = blockOf(value.sequence);
      entries = [];
    }
    entries.push(value);
  }
  await write(words, block, entries);
}

/** Order numbers of the entries that have all words, each from its beginning, newest first. */
export async function* withWords(
  store: Words<'readonly'>,
  words: readonly string[],
  { account, outcome, before = Infinity }: { account?: string; outcome?: string; before?: number },
): AsyncGenerator<number[]> {
  const [first, last] = await Promise.all([store.openKeyCursor(), store.openKeyCursor(null, 'prev')]);
  if (!first || !last) return;
  const marks = words.map((word) => ` ${word}`);
  let size = fewBlocks;
  for (
    let end = Math.min(last.key, blockOf(before));
    end >= first.key;
    end -= size, size = Math.min(size * 2, mostBlocks)
  ) {
    const blocks = await store.getAll(IDBKeyRange.bound(end - size + 1, end));
    const rows = blocks.reverse().flatMap(({ rows }) => rows);
    yield rows
      .filter(
        ([sequence, to, state, text]) =>
          sequence < before &&
          (!account || to === account) &&
          (!outcome || state === outcome) &&
          marks.every((mark) => text.includes(mark)),
      )
      .map(([sequence]) => sequence);
  }
}

async function write<M extends 'readwrite' | 'versionchange'>(
  store: Words<M>,
  block: number,
  entries: readonly HistoryEntry[],
): Promise<void> {
  if (entries.length === 0) return void (await store.delete(block));
  const rows = entries.map(({ sequence, accountId, state, words }): HistoryWords['rows'][number] => [
    sequence,
    accountId,
    state,
    // Each with a blank before it, which no word has in it: where a word begins.
    words.map((word) => ` ${word}`).join(''),
  ]);
  await store.put({ block, rows: rows.reverse() });
}
