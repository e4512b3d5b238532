import { useId } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { chooseAccount, toggleAlso } from '../../lib/drafts/draft.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Popover } from '../kit/popover.tsx';
import { control, Row } from '../kit/row.tsx';
import styles from './account-picker.module.css';
import type { DraftHold } from './use-draft.ts';

/** An account as the picker names it; the CRM's name is left out where the account's has it. */
export function accountLabel({ name, crmName }: Pick<AccountView, 'name' | 'crmName'>): string {
  return name.toLowerCase().includes(crmName.toLowerCase()) ? name : `${name} · ${crmName}`;
}

/** Where the lead goes: one account in view, and others that the same Send goes to. */
export function AccountPicker({ hold, accounts }: { hold: DraftHold; accounts: readonly AccountView[] }) {
  const id = useId();
  const { draft, change } = hold;
  const others = accounts.filter((account) => account.id !== draft.account);
  return (
    <div class={styles.picker}>
      <Row
        label={t('Account')}
        for={id}
        mark={
          others.length > 0 && (
            <Popover
              label={t('Send to several accounts')}
              trigger={(button) => (
                <button type="button" {...button} class={styles.also}>
                  {draft.also.length > 0 ? `+${draft.also.length}` : '+'}
                  <span class="unseen">{t('Send to several accounts')}</span>
                </button>
              )}
            >
              {() => (
                <fieldset class={styles.list}>
                  <legend>{t('Send to these as well')}</legend>
                  {others.map((account) => (
                    <label key={account.id} class={styles.choice}>
                      <input
                        type="checkbox"
                        name="also"
                        value={account.id}
                        checked={draft.also.includes(account.id)}
                        onChange={() => change((at) => toggleAlso(at, account.id))}
                      />
                      {accountLabel(account)}
                    </label>
                  ))}
                </fieldset>
              )}
            </Popover>
          )
        }
      >
        <select
          id={id}
          name="account"
          class={control}
          value={draft.account}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change((at) => chooseAccount(at, value));
          }}
        >
          {draft.account === '' && <option value="">{t('Choose an account')}</option>}
          {accounts.map((account) => (
            <option key={account.id} value={account.id}>
              {accountLabel(account)}
            </option>
          ))}
        </select>
      </Row>
      {draft.also.length > 0 && (
        <div class={styles.chips}>
          {[draft.account, ...draft.also].map((accountId) => {
            const account = accounts.find(({ id: known }) => known === accountId);
            return (
              account && (
                <Button
                  key={accountId}
                  look={accountId === draft.account ? 'primary' : 'plain'}
                  aria-pressed={accountId === draft.account}
                  onClick={() =>
                    change((at) => ({
                      ...at,
                      account: accountId,
                      also: [at.account, ...at.also].filter((other) => other !== accountId),
                    }))
                  }
                >
                  {account.name}
                </Button>
              )
            );
          })}
        </div>
      )}
    </div>
  );
}
