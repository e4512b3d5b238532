import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { keyName } from '../kit/key-name.ts';
import { Logo } from '../kit/logo.tsx';
import styles from './first-run.module.css';

/** Three steps from nothing to the first lead; the one that is due is the only one with a button. */
export function FirstRun({ added }: { added: boolean }) {
  const steps = [
    [t('Add your CRM’s account'), t('Its key stays on this computer, encrypted, and goes only to the CRM itself.')],
    [t('Open a page with a lead'), t('An e-mail, a contact page, a filled form, a list.')],
    [
      t('Click the icon in the toolbar'),
      t('Check what was read, choose the account, press Send. {key} does the same.', { key: keyName('Alt+Shift+L') }),
    ],
  ] as const;
  const due = added ? 1 : 0;
  return (
    <section class={styles.welcome}>
      <Logo large />
      <h2>{t('Hand over your first lead in three steps')}</h2>
      <ol class={styles.steps}>
        {steps.map(([title, text], index) => (
          <li key={title} class={index < due ? styles.done : index === due ? styles.due : styles.later}>
            <span class={styles.number} aria-hidden="true">
              {index < due ? '✓' : index + 1}
            </span>
            <div>
              <h3>{title}</h3>
              <p>{text}</p>
              {index === 0 && !added && (
                <Button
                  look="primary"
                  icon="add"
                  data-action="add-account"
                  onClick={() => location.assign('#/accounts/new')}
                >
                  {t('Add an account')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
