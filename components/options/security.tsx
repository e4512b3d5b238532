import { useEffect, useId, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { readSettings, saveSettings } from '../../lib/settings.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { control, Row } from '../kit/row.tsx';
import { Unlock } from '../review/held-actions.tsx';
import type { AccountsHold } from '../review/use-accounts.ts';
import styles from './accounts.module.css';
import { Panel, Place } from './panel.tsx';
import { PasswordInput } from './password-input.tsx';

/** The vault: an optional passphrase, locking, and when it locks itself. */
export default function Security({ hold }: { hold: AccountsHold }) {
  const { vault, reload } = hold;
  const lockId = useId();
  const [minutes, setMinutes] = useState(15);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [result, setResult] = useState<{ tone: 'ok' | 'bad'; message: string }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => void readSettings().then(({ autoLockMinutes }) => setMinutes(autoLockMinutes)), []);
  if (!vault) return <div aria-busy="true" />;
  const withPassphrase = vault.mode === 'passphrase';
  const run = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await work();
      setResult({ tone: 'ok', message: done });
      setCurrent('');
      setNext('');
      setRepeat('');
    } catch (failure) {
      setResult({ tone: 'bad', message: said((failure as Error).message) });
    }
    await reload();
    setBusy(false);
  };
  const differs = repeat !== '' && repeat !== next;
  return (
    <Place
      title={t('Security')}
      intro={t('Your keys are stored encrypted. A passphrase protects them also from others who use this computer.')}
    >
      {vault.locked && (
        <Panel title={t('The keys are locked')}>
          <Unlock onReady={() => void reload()} />
        </Panel>
      )}
      <Panel title={withPassphrase ? t('Change the passphrase') : t('Set a passphrase')}>
        <form
          class={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (differs || next.length < 8) return;
            const input = withPassphrase ? { current, passphrase: next } : { passphrase: next };
            void run(() => ask('vault.setPassphrase', input), t('The passphrase is set.'));
          }}
        >
          {withPassphrase && (
            <PasswordInput
              name="current"
              label={t('Passphrase now')}
              value={current}
              onChange={setCurrent}
              kind="current"
            />
          )}
          <PasswordInput
            name="next"
            label={t('New passphrase')}
            value={next}
            onChange={setNext}
            kind="new"
            below={t('At least 8 characters. Nobody can restore it: without it the keys must be entered again.')}
          />
          <PasswordInput
            name="repeat"
            label={t('The same again')}
            value={repeat}
            onChange={setRepeat}
            kind="new"
            below={differs ? t('These two differ.') : ''}
          />
          <div class={styles.buttons}>
            <Button
              type="submit"
              look="primary"
              busy={busy}
              data-action="set-passphrase"
              disabled={busy || next.length < 8 || next !== repeat || (withPassphrase && current === '')}
            >
              {withPassphrase ? t('Change the passphrase') : t('Set the passphrase')}
            </Button>
            {withPassphrase && (
              <Button
                look="danger"
                data-action="remove-passphrase"
                disabled={busy || current === ''}
                onClick={() => void run(() => ask('vault.removePassphrase', { current }), t('The passphrase is off.'))}
              >
                {t('Remove the passphrase')}
              </Button>
            )}
          </div>
        </form>
        {result && (
          <Notice tone={result.tone} live>
            {result.message}
          </Notice>
        )}
      </Panel>
      {withPassphrase && (
        <Panel title={t('Locking')}>
          <Row
            stacked
            label={t('Lock after so many minutes without use')}
            for={lockId}
            below={t('The keys are also locked whenever the browser starts.')}
          >
            <input
              id={lockId}
              name="autoLockMinutes"
              class={control}
              type="number"
              min={1}
              max={1440}
              value={minutes}
              onChange={(event) => {
                const value = Math.min(1440, Math.max(1, Math.round(Number(event.currentTarget.value)) || 15));
                setMinutes(value);
                void saveSettings({ autoLockMinutes: value });
              }}
            />
          </Row>
          {!vault.locked && (
            <div>
              <Button icon="lock" data-action="lock" onClick={() => void ask('vault.lock', {}).then(reload)}>
                {t('Lock now')}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </Place>
  );
}
