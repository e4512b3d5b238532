import type { Lead } from '../lead/lead.ts';
import { type LeadPath, readLead } from './lead-path.ts';

/** One input of the lead as the review shows it. */
export interface LeadRow {
  readonly path: LeadPath;
  readonly label: string;
  readonly type?: 'email' | 'tel' | 'url' | 'multiline' | 'datetime-local';
  /** Shown even when empty. */
  readonly always?: boolean;
}

const before: readonly LeadRow[] = [
  { path: 'firstName', label: 'First name', always: true },
  { path: 'lastName', label: 'Last name', always: true },
  { path: 'companyName', label: 'Company', always: true },
  { path: 'jobTitle', label: 'Job title' },
];
const after: readonly LeadRow[] = [
  { path: 'address.street', label: 'Street', always: true },
  { path: 'address.street2', label: 'Apt, suite' },
  { path: 'address.city', label: 'City', always: true },
  { path: 'address.state', label: 'State', always: true },
  { path: 'address.postalCode', label: 'Zip code', always: true },
  { path: 'address.county', label: 'County' },
  { path: 'address.country', label: 'Country' },
  { path: 'website', label: 'Website', type: 'url' },
  { path: 'subject', label: 'Subject' },
  { path: 'notes', label: 'Notes', type: 'multiline', always: true },
  { path: 'vehicle.year', label: 'Vehicle year' },
  { path: 'vehicle.make', label: 'Vehicle make' },
  { path: 'vehicle.model', label: 'Vehicle model' },
  { path: 'vehicle.trim', label: 'Vehicle trim' },
  { path: 'appointmentAt', label: 'Appointment', type: 'datetime-local' },
  { path: 'reference', label: 'Their reference' },
  { path: 'source.name', label: 'Source' },
];

/** Every input, in reading order, with as many e-mails and phones as there are, at least one each. */
export function leadRows(lead: Pick<Lead, 'emails' | 'phones'>): LeadRow[] {
  const emails = Array.from({ length: Math.max(1, lead.emails.length) }, (_, index): LeadRow => {
    return { path: `emails.${index}`, label: 'E-mail', type: 'email', always: true };
  });
  const phones = Array.from({ length: Math.max(1, lead.phones.length) }, (_, index): LeadRow => {
    return { path: `phones.${index}.number`, label: 'Phone', type: 'tel', always: true };
  });
  return [...before, ...emails, ...phones, ...after];
}

/** The inputs to show: those always shown and those filled when the lead was read. */
export function shownPaths(lead: Lead): Set<LeadPath> {
  const rows = leadRows(lead).filter(({ path, always }) => always || readLead(lead, path) !== '');
  return new Set(rows.map(({ path }) => path));
}
