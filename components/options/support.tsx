import { ask } from '../../lib/ask.ts';
import { browser } from '../../lib/browser.ts';
import { language, t } from '../../lib/i18n/index.ts';
import { readSettings } from '../../lib/settings.ts';
import { supportBundle } from '../../lib/support/bundle.ts';
import { Button } from '../kit/button.tsx';
import { Panel } from './panel.tsx';
import { saveFile } from './save-file.ts';

/** A file for whoever helps, without anything of anybody. */
export function Support() {
  const save = async () => {
    const [accounts, handoffs, corrupt, settings] = await Promise.all([
      ask('accounts.list', {}),
      ask('handoff.list', {}),
      ask('handoff.corrupt', {}),
      readSettings(),
    ]);
    const { version } = browser.runtime.getManifest();
    const { userAgent } = navigator;
    const facts = { version, userAgent, language: language(), settings, accounts, handoffs, corrupt: corrupt.length };
    saveFile('lead-handoff-support.json', supportBundle(facts), 'application/json');
  };
  return (
    <Panel title={t('Something does not work?')}>
      <p>
        {t(
          'This file tells what the product is set to and what became of its handoffs. It holds no leads, no names, no addresses and no keys. Read it before you pass it on.',
        )}
      </p>
      <div>
        <Button data-action="support" onClick={() => void save()}>
          {t('Save the support file')}
        </Button>
      </div>
    </Panel>
  );
}
