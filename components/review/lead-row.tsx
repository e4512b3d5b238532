import { useId } from 'preact/hooks';
import { emptyCandidates } from '../../lib/capture/capture.ts';
import { putLead } from '../../lib/drafts/draft.ts';
import { candidateKey, evidenceFor, placeCandidate } from '../../lib/drafts/evidence.ts';
import { readLead } from '../../lib/drafts/lead-path.ts';
import type { LeadRow } from '../../lib/drafts/lead-rows.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import { LeadInput } from './lead-input.tsx';
import styles from './lead-row.module.css';
import type { DraftHold } from './use-draft.ts';

const nothing = emptyCandidates();

/** One line of the lead: its inputs and the mark that says where they were read. */
export function LeadRowView({ row, hold }: { row: LeadRow; hold: DraftHold }) {
  const id = useId();
  const { draft, capture, change } = hold;
  const [first] = row.inputs;
  if (!first) return null;
  const label = row.number ? `${t(row.label)} ${row.number}` : t(row.label);
  const evidence = evidenceFor(capture?.candidates ?? nothing, draft.lead, first.path);
  // An address is one value over several lines: its mark stands at the first.
  const marked = !first.path.startsWith('address.') || first.path === 'address.street';
  const filled = row.inputs.some(({ path }) => readLead(draft.lead, path) !== '');
  return (
    <div class={styles.row}>
      {row.inputs.length === 1 ? (
        <label class={styles.label} for={`${id}-0`}>
          {label}
        </label>
      ) : (
        // Each input of the line has a label of its own, for those who hear it.
        <span class={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      <div
        class={styles.inputs}
        onFocusIn={() => hold.show(evidence.current?.evidence.place)}
        onFocusOut={() => hold.show(undefined)}
      >
        {row.inputs.map((input, index) => (
          <LeadInput
            key={input.path}
            id={`${id}-${index}`}
            input={input}
            labelled={row.inputs.length === 1}
            doubt={marked && evidence.doubtful ? `${id}-doubt` : undefined}
            hold={hold}
          />
        ))}
      </div>
      {marked && (
        <EvidenceMark
          of={candidateKey(first.path)}
          evidence={evidence}
          filled={filled}
          label={label}
          onPick={(picked) => change((at) => putLead(at, placeCandidate(at.lead, first.path, picked)))}
          onShow={(shown) => hold.show(shown?.evidence.place)}
        />
      )}
      {marked && evidence.doubtful && (
        <p id={`${id}-doubt`} class={styles.doubt}>
          {t('Please check: {source}', { source: said(evidence.current?.evidence.text ?? '') })}
        </p>
      )}
    </div>
  );
}
