import { crms } from '../../lib/crm/index.ts';
import { t } from '../../lib/i18n/index.ts';
import { Icon } from '../kit/icon.tsx';
import styles from './accounts.module.css';
import { Place } from './panel.tsx';

export function ChooseCrm() {
  return (
    <Place title={t('Which CRM?')} intro={t('Choose where your leads shall go.')}>
      <ul class={styles.cards}>
        {crms.map(({ id, name, origin }) => (
          <li key={id}>
            <a class={styles.crm} href={`#/accounts/new/${id}`} data-crm={id}>
              <span>
                <strong>{name}</strong>
                <span class={styles.host}>{new URL(origin).hostname}</span>
              </span>
              <Icon name="down" class={styles.forward} />
            </a>
          </li>
        ))}
      </ul>
    </Place>
  );
}
