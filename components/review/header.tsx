import { siteOf } from '../../lib/accounts/habit.ts';
import { ask } from '../../lib/ask.ts';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import { Logo } from '../kit/logo.tsx';
import styles from './header.module.css';
import { HelpSheet } from './help-sheet.tsx';
import { openOptions } from './open-options.ts';
import { ReplaceMenu } from './replace-menu.tsx';
import type { DraftHold } from './use-draft.ts';

/** Whose page it is, and what can be done with the review as a whole. */
export function Header({ hold, locked, lockable }: { hold: DraftHold; locked: boolean; lockable: boolean }) {
  const { draft } = hold;
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
        onClick={() => void hold.reread()}
      />
      <ReplaceMenu hold={hold} />
      {lockable && !locked && (
        <IconButton icon="lock" label={t('Lock the keys')} onClick={() => void ask('vault.lock', {})} />
      )}
      <HelpSheet />
      <IconButton icon="settings" label={t('Settings')} onClick={() => openOptions('/accounts')} />
    </header>
  );
}
