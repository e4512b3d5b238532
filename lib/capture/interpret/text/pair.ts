import { findAddresses, parseAddress } from '../../../lead/address.ts';
import { findEmails } from '../../../lead/email.ts';
import { isFirstName } from '../../../lead/first-names.ts';
import { looksLikeName, nameCase, parseName } from '../../../lead/name.ts';
import { findPhones, parsePhone, phoneTypeOf } from '../../../lead/phone.ts';
import { regionOf } from '../../../lead/regions.ts';
import { isPrivateLabel } from '../../private.ts';
import type { Find } from '../finds.ts';
import { legal } from '../firm-words.ts';
import { fieldOfLabel, foldLabel, type LeadFieldKey, roleOfLabel } from '../labels.ts';
import { find } from './settle.ts';
import { titleWord } from './title-words.ts';

interface PairOptions {
  readonly party?: Find['party'];
  /** The other labels of the same record: "Name" beside "Company", "Title" beside "First name". */
  readonly header?: readonly string[];
  /** Where the text comes from, for addresses. */
  readonly country?: string;
}

/** Whom a paper is from, whom it is for and where its goods go: a card of some lines stands below. */
export const partyOnPaper: RegExp =
  /^(?:prepared|quoted?|estimated?|proposal|presented|submitted|sold|ship(?:ped)?|bill(?:ed)?|deliver) (by|to|for)$/i;

/** Values that say nothing. */
const nothing =
  /^(?:n\/?a|none|null|undefined|nil|unknown|not (?:provided|specified|available|given|set)|-{1,5}|—|–|\.|\?|no answer|anonymous|empty|tbd)$/i;

/** "Torrance, CA 90503 (6 mi away)": the remark behind a place, save a province. */
export function withoutRemark(value: string): string {
  const match = /\s{1,4}\(([^()]{1,40})\)\s*$/.exec(value);
  return match?.[1] && !regionOf(match[1]) ? value.slice(0, match.index) : value;
}

/**
 * What one labelled value says. A value that cannot be what its label announces (a "phone" without digits, an "email"
 * without @) gives nothing. Labels of other people give finds of the other party, so that nobody takes them for the lead's.
 */
