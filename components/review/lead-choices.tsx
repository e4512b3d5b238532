import { useId } from 'preact/hooks';
import { chooseLead } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { control, Row } from '../kit/row.tsx';
import sections from './sections.module.css';
import type { DraftHold } from './use-draft.ts';

/** Where a page or file holds several leads: which one this is about. */
export function LeadChoices({ hold }: { hold: DraftHold }) {
  const id = useId();
  const leads = hold.capture?.leads ?? [];
  if (leads.length < 2) return null;
  const index = leads.findIndex(({ lead }) => sameData(lead, hold.draft.lead));
  return (
    <section class={sections.section} aria-label={t('Leads found')}>
      <Row label={tn(leads.length, '{n} lead', '{n} leads')} for={id}>
        <select
          id={id}
          name="leads"
          class={control}
          value={index}
          onChange={(event) => {
            const choice = leads[Number(event.currentTarget.value)];
            if (choice) hold.change((at) => chooseLead(at, choice));
          }}
        >
          {index < 0 && <option value={-1}>{t('Edited')}</option>}
          {leads.map((choice, at) => (
            <option key={at} value={at}>
              {choice.title}
            </option>
          ))}
        </select>
      </Row>
    </section>
  );
}
