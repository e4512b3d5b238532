import type { ComponentChildren, JSX } from 'preact';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

type Attributes = Omit<JSX.IntrinsicElements['button'], 'class' | 'icon' | 'label'>;

interface ButtonProps extends Attributes {
  look?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  icon?: IconName | undefined;
  wide?: boolean;
  busy?: boolean;
  children: ComponentChildren;
}

/** While it is busy it may not be pressed, but keeps the focus: a disabled button would lose it. */
export function Button({ look = 'plain', icon, wide, busy, disabled, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      data-look={look}
      disabled={disabled && !busy}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      class={`${styles.button} ${styles[look]} ${wide ? styles.wide : ''}`}
      aria-busy={busy || undefined}
    >
      {busy ? <span class={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that is only an icon; its name is read out and shown on hover. Its icon turns while it is busy. */
export function IconButton({
  label,
  icon,
  busy,
  onClick,
  ...rest
}: Attributes & { label: string; icon: IconName; busy?: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      class={styles.bare}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A link that looks like a button, for what opens elsewhere. */
export function LinkButton({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class={`${styles.button} ${styles.plain}`} href={href} target="_blank" rel="noreferrer">
      {children}
      <Icon name="open" />
    </a>
  );
}
