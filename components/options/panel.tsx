import type { ComponentChildren } from 'preact';
import styles from './panel.module.css';

/** A place's title, what it is for, and its content. */
export function Place({
  title,
  intro,
  action,
  children,
}: {
  title: string;
  intro?: string;
  action?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class={styles.place}>
      <header class={styles.head}>
        <div>
          <h1>{title}</h1>
          {intro && <p class={styles.intro}>{intro}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

/** A box of things that belong together. */
export function Panel({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <section class={styles.panel}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}
