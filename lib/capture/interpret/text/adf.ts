import { countryOf } from '../../../lead/regions.ts';
import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import type { Find } from '../finds.ts';
import { find, settle } from './settle.ts';
import { childNamed, elementsNamed, parseXml, textOf, type XmlElement } from './xml.ts';

const mostProspects = 200;

export function isAdf(text: string): boolean {
  return /<\s{0,3}adf\b/i.test(text) && /<\s{0,3}(?:prospect|customer)\b/i.test(text);
}

/**
 * Auto-lead Data Format 1.0, also the ill-formed kind that the specification itself prints (`<?ADF VERSION "1.0"?>`,
 * curly quotes) and with mail text around it. The customer is the lead; vendor and provider never are.
 */
export function readAdf(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const from = text.search(/<\s{0,3}adf\b/i);
  const close = text.toLowerCase().lastIndexOf('</adf');
  const root = parseXml(text.slice(from, close > from ? close + 6 : undefined));
  const adf = elementsNamed(root, 'adf')[0] ?? root;
  const prospects = elementsNamed(adf, 'prospect').slice(0, mostProspects);
  const all = (prospects.length ? prospects : [adf]).map(findsOf);
  const leads =
    all.length > 1
      ? all.map((finds) =>
          assemble(
            finds.filter((f) => f.party === 'lead'),
            context,
          ),
        )
      : [];
  return settle({ finds: all.length > 1 ? all.flat() : (all[0] ?? []), leads, kind, context });
}

function findsOf(prospect: XmlElement): Find[] {
  const finds: Find[] = [];
  const add = (
    field: Find['field'],
    element: XmlElement | undefined,
    where: string,
    extra: { value?: string; label?: string; party?: Find['party']; confidence?: number } = {},
  ) => {
    const value = extra.value ?? textOf(element);
    if (value.trim())
      finds.push(
        find(
          field,
          value,
          extra.confidence ?? 0.95,
          { source: 'adf', text: `ADF ${where}` },
          { party: extra.party ?? 'lead', label: extra.label ?? '' },
        ),
      );
  };
  const customer = childNamed(prospect, 'customer') ?? elementsNamed(prospect, 'customer')[0];
  const contact = childNamed(customer, 'contact') ?? customer;
  if (contact) person(contact, add);
  for (const owner of [customer, prospect]) {
    for (const element of owner?.children.filter((c) => /^(?:comments?|notes?)$/.test(c.name)) ?? [])
      add('notes', element, `${owner === customer ? 'customer.' : ''}${element.name}`);
  }
  const frame = childNamed(customer, 'timeframe');
  const earliest = textOf(childNamed(frame, 'earliestdate'));
  if (earliest)
    add('appointmentAt', undefined, 'customer.timeframe.earliestdate', { value: earliest, confidence: 0.6 });
  const wanted = prospect.children.filter((c) => c.name === 'vehicle');
  const vehicle = wanted.find((v) => v.attributes.interest !== 'trade-in') ?? wanted[0];
  if (vehicle) {
    for (const [part, field] of [
      ['year', 'vehicleYear'],
      ['make', 'vehicleMake'],
      ['model', 'vehicleModel'],
      ['trim', 'vehicleTrim'],
    ] as const)
      add(field, childNamed(vehicle, part), `vehicle.${part}`);
    for (const element of vehicle.children.filter((c) => c.name === 'comments'))
      add('notes', element, 'vehicle.comments', { confidence: 0.7 });
  }
  const id = childNamed(prospect, 'id') ?? childNamed(customer, 'id');
  if (id) add('reference', id, 'id');
  const provider = childNamed(prospect, 'provider') ?? elementsNamed(prospect, 'provider')[0];
  if (provider) {
    const name =
      childNamed(provider, 'name') ??
      childNamed(provider, 'service') ??
      childNamed(childNamed(provider, 'contact'), 'name');
    add('source', name, 'provider.name');
    others(provider, 'provider', add);
  } else if (id?.attributes.source) add('source', undefined, 'id source', { value: id.attributes.source });
  const vendor = childNamed(prospect, 'vendor') ?? elementsNamed(prospect, 'vendor')[0];
  if (vendor) others(vendor, 'vendor', add);
  return finds;
}

