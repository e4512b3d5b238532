import type { AccountView } from '../../lib/accounts/account.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { dateTime, t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import type { DraftHold } from './use-draft.ts';
import type { SendHold } from './use-send.ts';

interface Props {
  hold: DraftHold;
  handoffs: readonly Handoff[];
  accounts: readonly AccountView[];
  answers: SendHold['answers'];
  /** The person wants it sent to that account once more. */
  onAgain: (accountId: string) => void;
  onForget: (accountId: string) => void;
  onEdit: (handoff: Handoff) => void;
  onNew: (accountId: string) => void;
}

/** What became of this draft's handoffs, one card an account, and what was refused before it became one. */
export function Outcomes({ hold, handoffs, accounts, answers, onAgain, onForget, onEdit, onNew }: Props) {
  const shown = handoffs.filter(({ state }) => state !== 'discarded');
  return (
    <>
      {Object.entries(answers).map(([accountId, answer]) => {
        const name = accounts.find(({ id }) => id === accountId)?.name ?? '';
        if (answer?.kind === 'refused') {
          return (
            <div key={accountId} data-refused={accountId}>
              <Notice tone="bad" live title={t('Not sent to {account}', { account: name })}>
                {said(answer.message)}
              </Notice>
            </div>
          );
        }
        if (answer?.kind !== 'alreadySent') return null;
        return (
          <div key={accountId} data-already-sent={accountId}>
            <Notice
              tone="warn"
              live
              title={t('{account} had this lead already', { account: name })}
              actions={
                <>
                  <Button data-action="send-again" onClick={() => onAgain(accountId)}>
                    {t('Send it again')}
                  </Button>
                  {answer.recordUrl && <LinkButton href={answer.recordUrl}>{t('Open the record')}</LinkButton>}
                  <Button look="quiet" onClick={() => onForget(accountId)}>
                    {t('Leave it')}
                  </Button>
                </>
              }
            >
              {t('Sent on {date}.', { date: dateTime(answer.at) })}{' '}
              {answer.recordId && (
                <>
                  {t('Record')} <code>{answer.recordId}</code>
                </>
              )}
            </Notice>
          </div>
        );
      })}
      {shown.map((handoff) => (
        <OutcomeCard
          key={handoff.id}
          handoff={handoff}
          account={accounts.find(({ id }) => id === handoff.accountId)}
          onEdit={() => onEdit(handoff)}
          extra={
            handoff.state === 'sent' && (
              <>
                <Button
                  disabled={hold.draft.tabId < 0}
                  look="quiet"
                  icon="refresh"
                  data-action="start-anew"
                  onClick={() => void hold.startAnew()}
                >
                  {t('Read anew')}
                </Button>
                <Button look="quiet" onClick={() => onNew(handoff.accountId)}>
                  {t('Send again')}
                </Button>
              </>
            )
          }
        />
      ))}
    </>
  );
}
