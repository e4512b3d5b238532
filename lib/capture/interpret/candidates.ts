import type { Address, Lead, Phone } from '../../lead/lead.ts';
import { parseName } from '../../lead/name.ts';
import { parsePhone, phoneTypeOf } from '../../lead/phone.ts';
import { type Candidate, type Candidates, type CaptureContext, emptyCandidates, type PersonName } from '../capture.ts';
import { assemble } from './assemble.ts';
import type { Find } from './finds.ts';

/** As many alternatives of a kind as a person may look through; a directory of people has more. */
const most = 60;
const partyWeight = { lead: 1, unknown: 0.8, site: 0.5, other: 0.4 } as const;

type Open = { [K in keyof Candidates]: Candidate<unknown>[] };

/** Everything found, by field, the lead's own first, each value once, with the evidence of its best find. */
export function candidatesOf(finds: readonly Find[], lead: Lead, context: CaptureContext): Candidates {
  const out = emptyCandidates() as unknown as Open;
  const seen = new Map<string, number>();
  const add = (kind: keyof Candidates, key: string, value: unknown, find: Find) => {
    const id = `${kind} ${key}`;
    const list = out[kind];
    if (!key || seen.has(id) || list.length >= most) return;
    seen.set(id, list.length);
    list.push({
      value,
      confidence: Math.round(find.confidence * partyWeight[find.party] * 100) / 100,
      evidence: find.evidence,
    });
  };
  const ranked = finds
    .map((find, index) => ({ find, index, weight: find.confidence * partyWeight[find.party] }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ find }) => find);

  const evidence = (...fields: Find['field'][]) =>
    ranked.find(({ field, party }) => party !== 'other' && fields.includes(field));
  const named = evidence('firstName', 'lastName', 'name');
  if (named && (lead.firstName || lead.lastName))
    addName({ firstName: lead.firstName, lastName: lead.lastName }, named);
  const placed = evidence('street', 'address', 'postalCode', 'city', 'state', 'country', 'cityStateZip');
  if (placed && (lead.address.street || lead.address.city || lead.address.postalCode || lead.address.state))
    addAddress(lead.address, placed);

  function addName(name: PersonName, find: Find): void {
    add('name', `${name.firstName} ${name.lastName}`.trim().toLowerCase(), name, find);
  }
  function addAddress(address: Address, find: Find): void {
    const key = [address.street, address.street2, address.city, address.postalCode]
      .join('|')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}|]/gu, '');
    // Half of an address that is there in full says nothing new.
    for (const other of out.address) {
      const whole = other.value as Address;
      if (
        (!address.street || same(whole.street, address.street)) &&
        (!address.city || same(whole.city, address.city)) &&
        (!address.postalCode || same(whole.postalCode, address.postalCode))
      )
        return;
    }
    add('address', key === '|||' ? '' : key, address, find);
  }

  for (const find of ranked) {
    switch (find.field) {
      case 'name': {
        const name = parseName(find.value);
        if (name) addName(name, find);
        break;
      }
      case 'phone':
      case 'fax': {
        const phone = parsePhone(find.value, context.country);
        if (!phone) break;
        const type = find.field === 'fax' ? ('fax' as const) : (phone.type ?? phoneTypeOf(find.label ?? ''));
        const known = lead.phones.find(({ number }) => number === phone.number);
        const value: Phone = known ?? (type ? { ...phone, type } : phone);
        add('phone', phone.number.replace(/\D/g, '').slice(-10), value, find);
        break;
      }
      case 'email':
        add('email', find.value.toLowerCase(), find.value, find);
        break;
      case 'companyName':
        add('companyName', find.value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''), find.value, find);
        break;
      case 'jobTitle':
      case 'website':
      case 'subject':
      case 'notes':
      case 'reference':
      case 'source':
        add(find.field, find.value.toLowerCase(), find.value, find);
        break;
      case 'vehicle':
      case 'vehicleModel':
      case 'vehicleMake':
        if (lead.vehicle.model || lead.vehicle.make) add('vehicle', 'lead', lead.vehicle, find);
        break;
      case 'appointmentAt':
        if (lead.appointmentAt) add('appointmentAt', lead.appointmentAt, lead.appointmentAt, find);
        break;
      case 'address': {
        const address = find.address ?? assemble([find], context).address;
        if (address.street || address.city || address.postalCode) addAddress(address, find);
        break;
      }
      default:
    }
  }
  return out as unknown as Candidates;
}

const same = (a: string, b: string) =>
  a.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === b.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
