import { crms } from '../../lib/crm/index.ts';
import { t } from '../../lib/i18n/index.ts';
import styles from './help.module.css';
import { Panel, Place } from './panel.tsx';
import { Support } from './support.tsx';

/** Where each CRM keeps its key, and what the product does with what it reads. */
export default function Help() {
  return (
    <Place title={t('Help')}>
      <Panel title={t('Where do I find my key?')}>
        <dl class={styles.keys}>
          {crms.map(({ id, name, keyHelp, docs }) => (
            <div key={id}>
              <dt>
                <strong>{name}</strong>
              </dt>
              <dd>
                {t(keyHelp)}{' '}
                <a href={docs} target="_blank" rel="noreferrer" aria-label={`${name}: ${t('The vendor’s page')}`}>
                  {t('The vendor’s page')}
                </a>
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('What happens with what is read?')}>
        <p>
          {t(
            'A page is read only when you click, only for you to see. It goes to nobody until you press Send, and then only to the CRM whose account you chose.',
          )}
        </p>
        <p>{t('Drafts, accounts and history stay in this browser. There is no server of ours.')}</p>
      </Panel>
      <Support />
    </Place>
  );
}
