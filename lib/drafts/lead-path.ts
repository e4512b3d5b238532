import { emptyLead, type Lead } from '../lead/lead.ts';
import { sameData } from './same-data.ts';

/**
 * Addresses of single texts in a lead, as the review's inputs are named: `firstName`, `emails.0`,
 * `phones.1.number`, `address.street`. Reading what is not there gives ''.
 */
export type LeadPath = string;

export function readLead(lead: Lead, path: LeadPath): string {
  let at: unknown = lead;
  for (const key of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[key];
  return typeof at === 'string' ? at : '';
}

/** A copy with `value` there; an e-mail or phone past the end is added. */
export function writeLead(lead: Lead, path: LeadPath, value: string): Lead {
  const keys = path.split('.');
  const write = (holder: unknown, depth: number): unknown => {
    const key = keys[depth];
    if (key === undefined) return value;
    if (Array.isArray(holder)) {
      const index = Math.min(Number(key), holder.length);
      const item = holder[index] ?? (keys[depth + 1] === undefined ? '' : { number: '' });
      return [...holder.slice(0, index), write(item, depth + 1), ...holder.slice(index + 1)];
    }
    const object = holder as Record<string, unknown>;
    return { ...object, [key]: write(object[key], depth + 1) };
  };
  return write(lead, 0) as Lead;
}

/** A copy without the e-mail or phone at `index`. */
export function dropFromLead(lead: Lead, list: 'emails' | 'phones', index: number): Lead {
  return { ...lead, [list]: lead[list].filter((_, at) => at !== index) };
}

/** Whether there is nothing in it that makes it a lead: no name, company, e-mail, phone, address or notes. */
export function isBlank(lead: Lead): boolean {
  const { source: _, ...rest } = lead;
  const { source: __, ...empty } = emptyLead();
  return sameData({ ...rest, emails: rest.emails.filter(Boolean) }, empty);
}
