import type { Lead } from '../../lead/lead.ts';
import { recordsIn, textAt } from '../answers.ts';
import type { Duplicate, Read } from '../define.ts';
import { holdsEmail, holdsPhone, mostTerms, waysToWrite } from '../phones.ts';

/** A client as far as it is shown. The answer's secret `token` is dropped here, on reading. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly emails: string;
  readonly phones: string;
  readonly address: string;
  readonly archived: boolean;
  readonly onHold: boolean;
  /** The client that this one was merged into, '' if none. */
  readonly mergedInto: string;
}

/** "it can return anywhere from 0 to 50": a full page means there may be another. */
const pageSize = 50;
/** 1,000 clients with one prefix: whoever has more needs a longer search term. */
const mostPages = 20;

/** All pages of a prefix search. */
export async function searchClients(read: Read, field: 'email' | 'phone', term: string): Promise<Client[]> {
  const clients: Client[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const answer = await read({
      method: 'GET',
      path: '/api/v1/clients/search_by_field',
      query: { search_field: field, search_term: term, page: String(page) },
    });
    const records = recordsIn(answer, 'clients', 'data');
    clients.push(...records.map(clientOf));
    if (records.length < pageSize) break;
  }
  return clients.filter((client) => client.id !== '');
}

function clientOf(record: Readonly<Record<string, unknown>>): Client {
  const text = (...keys: string[]) => keys.map((key) => textAt(record, key)).filter(Boolean);
  const person = text('first_name', 'last_name').join(' ');
  return {
    id: textAt(record, 'id'),
    name: text('name')[0] ?? (person || textAt(record, 'company_name')),
    emails: textAt(record, 'email'),
    phones: text('phone', 'mobile').join(' / '),
    address: text('bill_addr_1', 'bill_addr_2', 'bill_addr_city', 'bill_addr_state', 'bill_addr_postal_code').join(
      ', ',
    ),
    archived: record.is_archived === true,
    onHold: record.on_hold === true,
    mergedInto: textAt(record, 'merged_to_client_id'),
  };
}

/**
 * Clients who may be this lead, by every e-mail and every way its phones may be written (SingleOps
 * compares the beginning of the text), merged by id, exact ones first. A prefix hit that is not the
 * lead's very address or number is a candidate and no match.
 */
export async function findClients(read: Read, lead: Pick<Lead, 'emails' | 'phones'>): Promise<Duplicate[]> {
  const found = new Map<string, { client: Client; matched: Set<string> }>();
  const take = (clients: readonly Client[], by: string, matches: (client: Client) => boolean) => {
    for (const client of clients) {
      const entry = found.get(client.id) ?? { client, matched: new Set<string>() };
      if (matches(client)) entry.matched.add(by);
      found.set(client.id, entry);
    }
  };
  for (const email of lead.emails.slice(0, mostTerms)) {
    take(await searchClients(read, 'email', email), 'email', (client) => holdsEmail(client.emails, email));
  }
  for (const { number } of lead.phones.slice(0, mostTerms)) {
    const results = await Promise.all(waysToWrite(number).map((term) => searchClients(read, 'phone', term)));
    for (const clients of results) take(clients, 'phone', (client) => holdsPhone(client.phones, number));
  }
  return [...found.values()]
    .map(({ client, matched }) => duplicateOf(client, [...matched]))
    .toSorted((a, b) => b.matched.length - a.matched.length);
}

function duplicateOf(client: Client, matched: readonly string[]): Duplicate {
  const { id, name, emails, phones, address, archived, onHold, mergedInto } = client;
  const use = mergedInto || id;
  return {
    kind: 'client',
    id,
    title: name || `Client ${id}`,
    lines: [
      emails,
      phones,
      address,
      archived ? 'Archived' : '',
      onHold ? 'On hold' : '',
      mergedInto === '' ? '' : `Merged into client ${mergedInto}`,
    ].filter(Boolean),
    matched,
    exact: matched.length > 0,
    actions: [{ label: 'Use this client', values: { clientId: use, 'clientId.label': name || `Client ${use}` } }],
  };
}
