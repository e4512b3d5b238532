import { openAgain } from '../../lib/gesture/open-again.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { dateTime, t } from '../../lib/i18n/index.ts';
import { fullName } from '../../lib/lead/lead.ts';
import { Button, IconButton, LinkButton } from '../kit/button.tsx';
import { CopyMark } from '../kit/copy-mark.tsx';
import { usePhones } from '../use-phones.ts';
import styles from './history.module.css';

export function HistoryRow({ handoff, onDelete }: { handoff: Handoff; onDelete: () => void }) {
  const { lead } = handoff;
  const name = fullName(lead) || lead.companyName || lead.emails[0] || t('Without a name');
  const [phone] = lead.phones;
  const show = usePhones(phone ? [phone.number] : []);
  const details = [lead.emails[0], phone && show(phone.number), handoff.reference];
  return (
    <li data-history={handoff.id}>
      <div class={styles.who}>
        <strong>{name}</strong>
        <span>{details.filter(Boolean).join(' · ')}</span>
        <span>
          <b class={handoff.state === 'sent' ? styles.sent : styles.discarded}>
            {handoff.state === 'sent' ? t('Sent') : t('Discarded')}
          </b>{' '}
          {[handoff.accountName, dateTime(handoff.updatedAt), handoff.recordId].filter(Boolean).join(' · ')}
          {handoff.recordId && <CopyMark text={handoff.recordId} />}
        </span>
      </div>
      {handoff.recordUrl && <LinkButton href={handoff.recordUrl}>{t('Open')}</LinkButton>}
      <Button data-action="hand-on" onClick={() => void openAgain(handoff)}>
        {t('Hand to another account')}
      </Button>
      <IconButton icon="trash" label={t('Delete {name} from the history', { name })} onClick={onDelete} />
    </li>
  );
}
