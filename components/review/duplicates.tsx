import type { Duplicate, Values } from '../../lib/crm/define.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Button } from '../kit/button.tsx';
import { Disclosure } from '../kit/disclosure.tsx';
import { Notice } from '../kit/notice.tsx';
import styles from './duplicates.module.css';
import type { Form } from './form.ts';
import { inUse } from './known-there.ts';
import type { Search } from './use-duplicates.ts';

interface Props {
  search: Search;
  form: Form;
  onUse: (values: Values) => void;
  onAgain: () => void;
  /** The person means the suggested account. */
  onMeant: () => void;
}

/** Records at the CRM that may be the same person: exact ones as cards, mere prefix hits folded away. */
export function Duplicates({ search, form, onUse, onAgain, onMeant }: Props) {
  if (search.kind === 'none') return null;
  if (search.kind === 'unasked') {
    return (
      <p class={styles.quiet} data-duplicates="unasked">
        <Button look="quiet" onClick={onMeant}>
          {t('Look in {account} for the same person', { account: form.account.name })}
        </Button>
      </p>
    );
  }
  if (search.kind === 'searching') {
    return (
      <p class={styles.quiet} role="status" data-duplicates="searching">
        {t('Looking in {account} for the same person…', { account: form.account.name })}
      </p>
    );
  }
  if (search.kind === 'failed') {
    return (
      <div data-duplicates="failed">
        <Notice
          tone="warn"
          title={t('The search for the same person failed')}
          actions={<Button onClick={onAgain}>{t('Search again')}</Button>}
        >
          {said(search.message)} {t('You can send all the same.')}
        </Notice>
      </div>
    );
  }
  const exact = search.duplicates.filter((one) => one.exact);
  const similar = search.duplicates.filter((one) => !one.exact);
  if (search.duplicates.length === 0) {
    return (
      <p class={styles.quiet} data-duplicates="0">
        {t('No record with this e-mail or phone at {account}.', { account: form.account.name })}
      </p>
    );
  }
  const card = (one: Duplicate) => <Card key={`${one.kind} ${one.id}`} duplicate={one} form={form} onUse={onUse} />;
  return (
    <div class={styles.found} data-duplicates={search.duplicates.length}>
      {exact.length > 0 && (
        <h2 class={styles.title}>{tn(exact.length, 'Already there: {n} record', 'Already there: {n} records')}</h2>
      )}
      {exact.map(card)}
      {similar.length > 0 && (
        <Disclosure summary={tn(similar.length, '{n} similar record', '{n} similar records')}>
          {similar.map(card)}
        </Disclosure>
      )}
    </div>
  );
}

function Card({ duplicate, form, onUse }: { duplicate: Duplicate; form: Form; onUse: Props['onUse'] }) {
  const { title, kind, lines, matched, actions, differences, learned, exact } = duplicate;
  const labelOf = (key: string) => t(form.fields.find((field) => field.key === key)?.label ?? key);
  const matchNames: Record<string, string> = { email: t('same e-mail'), phone: t('same phone') };
  return (
    <article class={`${styles.card} ${exact ? styles.exact : ''}`} data-duplicate={duplicate.id}>
      <div class={styles.words}>
        <header class={styles.head}>
          <strong>{title}</strong>
          <span class={styles.kind}>{t(kind)}</span>
          {matched.map((what) => (
            <span key={what} class={styles.match}>
              {matchNames[what] ?? t(what)}
            </span>
          ))}
        </header>
        {lines.length > 0 && <p class={styles.lines}>{lines.map(said).join(' · ')}</p>}
      </div>
      {differences && differences.length > 0 && (
        <table class={styles.differences}>
          <caption class={styles.quiet}>{t('What would change')}</caption>
          <tbody>
            {differences.map(({ label, before, after }) => (
              <tr key={label}>
                <th scope="row">{t(label)}</th>
                <td>
                  <s>{before || '—'}</s>
                </td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class={styles.actions}>
        {actions.map((action) => (
          <Button
            key={action.label}
            look={inUse(action.values, form) ? 'primary' : 'plain'}
            aria-pressed={inUse(action.values, form)}
            aria-label={`${t(action.label)}: ${title}`}
            data-duplicate-action={action.label}
            onClick={() => onUse(action.values)}
          >
            {t(action.label)}
          </Button>
        ))}
        {Object.entries(learned ?? {}).flatMap(([key, options]) =>
          options
            .filter(({ value }) => !form.account.remembered[key]?.some((known) => known.value === value))
            .map(({ value }) => (
              <Button key={`${key} ${value}`} look="quiet" data-learn={key} onClick={() => onUse({ [key]: value })}>
                {t('Use its {field}', { field: labelOf(key) })}
              </Button>
            )),
        )}
      </div>
    </article>
  );
}
