import { browser } from '../browser.ts';
import { withLock } from '../lock.ts';
import { type Migration, upgrade } from '../versioned.ts';
import { type Account, accountSchema } from './account.ts';
import { writeSecrets } from './vault.ts';

/** From version n to n + 1, by index. Version 1 is the first that was released. */
export const accountMigrations: readonly Migration[] = [(record) => ({ ...record })];

/** All accounts that can be read, in the order they were added. */
export async function listAccounts(): Promise<Account[]> {
  return (await load()).flatMap(({ account }) => (account ? [account] : []));
}

/** `stored` is what was read of the store already. */
export async function accountById(id: string, stored?: Promise<Stored>): Promise<Account | undefined> {
  return (await load(stored)).find(({ account }) => account?.id === id)?.account;
}

/**
 * Adds the account, or replaces the one with its id, and sets those of its secrets that are given: by one write, so
 * that a new key never stands beside the old address. Throws Refusal 'locked' where the secrets cannot be written.
 */
export async function putAccount(account: Account, secrets: Readonly<Record<string, string>> = {}): Promise<void> {
  const write = (items: Stored) => writeSecrets(account.id, secrets, items);
  await change(
    (items) => {
      const at = items.findIndex((item) => item.account?.id === account.id);
      return at < 0 ? [...items, { raw: account }] : items.with(at, { raw: account });
    },
    Object.keys(secrets).length > 0 ? write : undefined,
  );
}

/** The ids of all accounts, also of those that only a later version can read. */
export async function accountIds(): Promise<string[]> {
  return (await load()).map(({ raw }) => String((raw as { id?: unknown } | null)?.id));
}

export async function deleteAccount(id: string): Promise<void> {
  await change((items) => items.filter((item) => item.account?.id !== id));
}

type Stored = Record<string, unknown>;

interface Item {
  readonly raw: unknown;
  readonly account?: Account;
}

async function load(stored: Promise<Stored> = browser.storage.local.get('accounts')): Promise<Item[]> {
  const { items: raws } = ((await stored).accounts ?? {}) as { items?: unknown };
  const items = Array.isArray(raws) ? raws : [];
  return items.map((raw: unknown) => {
    const parsed = accountSchema.safeParse(upgrade(raw, accountMigrations));
    return parsed.success ? { raw, account: parsed.data } : { raw };
  });
}

/** Writes the list back. An item that cannot be read is kept as it is: a later version may know it. */
function change(
  edit: (items: Item[]) => Item[],
  write = (items: Stored): Promise<void> => browser.storage.local.set(items),
): Promise<void> {
  return withLock('accounts', async () => {
    const items = edit(await load()).map((item) => item.raw);
    await write({ accounts: { version: 1, items } });
  });
}
