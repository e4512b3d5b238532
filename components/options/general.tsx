import { useEffect, useId, useState } from 'preact/hooks';
import { language as current, languages, t } from '../../lib/i18n/index.ts';
import { readSettings, type Settings, saveSettings } from '../../lib/settings.ts';
import { control, Row } from '../kit/row.tsx';
import { Notifications } from './notifications.tsx';
import { Panel, Place } from './panel.tsx';

const countries = ['US', 'CA', 'MX', 'GB', 'AU', 'NZ', 'IE', 'FR', 'ES', 'DE'];

/** Language of every page, and the country that phone numbers without prefix are of. */
export default function General() {
  const language = useId();
  const country = useId();
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => void readSettings().then(setSettings), []);
  if (!settings) return <div aria-busy="true" />;
  const change = (part: Partial<Settings>) => void saveSettings(part).then(setSettings);
  const names = new Intl.DisplayNames([current()], { type: 'region' });
  return (
    <Place title={t('Language and region')}>
      <Panel>
        <Row stacked label={t('Language')} for={language}>
          <select
            id={language}
            name="language"
            class={control}
            value={settings.language}
            onChange={(event) => change({ language: event.currentTarget.value as Settings['language'] })}
          >
            <option value="">{t('As the browser')}</option>
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        </Row>
        <Row
          stacked
          label={t('Country')}
          for={country}
          below={t('Phone numbers without a country code are read as numbers of this country.')}
        >
          <select
            id={country}
            name="country"
            class={control}
            value={settings.country}
            onChange={(event) => change({ country: event.currentTarget.value })}
          >
            {countries.map((code) => (
              <option key={code} value={code}>
                {names.of(code)}
              </option>
            ))}
          </select>
        </Row>
      </Panel>
      <Notifications settings={settings} onChange={change} />
    </Place>
  );
}
