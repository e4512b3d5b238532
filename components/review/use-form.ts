import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import type { Habits } from '../../lib/accounts/habit.ts';
import { siteValues } from '../../lib/accounts/site-values.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import type { Form } from './form.ts';
import { type LookupStates, lookUp } from './lookup-state.ts';
import { useCrms } from './use-crms.ts';

type States = Readonly<Record<string, LookupStates>>;

export interface FormsHold {
  /** The form in view. */
  readonly form: Form | undefined;
  /** The forms of every account that Send goes to, the one in view first. */
  readonly forms: readonly Form[];
  refresh(accountId: string, lookup: string): void;
}

/**
 * The forms of the draft's accounts, with their lookups read through the worker's cache. `refusalOf` gives
 * what turned the lead down at an account last: each is one reason to read that account's lists anew.
 */
export function useForms(
  draft: Draft | undefined,
  accounts: readonly AccountView[] | undefined,
  habits: Habits | undefined,
  refusalOf: (accountId: string) => object | undefined,
): FormsHold {
  const crms = useCrms();
  const [states, setStates] = useState<States>({});
  const asked = useRef(new Set<string | object>());

  const chosen = useMemo(() => {
    const ids = draft?.account ? [draft.account, ...draft.also] : [];
    return ids.flatMap((id) => accounts?.find((account) => account.id === id) ?? []);
  }, [draft?.account, draft?.also, accounts]);

  const look = (accountId: string, lookup: string, fresh: boolean) =>
    lookUp({ accountId, lookup, fresh }, (next) =>
      setStates((known) => {
        const own = known[accountId];
        return { ...known, [accountId]: { ...own, [lookup]: next(own?.[lookup]) } };
      }),
    );

  useEffect(() => {
    for (const { id, crm, granted } of chosen) {
      for (const lookup of crms?.pickersOf(crm) ?? []) {
        // Asked again once the host is granted: what failed for want of it may work now.
        const key = `${id} ${lookup} ${granted}`;
        if (asked.current.has(key)) continue;
        asked.current.add(key);
        void look(id, lookup, false);
      }
    }
  }, [chosen, crms]);

  useEffect(() => {
    for (const { id, crm } of chosen) {
      const refusal = refusalOf(id);
      if (!crms || !refusal || asked.current.has(refusal)) continue;
      asked.current.add(refusal);
      // What was refused may be gone from the CRM's lists: the person sees at once what is there now.
      for (const lookup of crms.pickersOf(crm)) void look(id, lookup, true);
    }
  });

  const forms = useMemo(() => {
    if (!draft || !crms || !habits) return [];
    return chosen.flatMap((account) => {
      const forSite = siteValues(habits, draft.url, account.id);
      return crms.formOf(draft, account, states[account.id] ?? {}, forSite) ?? [];
    });
  }, [draft, chosen, crms, states, habits]);
  return { form: forms[0], forms, refresh: (accountId, lookup) => void look(accountId, lookup, true) };
}
