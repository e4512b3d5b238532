import { useEffect, useState } from 'preact/hooks';
import { siteOf } from '../../lib/accounts/habit.ts';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import { Logo } from '../kit/logo.tsx';
import styles from './header.module.css';
import { lazy } from './lazy.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ReplaceMenu } from './replace-menu.tsx';
import type { DraftHold } from './use-draft.ts';

const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }));

/** Whose page it is, and what can be done with the review as a whole. */
export function Header({ hold, lockable }: { hold: DraftHold; lockable: boolean }) {
  const { draft } = hold;
  const [helping, setHelping] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).matches('input:not([type=checkbox]), textarea, select');
      if (event.key === '?' && !typing) setHelping(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <header class={styles.header}>
      <Logo />
      <h1 class={styles.title} title={draft.title || draft.url}>
        {draft.title || siteOf(draft.url) || t('New lead')}
      </h1>
      <IconButton
        icon="undo"
        label={t('Undo')}
        data-action="undo"
        disabled={draft.past.length === 0}
        onClick={() => hold.undo()}
      />
      <IconButton
        icon="refresh"
        label={t('Read the page again')}
        data-action="reread"
        disabled={draft.tabId < 0}
        busy={hold.reading === 'reading'}
        onClick={() => void hold.reread()}
      />
      <ReplaceMenu hold={hold} />
      <MoreMenu tabId={draft.tabId} lockable={lockable} onHelp={() => setHelping(true)} />
      {helping && <HelpSheet onClose={() => setHelping(false)} />}
    </header>
  );
}
