import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { readSettings, type Settings, saveSettings } from '../../lib/settings.ts';
import { control, Row } from '../kit/row.tsx';

const choices = [30, 90, 180, 365, 1095, 0];

/** How long the history and the ledger against sending twice are kept. */
export function Retention() {
  const history = useId();
  const ledger = useId();
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => void readSettings().then(setSettings), []);
  if (!settings) return null;
  const select = (id: string, key: 'historyDays' | 'ledgerDays') => (
    <select
      id={id}
      name={key}
      class={control}
      value={settings[key]}
      onChange={(event) => void saveSettings({ [key]: Number(event.currentTarget.value) }).then(setSettings)}
    >
      {[...new Set([...choices, settings[key]])].map((days) => (
        <option key={days} value={days}>
          {days === 0 ? t('Until I delete it') : t('{n} days', { n: days })}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <Row stacked label={t('History')} for={history}>
        {select(history, 'historyDays')}
      </Row>
      <Row
        stacked
        label={t('Memory against sending twice')}
        for={ledger}
        below={t('Holds no names or numbers, only keyed fingerprints of e-mail and phone.')}
      >
        {select(ledger, 'ledgerDays')}
      </Row>
    </>
  );
}
