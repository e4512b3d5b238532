import { ago, t } from '../../lib/i18n/index.ts';
import { IconButton } from '../kit/button.tsx';
import type { LookupState } from './use-form.ts';

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
  const age = state?.kind === 'read' ? t('read {when}', { when: ago(state.result.at) }) : t('not read yet');
  return (
    <IconButton
      label={t('{field}: read the choices again ({age})', { field: label, age })}
      icon="refresh"
      busy={state?.kind === 'reading'}
      onClick={onRefresh}
    />
  );
}
