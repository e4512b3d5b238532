import { useEffect, useState } from 'preact/hooks';
import type { CrmDefinition } from '../../lib/crm/define.ts';
import { type LookupStates, lookUp, resultsIn } from './lookup-state.ts';

/** The choices of one account as the CRM gives them; none for ''. */
export function useLookups(accountId: string, crm: Pick<CrmDefinition, 'lookups'>) {
  const [states, setStates] = useState<LookupStates>({});
  const look = (lookup: string, fresh: boolean) =>
    lookUp({ accountId, lookup, fresh }, (next) => setStates((known) => ({ ...known, [lookup]: next(known[lookup]) })));
  useEffect(() => {
    if (accountId) for (const lookup of Object.keys(crm.lookups ?? {})) void look(lookup, false);
  }, [accountId]);
  return { states, read: resultsIn(states), refresh: (lookup: string) => void look(lookup, true) };
}
