import { useMemo } from 'preact/hooks';
import { putLead } from '../../lib/drafts/draft.ts';
import { leadRows, shownPaths } from '../../lib/drafts/lead-rows.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Disclosure } from '../kit/disclosure.tsx';
import { LeadField } from './lead-field.tsx';
import styles from './sections.module.css';
import type { DraftHold } from './use-draft.ts';

/** The lead's own fields: what was read first, the rest one click away. */
export function LeadSection({ hold }: { hold: DraftHold }) {
  const { draft, capture, change } = hold;
  // Which rows stand open is decided when a lead is read: a row must not vanish while its text is typed anew.
  const shown = useMemo(() => shownPaths(draft.lead), [draft.captureId, capture, draft.id]);
  const rows = leadRows(draft.lead);
  const open = rows.filter(({ path }) => shown.has(path) || /^(?:emails|phones)\./.test(path));
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
          <LeadField key={row.path} row={row} hold={hold} />
        ))}
      </div>
      <Disclosure summary={t('More about the lead')} hint={tn(rest.length, '{n} empty field', '{n} empty fields')}>
        {rest.map((row) => (
          <LeadField key={row.path} row={row} hold={hold} />
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
