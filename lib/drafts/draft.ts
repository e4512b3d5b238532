import type { Capture, LeadChoice } from '../capture/capture.ts';
import type { Value, Values } from '../crm/define.ts';
import { type Handoff, unresolved, valuesSchema } from '../handoff/handoff.ts';
import { emptyLead, type Lead, leadSchema } from '../lead/lead.ts';
import { samePerson } from '../lead/same-person.ts';
import { z } from '../schema.ts';
import { type LeadPath, readLead, writeLead } from './lead-path.ts';

/**
 * A lead under review: what was read, as the person has changed it, and where it shall go. It belongs
 * to the tab and URL it was read from, and every change makes a new value that is stored at once.
 */
const snapshot = z.object({
  /** What the change was to; changes in a row to the same thing are undone together. */
  what: z.string(),
  captureId: z.string(),
  lead: leadSchema,
  values: z.record(z.string(), valuesSchema),
  /** Where the change was to another person: what the one before had become. */
  handoffs: z.optional(z.record(z.string(), z.string())),
});

export const draftSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  /** -1 where no tab belongs to it. */
  tabId: z.number(),
  url: z.string(),
  title: z.string(),
  /** Key of the stored Capture that the evidence comes from; '' for none. */
  captureId: z.string(),
  lead: leadSchema,
  /** The account in view; '' until there is one. */
  account: z.string(),
  /** Whether the person chose that account themselves; false while it is a suggestion. */
  picked: z._default(z.boolean(), false),
  /** Further accounts that the same Send goes to. */
  also: z._default(z.array(z.string()), []),
  /** What the person set for an account's own fields, by account id; defaults are not in it. */
  values: z.record(z.string(), valuesSchema),
  /** Ids of the handoffs, by account id: made with the draft, so that pressing Send twice is one handoff. */
  handoffs: z.record(z.string(), z.string()),
  /** How often handoffs were begun anew with this draft: part of their ids. */
  turn: z._default(z.number(), 0),
  past: z.array(snapshot),
});
export type Draft = z.infer<typeof draftSchema>;

/** Undo goes back this far; a draft is written on every keystroke and must stay small. */
const longestPast = 30;

export function newDraft(place: { tabId: number; url: string; title: string }): Draft {
  return {
    version: 1,
    id: crypto.randomUUID(),
    ...place,
    captureId: '',
    lead: emptyLead(),
    account: '',
    picked: false,
    also: [],
    values: {},
    handoffs: {},
    turn: 0,
    past: [],
  };
}

/** The id of the draft for a handoff that waits: the same at every opening, so that edits made there are found again. */
export const draftIdOf = (handoffId: string) => `of.${handoffId}`;

/** A draft that belongs to a handoff, made of what was frozen at Send: it shows its outcome, and an edit is sent under its id. */
export function draftOf({ id, accountId, lead, values, source, state }: Handoff): Draft {
  const place = newDraft({ tabId: -1, url: source.url, title: source.title });
  return {
    ...place,
    // What is settled can be sent again as another handoff, each time as one with an id of its own.
    id: unresolved.has(state) ? draftIdOf(id) : place.id,
    lead,
    account: accountId,
    picked: true,
    values: { [accountId]: values },
    handoffs: { [accountId]: id },
  };
}

function change(draft: Draft, what: string, next: Partial<Draft>): Draft {
  const last = draft.past.at(-1);
  const past =
    last?.what === what
      ? draft.past
      : [...draft.past, { what, captureId: draft.captureId, lead: draft.lead, values: draft.values }].slice(
          -longestPast,
        );
  return { ...draft, ...next, past };
}

/** The person typed in a field of the lead. */
export function typeLead(draft: Draft, path: LeadPath, value: string): Draft {
  if (readLead(draft.lead, path) === value && value !== '') return draft;
  return change(draft, `lead.${path}`, { lead: writeLead(draft.lead, path, value) });
}

/** The lead becomes another as a whole: a candidate was picked, a value placed, a row removed. */
export function putLead(draft: Draft, lead: Lead): Draft {
  return change(draft, `put.${draft.past.length}.${crypto.randomUUID()}`, { lead });
}

/**
 * The lead of another person: with handoffs of its own, and without what was set for the one before. A note or a contact
 * chosen for one person must not go along with the next. Undo brings all of it back.
 */
function putOther(draft: Draft, what: string, next: Partial<Draft>): Draft {
  const { past, ...other } = change(draft, what, { ...next, values: {} });
  const snapshots = past.map((at, index) => (index < past.length - 1 ? at : { ...at, handoffs: draft.handoffs }));
  return { ...other, past: snapshots, handoffs: {}, turn: draft.turn + 1 };
}

/** A first or another reading of a page, text or file. */
export function putCapture(draft: Draft, { lead }: Pick<Capture, 'lead'>, captureId: string): Draft {
  const next = { captureId, lead };
  if (draft.captureId === '' && draft.past.length === 0) return { ...draft, ...next };
  const same = samePerson(draft.lead, lead) || samePerson(draft.lead, emptyLead());
  return same ? change(draft, captureId, next) : putOther(draft, captureId, next);
}

/** Another of the leads that were found together: the way to "next row". */
export function chooseLead(draft: Draft, { lead }: LeadChoice): Draft {
  return putOther(draft, `row.${crypto.randomUUID()}`, { lead });
}

export function typeValue(draft: Draft, account: string, field: string, value: Value): Draft {
  const values = { ...draft.values, [account]: { ...draft.values[account], [field]: value } };
  return change(draft, `value.${account}.${field}`, { values });
}

/** Several values at once, as one step of undo: an action of a duplicate's card. */
export function putValues(draft: Draft, account: string, set: Values): Draft {
  const values = { ...draft.values, [account]: { ...draft.values[account], ...set } } as Draft['values'];
  return change(draft, `values.${crypto.randomUUID()}`, { values });
}

/** The person chose the account in view. */
export function chooseAccount(draft: Draft, account: string): Draft {
  return { ...draft, account, picked: true, also: draft.also.filter((id) => id !== account) };
}

/** An account to begin with, until the person chooses. */
export function offerAccount(draft: Draft, account: string): Draft {
  return { ...chooseAccount(draft, account), picked: false };
}

export function toggleAlso(draft: Draft, account: string): Draft {
  const also = draft.also.includes(account) ? draft.also.filter((id) => id !== account) : [...draft.also, account];
  return { ...draft, also };
}

/**
 * The id of the draft's handoff to `account`: made of what two pages with the same draft share, so that Send
 * pressed in both is one handoff.
 */
export const handoffIdOf = (draft: Draft, account: string): string =>
  draft.handoffs[account] ?? `${draft.id}.${draft.turn}.${account}`;

/** The draft with that id noted. */
export function withHandoff(draft: Draft, account: string): Draft {
  return { ...draft, handoffs: { ...draft.handoffs, [account]: handoffIdOf(draft, account) } };
}

/** Forgets the handoff to `account`, so that the next Send is a new one. The person asked for it. */
export function withoutHandoff(draft: Draft, account: string): Draft {
  const { [account]: _, ...handoffs } = draft.handoffs;
  return { ...draft, handoffs, turn: draft.turn + 1 };
}

export function undo(draft: Draft): Draft {
  const last = draft.past.at(-1);
  if (!last) return draft;
  const { captureId, lead, values, handoffs = draft.handoffs } = last;
  return { ...draft, captureId, lead, values, handoffs, past: draft.past.slice(0, -1) };
}
