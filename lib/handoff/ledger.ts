import { database, type LedgerEntry } from '../database.ts';
import { type Person, personMarks } from '../lead/same-person.ts';
import type { Handoff } from './handoff.ts';

/**
 * Remembers that a person was sent to an account, so that a second time is asked about, also where a
 * CRM cannot be searched. It holds HMACs of normalised e-mail addresses and phone numbers (of the name,
 * where there is neither), per account, under a key that cannot be read out: no lead data, and nothing
 * to compare between profiles.
 */

/** The hashes under which a lead is known at an account. Empty when it says nothing of a person. */
export async function ledgerHashes(accountId: string, lead: Person): Promise<string[]> {
  const marks = personMarks(lead);
  if (marks.length === 0) return [];
  const key = await ledgerKey();
  return Promise.all(marks.map((mark) => hash(key, `${accountId}\n${mark}`)));
}

/** The latest time this person was sent to this account, if the ledger knows of one. `hashes` where they were made already. */
export async function findInLedger(
  accountId: string,
  lead: Person,
  hashes = ledgerHashes(accountId, lead),
): Promise<LedgerEntry | undefined> {
  const db = await database();
  const entries = await Promise.all((await hashes).map((one) => db.get('ledger', one)));
  return entries.filter((entry) => entry !== undefined).sort((a, b) => b.at - a.at)[0];
}

/** What is noted of a sent handoff. */
export async function ledgerEntries(handoff: Handoff): Promise<LedgerEntry[]> {
  const { accountId, lead, updatedAt: at, id: handoffId, recordId, recordUrl } = handoff;
  const hashes = await ledgerHashes(accountId, lead);
  const of = { at, handoffId, ...(recordId ? { recordId } : {}), ...(recordUrl ? { recordUrl } : {}) };
  return hashes.map((one) => ({ hash: one, ...of }));
}

/** Forgets everything noted before that time (ms since epoch). */
export async function forgetLedgerBefore(time: number): Promise<void> {
  const tx = (await database()).transaction('ledger', 'readwrite');
  for await (const cursor of tx.store.index('at').iterate(IDBKeyRange.upperBound(time, true))) cursor.delete();
  await tx.done;
}

async function ledgerKey(): Promise<CryptoKey> {
  const db = await database();
  const present = await db.get('keys', 'ledger');
  if (present) return present;
  const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
  const raced = await tx.store.get('ledger');
  if (!raced) await tx.store.put(made, 'ledger');
  await tx.done;
  return raced ?? made;
}

async function hash(key: CryptoKey, text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
