import type { AccountView } from '../../lib/accounts/account.ts';
import type { HistoryQuery } from '../../lib/handoff/history.ts';
import { t } from '../../lib/i18n/index.ts';
import { control } from '../kit/row.tsx';
import styles from './history.module.css';

export function HistoryFilter({
  accounts,
  query,
  onChange,
}: {
  accounts: readonly AccountView[];
  query: HistoryQuery;
  onChange: (query: HistoryQuery) => void;
}) {
  const put = (key: 'text' | 'account' | 'outcome', value: string) => {
    const { [key]: _, ...others } = query;
    onChange(value ? { ...others, [key]: value } : others);
  };
  return (
    <search class={styles.filter}>
      <input
        type="search"
        name="search"
        class={control}
        aria-label={t('Search name, e-mail, phone, reference')}
        placeholder={t('Search name, e-mail, phone, reference')}
        value={query.text ?? ''}
        onInput={(event) => put('text', event.currentTarget.value)}
      />
      <select
        name="account"
        class={control}
        aria-label={t('Account')}
        value={query.account ?? ''}
        onChange={(event) => put('account', event.currentTarget.value)}
      >
        <option value="">{t('All accounts')}</option>
        {accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        name="outcome"
        class={control}
        aria-label={t('Outcome')}
        value={query.outcome ?? ''}
        onChange={(event) => put('outcome', event.currentTarget.value)}
      >
        <option value="">{t('All outcomes')}</option>
        <option value="sent">{t('Sent')}</option>
        <option value="discarded">{t('Discarded')}</option>
      </select>
    </search>
  );
}
