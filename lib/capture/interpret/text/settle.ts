import type { Address, Lead } from '../../../lead/lead.ts';
import { fullName } from '../../../lead/lead.ts';
import { formatPhone } from '../../../lead/phone.ts';
import type { Capture, CaptureContext, CaptureOrigin, LeadChoice, Unplaced } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import { candidatesOf } from '../candidates.ts';
import type { Find } from '../finds.ts';

export interface Settling {
  readonly finds: readonly Find[];
  readonly unplaced?: readonly Unplaced[];
  readonly leads?: readonly Lead[];
  readonly kind: CaptureOrigin['kind'];
  readonly context: CaptureContext;
  readonly title?: string;
}

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

/** Where in a text a find stands. */
export interface Evidence {
  readonly source: string;
  readonly text: string;
  readonly quote?: string;
}

/** A find in a text, with the evidence every reader of texts gives. */
export function find(
  field: Find['field'],
  value: string,
  confidence: number,
  evidence: Evidence,
  extra: { party?: Find['party']; label?: string } = {},
): Find {
  const shown = {
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

/** The parts of an address as finds of the lead's. */
export function findsOfPlace(address: Partial<Address>, confidence: number, evidence: Evidence): Find[] {
  return Object.entries(address).flatMap(([field, value]) =>
    value ? [find(field as Find['field'], value, confidence, evidence)] : [],
  );
}
