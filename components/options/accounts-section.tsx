import { crmById } from '../../lib/crm/index.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import type { AccountsHold } from '../review/use-accounts.ts';
import { AccountCard } from './account-card.tsx';
import { AccountEditor } from './account-editor.tsx';
import styles from './accounts.module.css';
import { ChooseCrm } from './choose-crm.tsx';
import { FirstRun } from './first-run.tsx';
import { Place } from './panel.tsx';

/** All accounts, or one of them being added or edited: `#/accounts`, `#/accounts/new/<crm>`, `#/accounts/<id>`. */
export function AccountsSection({
  hold,
  route,
  first,
}: {
  hold: AccountsHold;
  route: readonly string[];
  first: boolean;
}) {
  const { accounts, error, reload } = hold;
  const [place, crmId] = route;
  if (!accounts) return <div aria-busy="true" />;
  if (place === 'new') {
    const crm = crmId ? crmById(crmId) : undefined;
    return crm ? <AccountEditor key={crm.id} crm={crm} accounts={accounts} onDone={reload} /> : <ChooseCrm />;
  }
  const account = accounts.find(({ id }) => id === place);
  const crm = account && crmById(account.crm);
  if (account && crm)
    return <AccountEditor key={place} crm={crm} id={account.id} accounts={accounts} onDone={reload} />;
  return (
    <Place
      title={t('Accounts')}
      intro={
        accounts.length > 0
          ? t('Each account is one set of credentials for one CRM. You may have several of the same CRM.')
          : ''
      }
      action={
        accounts.length > 0 && (
          <Button look="primary" icon="add" data-action="add-account" onClick={() => location.assign('#/accounts/new')}>
            {t('Add an account')}
          </Button>
        )
      }
    >
      {error && (
        <Notice tone="bad" live title={t('The accounts could not be read')}>
          {t(error)}
        </Notice>
      )}
      {accounts.length === 0 || first ? <FirstRun added={accounts.length > 0} /> : null}
      <ul class={styles.cards}>
        {accounts.map((one) => (
          <li key={one.id}>
            <AccountCard account={one} onChanged={reload} />
          </li>
        ))}
      </ul>
    </Place>
  );
}
