import type { Address, Lead, Phone } from '../../../lead/lead.ts';
import { fullName } from '../../../lead/lead.ts';
import { parseName } from '../../../lead/name.ts';
import { formatPhone, parsePhone, phoneTypeOf } from '../../../lead/phone.ts';
import {
  type Candidate,
  type Candidates,
  type Capture,
  type CaptureContext,
  type CaptureOrigin,
  type Evidence,
  emptyCandidates,
  type LeadChoice,
  type PersonName,
  type Unplaced,
} from '../../capture.ts';
import { assemble } from '../assemble.ts';
import type { Find } from '../finds.ts';

export interface Settling {
  readonly finds: readonly Find[];
  readonly unplaced?: readonly Unplaced[];
  readonly leads?: readonly Lead[];
  readonly kind: CaptureOrigin['kind'];
  readonly context: CaptureContext;
  readonly title?: string;
}

const mostCandidates = 12;
const partyRank = { lead: 0, unknown: 1, other: 2, site: 3 } as const;

/** The capture that these finds make: the lead of the best of the lead's side, and everything found as candidates. */
export function settle({ finds, unplaced = [], leads = [], kind, context, title = '' }: Settling): Capture {
  const ranked = rank(finds);
  const own = ranked.filter(({ party }) => party === 'lead' || party === 'unknown');
  const pageUrl = kind === 'link' ? '' : (context.url ?? '');
  const withUrl = (one: Lead): Lead => ({ ...one, source: { ...one.source, url: one.source.url || pageUrl } });
  const all = leads.map(withUrl);
  const lead = all[0] ?? withUrl(assemble(own, context));
  return {
    lead,
    candidates: candidatesOf(ranked, lead, context),
    unplaced: unplaced.slice(0, 60),
    leads: all.length > 1 ? all.map((one) => choice(one, context)) : [],
    origin: { kind, url: context.url ?? '', title: title || context.title || '' },
  };
}

function rank(finds: readonly Find[]): Find[] {
  return finds
    .map((find, i) => ({ find, i }))
    .sort((a, b) => partyRank[a.find.party] - partyRank[b.find.party] || weight(b.find) - weight(a.find) || a.i - b.i)
    .map(({ find }) => find);
}

/** A fax is nobody's first phone. */
function weight(find: Find): number {
  return find.confidence - (find.field === 'fax' || find.label === 'fax' ? 0.4 : 0);
}

/** What the person sees when several leads are offered: "Bob Henderson · (303) 555-0142". */
export function choice(lead: Lead, context: CaptureContext): LeadChoice {
  const phone = lead.phones[0];
  const parts = [
    fullName(lead) || lead.companyName,
    phone ? formatPhone(phone, context.country) : (lead.emails[0] ?? ''),
  ];
  return { title: parts.filter(Boolean).join(' · ') || lead.notes.slice(0, 60), lead };
}

function candidatesOf(finds: readonly Find[], lead: Lead, context: CaptureContext): Candidates {
  const out: { [K in keyof Candidates]: Candidate<unknown>[] } = emptyCandidates() as never;
  const add = (key: keyof Candidates, value: unknown, find: Find) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const weight = find.party === 'other' || find.party === 'site' ? 0.35 : 1;
    const list = out[key];
    if (
      !shown ||
      list.length >= mostCandidates ||
      list.some((c) => (typeof c.value === 'string' ? c.value : JSON.stringify(c.value)) === shown)
    )
      return;
    list.push({ value, confidence: Math.round(find.confidence * weight * 100) / 100, evidence: find.evidence });
  };
  const evidenceOf = (...fields: Find['field'][]): Find | undefined => finds.find((f) => fields.includes(f.field));
  const nameFind = evidenceOf('firstName', 'lastName', 'name');
  if (nameFind && (lead.firstName || lead.lastName))
    add('name', { firstName: lead.firstName, lastName: lead.lastName } satisfies PersonName, nameFind);
  const addressFind = evidenceOf('address', 'street', 'cityStateZip', 'city', 'postalCode', 'state');
  if (addressFind && Object.values(lead.address).some(Boolean))
    add('address', lead.address satisfies Address, addressFind);
  for (const find of finds) {
    const { value } = find;
    switch (find.field) {
      case 'name': {
        const name = parseName(value);
        if (name) add('name', name, find);
        break;
      }
      case 'phone':
      case 'fax': {
        const phone = parsePhone(value, context.country);
        if (!phone) break;
        const type = find.field === 'fax' ? 'fax' : phoneTypeOf(find.label ?? '');
        const known = lead.phones.find((p) => p.number === phone.number);
        if (!out.phone.some((c) => (c.value as Phone).number === phone.number))
          add('phone', known ?? (type ? { ...phone, type } : phone), find);
        break;
      }
      case 'email':
        add('email', value, find);
        break;
      case 'companyName':
      case 'jobTitle':
      case 'website':
      case 'subject':
      case 'notes':
      case 'reference':
      case 'source':
        add(find.field, value, find);
        break;
      case 'vehicle':
      case 'vehicleModel':
        add('vehicle', lead.vehicle, find);
        break;
      case 'appointmentAt':
        if (lead.appointmentAt) add('appointmentAt', lead.appointmentAt, find);
        break;
      case 'address': {
        const other = assemble([{ ...find, party: 'lead' }], context).address;
        if (other.street || other.city) add('address', other, find);
        break;
      }
      default:
    }
  }
  return out as unknown as Candidates;
}

/** A find in a text, with the evidence every reader of texts gives. */
export function find(
  field: Find['field'],
  value: string,
  confidence: number,
  evidence: { source: string; text: string; quote?: string },
  extra: { party?: Find['party']; label?: string } = {},
): Find {
  const shown: Evidence = {
    source: evidence.source,
    text: evidence.text,
    quote: (evidence.quote ?? value).slice(0, 200),
  };
  return {
    field,
    value: value.trim().slice(0, 10_000),
    confidence,
    evidence: shown,
    block: -1,
    party: extra.party ?? 'lead',
    ...(extra.label ? { label: extra.label } : {}),
  };
}
