import type { Lead } from '../../lead/lead.ts';
import { recordsIn, textAt } from '../answers.ts';
import type { Duplicate, Option, Read } from '../define.ts';
import { holdsEmail, holdsPhone, mostTerms, waysToWrite } from '../phones.ts';
import { type Contact, contactsIn, pageSize, phoneQuery, phoneRequest, searchRequest } from './contact.ts';

/** 500 contacts for one term: whoever has more needs a better one. */
const mostPages = 10;
/** Contacts whose open leads are read; more exact matches than that are a mess that people must sort out. */
const mostContacts = 5;

/** Contacts whose texts a search finds, all pages. */
export async function searchContacts(read: Read, term: string): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (let page = 0; page < mostPages; page++) {
    const found = contactsIn(await read(searchRequest(term, page * pageSize)));
    contacts.push(...found);
    if (found.length < pageSize) break;
  }
  return contacts;
}

/** A contact by phone, where "not found" may come as status 404: the page documents neither shape nor status. */
async function byPhone(read: Read, phone: string): Promise<Contact[]> {
  try {
    return contactsIn(await read(phoneRequest(phone)));
  } catch (error) {
    if ((error as { status?: unknown } | null)?.status === 404) return [];
    throw error;
  }
}

/** An open lead of a contact, as far as it is shown. */
export interface OpenLead {
  readonly id: string;
  readonly subject: string;
  readonly description: string;
  readonly createdAt: string;
  readonly stage: string;
  readonly source: string;
  readonly franchise: string;
}

/** `GET /api/contact/{contact}/lead/open`. The page types the id as a number, but all its ids are UUIDs. */
export async function openLeads(read: Read, contact: string): Promise<OpenLead[]> {
  const answer = await read({ method: 'GET', path: `/api/contact/${encodeURIComponent(contact)}/lead/open` });
  return recordsIn(answer, 'leads', 'data')
    .map((record) => ({
      id: textAt(record, 'id'),
      subject: textAt(record, 'subject'),
      description: textAt(record, 'description'),
      createdAt: textAt(record, 'dateCreated'),
      stage: textAt(record.stage, 'id'),
      source: textAt(record.source, 'id'),
      franchise: textAt(record.franchise, 'id'),
    }))
    .filter((lead) => lead.id !== '');
}

/** Names of stages by id. */
export async function stageNames(read: Read): Promise<ReadonlyMap<string, string>> {
  const records = recordsIn(await read({ method: 'GET', path: '/api/stage' }), 'stages', 'data');
  return new Map(records.map((record) => [textAt(record, 'id'), textAt(record, 'name')]));
}

/** Contacts with exactly one of these e-mails or phones. */
export async function contactsLike(
  read: Read,
  emails: readonly string[],
  phones: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const found = new Map<string, Contact>();
  for (const email of emails) {
    for (const contact of await searchContacts(read, email)) {
      if (contact.emails.some((text) => holdsEmail(text, email))) found.set(contact.id, contact);
    }
  }
  for (const contact of phones.length === 0 ? [] : contactsIn(await read(phoneQuery(phones)))) {
    if (contact.phones.some((text) => phones.some((phone) => holdsPhone(text, phone)))) found.set(contact.id, contact);
  }
  return [...found.values()].map(({ id, name }) => ({ id, title: name || id }));
}

/** Contacts who may be this lead, exact ones first, and the open leads of the exact ones. */
export async function findContacts(read: Read, lead: Pick<Lead, 'emails' | 'phones'>): Promise<Duplicate[]> {
  const found = new Map<string, { contact: Contact; matched: Set<string> }>();
  const take = (contacts: readonly Contact[], by: string, matches: (contact: Contact) => boolean) => {
    for (const contact of contacts) {
      const entry = found.get(contact.id) ?? { contact, matched: new Set<string>() };
      if (matches(contact)) entry.matched.add(by);
      found.set(contact.id, entry);
    }
  };
  for (const email of lead.emails.slice(0, mostTerms)) {
    take(await searchContacts(read, email), 'email', ({ emails }) => emails.some((text) => holdsEmail(text, email)));
  }
  for (const { number } of lead.phones.slice(0, mostTerms)) {
    const results = await Promise.all(waysToWrite(number).map((way) => byPhone(read, way)));
    for (const contacts of results) {
      take(contacts, 'phone', ({ phones }) => phones.some((text) => holdsPhone(text, number)));
    }
  }
  const contacts = [...found.values()].toSorted((a, b) => b.matched.size - a.matched.size);
  const exact = contacts.filter(({ matched }) => matched.size > 0).slice(0, mostContacts);
  const stages = exact.length === 0 ? new Map<string, string>() : await stageNames(read);
  const leads: Duplicate[] = [];
  for (const { contact, matched } of exact) {
    for (const open of await openLeads(read, contact.id)) leads.push(leadCard(open, contact, [...matched], stages));
  }
  return [...contacts.map(({ contact, matched }) => contactCard(contact, [...matched])), ...leads];
}

function contactCard(contact: Contact, matched: readonly string[]): Duplicate {
  const title = contact.name || `Contact ${contact.id}`;
  return {
    kind: 'contact',
    id: contact.id,
    title,
    lines: [contact.emails.join(', '), contact.phones.join(', '), contact.address].filter(Boolean),
    matched,
    exact: matched.length > 0,
    actions: [
      {
        label: 'Use this contact',
        values: { contactId: contact.id, 'contactId.label': title, copyOf: '', 'copyOf.label': '' },
      },
    ],
  };
}

function leadCard(
  open: OpenLead,
  contact: Contact,
  matched: readonly string[],
  stages: ReadonlyMap<string, string>,
): Duplicate {
  const title = open.subject || `Lead ${open.id}`;
  const named = (id: string, kind: string): Option[] =>
    id === '' ? [] : [{ value: id, label: `${kind} of “${title}”` }];
  const learned = { source: named(open.source, 'Source'), franchise: named(open.franchise, 'Franchise') };
  return {
    kind: 'lead',
    id: open.id,
    title,
    lines: [
      `Open lead of ${contact.name || contact.id}`,
      open.createdAt.slice(0, 10),
      open.stage === '' ? '' : `Stage: ${stages.get(open.stage) || open.stage}`,
    ].filter(Boolean),
    matched,
    exact: true,
    actions: [
      {
        label: 'Copy to another department or franchise',
        values: {
          copyOf: open.id,
          'copyOf.label': title,
          contactId: contact.id,
          'contactId.label': contact.name || contact.id,
        },
      },
    ],
    learned: Object.fromEntries(Object.entries(learned).filter(([, options]) => options.length > 0)),
  };
}
