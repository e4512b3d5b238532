import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';

const icons = { info: 'info', ok: 'check', warn: 'alert', bad: 'alert' } as const satisfies Record<string, IconName>;
export type Tone = keyof typeof icons;

/** Says one thing, in a box, with what can be done about it. `live` reads it out when it appears. */
export function Notice({
  tone = 'info',
  title,
  live,
  children,
  actions,
}: {
  tone?: Tone;
  title?: string;
  live?: boolean;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class={`${styles.notice} ${styles[tone]}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={icons[tone]} class={styles.mark} />
      <div class={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {actions && <div class={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
