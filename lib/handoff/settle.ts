import { database } from '../database.ts';
import type { Handoff } from './handoff.ts';
import { putInHistory } from './history.ts';
import { ledgerEntries } from './ledger.ts';

/**
 * Keeps settled handoffs in the history, and notes those that were sent in the ledger: all of it or, when
 * it rejects, nothing. Doing so again changes nothing, so a death before they leave the outbox does no harm.
 */
export async function settle(handoffs: readonly Handoff[]): Promise<void> {
  const sent = handoffs.filter(({ state }) => state === 'sent');
  const noted = (await Promise.all(sent.map(ledgerEntries))).flat();
  const tx = (await database()).transaction(['history', 'historyWords', 'ledger'], 'readwrite', {
    durability: 'strict',
  });
  const done = tx.done;
  // Its rejection is the one that counts: a request that fails aborts the transaction.
  done.catch(() => undefined);
  const ledger = noted.map(async (entry) => tx.objectStore('ledger').put(entry));
  await Promise.all([...ledger, putInHistory(tx, handoffs)]);
  await done;
}
