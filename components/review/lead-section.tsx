import { useMemo } from 'preact/hooks';
import { putLead } from '../../lib/drafts/draft.ts';
import { type LeadRow, leadRows, shownRows } from '../../lib/drafts/lead-rows.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Disclosure } from '../kit/disclosure.tsx';
import { LeadRowView } from './lead-row.tsx';
import styles from './sections.module.css';
import type { DraftHold } from './use-draft.ts';

/** The lead's own fields: what was read first, the rest one click away. */
export function LeadSection({ hold }: { hold: DraftHold }) {
  const { draft, capture, change } = hold;
  // Decided when a lead is read, not with every keystroke: a row must not vanish while its text is typed anew.
  const shown = useMemo(() => shownRows(draft.lead), [draft.captureId, capture, draft.id]);
  const rows = leadRows(draft.lead);
  const pathOf = ({ inputs }: LeadRow) => inputs[0]?.path ?? '';
  const open = rows.filter((row) => row.always || shown.has(pathOf(row)));
  const rest = rows.filter((row) => !open.includes(row));
  const add = (list: 'emails' | 'phones') =>
    change((at) =>
      putLead(at, {
        ...at.lead,
        emails: list === 'emails' ? [...at.lead.emails, ''] : at.lead.emails,
        phones: list === 'phones' ? [...at.lead.phones, { number: '' }] : at.lead.phones,
      }),
    );
  return (
    <section class={styles.section} aria-label={t('Lead')}>
      <div class={styles.rows}>
        {open.map((row) => (
          <LeadRowView key={pathOf(row)} row={row} hold={hold} />
        ))}
      </div>
      <Disclosure summary={t('More about the lead')} hint={rest.map(({ label }) => t(label)).join(', ')}>
        {rest.map((row) => (
          <LeadRowView key={pathOf(row)} row={row} hold={hold} />
        ))}
        <div class={styles.actions}>
          <Button look="quiet" icon="add" onClick={() => add('emails')}>
            {t('E-mail')}
          </Button>
          <Button look="quiet" icon="add" onClick={() => add('phones')}>
            {t('Phone')}
          </Button>
        </div>
      </Disclosure>
    </section>
  );
}
