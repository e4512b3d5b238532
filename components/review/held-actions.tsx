import { useId, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { baseOf } from '../../lib/accounts/base.ts';
import { ask } from '../../lib/ask.ts';
import { browser } from '../../lib/browser.ts';
import { crmHosts } from '../../lib/crm/hosts.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { hostPattern } from '../../lib/net/host.ts';
import { Button } from '../kit/button.tsx';
import { control } from '../kit/row.tsx';
import { openOptions } from './open-options.ts';
import styles from './unlock.module.css';

/** The way on for a held handoff: grant, unlock, or mend the account. */
export function HeldActions({
  handoff,
  account,
  onReady,
}: {
  handoff: Handoff;
  account: AccountView | undefined;
  onReady: () => void;
}) {
  const kind = handoff.problem?.kind;
  if (kind === 'permission' && account) return <Grant account={account} onReady={onReady} />;
  if (kind === 'locked') return <Unlock onReady={onReady} />;
  return (
    <>
      <Button onClick={() => openOptions(`/accounts/${handoff.accountId}`)}>{t('Open the account’s settings')}</Button>
      <Button look="quiet" data-resolve="retry" onClick={onReady}>
        {t('Try again')}
      </Button>
    </>
  );
}

/** Asks the browser for the account's host: first thing in the click, before anything is awaited. */
export function Grant({ account, onReady }: { account: AccountView; onReady: () => void }) {
  const host = crmHosts.find(({ id }) => id === account.crm);
  if (!host) return null;
  const base = baseOf(account, host);
  return (
    <Button
      look="primary"
      icon="key"
      data-action="grant"
      onClick={() => {
        void browser.permissions.request({ origins: [hostPattern(base)] }).then((granted) => granted && onReady());
      }}
    >
      {t('Allow access to {host}', { host: new URL(base).hostname })}
    </Button>
  );
}

/** The passphrase, where it is needed. */
export function Unlock({ onReady }: { onReady: () => void }) {
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [message, setMessage] = useState('');
  const [busy, setBusy] = useState(false);
  const unlock = async (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    try {
      const result = await ask('vault.unlock', { passphrase });
      setMessage(result.message);
      if (result.ok) onReady();
    } catch (failure) {
      setMessage((failure as Error).message);
    }
    setPassphrase('');
    setBusy(false);
  };
  return (
    <form class={styles.form} onSubmit={(event) => void unlock(event)}>
      <span class={styles.field}>
        <label for={id}>{t('Passphrase')}</label>
        <input
          id={id}
          name="passphrase"
          class={control}
          type="password"
          autocomplete="current-password"
          value={passphrase}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
      </span>
      <Button type="submit" look="primary" icon="lock" busy={busy} disabled={busy || passphrase === ''}>
        {t('Unlock')}
      </Button>
      {message && (
        <p class={styles.message} role="alert">
          {said(message)}
        </p>
      )}
    </form>
  );
}
