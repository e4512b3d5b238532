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

/** Records read at once: at first, of a thousand entries, which take some 2 ms, and at most after doubling. */
const fewBlocks = 16;
const mostBlocks = 256;

const blockOf = (sequence: number) => Math.floor(sequence / blockSize);

/** Brings the records of these entries up to date, after entries were written or deleted in the same transaction. */
export async function refreshWords(
  history: History<'readwrite'>,
  words: Words<'readwrite'>,
  sequences: readonly number[],
): Promise<void> {
  const touched = new Set(sequences);
  for (const block of new Set(sequences.map(blockOf))) {
    const of = [...touched].filter((sequence) => blockOf(sequence) === block);
    // Only what was touched is read anew: the others of the block are as their rows say.
    const [before, ...entries] = await Promise.all([
      words.get(block),
      ...of.map((sequence) => history.getAll(IDBKeyRange.bound([sequence], [sequence, []]))),
    ]);
    const rows = (before?.rows ?? []).filter(([sequence]) => !touched.has(sequence));
    await write(words, block, [...rows, ...entries.flatMap((some) => some.reverse().map(rowOf))]);
  }
}

/** Writes the records of a history that was kept without them. */
export async function addWords(history: History<'versionchange'>, words: Words<'versionchange'>): Promise<void> {
  let block = 0;
  let rows: Row[] = [];
  for await (const { value } of history) {
    if (blockOf(value.sequence) !== block) {
      await write(words, block, rows);
      block = blockOf(value.sequence);
      rows = [];
    }
    rows.unshift(rowOf(value));
  }
  await write(words, block, rows);
}

/** A part of the history that was looked through. */
export interface LookedThrough {
  /** Order numbers of its entries that have all words, newest first. */
  readonly found: readonly number[];
  /** The order number that it begins with; undefined when no entry is older. */
  readonly from: number | undefined;
}

/** Numbers of the oldest and the newest record; undefined where there is none. */
export async function blockEnds(store: Words<'readonly'>): Promise<readonly [number, number] | undefined> {
  const [first, last] = await Promise.all([store.openKeyCursor(), store.openKeyCursor(null, 'prev')]);
  return first && last ? [first.key, last.key] : undefined;
}

/** Looks for entries that have all words, each from its beginning, in one part of the history after another, newest first. */
export async function* withWords(
  store: Words<'readonly'>,
  [first, last]: readonly [number, number],
  words: readonly string[],
  { account, outcome, before = Infinity }: { account?: string; outcome?: string; before?: number },
): AsyncGenerator<LookedThrough> {
  const marks = words.map((word) => ` ${word}`);
  let size = fewBlocks;
  for (let end = Math.min(last, blockOf(before)); end >= first; end -= size, size = Math.min(size * 2, mostBlocks)) {
    const start = end - size + 1;
    const blocks = await store.getAll(IDBKeyRange.bound(start, end));
    const rows = blocks.reverse().flatMap(({ rows }) => rows);
    const found = rows.filter(
      ([sequence, to, state, text]) =>
        sequence < before &&
        (!account || to === account) &&
        (!outcome || state === outcome) &&
        marks.every((mark) => text.includes(mark)),
    );
    yield { found: found.map(([sequence]) => sequence), from: start > first ? start * blockSize : undefined };
  }
}

type Row = HistoryWords['rows'][number];

function rowOf({ sequence, accountId, state, words }: HistoryEntry): Row {
  // Each with a blank before it, which no word has in it: where a word begins.
  return [sequence, accountId, state, words.map((word) => ` ${word}`).join('')];
}

async function write<M extends 'readwrite' | 'versionchange'>(
  store: Words<M>,
  block: number,
  rows: Row[],
): Promise<void> {
  if (rows.length === 0) return void (await store.delete(block));
  await store.put({ block, rows: rows.sort(([one], [other]) => other - one) });
}
