import { useId } from 'preact/hooks';
import { t, tn } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import type { Form } from './form.ts';
import { goTo } from './go-to.ts';
import styles from './send-bar.module.css';

interface Props {
  forms: readonly Form[];
  busy: boolean;
  /** Records at the CRM that are the same person, and none chosen. */
  known: number;
  /** The account that leads of this site usually go to, where another one is chosen. */
  usual: { readonly id: string; readonly name: string } | undefined;
  onUsual: (accountId: string) => void;
  onSend: () => void;
  onPreview: () => void;
  /** Opens another account's form. */
  onView: (accountId: string) => void;
}

/** Says what is missing, goes there on a click, and sends. The button always names where to. */
export function SendBar({ forms, busy, known, usual, onUsual, onSend, onPreview, onView }: Props) {
  const missingId = useId();
  const [inView] = forms;
  if (!inView) return null;
  const { problems, fields } = inView;
  const labelOf = (key: string) => fields.find((field) => field.key === key)?.label ?? key;
  const elsewhere = forms.slice(1).filter((form) => form.problems.length > 0);
  const first = problems[0];
  const incomplete = first !== undefined || elsewhere.length > 0;
  const press = () => {
    if (first) return goTo(`crm.${first.field}`);
    if (elsewhere[0]) return onView(elsewhere[0].account.id);
    onSend();
  };
  return (
    <div class={styles.bar}>
      {incomplete && (
        <p id={missingId} class={styles.missing} role="status">
          {first && <span>{tn(problems.length, 'Still needed:', 'Still needed:')}</span>}
          {problems.slice(0, 4).map((problem) => (
            <button
              key={problem.field}
              type="button"
              class={styles.need}
              data-missing={problem.field}
              onClick={() => goTo(`crm.${problem.field}`)}
            >
              {t(labelOf(problem.field))}
            </button>
          ))}
          {problems.length > 4 && <span>{t('and {n} more', { n: problems.length - 4 })}</span>}
          {elsewhere.map((form) => (
            <button key={form.account.id} type="button" class={styles.need} onClick={() => onView(form.account.id)}>
              {tn(form.problems.length, '{n} field for {account}', '{n} fields for {account}', {
                account: form.account.name,
              })}
            </button>
          ))}
        </p>
      )}
      {usual && (
        <p class={styles.missing} role="status" data-usual={usual.id}>
          <span>{t('Leads from this site usually go to:')}</span>
          <button
            type="button"
            class={styles.need}
            aria-label={t('Choose {account}', { account: usual.name })}
            onClick={() => onUsual(usual.id)}
          >
            {usual.name}
          </button>
        </p>
      )}
      {known > 0 && (
        <p class={styles.missing} role="status">
          <button
            type="button"
            class={styles.need}
            data-known={known}
            onClick={() => document.querySelector('[data-duplicates]')?.scrollIntoView({ block: 'start' })}
          >
            {tn(known, 'Already there: {n} record', 'Already there: {n} records')}
          </button>
        </p>
      )}
      <div class={styles.buttons}>
        <Button look="quiet" icon="eye" data-action="preview" onClick={onPreview}>
          {t('Preview')}
        </Button>
        <Button
          look="primary"
          icon="send"
          data-action="send"
          aria-describedby={incomplete ? missingId : undefined}
          data-ready={!incomplete}
          busy={busy}
          disabled={busy}
          onClick={press}
        >
          {forms.length > 1
            ? tn(forms.length, 'Send to {n} account', 'Send to {n} accounts')
            : t('Send to {account}', { account: inView.account.name })}
        </Button>
      </div>
    </div>
  );
}
