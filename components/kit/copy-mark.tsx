import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from './button.tsx';
import styles from './copy-mark.module.css';

/** Copies a text that stands beside it, and shows that it has. */
export function CopyMark({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <span class={styles.mark}>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={copied ? t('Copied') : t('Copy {text}', { text })}
        data-copy={text}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      />
    </span>
  );
}
