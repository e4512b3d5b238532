import { isRecord, recordsIn, textAt } from '../answers.ts';
import type { Json, RequestSpec, Step } from '../define.ts';
import { holdsEmail, holdsPhone, waysToWrite } from '../phones.ts';

/** A contact as far as the product needs it. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly address: string;
}

/** Contacts in an answer: a list, `{data: []}`, `{contacts: []}`, or one contact by itself (the phone search documents no shape). */
export function contactsIn(json: unknown): Contact[] {
  const records = recordsIn(json, 'data', 'contacts', 'results', 'items');
  const inner = isRecord(json)
    ? isRecord(json.contact)
      ? json.contact
      : isRecord(json.data)
        ? json.data
        : json
    : undefined;
  const all = records.length === 0 && inner !== undefined ? [inner] : records;
  return all.map(contactOf).filter((contact) => contact.id !== '');
}

function contactOf(record: Readonly<Record<string, unknown>>): Contact {
  const texts = (...keys: string[]) => keys.map((key) => textAt(record, key)).filter(Boolean);
  const id = textAt(record, 'id');
  return {
    id,
    name: texts('firstName', 'lastName').join(' ') || textAt(record, 'companyName') || textAt(record, 'name'),
    emails: texts('primaryEmail', 'secondaryEmail'),
    phones: texts('mobilePhone', 'homePhone', 'workPhone'),
    address: texts('address', 'city', 'province', 'postalCode').join(', '),
  };
}

/** `GET /api/contact?search=…`: compares loosely, so what comes back is checked. */
export function searchRequest(term: string, start = 0): RequestSpec {
  return {
    method: 'GET',
    path: '/api/contact',
    query: { search: term, start: String(start), limit: String(pageSize) },
  };
}
export const pageSize = 50;

/** `GET /api/contact/phone/{phone}`, its answer's shape undocumented. */
export function phoneRequest(phone: string): RequestSpec {
  return { method: 'GET', path: `/api/contact/phone/${encodeURIComponent(phone)}` };
}

const phoneFields = ['mobilePhone', 'homePhone', 'workPhone'] as const;

/** One query for all ways to write all phones, in all three phone fields of a contact. */
export function phoneQuery(phones: readonly string[]): RequestSpec {
  const rules = phones
    .flatMap(waysToWrite)
    .flatMap((value) => phoneFields.map((field): Json => ({ field, operator: '=', valueSource: 'value', value })));
  return { method: 'POST', path: '/api/query-builder/filter/contact', body: { query: { combinator: 'or', rules } } };
}

/** The steps that look for the contact right before sending: each changes nothing, the next only if it found none. */
export function findSteps(emails: readonly string[], phones: readonly string[]): Step[] {
  const steps: Step[] = [];
  const add = (id: string, label: string, request: RequestSpec) => {
    const before = steps.at(-1);
    steps.push({ id, label, request, safe: true, ...(before === undefined ? {} : { unless: before.id }) });
  };
  emails.slice(0, 2).forEach((email, index) => {
    if (index === 0) add('findByEmail', 'Look for the contact by e-mail', searchRequest(email));
    else add('findBySecondEmail', 'Look for the contact by the second e-mail', searchRequest(email));
  });
  if (phones.length > 0) add('findByPhone', 'Look for the contact by phone', phoneQuery(phones));
  return steps;
}

/** Whether the contact has what was searched for, to the letter (phones: to the digit). */
export function matches(contact: Contact, request: RequestSpec): boolean {
  const email = request.query?.search;
  if (email !== undefined) return contact.emails.some((text) => holdsEmail(text, email));
  const query = isRecord(request.body) ? request.body.query : undefined;
  const wanted = recordsIn(query, 'rules').map((rule) => textAt(rule, 'value'));
  return contact.phones.some((text) => wanted.some((number) => holdsPhone(text, number)));
}
