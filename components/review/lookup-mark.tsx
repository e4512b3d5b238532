import { ago, t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { IconButton } from '../kit/button.tsx';
import styles from './lookup-mark.module.css';
import { type LookupState, lastRead } from './lookup-state.ts';

/** How old the choices read from the CRM are, and a button that reads them again. */
export function LookupMark({
  state,
  label,
  onRefresh,
}: {
  state: LookupState | undefined;
  label: string;
  onRefresh: () => void;
}) {
  const read = lastRead(state);
  const age = read ? t('read {when}', { when: ago(read.at) }) : t('not read yet');
  return (
    <IconButton
      label={t('{field}: read the choices again ({age})', { field: label, age })}
      icon="refresh"
      busy={state?.kind === 'reading'}
      onClick={onRefresh}
    />
  );
}

/** The same in words, for fields that the CRM itself defines: there may be none to stand beside. */
export function LookupLine(props: Parameters<typeof LookupMark>[0]) {
  const { state } = props;
  const read = lastRead(state);
  return (
    <div class={styles.line}>
      {state?.kind === 'failed' && <span class={styles.bad}>{said(state.message)}</span>}
      <span>{read ? t('Read {when}', { when: ago(read.at) }) : t('not read yet')}</span>
      <LookupMark {...props} />
    </div>
  );
}
