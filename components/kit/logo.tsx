import styles from './logo.module.css';

/** The mark: a card on its way out of its frame. The same drawing as public/icons. */
export function Logo({ large }: { large?: boolean }) {
  return (
    <svg class={`${styles.logo} ${large ? styles.large : ''}`} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7.5" class={styles.ground} />
      <path class={styles.frame} d="M13 8.5H9.5A2.5 2.5 0 0 0 7 11v10a2.5 2.5 0 0 0 2.5 2.5H13" />
      <path class={styles.arrow} d="M12.5 16H25M19.5 10.2 25.3 16l-5.8 5.8" />
    </svg>
  );
}
