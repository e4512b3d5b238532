import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import type { Habits } from '../../lib/accounts/habit.ts';
import { siteValues } from '../../lib/accounts/site-values.ts';
import { ask } from '../../lib/ask.ts';
import type { CrmDefinition, Field, LookupResult, Lookups, Option, Values } from '../../lib/crm/define.ts';
import { asOption, defaultValues, fieldsOf, isRememberable, type Problem, problemsOf } from '../../lib/crm/form.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import { useCrms } from './use-crms.ts';

export type LookupState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly result: LookupResult & { readonly at: number } }
  | { readonly kind: 'failed'; readonly message: string };

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
  readonly lookups: Readonly<Record<string, LookupState | undefined>>;
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
  const read: Lookups = Object.fromEntries(
    Object.entries(states).flatMap(([id, state]) => (state?.kind === 'read' ? [[id, state.result]] : [])),
  );
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

type States = Readonly<Record<string, Readonly<Record<string, LookupState>>>>;

export interface FormsHold {
  /** The form in view. */
  readonly form: Form | undefined;
  /** The forms of every account that Send goes to, the one in view first. */
  readonly forms: readonly Form[];
  refresh(accountId: string, lookup: string): void;
}

/** The forms of the draft's accounts, with their lookups read through the worker's cache. */
export function useForms(
  draft: Draft | undefined,
  accounts: readonly AccountView[] | undefined,
  habits: Habits | undefined,
): FormsHold {
  const crms = useCrms();
  const [states, setStates] = useState<States>({});
  const asked = useRef(new Set<string>());

  const chosen = useMemo(() => {
    const ids = draft?.account ? [draft.account, ...draft.also] : [];
    return ids.flatMap((id) => accounts?.find((account) => account.id === id) ?? []);
  }, [draft?.account, draft?.also, accounts]);

  const look = async (accountId: string, lookup: string, fresh: boolean) => {
    const put = (state: LookupState) =>
      setStates((known) => ({ ...known, [accountId]: { ...known[accountId], [lookup]: state } }));
    put({ kind: 'reading' });
    try {
      const values = draft?.values[accountId] ?? {};
      put({ kind: 'read', result: await ask('crm.lookup', { accountId, lookup, values, fresh }) });
    } catch (failure) {
      put({ kind: 'failed', message: (failure as Error).message });
    }
  };

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
