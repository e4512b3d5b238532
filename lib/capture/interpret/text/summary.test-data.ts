import type { Lead } from '../../../lead/lead.ts';

/** The fields that a text fills, in a form that a reader of this file can check by eye. */
export function summary(lead: Lead): Record<string, string> {
  const phones = lead.phones.map(
    (p) => `${p.number}${p.extension ? ` x${p.extension}` : ''}${p.type ? ` ${p.type}` : ''}`,
  );
  const a = lead.address;
  const all: Record<string, string> = {
    name: [lead.firstName, lead.lastName].join(' ').trim(),
    company: lead.companyName,
    job: lead.jobTitle,
    emails: lead.emails.join(', '),
    phones: phones.join(', '),
    address: [a.street, a.street2, a.city, a.state, a.postalCode].filter(Boolean).join(', '),
    website: lead.website,
    reference: lead.reference,
    vehicle: Object.values(lead.vehicle).filter(Boolean).join(' '),
    appointment: lead.appointmentAt,
    source: lead.source.name,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}
