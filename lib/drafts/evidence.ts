import type { Candidate, Candidates, PersonName } from '../capture/capture.ts';
import type { Address, Lead, Phone, Vehicle } from '../lead/lead.ts';
import { showPhone } from '../lead/show-phone.ts';
import { type LeadPath, readLead } from './lead-path.ts';

/** The candidates that an input of the review stands for. */
export type CandidateKey = keyof Candidates;
type AnyCandidate = Candidate<unknown>;

export interface Choice {
  readonly text: string;
  readonly candidate: AnyCandidate;
}

export interface FieldEvidence {
  /** The candidate whose value stands in the field; undefined when the person typed it, or nothing is there. */
  readonly current: AnyCandidate | undefined;
  /** Other values found for it, best first. */
  readonly others: readonly Choice[];
  readonly doubtful: boolean;
}

/** Below this a value is doubtful; see `Candidate.confidence`. */
const sure = 0.5;

export function candidateKey(path: LeadPath): CandidateKey {
  if (path === 'firstName' || path === 'lastName') return 'name';
  const head = path.split('.')[0];
  if (head === 'emails') return 'email';
  if (head === 'phones') return 'phone';
  return head as CandidateKey;
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter(Boolean).join(by);
}

/** A candidate's value in one line. */
export function textOf(key: CandidateKey, value: unknown): string {
  switch (key) {
    case 'name': {
      const { firstName, lastName } = value as PersonName;
      return joined([firstName, lastName], ' ');
    }
    case 'phone': {
      const { number, extension } = value as Phone;
      return joined([number, extension ? `× ${extension}` : ''], ' ');
    }
    case 'address': {
      const { street, street2, city, state, postalCode } = value as Address;
      return joined([street, street2, city, joined([state, postalCode], ' ')], ', ');
    }
    case 'vehicle': {
      const { year, make, model, trim } = value as Vehicle;
      return joined([year, make, model, trim], ' ');
    }
    default:
      return String(value);
  }
}

/** What stands in the lead where `path` belongs to, in the same form as `textOf`. */
function standing(lead: Lead, path: LeadPath, key: CandidateKey): string {
  switch (key) {
    case 'name':
      return textOf(key, lead);
    case 'phone':
      return textOf(key, lead.phones[Number(path.split('.')[1])] ?? { number: '' });
    case 'address':
      return textOf(key, lead.address);
    case 'vehicle':
      return textOf(key, lead.vehicle);
    case 'source':
      return lead.source.name;
    default:
      return readLead(lead, path);
  }
}

/** Values that other rows of the same list hold: a second e-mail is no alternative to the first. */
function takenElsewhere(lead: Lead, path: LeadPath, key: CandidateKey): ReadonlySet<string> {
  const at = Number(path.split('.')[1]);
  if (key === 'email') return new Set(lead.emails.filter((_, index) => index !== at));
  if (key === 'phone')
    return new Set(lead.phones.filter((_, index) => index !== at).map((phone) => textOf('phone', phone)));
  return new Set();
}

/** A candidate's value as a person reads it. */
export function shownText(key: CandidateKey, value: unknown): string {
  if (key !== 'phone') return textOf(key, value);
  const phone = value as Phone;
  return textOf(key, { ...phone, number: showPhone(phone.number) });
}

export function evidenceFor(candidates: Candidates, lead: Lead, path: LeadPath): FieldEvidence {
  const key = candidateKey(path);
  const choices = (candidates[key] as readonly AnyCandidate[] | undefined) ?? [];
  const now = standing(lead, path, key);
  const taken = takenElsewhere(lead, path, key);
  const current = now === '' ? undefined : choices.find(({ value }) => textOf(key, value) === now);
  const others = new Map<string, Choice>();
  for (const candidate of choices) {
    const text = textOf(key, candidate.value);
    if (text !== now && !taken.has(text) && !others.has(text)) others.set(text, { text, candidate });
  }
  return { current, others: [...others.values()], doubtful: current !== undefined && current.confidence < sure };
}

/** A copy of the lead with the candidate's value where `path` stands. */
export function placeCandidate(lead: Lead, path: LeadPath, value: unknown): Lead {
  const key = candidateKey(path);
  const index = Number(path.split('.')[1]);
  switch (key) {
    case 'name':
      return { ...lead, ...(value as PersonName) };
    case 'email':
      return { ...lead, emails: replaceAt(lead.emails, index, value as string) };
    case 'phone':
      return { ...lead, phones: replaceAt(lead.phones, index, value as Phone) };
    case 'address':
      return { ...lead, address: value as Address };
    case 'vehicle':
      return { ...lead, vehicle: value as Vehicle };
    case 'source':
      return { ...lead, source: { ...lead.source, name: value as string } };
    default:
      return { ...lead, [key]: value };
  }
}

function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  const at = Math.min(index, list.length);
  return [...list.slice(0, at), item, ...list.slice(at + 1)];
}
