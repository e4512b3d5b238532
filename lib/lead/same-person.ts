import type { Lead } from './lead.ts';

type Reachable = Pick<Lead, 'emails' | 'phones'>;

/** E-mail addresses and phone numbers in the one form that is compared. */
export function personMarks(lead: Reachable): string[] {
  const emails = lead.emails.map((email) => email.trim().toLowerCase()).filter(Boolean);
  // The last ten digits: the same US number is written with and without its country code.
  const phones = lead.phones
    .map(({ number }) => number.replace(/\D/g, '').slice(-10))
    .filter((digits) => digits.length > 6);
  return [...new Set([...emails.map((email) => `email ${email}`), ...phones.map((phone) => `phone ${phone}`)])];
}

type Named = Reachable & Pick<Lead, 'firstName' | 'lastName' | 'companyName'>;

const nameOf = ({ firstName, lastName, companyName }: Named) =>
  (`${firstName} ${lastName}`.trim() || companyName.trim()).toLowerCase();

/** Whether two leads are of one person as far as can be told: one address or number in common, or the name. Two that say nothing are. */
export function samePerson(one: Named, other: Named): boolean {
  const [marks, others] = [personMarks(one), personMarks(other)];
  if (marks.some((mark) => others.includes(mark))) return true;
  const name = nameOf(one);
  return name === nameOf(other) && (name !== '' || marks.length + others.length === 0);
}
