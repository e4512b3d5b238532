import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import styles from './help-sheet.module.css';
import { actionKeys, keyName } from './keys.ts';

/** Every action that has a key. `?` opens it anywhere but in a text. */
export function HelpSheet({ dialog }: { dialog: RefObject<HTMLDialogElement> }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches('input:not([type=checkbox]), textarea, select');
      if (event.key === '?' && !typing) dialog.current?.showModal();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [dialog]);
  const rows: [string, string][] = [
    ['Alt+Shift+L', t('Open this review')],
    ['Enter', t('Send, or go to what is missing')],
    ['Ctrl+Enter', t('Send from a text of several lines')],
    ['Alt+↓', t('Other values found for the field')],
    ['Ctrl+Z', t('Undo, outside of a text')],
    ['Ctrl+V', t('Paste a lead, outside of a text')],
    ...actionKeys.map(({ code, label }): [string, string] => [`Alt+${code.slice(3)}`, t(label)]),
    ['?', t('This list')],
  ];
  return (
    <dialog ref={dialog} class={styles.sheet} aria-label={t('Keys and help')}>
      <div class={styles.title}>
        <h2>{t('Keys')}</h2>
        <IconButton icon="close" label={t('Close')} onClick={() => dialog.current?.close()} />
      </div>
      <dl class={styles.keys}>
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
