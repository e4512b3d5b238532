import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { forgetHabits } from '../../lib/accounts/habit.ts';
import { forgetDrafts } from '../../lib/drafts/store.ts';
import { historyAsCsv, historyAsJson } from '../../lib/handoff/export.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { clearHistory, deleteFromHistory, type HistoryQuery, queryHistory } from '../../lib/handoff/history.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import type { AccountsHold } from '../review/use-accounts.ts';
import { CorruptRecords } from './corrupt-records.tsx';
import styles from './history.module.css';
import { HistoryFilter } from './history-filter.tsx';
import { HistoryRow } from './history-row.tsx';
import { Panel, Place } from './panel.tsx';
import { Retention } from './retention.tsx';
import { saveFile } from './save-file.ts';

const pageSize = 50;
/** More than these are below the edge of most screens: they are shown when the browser has shown the first. */
const firstScreen = 10;

/** What was handed over: searched, filtered, opened, handed on, exported, deleted. */
export default function History({ hold }: { hold: AccountsHold }) {
  const accounts = hold.accounts ?? [];
  const [query, setQuery] = useState<HistoryQuery>({});
  const [rows, setRows] = useState<readonly Handoff[]>();
  const [more, setMore] = useState(false);
  const [clearing, setClearing] = useState(false);

  const latest = useRef<HistoryQuery | undefined>(undefined);
  const load = useCallback(async (asked: HistoryQuery, after: readonly Handoff[] = []) => {
    latest.current = asked;
    const isAsked = () => latest.current === asked;
    const before = after.at(-1)?.sequence;
    let shown = pageSize;
    const show = (first: readonly Handoff[]) => {
      shown = first.length;
      if (isAsked()) setRows([...after, ...first]);
    };
    const found = await queryHistory(
      { ...asked, limit: pageSize, ...(before === undefined ? {} : { before }) },
      { count: firstScreen, show },
    );
    if (found.length > shown) await new Promise((shown) => requestIdleCallback(shown, { timeout: 100 }));
    if (!isAsked()) return;
    setRows([...after, ...found]);
    setMore(found.length === pageSize);
  }, []);
  // Before the next frame, in which there may be something to show already.
  useLayoutEffect(() => void load(query), [query, load]);

  const save = async (kind: 'csv' | 'json') => {
    const all = await queryHistory({ ...query, limit: Number.MAX_SAFE_INTEGER });
    const text = kind === 'csv' ? historyAsCsv(all) : historyAsJson(all);
    saveFile(`lead-handoff-history.${kind}`, text, kind === 'csv' ? 'text/csv' : 'application/json');
  };

  return (
    <Place
      title={t('History')}
      intro={t('Leads that were sent or discarded. It is kept in this browser only, and never holds keys.')}
      action={
        <div class={styles.buttons}>
          <Button data-action="export-csv" onClick={() => void save('csv')}>
            {t('Export CSV')}
          </Button>
          <Button data-action="export-json" onClick={() => void save('json')}>
            {t('Export JSON')}
          </Button>
        </div>
      }
    >
      <CorruptRecords />
      <Panel>
        <HistoryFilter accounts={accounts} query={query} onChange={setQuery} />
        {rows?.length === 0 && <p>{t('Nothing here yet.')}</p>}
        <ul class={styles.rows}>
          {rows?.map((handoff) => (
            <HistoryRow
              key={handoff.id}
              handoff={handoff}
              onDelete={() =>
                void deleteFromHistory(handoff.id).then(() => setRows(rows.filter(({ id }) => id !== handoff.id)))
              }
            />
          ))}
        </ul>
        {more && rows && (
          <div>
            <Button onClick={() => void load(query, rows)}>{t('Show more')}</Button>
          </div>
        )}
      </Panel>
      <Panel title={t('How long is it kept?')}>
        <Retention />
        {clearing ? (
          <Notice
            tone="warn"
            live
            title={t('Delete the whole history?')}
            actions={
              <>
                <Button
                  look="danger"
                  data-action="confirm-clear"
                  onClick={() =>
                    void Promise.all([clearHistory(), forgetDrafts(), forgetHabits()])
                      .then(() => load(query))
                      .then(() => setClearing(false))
                  }
                >
                  {t('Delete all')}
                </Button>
                <Button look="quiet" onClick={() => setClearing(false)}>
                  {t('Keep it')}
                </Button>
              </>
            }
          >
            {t('Drafts, and what is remembered of sites and against sending twice, go with it.')}
          </Notice>
        ) : (
          <div>
            <Button look="danger" data-action="clear" onClick={() => setClearing(true)}>
              {t('Delete all')}
            </Button>
          </div>
        )}
      </Panel>
    </Place>
  );
}
