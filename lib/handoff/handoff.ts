import type { Json, Option, PlannedField, Step, Value } from '../crm/define.ts';
import { leadSchema } from '../lead/lead.ts';
import { z } from '../schema.ts';

/** One lead on its way to one account. The only durable record of it until it is settled. */
export const handoffStates = ['queued', 'sending', 'held', 'rejected', 'unknown', 'sent', 'discarded'] as const;
export type HandoffState = (typeof handoffStates)[number];

export const jsonSchema: z.ZodMiniType<Json> = z.any() as never;
const value: z.ZodMiniType<Value> = z.union([
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]) as never;
export const optionSchema: z.ZodMiniType<Option> = z.object({
  value: z.string(),
  label: z.string(),
  extra: z.optional(z.record(z.string(), z.string())),
}) as never;
const step: z.ZodMiniType<Step> = z.object({
  id: z.string(),
  label: z.string(),
  request: z.object({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
    path: z.string(),
    query: z.optional(z.record(z.string(), z.string())),
    headers: z.optional(z.record(z.string(), z.string())),
    body: z.optional(jsonSchema),
  }),
  safe: z.optional(z.boolean()),
  unless: z.optional(z.string()),
}) as never;

const plannedField: z.ZodMiniType<PlannedField> = z.object({
  key: z.string(),
  path: z.optional(z.string()),
  step: z.string(),
  lookup: z.optional(z.string()),
  list: z.optional(z.string()),
}) as never;

export const valuesSchema = z.record(z.string(), value);

/** What a page hands over at Send: everything of a handoff but what becomes of it. */
export const handedOver = {
  /** Made with the draft: pressing Send twice is one handoff. */
  id: z.string(),
  draftId: z.string(),
  accountId: z.string(),
  /** Written to a field the CRM keeps, for example `LH-7F3K9Q`. */
  reference: z.string(),
  lead: leadSchema,
  values: valuesSchema,
  chosen: z.record(z.string(), z.array(optionSchema)),
  timeZone: z.string(),
  source: z.object({ url: z.string(), title: z.string() }),
  /** The requests, frozen. */
  steps: z.array(step),
  /** Which fields the steps carry: what a refusal is put to, and which choices must still be there. Absent in old ones. */
  fields: z.optional(z.array(plannedField)),
};

export const handoffSchema = z.object({
  ...handedOver,
  version: z.literal(1),
  /** Order of Send, never the clock. */
  sequence: z.number(),
  crm: z.string(),
  /** As it was called when sent; the account may be renamed or gone. */
  accountName: z.string(),
  /** SHA-256 of the steps' JSON, hex. */
  hash: z.string(),
  state: z.enum(handoffStates),
  /** Index of the step to make next, or being made. */
  at: z.number(),
  /** Ids returned so far, by step id ('' where the vendor gives none). */
  done: z.record(z.string(), z.string()),
  /** Times a request of the current step was dispatched. */
  attempts: z.number(),
  /** ms since epoch; only for display, except `notBefore`. */
  createdAt: z.number(),
  updatedAt: z.number(),
  notBefore: z.optional(z.number()),
  /** Why it is held, rejected or unknown. */
  problem: z.optional(
    z.object({
      /** 'offline' 'permission' 'key' 'locked' 'unauthorized' 'rate-limit' 'rejected' 'timeout' 'interrupted' 'network' 'server' 'answer' 'duplicate' 'account' 'changed' 'person' */
      kind: z.string(),
      /** For the person, without secrets and without URLs. */
      message: z.string(),
      /** Vendor's errors by field key. */
      fields: z.optional(z.record(z.string(), z.string())),
      status: z.optional(z.number()),
    }),
  ),
  recordId: z.optional(z.string()),
  recordUrl: z.optional(z.string()),
  /** Records found at the CRM when reconciling; more than one means the CRM has duplicates. */
  found: z.optional(z.array(z.object({ id: z.optional(z.string()), title: z.string() }))),
  /** The browser has sent a request of it twice by itself: the CRM may hold what it made twice. */
  repeated: z.optional(z.boolean()),
  /** Empty searches in a row, far enough apart. */
  absences: z.optional(z.number()),
  /** The account was given another address or key after the request: a search that finds nothing may look elsewhere. */
  doubted: z.optional(z.boolean()),
});
export type Handoff = z.infer<typeof handoffSchema>;

/** States that need somebody or something yet: never evicted. */
export const unresolved: ReadonlySet<HandoffState> = new Set(['queued', 'sending', 'held', 'rejected', 'unknown']);
