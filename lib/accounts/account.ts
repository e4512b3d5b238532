import { valuesSchema } from '../handoff/handoff.ts';
import { z } from '../schema.ts';

/** One credential set for one CRM, as the person sets it. Holds no secret: those are in the vault. */
export const accountShape = {
  id: z.string(),
  crm: z.string(),
  name: z.string(),
  /** Another base address than the vendor's; '' for the vendor's own. */
  base: z._default(z.string(), ''),
  /** Default values by field key. */
  defaults: z._default(valuesSchema, {}),
  /** Per field key: another path, or switched off. */
  paths: z._default(z.record(z.string(), z.object({ path: z.optional(z.string()), off: z.optional(z.boolean()) })), {}),
  /** Values the person named once, by field key (ids of departments, names of managers). */
  remembered: z._default(z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string() }))), {}),
  /** Credential fields that are not secret (an e-mail), readable. */
  plain: z._default(z.record(z.string(), z.string()), {}),
};

export const accountSchema = z.object({ ...accountShape, version: z.literal(1), createdAt: z.number() });
export type Account = z.infer<typeof accountSchema>;

/** An account as pages see it: which secrets are set, never what they are. */
export interface AccountView extends Account {
  /** The CRM's name, for pages that do without its definition. */
  readonly crmName: string;
  /** Whether the CRM can be searched for what a handoff made. */
  readonly searchable: boolean;
  readonly secretsSet: readonly string[];
  /** Whether the browser has granted the account's host. */
  readonly granted: boolean;
  /** For example "The token expires in 2 days". */
  readonly warning?: string;
}
