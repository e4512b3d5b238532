import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/index.ts';
import styles from './row.module.css';

export const control = styles.control;

/** A label and its control on one line, with room at the end for a mark, and words below. */
export function Row({
  label,
  for: id,
  required,
  mark,
  below,
  stacked,
  children,
}: {
  label: string;
  for: string;
  required?: boolean | undefined;
  mark?: ComponentChildren;
  below?: ComponentChildren;
  /** Label above the control, for long texts and wide pages. */
  stacked?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class={`${styles.row} ${stacked ? styles.stacked : ''}`}>
      <label class={styles.label} for={id}>
        {label}
        {required && (
          <span class={styles.required} title={t('Required')}>
            {' *'}
          </span>
        )}
      </label>
      <div class={styles.middle}>
        {children}
        {mark}
      </div>
      {below && <div class={styles.below}>{below}</div>}
    </div>
  );
}
