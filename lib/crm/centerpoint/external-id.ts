import type { Lead } from '../../lead/lead.ts';

/**
 * A company id that is the same whenever the same lead is handed over, from any page, browser or
 * person: Centerpoint looks for duplicates by it as well as by name, and a random one would defeat that.
 *
 * - A company is known by its name, so its id is the name without case, accents, punctuation and
 *   legal form: "Acme Roofing, Inc." and "ACME Roofing Inc" are one. An e-mail would make two
 *   companies of two people at one.
 * - A person (residential) shares a name with others, so the id is the e-mail address, else the phone.
 * - With none of them there is nothing stable: undefined, and the handoff's reference takes the place.
 */
export function externalId(lead: Lead): string | undefined {
  if (lead.companyName !== '') {
    const words = lead.companyName
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !legalForms.has(word));
    if (words.length > 0) return `company-${words.join('-').slice(0, 80)}`;
  }
  const email = lead.emails[0]?.trim().toLowerCase();
  if (email) return `email-${email}`;
  const phone = lead.phones[0]?.number.replace(/\D/g, '');
  return phone ? `phone-${phone.length === 10 ? `1${phone}` : phone}` : undefined;
}

const legalForms = new Set([
  'inc',
  'incorporated',
  'llc',
  'ltd',
  'limited',
  'corp',
  'corporation',
  'co',
  'company',
  'llp',
  'plc',
]);
