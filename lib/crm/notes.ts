import type { Lead, Phone } from '../lead/lead.ts';

/** What of a lead a CRM may have no field of its own for. */
export type NoteFact =
  | 'subject'
  | 'jobTitle'
  | 'website'
  | 'vehicle'
  | 'emails'
  | 'phones'
  | 'reference'
  | 'source'
  | 'appointment';

/** How much of the lead's e-mails and phones has found a field of its own. */
interface Placed {
  /** The first so many e-mails; 1 when absent. */
  readonly emails?: number;
  /** These phones, with their extensions; none when absent. */
  readonly phones?: readonly (Phone | undefined)[];
}

const facts: Readonly<Record<NoteFact, (lead: Lead, placed: Placed) => string>> = {
  subject: (lead) => (lead.notes.includes(lead.subject) ? '' : lead.subject),
  jobTitle: (lead) => labelled('Job title', lead.jobTitle),
  website: (lead) => labelled('Website', lead.website),
  vehicle: ({ vehicle }) =>
    labelled('Vehicle', [vehicle.year, vehicle.make, vehicle.model, vehicle.trim].filter(Boolean).join(' ')),
  emails: (lead, { emails = 1 }) => labelled('More e-mail', lead.emails.slice(emails).join(', ')),
  phones: (lead, { phones = [] }) => {
    const left = lead.phones.filter((phone) => !phones.includes(phone));
    return labelled('More phones', left.map(phoneText).join(', '));
  },
  reference: (lead) => labelled('Their reference', lead.reference),
  source: (lead) => labelled('Source', lead.source.name),
  appointment: (lead) => labelled('Appointment', lead.appointmentAt.replace('T', ' ')),
};

function phoneText({ number, type, extension }: Phone): string {
  return `${number}${extension ? ` x ${extension}` : ''}${type ? ` (${type})` : ''}`;
}

function labelled(label: string, value: string): string {
  return value === '' ? '' : `${label}: ${value}`;
}

/**
 * The notes for a CRM: what the person wrote, and a line for each of `without`, the facts that this
 * CRM has no field (or no more fields) for, so that nothing known about the lead is dropped on the way.
 */
export function notesOf(lead: Lead, without: readonly NoteFact[], placed: Placed = {}): string {
  const line = (fact: NoteFact) => facts[fact](lead, placed);
  const subject = without.includes('subject') ? line('subject') : '';
  const rest = without.filter((fact) => fact !== 'subject').map(line);
  return [subject, lead.notes, rest.filter(Boolean).join('\n')].filter(Boolean).join('\n\n');
}
