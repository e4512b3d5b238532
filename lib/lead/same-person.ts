import type { Lead } from './lead.ts';

/** What of a lead says who it is. */
export type Person = Pick<Lead, 'emails' | 'phones' | 'firstName' | 'lastName' | 'companyName'>;

const nameOf = ({ firstName, lastName, companyName }: Person) =>
  (`${firstName} ${lastName}`.trim() || companyName.trim()).replace(/\s+/g, ' ').toLowerCase();

/**
 * What a person is known by, in the one form that is compared: e-mail addresses and phone numbers, or the name (of the
 * company, where nobody's is there) of one who has neither.
 */
export function personMarks(lead: Person): string[] {
  const emails = lead.emails.map((email) => email.trim().toLowerCase()).filter(Boolean);
  // The last ten digits: the same US number is written with and without its country code.
  const phones = lead.phones
    .map(({ number }) => number.replace(/\D/g, '').slice(-10))
    .filter((digits) => digits.length > 6);
  const marks = new Set([...emails.map((email) => `email ${email}`), ...phones.map((phone) => `phone ${phone}`)]);
  const name = nameOf(lead);
  if (marks.size === 0 && name) marks.add(`name ${name}`);
  return [...marks];
}

/** Whether two leads are of one person as far as can be told: one mark in common, or the name. Two that say nothing are. */
export function samePerson(one: Person, other: Person): boolean {
  const [marks, others] = [personMarks(one), personMarks(other)];
  const name = nameOf(one);
  return (
    marks.some((mark) => others.includes(mark)) ||
    (name === nameOf(other) && (name !== '' || marks.length + others.length === 0))
  );
}
