import { useMemo } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account.ts';
import { allSiteValues, rememberSiteValue, type SiteValue } from '../../lib/accounts/site-values.ts';
import { asOption } from '../../lib/crm/choices.ts';
import type { CrmDefinition } from '../../lib/crm/define.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import { Disclosure } from '../kit/disclosure.tsx';
import { useHabits } from '../review/use-habits.ts';
import { fullLabel } from './full-label.ts';
import { Panel } from './panel.tsx';
import styles from './site-values.module.css';

/** What the person set for the leads of single sites, each with a way to forget it. Nothing where nothing is set. */
export function SiteValues({ crm, account }: { crm: CrmDefinition; account: Pick<Account, 'id' | 'remembered'> }) {
  const habits = useHabits();
  const all = useMemo(() => (habits ? allSiteValues(habits, account.id) : []), [habits, account.id]);
  if (all.length === 0) return null;
  const fieldOf = (key: string) => crm.fields.find((field) => field.key === key);
  const words = ({ field: key, value }: SiteValue): string => {
    if (typeof value === 'boolean') return value ? t('Yes') : t('No');
    const options = [...(account.remembered[key] ?? []), ...(fieldOf(key)?.options ?? [])].map(asOption);
    const label = (text: string) => t(options.find((option) => option.value === text)?.label ?? text);
    return typeof value === 'string' ? label(value) : Object.values(value).map(label).join(', ');
  };
  return (
    <Panel>
      <Disclosure summary={t('Values by site')} hint={tn(all.length, '{n} set', '{n} set')}>
        <p>{t('Leads of these sites start with them, before the default values.')}</p>
        <ul class={styles.list}>
          {all.map((one) => {
            const field = fieldOf(one.field);
            const label = field ? fullLabel(crm, field) : one.field;
            return (
              <li key={`${one.site} ${one.field}`} class={styles.item} data-site-value={one.site}>
                <span class={styles.site}>{one.site}</span>
                <span class={styles.value}>
                  {label}: <strong>{words(one)}</strong>
                </span>
                <IconButton
                  icon="trash"
                  label={t('{field}: forget the value for {site}', { field: label, site: one.site })}
                  onClick={() => void rememberSiteValue(one.site, account.id, one.field, undefined)}
                />
              </li>
            );
          })}
        </ul>
      </Disclosure>
    </Panel>
  );
}
