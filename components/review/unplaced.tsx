import type { Unplaced } from '../../lib/capture/capture.ts';
import { putLead, typeValue } from '../../lib/drafts/draft.ts';
import { readLead, writeLead } from '../../lib/drafts/lead-path.ts';
import { leadRows } from '../../lib/drafts/lead-rows.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Disclosure } from '../kit/disclosure.tsx';
import { control } from '../kit/row.tsx';
import type { Form } from './form.ts';
import sections from './sections.module.css';
import styles from './unplaced.module.css';
import type { DraftHold } from './use-draft.ts';

const lineOf = ({ label, value }: Unplaced) => `${label}: ${value}`;

/** Whether it stands somewhere where it was not read: by the draft, so that an undo brings it back here. */
function isPlaced({ draft, capture }: DraftHold, one: Unplaced): boolean {
  const before = capture?.lead;
  if (draft.lead.notes.includes(lineOf(one)) && !before?.notes.includes(lineOf(one))) return true;
  const texts = leadRows(draft.lead).flatMap(({ inputs }) => inputs);
  if (
    texts.some(({ path }) => readLead(draft.lead, path) === one.value && before && readLead(before, path) !== one.value)
  )
    return true;
  return Object.values(draft.values).some((values) => Object.values(values).includes(one.value));
}

/** Labelled values that fit no field: offered for placing, never dropped. */
export function UnplacedTray({ hold, form }: { hold: DraftHold; form: Form | undefined }) {
  const all = hold.capture?.unplaced ?? [];
  const left = all.filter((one) => !isPlaced(hold, one));
  if (left.length === 0) return null;
  const place = (one: Unplaced, where: string) => {
    const [kind, key = ''] = where.split(':');
    if (kind === 'notes') {
      hold.change((at) => putLead(at, { ...at.lead, notes: [at.lead.notes, lineOf(one)].filter(Boolean).join('\n') }));
    } else if (kind === 'lead') hold.change((at) => putLead(at, writeLead(at.lead, key, one.value)));
    else if (form) hold.change((at) => typeValue(at, form.account.id, key, one.value));
  };
  const texts =
    form?.fields.filter(({ type = 'text', options }) => !options && ['text', 'multiline'].includes(type)) ?? [];
  return (
    <section class={sections.section} aria-label={t('Other values on the page')}>
      <Disclosure
        summary={tn(left.length, '{n} other value on the page', '{n} other values on the page')}
        hint={left.map(({ label }) => label).join(' · ')}
      >
        <ul class={styles.list} data-unplaced={left.length}>
          {left.map((one) => (
            <li key={`${one.label} ${one.value}`} class={styles.item}>
              <span class={styles.text} title={said(one.evidence.text)}>
                <span class={styles.label}>{one.label}</span> {one.value}
              </span>
              <select
                class={`${control} ${styles.where}`}
                aria-label={t('Where does “{label}” belong?', { label: one.label })}
                value=""
                onChange={(event) => place(one, event.currentTarget.value)}
              >
                <option value="">{t('Place…')}</option>
                <option value="notes">{t('Add to the notes')}</option>
                <optgroup label={t('Lead')}>
                  {leadRows(hold.draft.lead)
                    .flatMap(({ inputs }) => inputs)
                    .map((row) => (
                      <option key={row.path} value={`lead:${row.path}`}>
                        {t(row.label)}
                        {readLead(hold.draft.lead, row.path) ? ` (${t('replace')})` : ''}
                      </option>
                    ))}
                </optgroup>
                {form && (
                  <optgroup label={form.crm.name}>
                    {texts.map((field) => (
                      <option key={field.key} value={`crm:${field.key}`}>
                        {t(field.label)}
                      </option>
                    ))}
                  </optgroup>
                )}
              </select>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}
