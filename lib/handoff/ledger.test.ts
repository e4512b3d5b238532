import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { database } from '../database.ts';
import { emptyLead, type Lead } from '../lead/lead.ts';
import { personMarks } from '../lead/same-person.ts';
import type { Handoff } from './handoff.ts';
import { findInLedger, forgetLedgerBefore, ledgerEntries, ledgerHashes } from './ledger.ts';

const lead = (emails: string[], numbers: string[] = [], name: Partial<Lead> = {}) => ({
  ...emptyLead(),
  emails,
  phones: numbers.map((number) => ({ number })),
  ...name,
});
const sent = (accountId: string, who: ReturnType<typeof lead>, updatedAt: number) =>
  ({
    id: `${accountId} ${updatedAt}`,
    accountId,
    lead: who,
    updatedAt,
    recordId: `r${updatedAt}`,
  }) as unknown as Handoff;

async function note(handoff: Handoff): Promise<void> {
  const db = await database();
  for (const entry of await ledgerEntries(handoff)) await db.put('ledger', entry);
}

beforeEach(async () => {
  const db = await database();
  await Promise.all([db.clear('ledger'), db.clear('keys')]);
});

it('knows a person by e-mail or phone, however written, at the same account only', async () => {
  await note(sent('a', lead([' Dana@Mail.example '], ['+1 (303) 555-0142']), 5));
  expect(await findInLedger('a', lead(['dana@mail.example']))).toMatchObject({ at: 5, recordId: 'r5' });
  expect(await findInLedger('a', lead([], ['303.555.0142']))).toMatchObject({ at: 5 });
  expect(await findInLedger('a', lead(['other@mail.example'], ['303 555 0143']))).toBeUndefined();
  expect(await findInLedger('b', lead(['dana@mail.example']))).toBeUndefined();
  expect(await findInLedger('a', lead([]))).toBeUndefined();
});

it('knows one who has neither by the name, and nobody else by it', async () => {
  const dana = { firstName: 'Dana', lastName: 'Voss' };
  await note(sent('a', lead([], [], dana), 5));
  expect(await findInLedger('a', lead([], [], { firstName: 'dana ', lastName: 'Voss' }))).toMatchObject({ at: 5 });
  expect(await findInLedger('a', lead(['dana@mail.example'], [], dana))).toBeUndefined();
  expect(await findInLedger('a', lead([], [], { companyName: 'Dana' }))).toBeUndefined();
});

it('tells the latest time', async () => {
  await note(sent('a', lead(['dana@mail.example']), 5));
  await note(sent('a', lead(['d@mail.example'], ['3035550142']), 9));
  expect(await findInLedger('a', lead(['dana@mail.example'], ['3035550142']))).toMatchObject({ at: 9 });
});

it('holds no lead data, and a key that cannot be read out', async () => {
  await note(sent('a', lead(['dana@mail.example'], ['3035550142']), 5));
  const db = await database();
  const entries = await db.getAll('ledger');
  expect(entries).toHaveLength(2);
  expect(JSON.stringify(entries)).not.toMatch(/dana|mail|3035550142/i);
  expect((await db.get('keys', 'ledger'))?.extractable).toBe(false);
  const before = await ledgerHashes('a', lead(['dana@mail.example']));
  await db.clear('keys');
  expect(await ledgerHashes('a', lead(['dana@mail.example']))).not.toEqual(before);
});

it('forgets with time', async () => {
  await note(sent('a', lead(['dana@mail.example']), 5));
  await note(sent('a', lead(['eve@mail.example']), 9));
  await forgetLedgerBefore(9);
  expect(await findInLedger('a', lead(['dana@mail.example']))).toBeUndefined();
  expect(await findInLedger('a', lead(['eve@mail.example']))).toBeDefined();
});

it('takes too short numbers for no mark', () => {
  expect(personMarks(lead(['', ' '], ['911', '12345']))).toEqual([]);
});