type Add = (
  field: Find['field'],
  element: XmlElement | undefined,
  where: string,
  extra?: { value?: string; label?: string; party?: Find['party']; confidence?: number },
) => void;

function person(contact: XmlElement, add: Add): void {
  const names = contact.children.filter((c) => c.name === 'name');
  const part = (name: string) => names.find((n) => n.attributes.part?.toLowerCase() === name);
  const business = names.find((n) => n.attributes.type?.toLowerCase() === 'business');
  const first = part('first');
  const last = part('last') ?? part('surname');
  const whole =
    names.find((n) => n !== business && (n.attributes.part ?? 'full').toLowerCase() === 'full') ??
    names.find((n) => n !== business);
  if (business && business !== first && business !== last)
    add('companyName', business, 'customer.contact.name business');
  if (first || last) {
    add('firstName', first, 'customer.contact.name first');
    add('lastName', last, 'customer.contact.name last');
  } else add('name', whole, 'customer.contact.name');
  for (const [tag, field] of [
    ['firstname', 'firstName'],
    ['lastname', 'lastName'],
    ['company', 'companyName'],
    ['companyname', 'companyName'],
  ] as const) {
    if (field !== 'firstName' && field !== 'lastName' ? true : !names.length)
      add(field, childNamed(contact, tag), `customer.contact.${tag}`);
  }
  for (const email of contact.children.filter((c) => c.name === 'email'))
    add('email', email, 'customer.contact.email', {
      confidence: email.attributes.preferredcontact === '1' ? 0.97 : 0.95,
    });
  for (const phone of contact.children.filter((c) => c.name === 'phone')) {
    const type = (phone.attributes.type ?? '').toLowerCase();
    const time = (phone.attributes.time ?? '').toLowerCase();
    const label = /fax/.test(type)
      ? 'fax'
      : /cell|mobile/.test(type)
        ? 'mobile'
        : /work|business/.test(type)
          ? 'work'
          : /home|residence/.test(type)
            ? 'home'
            : time === 'day'
              ? 'day'
              : '';
    add(label === 'fax' ? 'fax' : 'phone', phone, `customer.contact.phone${type ? ` (${type})` : ''}`, {
      label: label === 'day' ? '' : label,
    });
  }
  const address = childNamed(contact, 'address') ?? contact;
  const streets = address.children.filter((c) => c.name === 'street');
  add('street', streets[0], 'customer.contact.address.street');
  const second = streets[1] ?? childNamed(address, 'apartment');
  add('street2', second, `customer.contact.address.${second?.name ?? ''}`);
  for (const [tag, field] of [
    ['city', 'city'],
    ['regioncode', 'state'],
    ['state', 'state'],
    ['county', 'county'],
    ['postalcode', 'postalCode'],
    ['zip', 'postalCode'],
  ] as const)
    add(field, bareText(childNamed(address, tag)), `customer.contact.address.${tag}`);
  const country = textOf(childNamed(address, 'country'));
  if (country)
    add('country', undefined, 'customer.contact.address.country', {
      value: countryOf(country.toUpperCase()) || country,
    });
}

/** Vendor and provider: kept as values that somebody may want, never as the lead's. */
function others(element: XmlElement, who: string, add: Add): void {
  const contact = childNamed(element, 'contact') ?? element;
  for (const child of contact.children) {
    if (child.name === 'email') add('email', child, `${who}.email`, { party: 'other' });
    if (child.name === 'phone') add('phone', child, `${who}.phone`, { party: 'other' });
  }
}

function bareText(element: XmlElement | undefined): XmlElement | undefined {
  return element && { ...element, children: [] };
}
