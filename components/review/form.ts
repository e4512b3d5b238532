/**
 * What the tables of the CRMs make of a draft: the form, the preview, the requests. Heavy, and the lead is shown
 * before any of it is needed: loaded after that (use-crms.ts).
 */

import type { AccountView } from '../../lib/accounts/account.ts';
import { asOption } from '../../lib/crm/choices.ts';
import type { CrmDefinition, Field, Lookups, Option, Values } from '../../lib/crm/define.ts';
import {
  defaultValues,
  fieldsOf,
  type Handover,
  isRememberable,
  type Problem,
  planSteps,
  problemsOf,
} from '../../lib/crm/form.ts';
import { crmById } from '../../lib/crm/index.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { planHandoff } from '../../lib/handoff/plan.ts';
import { newReference } from '../../lib/handoff/reference.ts';
import { type LookupStates, resultsIn } from './lookup-state.ts';

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

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Stands for the handoff's reference, which is made when the handoff is. */
const referenceToCome = 'LH-······';

/** undefined where this version does not know the account's CRM. */
export function formOf(draft: Draft, chosen: AccountView, states: Form['lookups'], forSite: Values): Form | undefined {
  const crm = crmById(chosen.crm);
  if (!crm) return undefined;
  const context = { reference: '', pageUrl: draft.url, timeZone };
  const account = { ...chosen, defaults: { ...chosen.defaults, ...forSite } as AccountView['defaults'] };
  const values = { ...defaultValues(crm, account, draft.lead, context), ...draft.values[account.id] };
  const read = resultsIn(states);
  const fields = fieldsOf(crm, account, read, values);
  const rememberable = new Set(
    fields.filter((field) => isRememberable(field, draft.lead, context)).map(({ key }) => key),
  );
  const problems = problemsOf(fields, values);
  return { account, crm, fields, values, forSite, rememberable, problems, lookups: states, read };
}

/** The options that the form's picked values stand for. */
function chosenIn({ fields, values }: Pick<Form, 'fields' | 'values'>): Record<string, Option[]> {
  const chosen: Record<string, Option[]> = {};
  for (const { key, options } of fields) {
    const value = values[key];
    const picked = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
    const known = (options ?? []).map(asOption).filter((option) => picked.includes(option.value));
    if (known.length > 0) chosen[key] = known;
  }
  return chosen;
}

/** Ids of the CRM's lists that pickers are filled from. */
export function pickersOf(crm: string): string[] {
  return Object.keys(crmById(crm)?.lookups ?? {});
}

function handoverOf(form: Form, draft: Draft, reference: string): Handover {
  return {
    lead: draft.lead,
    values: draft.values[form.account.id] ?? {},
    chosen: chosenIn(form),
    lookups: form.read,
    reference,
    timeZone,
    pageUrl: draft.url,
  };
}

/** The requests as Send would make them, before there is a reference. */
export function stepsOf(form: Form, draft: Draft) {
  return planSteps(form.crm, form.account, handoverOf(form, draft, referenceToCome));
}

/**
 * What Send hands to the worker, or what the table has against it. What was turned down and is sent anew keeps the
 * reference that the person has seen.
 */
export function planOf(form: Form, draft: Draft, reference = newReference()) {
  return planHandoff(form.crm, form.account, handoverOf(form, draft, reference));
}
