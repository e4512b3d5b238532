import { browser } from '../browser.ts';
import { valuesSchema } from '../handoff/handoff.ts';
import { z } from '../schema.ts';

/**
 * Which accounts leads of a site went to: what the account picker suggests, and what its guard warns by; and
 * the values that the person set for a site. In `storage.local` under `habits`, by host name; holds no lead data.
 */
const habitsSchema = z.object({
  version: z.literal(1),
  sites: z.record(z.string(), z.object({ counts: z.record(z.string(), z.number()), last: z.string() })),
  last: z.string(),
  /** By site and account: what the person asked to be remembered, by field key. */
  values: z._default(z.record(z.string(), z.record(z.string(), valuesSchema)), {}),
});
export type Habits = z.infer<typeof habitsSchema>;

export const noHabits: Habits = { version: 1, sites: {}, last: '', values: {} };

/** Sites kept; the ones sent from longest ago fall out first. */
const mostSites = 300;
/** Sends to one account from one site after which another choice there is worth a word. */
const habitual = 3;

export async function readHabits(): Promise<Habits> {
  const { habits } = await browser.storage.local.get('habits');
  const parsed = habitsSchema.safeParse(habits);
  return parsed.success ? parsed.data : noHabits;
}

export function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** The habits after a lead of `url` was sent to `account`. */
export function withSend(habits: Habits, url: string, account: string): Habits {
  const site = siteOf(url);
  if (!site) return { ...habits, last: account };
  const { [site]: known, ...others } = habits.sites;
  const counts = { ...known?.counts, [account]: (known?.counts[account] ?? 0) + 1 };
  const kept = Object.entries(others).slice(-(mostSites - 1));
  return { ...habits, sites: { ...Object.fromEntries(kept), [site]: { counts, last: account } }, last: account };
}

export async function rememberSend(url: string, account: string): Promise<void> {
  await changeHabits((habits) => withSend(habits, url, account));
}

/** Changes what is stored, one page at a time. */
export async function changeHabits(change: (habits: Habits) => Habits): Promise<void> {
  await navigator.locks.request('habits', async () => {
    await browser.storage.local.set({ habits: change(await readHabits()) });
  });
}

/** Tells of every change to the habits, from whichever page; gives the function that ends it. */
export function habitChanges(tell: () => void): () => void {
  const changed = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && changes.habits) tell();
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

/** The habits without an account: it was removed, and nothing of it shall stay. */
export function withoutAccount(habits: Habits, account: string): Habits {
  const drop = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([id]) => id !== account));
  const other = (id: string) => (id === account ? '' : id);
  const left = Object.entries(habits.sites).map(
    ([site, { counts, last }]) => [site, { counts: drop(counts), last: other(last) }] as const,
  );
  const sites = left.filter(([, { counts }]) => Object.keys(counts).length > 0);
  const values = Object.entries(habits.values)
    .map(([site, accounts]) => [site, drop(accounts)] as const)
    .filter(([, accounts]) => Object.keys(accounts).length > 0);
  return {
    ...habits,
    last: other(habits.last),
    sites: Object.fromEntries(sites),
    values: Object.fromEntries(values),
  };
}

/** Forgets which accounts leads went to. The values that the person set for a site stay until they are forgotten there. */
export async function forgetHabits(): Promise<void> {
  await changeHabits(({ values }) => ({ ...noHabits, values }));
}

/** The account to suggest: the site's last one, else the last one anywhere, else the only one; '' for none. */
export function suggestAccount(habits: Habits, url: string, accounts: readonly { readonly id: string }[]): string {
  const known = (id: string | undefined) => accounts.some((account) => account.id === id);
  const site = habits.sites[siteOf(url)];
  if (site && known(site.last)) return site.last;
  if (known(habits.last)) return habits.last;
  return accounts[0]?.id ?? '';
}

/** Whether leads of this site went to that account before. */
export function isHabit(habits: Habits, url: string, account: string): boolean {
  return Object.hasOwn(habits.sites[siteOf(url)]?.counts ?? {}, account);
}

/** The account that leads of this site usually go to, where `chosen` is another one. Accounts that are gone do not count. */
export function unusual(
  habits: Habits,
  url: string,
  chosen: string,
  accounts: readonly { readonly id: string }[],
): string | undefined {
  const counts = Object.entries(habits.sites[siteOf(url)]?.counts ?? {})
    .filter(([id]) => accounts.some((account) => account.id === id))
    .sort(([, one], [, other]) => other - one);
  const [top] = counts;
  if (!top || top[0] === chosen || top[1] < habitual) return undefined;
  const chosenCount = counts.find(([id]) => id === chosen)?.[1] ?? 0;
  return top[1] >= habitual * Math.max(1, chosenCount) ? top[0] : undefined;
}
