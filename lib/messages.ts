import { type AccountView, accountShape } from './accounts/account.ts';
import type { Duplicate, LookupResult } from './crm/define.ts';
import { type Handoff, handedOver, valuesSchema } from './handoff/handoff.ts';
import { leadSchema } from './lead/lead.ts';
import { z } from './schema.ts';

/**
 * Everything an extension page may ask of the worker: one row a message, its input checked by the
 * schema in the worker, its output typed. Content scripts and pages may send none of them.
 */
export const messages = {
  'accounts.list': z.object({}),
  /** Secrets go in, never out. An absent secret keeps the one there is. */
  'accounts.save': z.object({
    account: z.object(accountShape),
    secrets: z.record(z.string(), z.string()),
  }),
  'accounts.remove': z.object({ id: z.string() }),
  'accounts.test': z.object({ id: z.string() }),
  'accounts.remember': z.object({
    id: z.string(),
    field: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
  'crm.lookup': z.object({
    accountId: z.string(),
    lookup: z.string(),
    fresh: z.optional(z.boolean()),
  }),
  'crm.duplicates': z.object({ accountId: z.string(), lead: leadSchema, values: valuesSchema }),
  'handoff.send': z.object({
    ...handedOver,
    /** The person was told that this account had this lead already, and sends it again. */
    again: z.optional(z.boolean()),
  }),
  /** All unresolved and the recently settled; of those named by id also what was settled long ago. */
  'handoff.list': z.object({ ids: z.optional(z.array(z.string())) }),
  'handoff.resolve': z.object({
    id: z.string(),
    action: z.enum(['check', 'sendAgain', 'markSent', 'discard', 'retry']),
  }),
  /** Records that cannot be read. */
  'handoff.corrupt': z.object({}),
  'handoff.drop': z.object({ key: z.string() }),
  'vault.status': z.object({}),
  'vault.unlock': z.object({ passphrase: z.string() }),
  'vault.lock': z.object({}),
  'vault.setPassphrase': z.object({ current: z.optional(z.string()), passphrase: z.string() }),
  'vault.removePassphrase': z.object({ current: z.string() }),
} as const;

export type MessageName = keyof typeof messages;
export type MessageInput<N extends MessageName> = z.infer<(typeof messages)[N]>;

export interface MessageOutput {
  'accounts.list': AccountView[];
  'accounts.save': AccountView;
  'accounts.remove': undefined;
  /** `tested`: whether the CRM was asked at all. */
  'accounts.test': { ok: boolean; tested: boolean; message: string };
  'accounts.remember': AccountView;
  'crm.lookup': LookupResult & { /** ms since epoch when it was read. */ at: number };
  'crm.duplicates': Duplicate[];
  'handoff.send':
    | { kind: 'queued'; handoff: Handoff }
    /** Refused before anything was kept, with what to do. */
    | { kind: 'refused'; message: string; fields: Record<string, string> }
    /** The ledger knows this lead at this account. */
    | { kind: 'alreadySent'; at: number; recordId?: string; recordUrl?: string };
  'handoff.list': Handoff[];
  'handoff.resolve': Handoff;
  'handoff.corrupt': { key: string /** Its JSON. */; text: string }[];
  'handoff.drop': undefined;
  'vault.status': { mode: 'device' | 'passphrase'; locked: boolean };
  'vault.unlock': { ok: boolean; message: string /** ms to wait before the next try. */; wait: number };
  'vault.lock': undefined;
  'vault.setPassphrase': undefined;
  'vault.removePassphrase': undefined;
}

/** A failure as it travels from the worker to a page: for the person, without secrets. */
export interface MessageFailure {
  readonly failed: true;
  readonly kind: string;
  readonly message: string;
}
