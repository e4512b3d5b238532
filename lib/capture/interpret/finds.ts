import type { Address } from '../../lead/lead.ts';
import type { Evidence } from '../capture.ts';
import type { LeadFieldKey } from './labels.ts';

/**
 * Whose a value seems to be: the lead's by structure or label, somebody else's (owner, agent, another row),
 * the site's own (header, footer), or nobody knows.
 */
export type Party = 'lead' | 'other' | 'site' | 'unknown';

/** One value found on a page, before anything is decided about the lead. */
export interface Find {
  readonly field: LeadFieldKey | 'type' | 'prefix';
  readonly value: string;
  readonly confidence: number;
  readonly evidence: Evidence;
  /** Index of its block in the outline, -1 where it has none. */
  readonly block: number;
  readonly party: Party;
  /** The words that announced it, for phone types. */
  readonly label?: string;
  /** For `address`: its parts, where the source gave them apart or they were parsed already. */
  readonly address?: Address;
}
