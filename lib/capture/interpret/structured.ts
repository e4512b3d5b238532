import { parseAddress } from '../../lead/address.ts';
import { findEmails } from '../../lead/email.ts';
import { type Address, emptyAddress } from '../../lead/lead.ts';
import { percentDecoded } from '../../lead/percent.ts';
import { countryOf, normalState } from '../../lead/regions.ts';
import type { ItemFact } from '../facts.ts';
import { type Entity, entities, text, texts } from './entity.ts';
import type { Find, Party } from './finds.ts';
import { readJsonLd } from './json-ld.ts';
import type { PageView } from './page-view.ts';
import { readAddress } from './read-address.ts';

const personTypes = new Set(['Person', 'Patient', 'h-card', 'vcard', 'card']);
/** Properties whose thing is the one that the page is about, or who wants something. */
const leadRoles = new Set([
  'customer',
  'mainEntity',
  'about',
  'underName',
  'buyer',
  'attendee',
  'applicant',
  'participant',
  'mainEntityOfPage',
  'recipient',
]);
/** Properties whose thing made or published the page, or serves the lead. */
const otherRoles = new Set(
  'author publisher creator editor contributor copyrightHolder broker provider seller organizer performer reviewedBy reviewer review founder founders employee employees alumni colleague colleagues spouse children parent knows sibling relatedTo follows sponsor funder brand manufacturer hiringOrganization department subOrganization parentOrganization agent sourceOrganization itemReviewed comment member members translator accountablePerson amenityFeature containsPlace containedInPlace location offeredBy merchant producer director actor actors musicBy'.split(
    ' ',
  ),
);
/** Types that are pages and works: their own name is a title. */
const works =
  /Article|Posting|WebPage|WebSite|Page$|Book|Movie|Review|Video|Image|Recipe|Blog|Product|Offer|Event|Breadcrumb|List|Action|Question|Answer|CreativeWork|Invoice|Order|Reservation|MusicRecording|Thesis|Report|SoftwareApplication|Course|Dataset|Message|Rating/;

interface Known {
  readonly entity: Entity;
  readonly score: number;
  readonly person: boolean;
  readonly role: string;
}

export interface Described {
  /** Of the thing the page is about, or of the person it names as customer. */
  readonly main: readonly Find[];
  /** Of all other things with something to reach them by. */
  readonly others: readonly Find[];
  /** The main thing is a person. */
  readonly person: boolean;
  /** The main thing has a way to reach it, not only a name. */
  readonly reachable: boolean;
}

/** What a page's markup says of people and firms. */
export function readStructured(view: PageView): Described {
  const roots = [...readJsonLd(view.facts.jsonLd), ...view.facts.items.map(entityOf)];
  const known: Known[] = [];
  const visit = (entity: Entity, role: string, depth: number, inherited: number): void => {
    const score = inherited + worth(entity, role, depth);
    if (describes(entity)) known.push({ entity, score, person: isPerson(entity), role });
    if (depth > 8 || known.length > 80) return;
    for (const [name, value] of entity.props) {
      if (typeof value === 'string' || name === 'address' || name === 'adr') continue;
      if (
        ['worksFor', 'affiliation', 'memberOf', 'org', 'contactPoint', 'contactPoints'].includes(name) &&
        describes(entity)
      )
        continue;
      visit(
        value,
        name,
        depth + 1,
        otherRoles.has(name) ? score * 0.5 - 4 : leadRoles.has(name) ? Math.max(0, inherited) + 1 : inherited - 0.5,
      );
    }
  };
  for (const [index, root] of roots.entries()) visit(root, '', 0, -index * 0.05);
  const [main] = [...known].sort((a, b) => b.score - a.score);
  if (!main) return { main: [], others: [], person: false, reachable: false };
  // Who publishes an article is nobody's lead; who offers a course or a product may be, when the page tells of none else.
  const isMain = main.score > 0 || (main.role === 'provider' && !main.person);
  const contact = isMain && !main.person ? soleContact(main.entity) : undefined;
  const mainFinds = [
    ...(isMain ? findsOf(view, main.entity, 'lead') : []),
    ...(contact ? findsOf(view, contact, 'lead') : []),
  ];
  return {
    main: mainFinds,
    others: known
      .filter((each) => (!isMain || each !== main) && each.entity !== contact)
      .flatMap(({ entity }) => findsOf(view, entity, 'other')),
    person: isMain && main.person,
    reachable: mainFinds.some(({ field }) => field === 'email' || field === 'phone' || field === 'address'),
  };
}

