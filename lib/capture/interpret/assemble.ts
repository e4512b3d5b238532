import { findEmails } from '../../lead/email.ts';
import { type Address, emptyLead, type Lead, type Phone, type PhoneType } from '../../lead/lead.ts';
import { parseName } from '../../lead/name.ts';
import { parsePhone, phoneTypeOf } from '../../lead/phone.ts';
import { countryOf, normalState } from '../../lead/regions.ts';
import type { CaptureContext } from '../capture.ts';
import type { Find } from './finds.ts';
import { readAddress } from './read-address.ts';
import { readAppointment } from './read-appointment.ts';
import { readVehicle } from './read-vehicle.ts';

/** Most values of a kind that one person has; more are a list of people. */
const mostPhones = 6;
const mostEmails = 5;

type Draft = { -readonly [K in keyof Lead]: Lead[K] };

/**
 * One lead of the finds that are about one person, best or first of each field first. Parts are put together:
 * first, middle and last names, area code and number, street and house number, several messages.
 */
export function assemble(finds: readonly Find[], context: CaptureContext): Lead {
  const lead = emptyLead() as Draft;
  const values = (field: Find['field']) =>
    finds
      .filter((find) => find.field === field)
      .map(({ value }) => value.trim())
      .filter(Boolean);
  const first = (field: Find['field']) => values(field)[0] ?? '';

  nameOf(lead, values);
  lead.companyName = first('companyName');
  lead.jobTitle = first('jobTitle');
  lead.emails = distinct(
    finds.filter(({ field }) => field === 'email').flatMap(({ value }) => findEmails(value).map(({ email }) => email)),
  ).slice(0, mostEmails);
  lead.address = addressOf(finds, context);
  lead.phones = phonesOf(finds, { ...context, country: context.country });
  lead.website = first('website');
  lead.subject = first('subject');
  lead.notes = distinct(values('notes')).join('\n\n').slice(0, 10_000);
  const vehicle = readVehicle(first('vehicle'));
  lead.vehicle = {
    year: first('vehicleYear') || vehicle.year,
    make: first('vehicleMake') || vehicle.make,
    model: first('vehicleModel') || vehicle.model,
    trim: first('vehicleTrim') || vehicle.trim,
  };
  // A year alone is the year of something else: when a house was built.
  if (!lead.vehicle.make && !lead.vehicle.model) lead.vehicle = { year: '', make: '', model: '', trim: '' };
  // The day in one place and the hour in another are one appointment.
  const when = values('appointmentAt');
  const at = when.map(readAppointment).find(Boolean) ?? '';
  lead.appointmentAt = at.includes('T') ? at : readAppointment([at, ...when].join(' '));
  lead.reference = first('reference');
  lead.source = {
    ...lead.source,
    name: first('source'),
    utmSource: first('utmSource'),
    utmMedium: first('utmMedium'),
    utmCampaign: first('utmCampaign'),
  };
  return lead;
}

