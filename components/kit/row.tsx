import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/index.ts';
import styles from './row.module.css';

export const control = styles.control;

/** A label and its control on one line, with room at the end for a mark, and words below. The lead's rows stand in the same columns. */
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
    <div class={`${styles.row} ${stacked ? styles.stacked : ''}`} data-row>
      <label class={styles.label} for={id}>
        {label}
        {required && (
          <span class={styles.required} title={t('Required')}>
            {'\u00a0*'}
          </span>
        )}
      </label>
      <div class={styles.middle}>{children}</div>
      {mark && <div class={styles.mark}>{mark}</div>}
      {below && <div class={styles.below}>{below}</div>}
    </div>
  );
}