export function findsOfPair(
  label: string,
  raw: string,
  evidence: { source: string; text: string; quote?: string },
  options: PairOptions = {},
): Find[] {
  const value = raw.trim();
  if (!value || nothing.test(value) || isPrivateLabel(label)) return [];
  const paper = partyOnPaper.exec(label)?.[1];
  const other = options.party === 'other' || paper === 'by' || roleOfLabel(label) === 'other';
  if (other) return contactsIn(value, evidence, 'other');
  const party = options.party ?? 'lead';
  const reached = (sure: number) => [
    ...contactsIn(value, evidence, party),
    ...entries(findAddresses(value, options.country)[0]?.address ?? {}).map(([field, text]) =>
      find(field, text, sure, evidence, { party }),
    ),
  ];
  const [top = ''] = value.split('\n');
  if (paper && top !== value) {
    // Who pays is the lead; the work is where the goods go.
    const ships = /^(?:ship|deliver)/i.test(label);
    const who = ships || looksLikeName(top) >= 0.5 ? 'name' : 'companyName';
    return [find(who, top, ships ? 0.5 : 0.95, evidence), ...reached(ships ? 0.95 : 0.85)];
  }
  const reading = fieldOfLabel(label);
  if (!reading) return /^(?:from|sender|de|von|van)$/.test(foldLabel(label)) ? senderIn(value, evidence) : [];
  const { confidence } = reading;
  const one = (field: LeadFieldKey, text = value, extra = '') => [
    find(field, text, confidence, evidence, { party, label: extra }),
  ];
  const mailboxes = findEmails(value).map(({ email }) => find('email', email, confidence, evidence, { party }));
  switch (reading.field) {
    case 'email':
      return mailboxes;
    case 'phone':
    case 'fax': {
      // A telephone shows the name instead of the number.
      if (foldLabel(label) === 'caller id' && looksLikeName(value) >= 0.3)
        return [find('name', calledAs(label, value), confidence, evidence, { party })];
      if (foldLabel(label) === 'work' && !/\d/.test(value)) return one('notes');
      const inside = findPhones(value, undefined);
      // "Call": "Josie will ring them from her desk, 629-555-0170" is told in a history.
      if (foldLabel(label) === 'call' && (inside[0]?.start ?? 0) > 30) return [];
      const each = inside.length > 1 ? inside : [undefined];
      return [
        ...each.flatMap((found) => {
          const number = firstNumber(found ? value.slice(found.start, found.end) : value);
          // "Phone: Home 504-555-0121 / Cell 504-555-0122".
          const kind = found?.phone.type ?? phoneLabel(label, found ? '' : value);
          return parsePhone(number) ? [find(reading.field, number, confidence, evidence, { party, label: kind })] : [];
        }),
        ...(/\d ?[/,|;] ?\S+@/.test(value) ? mailboxes : []),
      ];
    }
    case 'name':
      {
        // "Dermot Kiley 631-555-0122, dermot@example.com": the name, then how to reach it.
        const [first] = [...findEmails(value), ...findPhones(value, undefined)].sort((a, b) => a.start - b.start);
        const named = value.slice(0, first?.start ?? 0).replace(/[\s,;:(<|·–-]+$/, '');
        if (first && looksLikeName(named) >= 0.3) return [...one('name', named), ...contactsIn(value, evidence, party)];
        // "Acme Management LLC (Dana White, 404-555-0133)" names the firm before the person.
        const [, firm = '', person = ''] =
          /^([^()]{2,60}?) ?\(([^(),@\d]{3,40}),? ?$/.exec(value.slice(0, first?.start ?? 0)) ?? [];
        if (first && looksLikeName(person) >= 0.5 && looksLikeName(firm) < 0.3)
          return [...one('name', person), find('companyName', firm, 0.8, evidence, { party }), ...reached(0.8)];
        if (/@/.test(value)) return mailboxes;
      }
      if (
        /\d{3}|\.{3}|…/.test(value) ||
        (/ [A-Z]{2}$/.test(value) && /\p{Ll}/u.test(value) && looksLikeName(value) === 0)
      )
        return [];
      {
        // "Bayside Marina (contact Joe Falk)" names both.
        const within = /^(.{2,60}?)\s*[(,–-]\s*(?:contact|attn|c\/o|ask for|speak to)[:.]?\s+([^)]{3,50})\)?$/i.exec(
          value,
        );
        if (within?.[1] && within[2] && looksLikeName(within[2]) > 0.3) {
          return [
            find('name', within[2], confidence, evidence, { party }),
            find('companyName', within[1], 0.8, evidence, { party }),
          ];
        }
        // "Prudence Agnew, Business Manager".
        const [said = '', job = '', works = '', ...more] = value.split(/, | \(/);
        if (job && !more.length && titleWord.test(job) && looksLikeName(said) >= 0.2 && said.includes(' '))
          return [
            ...one('name', said),
            ...(/^(?:(?:home|property) ?owner|landlord|tenant)/i.test(job)
              ? []
              : [find('jobTitle', job.replace(/\)$/, ''), 0.7, evidence, { party })]),
            ...(works ? [find('companyName', works, 0.7, evidence, { party })] : []),
          ];
        // "Ray Dembski / Dembski Salvage".
        const [person = '', firm = '', ...rest] = value.split(/ [/|–—-] /);
        if (firm && rest.length === 0 && looksLikeName(person) >= 0.5 && looksLikeName(firm) < looksLikeName(person))
          return [...one('name', person), find('companyName', firm, 0.8, evidence, { party })];
        if (legal.test(value) || /\b(?:church|school|district|apartments|properties|association|hoa)$/i.test(value))
          return [find('companyName', value, 0.8, evidence, { party })];
      }
      // "Quote for: gutters" names the work.
      if (/ for$/i.test(label) && looksLikeName(value) < 0.3) return [];
      return one('name', calledAs(label, value).replace(/\s*\([^)]{0,40}\)\s*$/, ''));
    case 'jobTitle':
      // "Title" without a job beside it is the title of the thing; "Mr" is a form of address.
      if (
        foldLabel(label) === 'title' &&
        (/^(?:mr|mrs|ms|miss|dr|mx)\.?$/i.test(value) ||
          (options.header && !options.header.some((h) => /name|company/i.test(h))))
      )
        return [];
      // "Job: reroof 24 sq" is the work.
      if (foldLabel(label) === 'job' && !titleWord.test(value)) return one('subject');
      return value.length > 80 || !/\p{L}{2}/u.test(value) ? [] : one('jobTitle');
    case 'postalCode':
      return /\d/.test(value) && withoutRemark(value).length <= 20 ? one('postalCode', withoutRemark(value)) : [];
    case 'houseNumber':
      // "House: 18 Mill Rd, Troy" is all of it.
      return value.includes(' ') ? findsOfPair('address', value, evidence, options) : one('houseNumber');
    case 'address':
    case 'cityStateZip':
    case 'street': {
      // "Phone call: they will be called at +1 971-555-0136" is where a meeting takes place.
      const called = /\d{3}/.test(value) ? findPhones(value, undefined)[0] : undefined;
      if (foldLabel(label) === 'bill to' && !/\d/.test(value)) return findsOfPair('name', value, evidence, options);
      // "Years at address: 6" is no place.
      if ((called && !/\d/.test(value.slice(0, called.start))) || !/\p{L}|\d{3}/u.test(value)) return [];
      const parts = addressParts(reading.field, withoutRemark(value), options.country);
      // A letter box is where nobody works.
      const sure = /^p\.? ?o\.? ?box/i.test(value) ? 0.75 : confidence;
      // Who is there stands above the street.
      const above = /^(\p{Lu}[^\d\n,]{3,60}?),?\n(?=\d)/u.exec(value)?.[1] ?? '';
      const whose = looksLikeName(above) >= 0.8 ? 'name' : 'companyName';
      return [
        ...(above.includes(' ') && parts?.length ? [find(whose, above, 0.6, evidence, { party })] : []),
        ...(parts ?? []).map(([field, text]) => find(field, text, sure, evidence, { party })),
      ];
    }
    case 'city': {
      const place = withoutRemark(value);
      const split = /^(.{2,40}?),?\s+([A-Z]{2})\.?,?(?:\s+(\d{5}(?:-\d{4})?))?$/.exec(place);
      if (split?.[1] && split[2] && regionOf(split[2])) {
        const parts: [LeadFieldKey, string][] = [
          ['city', split[1]],
          ['state', split[2]],
          ['postalCode', split[3] ?? ''],
        ];
        return parts.flatMap(([field, text]) => (text ? one(field, text) : []));
      }
      return place.length > 60 || /\d{3}/.test(place) ? [] : one('city', place.replace(/[,.;]$/, ''));
    }
    case 'state':
    case 'county':
    case 'country':
      return value.length > 60 || /\d{2}/.test(value) ? [] : one(reading.field, value.replace(/[,.;]$/, ''));
    case 'website':
      return /\.[a-z]{2,}/i.test(value) &&
        !/\s/.test(value) &&
        value.length < 200 &&
        /^(?:\w+ )?(?:web|url|home ?page|www|domain|sit)/.test(foldLabel(label))
        ? one('website')
        : [];
    case 'appointmentAt':
      return /\d/.test(value) ? one('appointmentAt') : [];
    case 'reference':
      return /\d/.test(value) &&
        value.length <= 60 &&
        !/\s.*\s.*\s/.test(value) &&
        !/^(?:job|case|ticket|claim|lead|request|dossier)$/.test(foldLabel(label))
        ? one('reference', value.replace(/^#\s?/, ''))
        : /^#?\s?[A-Z0-9][\w-]{2,30}$/i.test(value) && /\d/.test(value)
          ? one('reference', value.replace(/^#\s?/, ''))
          : [];
    case 'vehicleYear':
      return /^(?:19|20)\d{2}$/.test(value) ? one('vehicleYear') : [];
    case 'vehicle':
      return one('vehicle');
    case 'companyName':
      // "business" may be said of an address.
      return value.length > 100 || /@|^[^\p{L}]*$|^\d.*, [A-Z]{2} /u.test(value) ? [] : one('companyName');
    case 'notes':
      // "MSG #: 20771".
      if (!/\p{L}/u.test(value)) return /#|\bno\b/i.test(label) ? one('reference') : [];
      // The address of a page about it.
      if (/^https?:\S+$/.test(value)) return [];
      return one('notes', value.replace(/^["“]([^"“”]{1,5000})["”]$/, '$1'));
    case 'firstName':
    case 'lastName':
    case 'middleName':
      return value.length > 60 || /[@\d]{2}|@/.test(value) ? [] : one(reading.field);
    default:
      return one(reading.field);
  }
}

/** Caller identification gives the family name first, in capitals. */
export function calledAs(label: string, value: string): string {
  const [, last = '', first = ''] = /^(\p{Lu}{2,20}) (\p{Lu}{2,20})$/u.exec(value) ?? [];
  return first && /\bcall/i.test(label) && !isFirstName(last) ? nameCase(`${first} ${last}`) : value;
}

/**
 * The parts of an address in one value. A value without a town is a street when the label allows it; for
 * "City, ST ZIP" labels the state may follow without a comma.
 */
function addressParts(
  field: LeadFieldKey,
  value: string,
  country: string | undefined,
): [LeadFieldKey, string][] | undefined {
  if (value.length > 300 || /@|https?:|^\p{L}[\p{L} ]{2,20}: [(+\d]/u.test(value)) return undefined;
  if (/^\d{5}(?:-\d{4})?$/.test(value)) return entries({ postalCode: value });
  // "Location: +1 704-555-0180" is where one is called.
  if (/^[+(\d][\d ().+-]{6,20}$/.test(value)) return undefined;
  if (field === 'cityStateZip') {
    const [, region = '', code = ''] = /^([A-Z]{2}),? +(\d{5}(?:-\d{4})?)$/.exec(value) ?? [];
    if (regionOf(region)) return entries({ state: region, postalCode: code });
    const continental = /^((?:[A-Z]{1,2}-)?\d{4,5}|\d{4} ?[A-Z]{2}) (\p{L}[\p{L} .'’-]{1,40})$/u.exec(value);
    if (continental?.[1] && continental[2]) return entries({ postalCode: continental[1], city: continental[2] });
    const match =
      /^(.{2,40}?)[,\s]+(\p{L}{2,}\.?(?: \p{L}{3,})?)?[,\s]*(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4})?$/iu.exec(
        value,
      );
    if (!match?.[1]) return undefined;
    const state = match[2] && regionOf(match[2]) ? match[2] : '';
    return entries({
      city: state ? match[1] : value.replace(match[3] ?? '\0', '').replace(/[,\s]+$/, ''),
      state,
      postalCode: match[3] ?? '',
    });
  }
  const address = parseAddress(value, country);
  const whole = address?.street && (address.city || address.postalCode || address.street2);
  if (whole) return entries(address);
  if (address && !address.street && address.city && (address.state || address.postalCode) && field === 'address')
    return entries(address);
  return field === 'street' || /\d/.test(value) || /\b(?:st|street|ave|road|rd|lane|ln|dr|drive)\b/i.test(value)
    ? [['street', value.replace(/[,.;]$/, '').replace(/\s*\n\s*/g, ', ')]]
    : undefined;
}

function entries(parts: Partial<Record<string, string>>): [LeadFieldKey, string][] {
  return Object.entries(parts).filter((entry): entry is [LeadFieldKey, string] => Boolean(entry[1]));
}

/** "From: Sarah L." in the body of a notification names who wrote; machines and mail headers with them do not. */
function senderIn(value: string, evidence: { source: string; text: string; quote?: string }): Find[] {
  const name = value.replace(/(?:[<(]|\+?\d).{0,200}$/s, '').replace(/[.,;]?\s*$/, '');
  const emails = contactsIn(value, evidence, 'lead');
  const person = parseName(name);
  const initial = /^\p{Lu}\p{Ll}+ \p{Lu}\.?$/u.test(name);
  return person && (initial || looksLikeName(name) >= 0.5) ? [find('name', name, 0.8, evidence), ...emails] : emails;
}

/** Phones and addresses of mail in a value of somebody else's. */
export function contactsIn(
  value: string,
  evidence: { source: string; text: string; quote?: string },
  party: Find['party'],
): Find[] {
  return [
    ...findEmails(value).map(({ email }) => find('email', email, 0.6, evidence, { party })),
    ...findPhones(value, undefined).map(({ start, end }) =>
      find('phone', value.slice(start, end), 0.6, evidence, { party }),
    ),
  ];
}

/** The words that tell a phone's kind: those of the label, else those around the number. */
function phoneLabel(label: string, value: string): string {
  const folded = foldLabel(label);
  if (phoneTypeOf(label)) return label;
  return phoneTypeOf(folded)
    ? folded
    : value
        .replace(/[\d()+.-]{1,30}/g, ' ')
        .trim()
        .slice(0, 40);
}

/** "(303) 555-0142 (cell, best after 5)": the number and its extension, without the remark; '' for hours. */
function firstNumber(value: string): string {
  const [found] = findPhones(value, undefined);
  // Neither when somebody called nor where they live is a number.
  if (
    !found &&
    /\p{L}{3,}\P{L}+\p{L}{3,}|\d:\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d/iu.test(
      value,
    )
  )
    return '';
  return found ? value.slice(found.start, found.end) : value.replace(/\s*\([^)\d]{1,40}\)\s*$/, '').slice(0, 60);
}