function nameOf(lead: Draft, values: (field: Find['field']) => string[]): void {
  const [firstName = ''] = values('firstName');
  const [lastName = ''] = values('lastName');
  const [middle = ''] = values('middleName');
  if (firstName || lastName) {
    lead.firstName = middle && firstName ? `${firstName} ${middle}` : firstName;
    lead.lastName = lastName;
    if (firstName && lastName) return;
  }
  const whole = values('name')
    .map((text) => parseName(text))
    .find((name) => name !== undefined);
  if (!whole) return;
  if (!firstName && !lastName) {
    lead.firstName = whole.firstName;
    lead.lastName = whole.lastName;
  } else if (!lastName && same(whole.firstName, firstName)) lead.lastName = whole.lastName;
  else if (!firstName && same(whole.lastName, lastName)) lead.firstName = whole.firstName;
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
const same = (a: string, b: string) => collator.compare(a, b) === 0;

function distinct(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = value.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Phones in order; pieces ("phoneArea:303", then two more) are joined, a lone extension goes to the one before. */
function phonesOf(finds: readonly Find[], context: CaptureContext): Phone[] {
  const phones: Phone[] = [];
  let country = '';
  let pieces = '';
  const add = (text: string, label: string, fax: boolean) => {
    const parsed = parsePhone(text, context.country);
    if (!parsed) return;
    const type: PhoneType | undefined = fax ? 'fax' : (parsed.type ?? phoneTypeOf(label));
    const known = phones.find(({ number }) => number === parsed.number);
    if (known) {
      if (type && !known.type) known.type = type;
      if (parsed.extension && !known.extension) known.extension = parsed.extension;
    } else if (phones.length < mostPhones) phones.push({ ...parsed, ...(type ? { type } : {}) });
  };
  for (const find of finds) {
    if (find.field === 'extension') {
      const last = phones.at(-1);
      const digits = find.value.replace(/\D/g, '');
      if (last && digits && !last.extension) last.extension = digits;
      continue;
    }
    if (find.field !== 'phone' && find.field !== 'fax') continue;
    const piece = /^phone(Country|Area|Part):(.*)$/s.exec(find.value);
    if (!piece) {
      const text =
        country && !find.value.trim().startsWith('+') && !context.country ? `${country}${find.value}` : find.value;
      add(text, find.label ?? '', find.field === 'fax');
      continue;
    }
    const digits = (piece[2] ?? '').replace(/\D/g, '');
    if (piece[1] === 'Country') country = digits ? `+${digits}` : '';
    else pieces += digits;
    if (piece[1] !== 'Country' && pieces.length >= 9) {
      add(pieces, find.label ?? '', false);
      pieces = '';
    }
  }
  if (pieces.length >= 7) add(pieces, '', false);
  return phones;
}

const townAlone = /^\p{L}[^\d\n]{3,40}(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/u;

/** Where the number of a house stands before its street. */
const numberFirst = /^(?:US|CA|GB|IE|AU|NZ|FR)$/;

function addressOf(finds: readonly Find[], context: CaptureContext): Address {
  const first = (field: Find['field']) => finds.find((find) => find.field === field)?.value.trim() ?? '';
  const country = countryOf(first('country'));
  const own = { ...context, country: country || context.country };
  const whole = first('address');
  // "City, State, ZIP" in a box of its own below the street.
  const town = finds.find(({ field, value }) => field === 'address' && townAlone.test(value))?.value;
  let address: Address = { street: '', street2: '', city: '', county: '', state: '', postalCode: '', country: '' };
  const parsed = finds.find((find) => find.field === 'address')?.address;
  if (parsed) {
    address = { ...parsed };
    // A town in one place and its street in another are one address.
    const street = finds.find(
      ({ field, address: other }) =>
        field === 'address' && other?.street && (!other.city || same(other.city, address.city)),
    )?.address;
    if (!address.street && street)
      address = {
        ...address,
        street: street.street,
        street2: street.street2,
        postalCode: address.postalCode || (street.city ? street.postalCode : ''),
      };
    const town = finds.find(
      ({ field, address: other }) =>
        field === 'address' && other?.city && !other.street && (!address.city || same(other.city, address.city)),
    )?.address;
    if (address.street && town)
      for (const part of ['city', 'county', 'state', 'postalCode', 'country'] as const) address[part] ||= town[part];
  } else if (whole)
    // What has a town beside it is the street, however it reads.
    address =
      first('city') && !/[,\n]/.test(whole)
        ? { ...address, street: whole }
        : readAddress(town && !/[,\n]/.test(whole) ? `${whole}, ${town}` : whole, own.country);
  const house = first('houseNumber');
  const street = first('street');
  const numbered =
    !house || !street || street.split(/[\s,]+/).includes(house)
      ? street
      : numberFirst.test(own.country ?? '')
        ? `${house} ${street}`
        : `${street} ${house}`;
  const parts: Partial<Record<keyof Address, string>> = {
    street: numbered,
    street2: first('street2'),
    city: first('city'),
    county: first('county'),
    state: first('state') ? normalState(first('state'), own.country) : '',
    postalCode: first('postalCode'),
    country,
  };
  // "12 Main St, Denver CO 80202" in a field called "Street" is still the whole address.
  if (!whole && street && /,|\n/.test(street) && !parts.city) {
    const inStreet = readAddress(street, own.country);
    if (inStreet.city) {
      address = inStreet;
      parts.street = '';
    }
  }
  // A whole address needs no town and code from elsewhere.
  const settled = parsed?.street && parsed.postalCode ? /^(?:city|state|postalCode)$/ : /^$/;
  for (const [key, value] of Object.entries(parts) as [keyof Address, string][])
    if (value && !settled.test(key)) address[key] = value;
  return address;
}
