import { useState } from 'preact/hooks';
import { typeLead } from '../../lib/drafts/draft.ts';
import { readLead } from '../../lib/drafts/lead-path.ts';
import type { LeadInput as Input } from '../../lib/drafts/lead-rows.ts';
import { t } from '../../lib/i18n/index.ts';
import { control } from '../kit/row.tsx';
import { usePhones } from '../use-phones.ts';
import styles from './lead-row.module.css';
import type { DraftHold } from './use-draft.ts';

/** A browser's date control takes local times only and would show nothing. */
const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** One text of the lead. */
export function LeadInput({
  id,
  input,
  labelled,
  doubt,
  hold,
}: {
  id: string;
  input: Input;
  /** The line's own label is this input's. */
  labelled: boolean;
  /** Id of the words that say it is doubtful. */
  doubt: string | undefined;
  hold: DraftHold;
}) {
  const [typing, setTyping] = useState(false);
  const { path, label, type, share } = input;
  const value = readLead(hold.draft.lead, path);
  const show = usePhones(type === 'tel' ? [value] : []);
  const looks = [control, doubt && value && styles.doubtful, share && styles[`share${share}`]];
  const shared = {
    id,
    name: `lead.${path}`,
    class: looks.filter(Boolean).join(' '),
    autocomplete: 'off' as const,
    // Addresses and numbers run left to right in every language; other texts as their letters do.
    dir: type === 'email' || type === 'url' || type === 'tel' ? ('ltr' as const) : ('auto' as const),
    spellcheck: type === 'multiline',
    'aria-describedby': doubt,
    onInput: (event: Event) => {
      const { value: typed } = event.currentTarget as HTMLInputElement;
      setTyping(true);
      hold.change((at) => typeLead(at, path, typed));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.altKey || event.key !== 'ArrowDown') return;
      event.preventDefault();
      (event.currentTarget as HTMLElement).closest('div')?.parentElement?.querySelector('button')?.click();
    },
  };
  if (type === 'multiline') return <textarea {...shared} value={value} rows={2} />;
  return (
    <>
      {!labelled && (
        <label class="unseen" for={id}>
          {t(label)}
        </label>
      )}
      <input
        {...shared}
        placeholder={labelled ? undefined : t(label)}
        type={(type === 'datetime-local' && hasOffset.test(value) ? 'text' : (type ?? 'text')) as 'text'}
        value={type === 'tel' && !typing ? show(value) : value}
        onBlur={() => setTyping(false)}
      />
    </>
  );
}
