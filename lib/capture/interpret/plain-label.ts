import { findAddresses } from '../../lead/address.ts';
import { findPhones } from '../../lead/phone.ts';
import { fieldOfWords } from './control-words.ts';
import { companyWord } from './firm-words.ts';
import type { PagePair } from './pairs.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';

/** A question as the plain label of what it asks for: "What's the best number to reach you?" is a phone. */
export function plainLabel({ label, value }: Pick<PagePair, 'label' | 'value'>): string {
  const field = labelField(label)?.field;
  if (/#\s*$/.test(label) && !field && fieldOfWords(label) === 'reference') return 'Reference';
  if (/^em?$/i.test(label) && value.includes('@')) return 'Email';
  const line = lines[label.toLowerCase()];
  if (line && findPhones(value, undefined).length === 1) return line;
  // A CRM calls the firm that a record belongs to its account.
  if (/^account$/i.test(label) && /\p{L}{2}/u.test(value)) return 'Company';
  if (backgrounds.test(label)) return 'Message';
  // "Street / City / ZIP" over all of them.
  if (field === 'cityStateZip' && /^\d.*,.*\p{L}/u.test(value)) return 'Address';
  // "Insured contact" beside a number.
  if (field) return field === 'name' && alone.test(value.trim()) ? `${label} phone` : label;
  if (!label.endsWith('?') && !asksTo.test(label)) {
    // A short word that is no label elsewhere ("Main", "Direct") beside nothing but a number.
    const [number, second] =
      label.length <= 20 &&
      value.length <= 60 &&
      !/\p{L}{3}.*\p{L}{3}.*\p{L}{3}/u.test(value) &&
      labelRole(label) !== 'other'
        ? findPhones(value, undefined)
        : [];
    return number && !second ? `${label} phone` : label;
  }
  const text = value.trim();
  if (/^\S+@\S+\.\S+$/.test(text)) return 'Email';
  if (/^https?:\/\/\S+$/.test(text)) return 'Website';
  if (alone.test(text)) return 'Phone';
  if (/^where\b/i.test(label) && findAddresses(text, undefined)[0]?.address.street) return 'Address';
  const words = fieldOfWords(label);
  const named = words === undefined ? undefined : plainNames[words];
  if (named) return named;
  if (forWhom.test(label) && isFirm(text)) return 'Company';
  return labelRole(label) !== 'other' && sentence.test(text) ? 'Message' : label;
}

/** A number and nothing else. */
const alone = /^[+(]?\d[\d ().-]{6,18}\d$/;

/** Letters that stand for a line beside a number. */
const lines: Readonly<Record<string, string>> = {
  c: 'Cell phone',
  m: 'Mobile phone',
  h: 'Home phone',
  w: 'Work phone',
  o: 'Office phone',
  p: 'Phone',
  t: 'Phone',
  d: 'Direct phone',
};

/** A request for an answer in words. */
const asksTo = /^(?:what|please|tell|describe|explain|share|briefly|in a few words)\b.{8}/i;
/** Five words and more, most of them small: what somebody tells, whatever was asked. */
const sentence = /(?:\p{Ll}{2,}[,.]? (?:\S{1,20} ){0,2}){3}\p{Ll}{2,}/u;

/** "Who is the project for?" asks for a person or for a firm; the answer tells which. */
const forWhom =
  /^(?:.{1,40}, )?(?:who(?:m)? (?:is|are|would|will|do|should)\b.{1,40}\bfor|for whom\b.{1,40}|which (?:firm|company|organi[sz]ation)\b.{1,40})\?$/i;
const isFirm = (text: string) =>
  text.length <= 60 &&
  nameLikeness(text) < 0.75 &&
  (companyWord.test(text) || nameLikeness(text) === 0) &&
  /^\p{Lu}\S{0,25} \p{Lu}/u.test(text);

/** Headings over what is known of the lead in words. */
export const backgrounds: RegExp =
  /^(?:.{2,30} (?:said|says|wrote|told us)|background|about|summary|(?:customer|shopper|buyer|client|lead|consumer|homeowner|guest|visitor) (?:comments?|message|notes?|questions?)|(?:comments?|message|notes?|questions?) (?:from|by|of) (?:the )?(?:customer|shopper|buyer|client|lead|consumer|homeowner|guest|visitor|sender)|project (?:details|description)|request|inquiry)$/i;

const plainNames: Readonly<Record<string, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  companyName: 'Company',
  city: 'City',
  address: 'Address',
  street: 'Street',
  website: 'Website',
  notes: 'Message',
  source: 'Source',
  postalCode: 'ZIP code',
  state: 'State',
};
