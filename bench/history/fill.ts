import { database } from '../../lib/database.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { putInHistory } from '../../lib/handoff/history.ts';
import { emptyLead } from '../../lib/lead/lead.ts';

const given = ['Ada', 'Bruno', 'Carla', 'Derek', 'Elena', 'Felix', 'Grace', 'Hugo', 'Irene', 'Jonas'];
const family = [
  'Archer',
  'Bellamy',
  'Castillo',
  'Dupont',
  'Eriksen',
  'Fontaine',
  'Garner',
  'Holloway',
  'Ives',
  'Jansen',
];

/** A settled handoff as a year of work leaves it: one name in a hundred, one account in five. */
function settled(sequence: number): Handoff {
  const firstName = given[sequence % 10] ?? '';
  const lastName = `${family[Math.floor(sequence / 10) % 10]}${Math.floor(sequence / 100) % 100}`;
  // A lead a minute up to now: what is older than the person wants kept, the worker forgets.
  const at = Date.now() - (100_000 - sequence) * 60_000;
  const four = String(sequence % 10_000).padStart(4, '0');
  return {
    version: 1,
    id: `bench-${sequence}`,
    draftId: `draft-${sequence}`,
    sequence,
    crm: 'acculynx',
    accountId: `account-${sequence % 5}`,
    accountName: `Office ${sequence % 5}`,
    reference: `LH-${sequence.toString(36).toUpperCase().padStart(6, '0')}`,
    lead: {
      ...emptyLead(),
      firstName,
      lastName,
      emails: [`${firstName}.${lastName}${sequence}@mail.example`.toLowerCase()],
      phones: [{ number: `+1303555${four}`, type: 'mobile', extension: '' }],
      notes: 'Asked for an inspection of the roof after the hail, mornings are best.',
    } as Handoff['lead'],
    values: { jobCategory: 'Residential', workType: 'Insurance' },
    chosen: {},
    timeZone: 'America/Chicago',
    source: { url: `https://crm.example/leads/${sequence}`, title: 'Lead' },
    steps: [],
    hash: 'a'.repeat(64),
    state: sequence % 20 === 0 ? 'discarded' : 'sent',
    at: 1,
    done: { lead: String(sequence) },
    attempts: 1,
    createdAt: at,
    updatedAt: at,
    recordId: String(sequence),
    recordUrl: `https://my.crm.example/jobs/${sequence}`,
  };
}

/** Puts entries number `from` to `to` into the history, as settling them one by one would, in fewer transactions. */
export async function fill(from: number, to: number): Promise<void> {
  const db = await database();
  for (let start = from; start < to; start += 2_000) {
    const tx = db.transaction(['history', 'historyWords'], 'readwrite');
    const count = Math.min(2_000, to - start);
    await putInHistory(
      tx,
      Array.from({ length: count }, (_, index) => settled(start + index)),
    );
    await tx.done;
  }
}

/** Bytes that the browser counts for the extension's databases. */
export async function usage(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? 0;
}
