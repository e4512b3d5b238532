import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import { browser } from '../../lib/browser.ts';
import { hasPanel, openPanel } from '../../lib/gesture/open-panel.ts';
import { openWindow } from '../../lib/gesture/open-review.ts';
import { t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { Popover } from '../kit/popover.tsx';
import styles from './more-menu.module.css';
import { openOptions } from './open-options.ts';

/** What is wanted now and then: other places for the review, settings, help. */
export function MoreMenu({ tabId, lockable, onHelp }: { tabId: number; lockable: boolean; onHelp: () => void }) {
  const [windowId, setWindowId] = useState<number>();
  useEffect(() => void browser.windows.getCurrent().then(({ id }) => setWindowId(id)), []);
  const popup = document.documentElement.dataset.surface === 'popup';
  const leave = (work: Promise<unknown>) => void work.then(() => window.close());
  const entries: ([IconName, string, string, () => void] | false)[] = [
    popup &&
      hasPanel() &&
      windowId !== undefined && ['panel', 'panel', t('Open beside the page'), () => leave(openPanel(windowId))],
    popup && ['open', 'window', t('Open in a window'), () => leave(openWindow(tabId))],
    ['clock', 'history', t('History'), () => openOptions('/history')],
    ['settings', 'settings', t('Settings'), () => openOptions('/accounts')],
    lockable && ['lock', 'lock', t('Lock the keys'), () => void ask('vault.lock', {})],
    ['help', 'help', t('Keys and help'), onHelp],
  ];
  return (
    <Popover
      label={t('More')}
      trigger={(button) => <IconButton {...button} icon="more" label={t('More')} data-action="more" />}
    >
      {(close) => (
        <ul class={styles.menu}>
          {entries.map(
            (entry) =>
              entry && (
                <li key={entry[1]}>
                  <button
                    type="button"
                    class={styles.entry}
                    data-action={entry[1]}
                    onClick={() => {
                      // At once, for a panel opens only while the click counts; closed first, for a dialog gives
                      // the focus back to what had it.
                      close();
                      entry[3]();
                    }}
                  >
                    <Icon name={entry[0]} />
                    {entry[2]}
                  </button>
                </li>
              ),
          )}
        </ul>
      )}
    </Popover>
  );
}
