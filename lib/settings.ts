import { browser } from './browser.ts';
import { z } from './schema.ts';

export const settingsSchema = z.object({
  /** Of every page; '' follows the browser. */
  language: z._default(z.enum(['', 'en', 'fr-CA', 'es']), ''),
  /** ISO 3166-1 alpha-2: the country whose phone numbers are meant when none is written. */
  country: z._default(z.string().check(z.length(2)), 'US'),
  /** Minutes without use after which a vault with a passphrase locks itself. */
  autoLockMinutes: z._default(z.number().check(z.gte(1), z.lte(1440)), 15),
  /** Days that settled handoffs are kept; 0 keeps them until deleted. */
  historyDays: z._default(z.number().check(z.gte(0), z.lte(3650)), 365),
  /** Days that the ledger against sending twice remembers; 0 keeps it until deleted. */
  ledgerDays: z._default(z.number().check(z.gte(0), z.lte(3650)), 365),
  /** Whether outcomes are told by a notification while the popup is closed (the browser asks for it separately). */
  notifications: z._default(z.boolean(), true),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The person's settings. A setting that cannot be read has its default; the others stay as they are. */
export async function readSettings(): Promise<Settings> {
  return parse((await browser.storage.local.get('settings')).settings);
}

/** Changes some settings and gives back all of them. Throws a ZodError when one is out of bounds. */
export async function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = settingsSchema.parse({ ...(await readSettings()), ...change });
  await browser.storage.local.set({ settings: { version: 1, ...settings } });
  return settings;
}

function parse(stored: unknown): Settings {
  const raw = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const good = Object.entries(settingsSchema.shape).filter(([key, schema]) => schema.safeParse(raw[key]).success);
  return settingsSchema.parse(Object.fromEntries(good.map(([key]) => [key, raw[key]])));
}
