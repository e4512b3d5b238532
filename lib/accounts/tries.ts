import { browser } from '../browser.ts';
import { z } from '../schema.ts';

const triesSchema = z.object({ count: z.number(), at: z.number() });

const free = 3;
const longestWait = 5 * 60_000;

/**
 * Counts a try at the passphrase before it is made, so that killing the worker does not win one. Gives
 * the ms still to wait, 0 when the try may be made: three are free, then 2, 4, 8 … seconds, at most 5 minutes.
 */
export async function beforeTry(): Promise<number> {
  const stored = triesSchema.safeParse((await browser.storage.local.get('vaultTries')).vaultTries);
  const { count, at } = stored.success ? stored.data : { count: 0, at: 0 };
  const pause = count < free ? 0 : Math.min(2 ** (count - free + 1) * 1000, longestWait);
  // A clock set back starts the pause anew rather than ending it.
  const passed = Date.now() - at;
  if (passed < 0) await browser.storage.local.set({ vaultTries: { count, at: Date.now() } });
  const wait = pause - Math.max(passed, 0);
  if (wait > 0) return wait;
  await browser.storage.local.set({ vaultTries: { count: count + 1, at: Date.now() } });
  return 0;
}

export async function forgetTries(): Promise<void> {
  await browser.storage.local.remove('vaultTries');
}
