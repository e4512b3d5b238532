import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { ask } from '../../lib/ask.ts';
import { browser, type Storage } from '../../lib/browser.ts';

export interface AccountsHold {
  /** undefined while they load. */
  readonly accounts: readonly AccountView[] | undefined;
  readonly error: string;
  readonly vault: { readonly mode: 'device' | 'passphrase'; readonly locked: boolean } | undefined;
  reload(): Promise<void>;
}

/** The accounts and the vault's state, kept up to date with what other pages change. */
export function useAccounts(): AccountsHold {
  const [accounts, setAccounts] = useState<readonly AccountView[]>();
  const [vault, setVault] = useState<AccountsHold['vault']>();
  const [error, setError] = useState('');
  const reload = useCallback(async () => {
    try {
      const [list, status] = await Promise.all([ask('accounts.list', {}), ask('vault.status', {})]);
      setAccounts(list);
      setVault(status);
      setError('');
    } catch (failure) {
      setError((failure as Error).message);
      setAccounts((known) => known ?? []);
    }
  }, []);
  useEffect(() => {
    void reload();
    const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
      // A use of the vault rewrites `unlocked` each time; only its coming and going matters here.
      const lock = area === 'session' && changes.unlocked;
      const turned = lock && (lock.oldValue === undefined) !== (lock.newValue === undefined);
      if (turned || (area === 'local' && (changes.accounts || changes.vault))) void reload();
    };
    const permitted = () => void reload();
    browser.storage.onChanged.addListener(changed);
    browser.permissions.onAdded.addListener(permitted);
    browser.permissions.onRemoved.addListener(permitted);
    return () => {
      browser.storage.onChanged.removeListener(changed);
      browser.permissions.onAdded.removeListener(permitted);
      browser.permissions.onRemoved.removeListener(permitted);
    };
  }, [reload]);
  return { accounts, vault, error, reload };
}
