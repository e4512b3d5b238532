import type { Unreadable } from '../../lib/gesture/read-tab.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { keyName } from '../kit/key-name.ts';
import { Notice } from '../kit/notice.tsx';
import styles from './reading-state.module.css';
import { replaceMenuId } from './replace-menu.tsx';
import type { DraftHold } from './use-draft.ts';

function reason(why: Unreadable): string {
  switch (why) {
    case 'browser':
      return t('Browsers let no extension read their own pages.');
    case 'store':
      return t('Browsers let no extension read the extension store.');
    case 'pdf':
      return t('The PDF viewer cannot be read.');
    case 'file':
      return t('Files on this computer can be read only if you allow it in the browser’s settings for this extension.');
    case 'other':
      // Beside the page the browser grants a tab only once the person has clicked for it.
      return document.documentElement.dataset.surface === 'panel'
        ? t('Click the icon in the toolbar ({key}) on this tab once: then it shows here.', {
            key: keyName('Alt+Shift+L'),
          })
        : t('The browser does not let this page be read.');
  }
}

/** What came of reading the page, where it is not simply there. */
export function ReadingState({ hold, blank }: { hold: DraftHold; blank: boolean }) {
  const { reading, newer } = hold;
  const paste = t('Copy the lead’s text and paste it here, or type.');
  const pasteHere = (
    <Button icon="paste" popovertarget={replaceMenuId} data-action="paste">
      {t('Paste a text')}
    </Button>
  );
  if (reading === 'reading' && blank) {
    return (
      <div class={styles.state} data-state="reading">
        <p class={styles.reading} role="status">
          {t('Reading the page…')}
        </p>
      </div>
    );
  }
  if (reading === 'slow' && blank) {
    return (
      <div class={styles.state} data-state="slow">
        <Notice tone="warn" live title={t('The page does not answer yet')} actions={pasteHere}>
          {paste}
        </Notice>
      </div>
    );
  }
  if (typeof reading === 'object' && blank) {
    return (
      <div class={styles.state} data-state="unreadable">
        <Notice tone="warn" live title={t('This page cannot be read')} actions={pasteHere}>
          {reason(reading.unreadable)} {paste}
        </Notice>
      </div>
    );
  }
  if (reading === 'failed' && blank) {
    return (
      <div class={styles.state} data-state="failed">
        <Notice tone="bad" live title={t('Reading the page failed')} actions={pasteHere}>
          {paste}
        </Notice>
      </div>
    );
  }
  if (newer) {
    return (
      <div class={styles.state} data-state="newer">
        <Notice
          live
          title={t('The page says something else now')}
          actions={
            <Button data-action="use-newer" onClick={() => hold.useNewer()}>
              {t('Start with what it says now')}
            </Button>
          }
        >
          {t('Below is your draft from before.')}
        </Notice>
      </div>
    );
  }
  if (blank && reading === 'read') {
    return (
      <div class={styles.state} data-state="empty">
        <Notice live title={t('No lead found on this page')} actions={pasteHere}>
          {paste}
        </Notice>
      </div>
    );
  }
  return null;
}
