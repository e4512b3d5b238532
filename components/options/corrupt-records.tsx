import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { saveFile } from './save-file.ts';

/** Records of handoffs that cannot be read: never in the way of others, to be exported and dropped. */
export function CorruptRecords() {
  const [records, setRecords] = useState<readonly { key: string; text: string }[]>([]);
  const load = () => ask('handoff.corrupt', {}).then(setRecords, () => undefined);
  useEffect(() => void load(), []);
  if (records.length === 0) return null;
  return (
    <div data-corrupt={records.length}>
      <Notice
        tone="bad"
        title={tn(records.length, '{n} handoff cannot be read', '{n} handoffs cannot be read')}
        actions={
          <>
            <Button
              data-action="export-corrupt"
              onClick={() =>
                saveFile('lead-handoff-unreadable.json', JSON.stringify(records, null, 2), 'application/json')
              }
            >
              {t('Export')}
            </Button>
            <Button
              look="danger"
              data-action="drop-corrupt"
              onClick={() => void Promise.all(records.map(({ key }) => ask('handoff.drop', { key }))).then(load)}
            >
              {t('Drop')}
            </Button>
          </>
        }
      >
        {t('The others are not affected. Export first: the text may show which lead it was.')}
      </Notice>
    </div>
  );
}
