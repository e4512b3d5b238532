import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { baseOf } from '../../lib/accounts/base.ts';
import { changeHabits, withoutAccount } from '../../lib/accounts/habit.ts';
import { ask } from '../../lib/ask.ts';
import { crmById } from '../../lib/crm/index.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { Grant } from '../review/held-actions.tsx';
import styles from './accounts.module.css';
import { failed, type TestResult, testAccount } from './test-account.ts';

export function AccountCard({ account, onChanged }: { account: AccountView; onChanged: () => Promise<void> }) {
  const crm = crmById(account.crm);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<TestResult>();
  const [removing, setRemoving] = useState(false);
  const test = async () => {
    setBusy(true);
    setResult(await testAccount(account.id).catch(failed));
    setBusy(false);
  };
  const missing = crm?.credentials.filter(({ key, secret }) =>
    secret ? !account.secretsSet.includes(key) : !account.plain[key],
  );
  return (
    <article class={styles.card} data-account-card={account.id}>
      <div>
        <strong>{account.name}</strong>
        <span class={styles.host}>
          {crm ? `${crm.name} · ${new URL(baseOf(account, crm)).host}` : t('This version does not know its CRM.')}
        </span>
      </div>
      <div class={styles.buttons}>
        <Button
          busy={busy}
          disabled={busy}
          data-action="test"
          aria-label={t('Test {account}', { account: account.name })}
          onClick={() => void test()}
        >
          {t('Test')}
        </Button>
        <Button
          data-action="edit"
          aria-label={t('Edit {account}', { account: account.name })}
          onClick={() => location.assign(`#/accounts/${account.id}`)}
        >
          {t('Edit')}
        </Button>
        <Button
          look="quiet"
          data-action="remove"
          aria-label={t('Remove {account}', { account: account.name })}
          onClick={() => setRemoving(true)}
        >
          {t('Remove')}
        </Button>
      </div>
      {!account.granted && (
        <div class={styles.message}>
          <Notice
            tone="warn"
            title={t('The browser has not allowed access yet')}
            actions={<Grant account={account} onReady={() => void onChanged()} />}
          />
        </div>
      )}
      {missing && missing.length > 0 && (
        <div class={styles.message}>
          <Notice tone="warn">
            {t('Still needed: {fields}', { fields: missing.map(({ label }) => t(label)).join(', ') })}
          </Notice>
        </div>
      )}
      {account.warning && (
        <div class={styles.message}>
          <Notice tone="warn">{said(account.warning)}</Notice>
        </div>
      )}
      {result && (
        <div class={styles.message} data-test={result.tone}>
          <Notice tone={result.tone} live>
            {result.message}
          </Notice>
        </div>
      )}
      {removing && (
        <div class={styles.message}>
          <Notice
            tone="warn"
            live
            title={t('Remove {account} and its key?', { account: account.name })}
            actions={
              <>
                <Button
                  look="danger"
                  data-action="confirm-remove"
                  onClick={() =>
                    void ask('accounts.remove', { id: account.id })
                      .then(() => changeHabits((habits) => withoutAccount(habits, account.id)))
                      .then(onChanged)
                      .catch((failure) => setResult(failed(failure)))
                  }
                >
                  {t('Remove')}
                </Button>
                <Button look="quiet" onClick={() => setRemoving(false)}>
                  {t('Keep it')}
                </Button>
              </>
            }
          >
            {t('The history stays. Handoffs that are not settled stay too, but cannot be sent without it.')}
          </Notice>
        </div>
      )}
    </article>
  );
}
