import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from './button.tsx';
import styles from './copy-mark.module.css';

/** How long it shows what came of it, in ms. */
const shownFor = 3_000;

/** Copies a text that stands beside it, and says whether it could. */
export function CopyMark({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(setOutcome, shownFor);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <span class={styles.mark}>
      <IconButton
        icon={outcome === 'copied' ? 'check' : 'copy'}
        label={t('Copy {text}', { text })}
        data-copy={text}
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setOutcome('copied'),
            () => setOutcome('refused'),
          )
        }
      />
      <span role="status" class={outcome === 'refused' ? styles.refused : 'unseen'}>
        {outcome === 'copied' && t('Copied')}
        {outcome === 'refused' && t('The browser did not let it be copied: select and copy it.')}
      </span>
    </span>
  );
}
