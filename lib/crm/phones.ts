import type { Lead, Phone, PhoneType } from '../lead/lead.ts';

/** E-mails and phones of one lead that are searched for: a page that lists a hundred must not make a thousand requests. */
export const mostTerms = 4;

/** Order in which the phones of a person are offered: the cell first, home second, the rest behind, a fax last. */
const rank: Readonly<Record<PhoneType | 'none', number>> = { mobile: 0, home: 1, none: 2, other: 2, work: 3, fax: 4 };

/** The lead's phones, best first; those of one kind keep their order. */
export function phonesInOrder(lead: Pick<Lead, 'phones'>): readonly Phone[] {
  return lead.phones.toSorted((a, b) => rank[a.type ?? 'none'] - rank[b.type ?? 'none']);
}

/** The first phone of one of these types; 'none' stands for a phone without type. */
export function phoneOf(lead: Pick<Lead, 'phones'>, ...types: readonly (PhoneType | 'none')[]): Phone | undefined {
  return types.flatMap((type) => lead.phones.find((phone) => (phone.type ?? 'none') === type) ?? [])[0];
}

/** The ten digits of a number of the North American plan (with or without its country code 1), else undefined. */
export function northAmericanDigits(number: string): string | undefined {
  const digits = number.replace(/\D/g, '');
  if (number.trim().startsWith('+') && !digits.startsWith('1')) return undefined;
  if (digits.length === 10) return digits;
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : undefined;
}

/** "(811) 123-1234" for North American numbers; others stay as they are. */
export function withParentheses(number: string): string {
  const digits = northAmericanDigits(number);
  return digits === undefined ? number : `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** "555-555-5555" for North American numbers; others stay as they are. */
export function withDashes(number: string): string {
  const digits = northAmericanDigits(number);
  return digits === undefined ? number : `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/**
 * The ways in which people and other programs write a number, for searches that compare text:
 * dashes, parentheses, bare digits, dots, E.164 and with the country code in front.
 */
export function waysToWrite(number: string): readonly string[] {
  const digits = northAmericanDigits(number);
  if (digits === undefined) return [...new Set([number, number.replace(/\D/g, '')])].filter((text) => text !== '');
  return [
    withDashes(digits),
    withParentheses(digits),
    digits,
    `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`,
    `+1${digits}`,
    `1-${withDashes(digits)}`,
  ];
}

/** Whether a text that a CRM keeps ("555-555-5555 x12 / 555-555-0100") holds this very number. */
export function holdsPhone(text: string, number: string): boolean {
  const wanted = northAmericanDigits(number) ?? number.replace(/\D/g, '');
  if (wanted.length < 7) return false;
  const groups = text.slice(0, 300).match(/\+?\d(?:[ ().-]{0,3}\d){6,14}/g) ?? [];
  return groups.some((group) => (northAmericanDigits(group) ?? group.replace(/\D/g, '')) === wanted);
}

/** Whether a text that a CRM keeps ("a@x.example; b@x.example") holds this very e-mail address; case does not count. */
export function holdsEmail(text: string, address: string): boolean {
  return text
    .slice(0, 1000)
    .toLowerCase()
    .split(/[\s,;<>]/)
    .includes(address.trim().toLowerCase());
}
