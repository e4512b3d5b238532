import { browser } from '../browser.ts';
import { withLock } from '../lock.ts';
import { type Migration, upgrade } from '../versioned.ts';
import { type Account, accountSchema } from './account.ts';

/** From version n to n + 1, by index. Version 1 is the first that was released. */
export const accountMigrations: readonly Migration[] = [(record) => ({ ...record })];

/** All accounts that can be read, in the order they were added. */
export async function listAccounts(): Promise<Account[]> {
  return (await load()).flatMap(({ account }) => (account ? [account] : []));
}

export async function accountById(id: string): Promise<Account | undefined> {
  return (await listAccounts()).find((account) => account.id === id);
}

/** Adds the account, or replaces the one with its id. */
export async function putAccount(account: Account): Promise<void> {
  await change((items) => {
    const at = items.findIndex((item) => item.account?.id === account.id);
    return at < 0 ? [...items, { raw: account }] : items.with(at, { raw: account });
  });
}

export async function deleteAccount(id: string): Promise<void> {
  await change((items) => items.filter((item) => item.account?.id !== id));
}

interface Item {
  readonly raw: unknown;
  readonly account?: Account;
}

async function load(): Promise<Item[]> {
  const stored = (await browser.storage.local.get('accounts')).accounts as { items?: unknown } | undefined;
  const items = Array.isArray(stored?.items) ? stored.items : [];
  return items.map((raw: unknown) => {
    const parsed = accountSchema.safeParse(upgrade(raw, accountMigrations));
    return parsed.success ? { raw, account: parsed.data } : { raw };
  });
}

/** Writes the list back. An item that cannot be read is kept as it is: a later version may know it. */
function change(edit: (items: Item[]) => Item[]): Promise<void> {
  return withLock('accounts', async () => {
    const items = edit(await load()).map((item) => item.raw);
    await browser.storage.local.set({ accounts: { version: 1, items } });
  });
}
