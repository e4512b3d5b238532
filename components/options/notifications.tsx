import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { t } from '../../lib/i18n/index.ts';
import type { Settings } from '../../lib/settings.ts';
import styles from './notifications.module.css';
import { Panel } from './panel.tsx';

const wanted = { permissions: ['notifications' as const] };

/** Outcomes by notification while the popup is closed: the browser is asked when the person wants it. */
export function Notifications({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const [granted, setGranted] = useState(false);
  useEffect(() => void browser.permissions.contains(wanted).then(setGranted), []);
  return (
    <Panel title={t('Notifications')}>
      <label class={styles.choice}>
        <input
          type="checkbox"
          name="notifications"
          checked={granted && settings.notifications}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            // First thing in the click: the browser asks only while it counts.
            const asked = on ? browser.permissions.request(wanted) : Promise.resolve(granted);
            void asked.then((given) => {
              setGranted(given);
              onChange({ notifications: on && given });
            });
          }}
        />
        {t('Tell me what became of a lead while the popup is closed')}
      </label>
    </Panel>
  );
}
