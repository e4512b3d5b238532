import { t } from '../../lib/i18n/index.ts';
import { Notice } from '../kit/notice.tsx';
import { Unlock } from './held-actions.tsx';

/** The keys are locked: reading and editing go on, sending waits. */
export function Locked({ onReady }: { onReady: () => void }) {
  return (
    <div data-state="locked">
      <Notice tone="warn" title={t('The keys are locked')} actions={<Unlock onReady={onReady} />}>
        {t('What you send now waits until you enter your passphrase.')}
      </Notice>
    </div>
  );
}
