import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Handoff } from './handoff/handoff.ts';
import { addWords } from './handoff/history-words.ts';

/** A settled handoff as kept: the record, and what it is found by. */
export interface HistoryEntry {
  /** Order of Send. With `id` the primary key: newest first without trusting the clock. */
  sequence: number;
  id: string;
  accountId: string;
  state: string;
  /** ms since epoch, for retention and display. */
  settledAt: number;
  /** What `text` of a query is matched against: distinct lower-case words. */
  words: string[];
  handoff: Handoff;
}

/** What the entries of a part of the history are found by: `handoff/history-words.ts`. */
export interface HistoryWords {
  block: number;
  /** Newest first: order of Send, account, state, words. */
  rows: [sequence: number, accountId: string, state: string, words: string][];
}

/** That a person was sent to an account. `hash` is an HMAC: no lead data. */
export interface LedgerEntry {
  hash: string;
  at: number;
  handoffId: string;
  recordId?: string;
  recordUrl?: string;
}

export interface LeadHandoffDb extends DBSchema {
  /** Non-extractable CryptoKeys: 'vault' (AES-GCM) and 'ledger' (HMAC). */
  keys: { key: string; value: CryptoKey };
  history: {
    key: [number, string];
    value: HistoryEntry;
    indexes: {
      id: string;
      words: string;
      settledAt: number;
      account: [string, number, string];
      state: [string, number, string];
      accountState: [string, string, number, string];
    };
  };
  historyWords: { key: number; value: HistoryWords };
  ledger: { key: string; value: LedgerEntry; indexes: { at: number; handoffId: string } };
}

export type Database = IDBPDatabase<LeadHandoffDb>;

let opened: Promise<Database> | undefined;

/** The extension's database, opened once per worker or page. Opening it again after a failure is tried afresh. */
export function database(): Promise<Database> {
  opened ??= openDB<LeadHandoffDb>('lead-handoff', 2, {
    async upgrade(db, before, _, tx) {
      if (before < 1) createFirst(db);
      const words = db.createObjectStore('historyWords', { keyPath: 'block' });
      if (before === 1) await addWords(tx.objectStore('history'), words);
    },
    // An older page must not keep a newer version of the extension waiting.
    blocking: () => closeDatabase(),
    terminated: () => {
      opened = undefined;
    },
  }).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** As version 1 had it. */
function createFirst(db: Database): void {
  db.createObjectStore('keys');
  const history = db.createObjectStore('history', { keyPath: ['sequence', 'id'] });
  history.createIndex('id', 'id', { unique: true });
  history.createIndex('words', 'words', { multiEntry: true });
  history.createIndex('settledAt', 'settledAt');
  history.createIndex('account', ['accountId', 'sequence', 'id']);
  history.createIndex('state', ['state', 'sequence', 'id']);
  history.createIndex('accountState', ['accountId', 'state', 'sequence', 'id']);
  const ledger = db.createObjectStore('ledger', { keyPath: 'hash' });
  ledger.createIndex('at', 'at');
  ledger.createIndex('handoffId', 'handoffId');
}

/** Closes the connection; the next `database()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  (await closing)?.close();
}
