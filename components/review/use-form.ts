import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import type { Habits } from '../../lib/accounts/habit.ts';
import { siteValues } from '../../lib/accounts/site-values.ts';
import type { CrmDefinition, Field, Lookups, Option, Values } from '../../lib/crm/define.ts';
import { asOption, defaultValues, fieldsOf, isRememberable, type Problem, problemsOf } from '../../lib/crm/form.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import { type LookupStates, lookUp, resultsIn } from './lookup-state.ts';
import { useCrms } from './use-crms.ts';

/** One account's form for the draft: what is in it, and what keeps it from being sent. */
export interface Form {
  /** Its defaults are those of the page's site, where the person set any, over its own. */
  readonly account: AccountView;
  readonly crm: CrmDefinition;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** What the person set for the page's site and this account, by field key. */
  readonly forSite: Values;
  /** Keys of the fields whose value may be set for the site. */
  readonly rememberable: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  readonly lookups: LookupStates;
  /** Lookup results as definitions take them. */
  readonly read: Lookups;
}

export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Stands for the handoff's reference, which is made when the handoff is. */
export const referenceToCome = 'LH-······';

function formOf(draft: Draft, chosen: AccountView, crm: CrmDefinition, states: Form['lookups'], forSite: Values): Form {
  const context = { reference: '', pageUrl: draft.url, timeZone };
  const account = { ...chosen, defaults: { ...chosen.defaults, ...forSite } as AccountView['defaults'] };
  const values = { ...defaultValues(crm, account, draft.lead, context), ...draft.values[account.id] };
  const read = resultsIn(states);
  const fields = fieldsOf(crm, account, read, values);
  const rememberable = new Set(
    fields.filter((field) => isRememberable(field, draft.lead, context)).map(({ key }) => key),
  );
  return {
    account,
    crm,
    fields,
    values,
    forSite,
    rememberable,
    problems: problemsOf(fields, values),
    lookups: states,
    read,
  };
}

/** What the worker cannot know of the form by itself: what the person set in it, and for its site. */
export function valuesToSend({ account, forSite, values }: Form, draft: Draft): Values {
  const inUse = Object.entries(forSite).filter(([key, value]) => sameData(values[key], value));
  return { ...Object.fromEntries(inUse), ...draft.values[account.id] };
}

/** The options that the form's picked values stand for, as the worker wants them beside the values. */
export function chosenIn({ fields, values }: Pick<Form, 'fields' | 'values'>): Record<string, Option[]> {
  const chosen: Record<string, Option[]> = {};
  for (const { key, options } of fields) {
    const value = values[key];
    const picked = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    const known = (options ?? []).map(asOption).filter((option) => picked.includes(option.value));
    if (known.length > 0) chosen[key] = known;
  }
  return chosen;
}

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
    lookUp({ accountId, lookup, values: draft?.values[accountId] ?? {}, fresh }, (next) =>
      setStates((known) => {
        const own = known[accountId];
        return { ...known, [accountId]: { ...own, [lookup]: next(own?.[lookup]) } };
      }),
    );

  useEffect(() => {
    for (const { id, crm, granted } of chosen) {
      for (const lookup of Object.keys(crms?.crmById(crm)?.lookups ?? {})) {
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
      for (const lookup of Object.keys(crms.crmById(crm)?.lookups ?? {})) void look(id, lookup, true);
    }
  });

  const forms = useMemo(() => {
    if (!draft || !crms || !habits) return [];
    return chosen.flatMap((account) => {
      const crm = crms.crmById(account.crm);
      return crm
        ? formOf(draft, account, crm, states[account.id] ?? {}, siteValues(habits, draft.url, account.id))
        : [];
    });
  }, [draft, chosen, crms, states, habits]);
  return { form: forms[0], forms, refresh: (accountId, lookup) => void look(accountId, lookup, true) };
}