/** A firm that gives no number or address of its own is reached through the one person of it that does. */
function soleContact(firm: Entity): Entity | undefined {
  const reachable = (entity: Entity) => Boolean(text(entity, 'telephone', 'email', 'tel'));
  if (reachable(firm)) return undefined;
  const people = entities(firm, 'employee', 'employees', 'member', 'members', 'founder').filter(isPerson);
  const [contact, another] = people.filter(reachable);
  return another ? undefined : contact;
}

function entityOf(item: ItemFact): Entity {
  return {
    syntax: item.syntax,
    types: item.types.map((type) => type.replace(/^.*[/#:]/, '')),
    props: item.props.map(
      ([name, value]) => [name.replace(/^.*[/#]/, ''), typeof value === 'string' ? value : entityOf(value)] as const,
    ),
    path: item.path,
  };
}

function isPerson(entity: Entity): boolean {
  if (entity.syntax === 'microformat') {
    const name = text(entity, 'name', 'fn');
    const org = organizationOf(entity);
    return Boolean(name) && name !== org;
  }
  return entity.types.some((type) => personTypes.has(type)) || Boolean(text(entity, 'givenName', 'familyName'));
}

const isWork = (entity: Entity) =>
  entity.types.some((type) => works.test(type) && !/Business|Store|Organization/.test(type));

/** Whether the entity is a person or something that can be reached. */
function describes(entity: Entity): boolean {
  if (entity.types.includes('PostalAddress') || entity.types.includes('h-adr')) return false;
  const reachable =
    Boolean(text(entity, 'telephone', 'email', 'tel', 'faxNumber')) ||
    entity.props.some(
      ([name]) => name === 'address' || name === 'adr' || name === 'contactPoint' || name === 'contactPoints',
    );
  if (isPerson(entity)) return Boolean(text(entity, 'name', 'fn', 'givenName', 'given-name')) || reachable;
  if (entity.syntax === 'microformat') return reachable || Boolean(organizationOf(entity));
  return (
    reachable ||
    (Boolean(text(entity, 'name', 'legalName')) &&
      !isWork(entity) &&
      /Organization|Business|Store|Corporation|Restaurant|School|Service|Agency|Hotel|Station|Dentist|Physician|Attorney|Contractor|Salon|Hospital|Airport|Museum|Library|Castle|Landmark/.test(
        entity.types.join(' '),
      ))
  );
}

function worth(entity: Entity, role: string, depth: number): number {
  let score = 1 - depth * 0.1;
  if (leadRoles.has(role)) score += 2;
  if (role === 'customer' || role === 'underName') score += 3;
  if (otherRoles.has(role)) score -= 3;
  if (isPerson(entity)) score += 0.5;
  if (text(entity, 'telephone', 'tel')) score += 0.6;
  if (text(entity, 'email')) score += 0.5;
  if (entity.props.some(([name]) => name === 'address' || name === 'adr')) score += 0.5;
  return score;
}

const propNames: Readonly<Record<string, string>> = {
  'json-ld': 'JSON-LD',
  microdata: 'Microdata',
  rdfa: 'RDFa',
  microformat: 'Microformat',
};

function findsOf(view: PageView, entity: Entity, party: Party): Find[] {
  const finds: Find[] = [];
  const confidence = party === 'lead' ? 0.95 : 0.6;
  const type = entity.types[0] ?? 'thing';
  const add = (field: Find['field'], value: string, name: string, extra: Partial<Find> = {}) => {
    if (!value.trim()) return;
    finds.push({
      field,
      value: value.trim(),
      confidence,
      party,
      block: -1,
      evidence: {
        source: entity.syntax,
        text: `${propNames[entity.syntax]} ${type}.${name}`,
        quote: value.slice(0, 200),
        ...(entity.path.length > 0 ? { place: { frameId: view.frameId, path: entity.path } } : {}),
      },
      ...extra,
    });
  };
  const person = isPerson(entity);
  const organization = organizationOf(entity);
  if (person) {
    add('firstName', text(entity, 'givenName', 'given-name'), 'givenName');
    add('lastName', text(entity, 'familyName', 'family-name'), 'familyName');
    for (const name of texts(entity, 'name', 'fn').slice(0, 1)) add('name', name, 'name');
    add('companyName', organization, 'worksFor');
    add(
      'jobTitle',
      text(entity, 'jobTitle', 'job-title', 'title') ||
        entities(entity, 'jobTitle')
          .map((term) => text(term, 'name'))
          .find(Boolean) ||
        (entity.syntax === 'microformat' ? text(entity, 'role') : ''),
      'jobTitle',
    );
  } else if (!isWork(entity) || organization) {
    add(
      'companyName',
      entity.syntax === 'microformat'
        ? organization || text(entity, 'name', 'fn')
        : text(entity, 'name', 'legalName', 'fn'),
      'name',
    );
  }
  const own = [...texts(entity, 'telephone', 'tel'), ...entities(entity, 'tel').flatMap((tel) => texts(tel, 'value'))];
  const contacts = entities(entity, 'contactPoint', 'contactPoints');
  const phones = own.length > 0 ? own : contacts.flatMap((contact) => texts(contact, 'telephone'));
  // "See below" is no number, and must not stand before one that the page shows.
  for (const phone of phones.filter((text) => /\d/.test(text)))
    add('phone', phone.replace(/^tel:/i, ''), 'telephone', { label: phone });
  for (const fax of texts(entity, 'faxNumber')) add('fax', fax, 'faxNumber');
  const emails = texts(entity, 'email');
  for (const email of emails.length > 0 ? emails : contacts.flatMap((contact) => texts(contact, 'email'))) {
    for (const found of findEmails(percentDecoded(email))) add('email', found.email, 'email');
  }
  for (const address of addressesOf(entity)) add('address', formatted(address), 'address', { address });
  add('website', websiteOf(entity), 'url');
  return finds;
}

function organizationOf(entity: Entity): string {
  const named = entities(entity, 'worksFor', 'affiliation', 'memberOf', 'org', 'organization').map((org) =>
    text(org, 'name', 'fn', 'organization-name', 'legalName'),
  );
  return (
    named.find(Boolean) ||
    text(entity, 'organization-name', 'org', 'worksFor', 'affiliation', 'organization', 'memberOf')
  );
}

function websiteOf(entity: Entity): string {
  const url = text(entity, 'url');
  return /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(url) ? url : '';
}

function addressesOf(entity: Entity): Address[] {
  const nested = entities(entity, 'address', 'adr').map(partsOf);
  const written = texts(entity, 'address', 'adr').map((value) => readAddress(value, undefined));
  const own = entity.props.some(([name]) =>
    /^(?:street-address|streetAddress|locality|addressLocality|postal-code)$/.test(name),
  )
    ? [partsOf(entity)]
    : [];
  const all = own.length > 0 ? own : nested.length > 0 ? nested : written;
  return all.filter((address) => address.street || address.city || address.postalCode);
}

function partsOf(entity: Entity): Address {
  const named =
    entities(entity, 'addressCountry', 'country-name')
      .map((country) => text(country, 'name'))
      .find(Boolean) ?? text(entity, 'addressCountry', 'country-name');
  const country = countryOf(named) || (named.length === 2 ? named.toUpperCase() : '');
  const region = text(entity, 'addressRegion', 'region');
  const postalCode = text(entity, 'postalCode', 'postal-code');
  const city = text(entity, 'addressLocality', 'locality');
  const street = text(entity, 'streetAddress', 'street-address').replace(/\s*\n\s*/g, ', ');
  const address = {
    ...emptyAddress(),
    street,
    street2: text(entity, 'extended-address'),
    city,
    state: region ? normalState(region, country || undefined) : '',
    postalCode,
    country,
  };
  // Some write all of it into the street, and the name of the place before it.
  const read =
    street && !/^\d+[A-Za-z]? [^\d,]*$/.test(street) ? parseAddress(street, country || undefined) : undefined;
  if (!read?.street || !street.includes(read.street)) return address;
  const town = read.city && read.postalCode && (!postalCode || read.postalCode === postalCode) ? read : undefined;
  const isNamed = /^\d/.test(read.street) && /^\p{L}[\p{L}'&. ]+ \d/u.test(street);
  if (!town && !isNamed) return address;
  return {
    ...address,
    street: read.street,
    street2: address.street2 || read.street2,
    city: city || (town?.city ?? ''),
    state: address.state || (town?.state ?? ''),
    postalCode: postalCode || (town?.postalCode ?? ''),
    country: country || (town?.country ?? ''),
  };
}

const formatted = (address: Address) =>
  [
    address.street,
    address.street2,
    address.city,
    [address.state, address.postalCode].filter(Boolean).join(' '),
    address.country,
  ]
    .filter(Boolean)
    .join(', ');
