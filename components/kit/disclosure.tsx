import type { ComponentChildren } from 'preact';
import styles from './disclosure.module.css';
import { Icon } from './icon.tsx';

/** A part that opens and closes. `summary` is its name, `hint` what is inside while it is closed. */
export function Disclosure({
  summary,
  hint,
  open,
  id,
  children,
  onToggle,
}: {
  summary: string;
  hint?: string | undefined;
  open?: boolean | undefined;
  id?: string;
  children: ComponentChildren;
  onToggle?: (open: boolean) => void;
}) {
  return (
    <details
      id={id}
      class={styles.disclosure}
      open={open}
      onToggle={onToggle && ((event) => onToggle((event.currentTarget as HTMLDetailsElement).open))}
    >
      <summary class={styles.summary}>
        <Icon name="down" class={styles.arrow} />
        <span>{summary}</span>
        {hint && <span class={styles.hint}>{hint}</span>}
      </summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset may not be a grid in every browser */}
      <div class={styles.inside} role="group" aria-label={summary}>
        {children}
      </div>
    </details>
  );
}
