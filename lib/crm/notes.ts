import type { Lead } from '../lead/lead.ts';

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

const facts: Readonly<Record<NoteFact, (lead: Lead) => string>> = {
  subject: (lead) => (lead.notes.includes(lead.subject) ? '' : lead.subject),
  jobTitle: (lead) => labelled('Job title', lead.jobTitle),
  website: (lead) => labelled('Website', lead.website),
  vehicle: ({ vehicle }) =>
    labelled('Vehicle', [vehicle.year, vehicle.make, vehicle.model, vehicle.trim].filter(Boolean).join(' ')),
  emails: (lead) => labelled('More e-mail', lead.emails.slice(1).join(', ')),
  phones: (lead) =>
    labelled(
      'More phones',
      lead.phones
        .slice(2)
        .map(({ number, type }) => `${number}${type ? ` (${type})` : ''}`)
        .join(', '),
    ),
  reference: (lead) => labelled('Their reference', lead.reference),
  source: (lead) => labelled('Source', lead.source.name),
  appointment: (lead) => labelled('Appointment', lead.appointmentAt.replace('T', ' ')),
};

function labelled(label: string, value: string): string {
  return value === '' ? '' : `${label}: ${value}`;
}

/**
 * The notes for a CRM: what the person wrote, and a line for each of `without`, the facts that this
 * CRM has no field for, so that nothing known about the lead is dropped on the way.
 */
export function notesOf(lead: Lead, without: readonly NoteFact[]): string {
  const line = (fact: NoteFact) => (without.includes(fact) ? facts[fact](lead) : '');
  const rest = without.filter((fact) => fact !== 'subject').map((fact) => facts[fact](lead));
  return [line('subject'), lead.notes, rest.filter(Boolean).join('\n')].filter(Boolean).join('\n\n');
}
