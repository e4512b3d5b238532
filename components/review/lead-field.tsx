import { useId, useState } from 'preact/hooks';
import { emptyCandidates } from '../../lib/capture/capture.ts';
import { putLead, typeLead } from '../../lib/drafts/draft.ts';
import { evidenceFor, placeCandidate } from '../../lib/drafts/evidence.ts';
import { readLead } from '../../lib/drafts/lead-path.ts';
import type { LeadRow } from '../../lib/drafts/lead-rows.ts';
import { t } from '../../lib/i18n/index.ts';
import { showPhone } from '../../lib/lead/show-phone.ts';
import { control, Row } from '../kit/row.tsx';
import { EvidenceMark } from './evidence-mark.tsx';
import styles from './lead-field.module.css';
import type { DraftHold } from './use-draft.ts';

const nothing = emptyCandidates();
/** A browser's date control takes local times only and would show nothing. */
const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** One text of the lead, with the mark that says where it was read. */
export function LeadField({ row, hold }: { row: LeadRow; hold: DraftHold }) {
  const id = useId();
  const [touched, setTouched] = useState(false);
  const { draft, capture, change } = hold;
  const value = readLead(draft.lead, row.path);
  const label = t(row.label);
  const evidence = evidenceFor(capture?.candidates ?? nothing, draft.lead, row.path);
  // The name's candidates are of the whole name: one mark, at the first of its inputs that shows it.
  const markHere = row.path !== 'lastName' && !(row.path.startsWith('address.') && row.path !== 'address.street');
  const shared = {
    id,
    name: `lead.${row.path}`,
    class: `${control} ${evidence.doubtful ? styles.doubtful : ''}`,
    autocomplete: 'off' as const,
    spellcheck: row.type === 'multiline',
    'aria-describedby': evidence.doubtful ? `${id}-doubt` : undefined,
    onInput: (event: Event) => {
      const { value: typed } = event.currentTarget as HTMLInputElement;
      change((at) => typeLead(at, row.path, typed));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.altKey || event.key !== 'ArrowDown') return;
      event.preventDefault();
      (event.currentTarget as HTMLElement).parentElement?.querySelector('button')?.click();
    },
  };
  return (
    <Row
      label={label}
      for={id}
      mark={
        markHere && (
          <EvidenceMark
            evidence={evidence}
            filled={value !== ''}
            label={label}
            onPick={(picked) => change((at) => putLead(at, placeCandidate(at.lead, row.path, picked)))}
            onShow={(shown) => hold.show(shown?.evidence.place)}
          />
        )
      }
      below={
        evidence.doubtful &&
        markHere && (
          <span id={`${id}-doubt`} class={styles.doubt}>
            {t('Please check: {source}', { source: evidence.current?.evidence.text ?? '' })}
          </span>
        )
      }
    >
      {row.type === 'multiline' ? (
        <textarea {...shared} value={value} rows={3} />
      ) : (
        <input
          {...shared}
          type={(row.type === 'datetime-local' && hasOffset.test(value) ? 'text' : (row.type ?? 'text')) as 'text'}
          value={row.type === 'tel' && !touched ? showPhone(value) : value}
          onFocus={() => setTouched(true)}
          onBlur={() => setTouched(false)}
        />
      )}
    </Row>
  );
}
