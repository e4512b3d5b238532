import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import type { CrmDefinition, Lookups } from '../../lib/crm/define.ts';
import type { LookupState } from './use-form.ts';

/** The choices of one account as the CRM gives them; none for ''. */
export function useLookups(accountId: string, crm: Pick<CrmDefinition, 'lookups'>) {
  const [states, setStates] = useState<Readonly<Record<string, LookupState | undefined>>>({});
  const look = async (lookup: string, fresh: boolean) => {
    const put = (state: LookupState) => setStates((known) => ({ ...known, [lookup]: state }));
    put({ kind: 'reading' });
    try {
      put({ kind: 'read', result: await ask('crm.lookup', { accountId, lookup, values: {}, fresh }) });
    } catch (failure) {
      put({ kind: 'failed', message: (failure as Error).message });
    }
  };
  useEffect(() => {
    if (accountId) for (const lookup of Object.keys(crm.lookups ?? {})) void look(lookup, false);
  }, [accountId]);
  const read: Lookups = Object.fromEntries(
    Object.entries(states).flatMap(([id, state]) => (state?.kind === 'read' ? [[id, state.result]] : [])),
  );
  return { states, read, refresh: (lookup: string) => void look(lookup, true) };
}
