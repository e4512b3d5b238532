import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { ask } from '../../lib/ask.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { hasCreated } from '../../lib/handoff/machine.ts';
import { dateTime, t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { fullName } from '../../lib/lead/lead.ts';
import type { MessageInput } from '../../lib/messages.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { CopyMark } from '../kit/copy-mark.tsx';
import { Notice, type Tone } from '../kit/notice.tsx';
import { HeldActions } from './held-actions.tsx';
import styles from './outcome-card.module.css';

type Resolve = MessageInput<'handoff.resolve'>['action'];

const tones: Record<Handoff['state'], Tone> = {
  sent: 'ok',
  rejected: 'bad',
  unknown: 'warn',
  held: 'warn',
  queued: 'info',
  sending: 'info',
  discarded: 'info',
};

function titleOf(handoff: Handoff): string {
  const { state, accountName: account, recordId } = handoff;
  switch (state) {
    case 'sent':
      return recordId
        ? t('Sent to {account}', { account })
        : t('Accepted by {account}, no record id given', { account });
    case 'rejected':
      return hasCreated(handoff)
        ? t('{account} refused the rest: what came before it is there', { account })
        : t('{account} refused it: nothing was created', { account });
    case 'unknown':
      return t('Not known whether {account} has it', { account });
    case 'held':
      return hasCreated(handoff)
        ? t('Held for {account}: the rest was not sent yet', { account })
        : t('Held for {account}: nothing was sent yet', { account });
    case 'sending':
      return t('Sending to {account}…', { account });
    case 'queued':
      return t('Waiting to be sent to {account}', { account });
    case 'discarded':
      return t('Discarded', { account });
  }
}

/** What became of a handoff: what happened, what is certain, and what can be done. */
export function OutcomeCard({
  handoff,
  account,
  named,
  onEdit,
  extra,
}: {
  handoff: Handoff;
  account: AccountView | undefined;
  /** Say whose lead it is, where the card stands away from its lead. */
  named?: boolean;
  onEdit?: (() => void) | undefined;
  extra?: ComponentChildren;
}) {
  const [busy, setBusy] = useState<Resolve>();
  const [error, setError] = useState('');
  const { state, problem } = handoff;
  const resolve = async (action: Resolve) => {
    setBusy(action);
    setError('');
    try {
      await ask('handoff.resolve', { id: handoff.id, action });
    } catch (failure) {
      setError((failure as Error).message);
    }
    setBusy(undefined);
  };
  const button = (action: Resolve, words: string, look?: 'plain' | 'quiet' | 'danger') => (
    <Button
      look={look}
      busy={busy === action}
      disabled={busy !== undefined}
      data-resolve={action}
      onClick={() => void resolve(action)}
    >
      {words}
    </Button>
  );
  return (
    <fieldset
      class={styles.card}
      aria-label={titleOf(handoff)}
      tabIndex={-1}
      data-outcome={state}
      data-handoff={handoff.id}
      data-account={handoff.accountId}
      data-record-id={handoff.recordId}
    >
      <Notice
        tone={problem?.kind === 'duplicate' ? 'warn' : tones[state]}
        live
        title={titleOf(handoff)}
        actions={
          <>
            {state === 'sent' && handoff.recordUrl && (
              <LinkButton href={handoff.recordUrl}>{t('Open the record')}</LinkButton>
            )}
            {state === 'held' && (
              <HeldActions handoff={handoff} account={account} onReady={() => void resolve('retry')} />
            )}
            {state === 'rejected' && onEdit && (
              <Button look="primary" onClick={onEdit}>
                {t('Edit and send again')}
              </Button>
            )}
            {state === 'unknown' && (
              <>
                {account?.searchable && button('check', t('Check again'))}
                {button('markSent', t('It is there'))}
                {button('sendAgain', t('Send again'))}
              </>
            )}
            {['unknown', 'held', 'rejected', 'queued'].includes(state) && button('discard', t('Discard'), 'quiet')}
            {extra}
          </>
        }
      >
        {named && (
          <p class={styles.who}>
            {[fullName(handoff.lead) || handoff.lead.companyName, dateTime(handoff.createdAt)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {handoff.recordId && (
          <p>
            {t('Record')} <code>{handoff.recordId}</code> <CopyMark text={handoff.recordId} />
          </p>
        )}
        {problem && <p>{said(problem.message)}</p>}
        {state === 'sending' && <Progress handoff={handoff} />}
        {state === 'queued' && handoff.notBefore && (
          <p>{t('Goes on at {time}.', { time: dateTime(handoff.notBefore) })}</p>
        )}
        {(state === 'unknown' || handoff.repeated) && (
          <p>
            {t('Look in the CRM for')} <code>{handoff.reference}</code> <CopyMark text={handoff.reference} />
          </p>
        )}
        {state === 'unknown' && handoff.doubted && (
          <p>{t('The account was changed since: what a search there does not find may be where it led before.')}</p>
        )}
        {handoff.found && handoff.found.length > 1 && (
          <p>
            {tn(handoff.found.length, '{n} record found', '{n} records found')}
            {': '}
            {handoff.found.map(({ id, title }) => [title, id].filter(Boolean).join(' ')).join(', ')}
          </p>
        )}
        {error && <p class={styles.error}>{said(error)}</p>}
      </Notice>
    </fieldset>
  );
}

/** Which of several requests is on its way. One alone says no more than the title does. */
function Progress({ handoff: { steps, at } }: { handoff: Handoff }) {
  const step = steps[at];
  if (!step || steps.length < 2) return null;
  return (
    <p data-step={step.id}>{t('Step {n} of {all}: {step}', { n: at + 1, all: steps.length, step: t(step.label) })}</p>
  );
}
