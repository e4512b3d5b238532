import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import { keyName } from '../kit/key-name.ts';
import styles from './help-sheet.module.css';
import { actionKeys } from './keys.ts';

/** Every action that has a key. Opens when it is there, and asks to be taken away when it was closed. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
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
    <dialog ref={dialog} class={styles.sheet} aria-label={t('Keys and help')} onClose={onClose}>
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
