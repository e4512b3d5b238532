import type { Lead } from '../../lead/lead.ts';
import { isRecord, recordsIn, textAt } from '../answers.ts';
import type { Duplicate, Json, Read, Values } from '../define.ts';
import { holdsEmail, holdsPhone, mostTerms, phonesInOrder, withParentheses } from '../phones.ts';
import { endpoint } from './config.ts';
import { emailEntry, emptySearch, emptySelection, phoneEntry } from './customer-data.ts';

type Entry = Readonly<Record<string, unknown>>;

/** A customer as far as it is shown and compared. Entries stay whole, so that an update keeps what it does not change. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly status: string;
  readonly description: string;
  readonly emails: readonly Entry[];
  readonly phones: readonly Entry[];
  readonly addresses: readonly Entry[];
}

const pageSize = 50;
/** 500 customers with one e-mail or phone: whoever has more has another problem. */
const mostPages = 10;

/** `a=getAllByAdvancedSearch`, all pages. `criteria` go over the page's sample, in which nothing is filled. */
export async function searchCustomers(read: Read, criteria: { readonly [key: string]: Json }): Promise<Customer[]> {
  const customers: Customer[] = [];
  for (let page = 0; page < mostPages; page++) {
    const start = String(page * pageSize);
    const answer = await read({
      method: 'GET',
      path: endpoint,
      query: {
        a: 'getAllByAdvancedSearch',
        startIndex: start,
        numRecords: String(pageSize),
        iDisplayLength: String(pageSize),
        iDisplayStart: start,
        searchData: JSON.stringify({ ...emptySearch, ...criteria }),
        multiSelectData: JSON.stringify(emptySelection),
        objectId: '3',
        territoryType: 'MULTIPLE',
      },
    });
    const records = recordsIn(answer, 'data', 'customers', 'aaData', 'results');
    customers.push(...records.map(customerOf).filter(({ id }) => id !== ''));
    if (records.length < pageSize) break;
  }
  return customers;
}

export const byEmail = (email: string) => ({ emailAddresses: [emailEntry(email)] });
export const byPhone = (number: string) => ({ phoneNumbers: [phoneEntry(withParentheses(number))] });

/** Entries of a list that may hold records or bare texts; the single attribute beside it counts when the list is empty. */
function entriesOf(list: unknown, key: string, single: string): Entry[] {
  const entries = (Array.isArray(list) ? (list as unknown[]) : [])
    .map((item): unknown => (typeof item === 'string' ? { [key]: item } : item))
    .filter(isRecord)
    .filter((item) => textAt(item, key) !== '');
  return entries.length > 0 || single === '' ? entries : [{ [key]: single }];
}

function customerOf(record: Entry): Customer {
  return {
    id: textAt(record, 'customerId'),
    name: textAt(record, 'customerName'),
    number: textAt(record, 'customerNumber'),
    status: textAt(record, 'statusName'),
    description: textAt(record, 'description'),
    emails: entriesOf(record.emailAddresses, 'emailAddress', textAt(record, 'contactEmail')),
    phones: entriesOf(record.phoneNumbers, 'phoneNumber', textAt(record, 'phoneNumber')),
    addresses: recordsIn(record.addresses),
  };
}

export const emailsOf = (customer: Customer) => customer.emails.map((entry) => textAt(entry, 'emailAddress'));
export const phonesOf = (customer: Customer) => customer.phones.map((entry) => textAt(entry, 'phoneNumber'));

/** Customers who may be this lead, by its e-mails and phones, exact ones first. */
export async function findCustomers(read: Read, lead: Lead): Promise<Duplicate[]> {
  const found = new Map<string, { customer: Customer; matched: Set<string> }>();
  const take = (customers: readonly Customer[], by: string, matches: (customer: Customer) => boolean) => {
    for (const customer of customers) {
      const entry = found.get(customer.id) ?? { customer, matched: new Set<string>() };
      if (matches(customer)) entry.matched.add(by);
      found.set(customer.id, entry);
    }
  };
  for (const email of lead.emails.slice(0, mostTerms)) {
    const customers = await searchCustomers(read, byEmail(email));
    take(customers, 'email', (customer) => emailsOf(customer).some((text) => holdsEmail(text, email)));
  }
  for (const { number } of lead.phones.slice(0, mostTerms)) {
    const customers = await searchCustomers(read, byPhone(number));
    take(customers, 'phone', (customer) => phonesOf(customer).some((text) => holdsPhone(text, number)));
  }
  return [...found.values()]
    .toSorted((a, b) => b.matched.size - a.matched.size)
    .map(({ customer, matched }) => card(customer, [...matched], lead));
}

function addressText(entry: Entry | undefined): string {
  if (entry === undefined) return '';
  const text = (key: string) => textAt(entry, key);
  return [text('addressLine1'), text('addressLine2'), text('city'), text('stateCode') || text('state'), text('zipCode')]
    .filter(Boolean)
    .join(', ');
}

function leadAddressText({ address }: Lead): string {
  return [address.street, address.street2, address.city, address.state, address.postalCode].filter(Boolean).join(', ');
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Attribute by attribute, what the customer has and what it would have after the update. Only what differs. */
function differencesOf(
  customer: Customer,
  lead: Lead,
): { attribute: string; label: string; before: string; after: string }[] {
  const phones = phonesOf(customer);
  const emails = emailsOf(customer);
  const newPhones = phonesInOrder(lead)
    .map(({ number }) => withParentheses(number))
    .filter((number) => !phones.some((text) => holdsPhone(text, number)));
  const newEmails = lead.emails.filter((email) => !emails.some((text) => holdsEmail(text, email)));
  const before = addressText(customer.addresses[0]);
  const after = leadAddressText(lead);
  return [
    {
      attribute: 'phoneNumbers',
      label: 'Phone',
      before: phones.join(', '),
      after: [...phones, ...newPhones].join(', '),
    },
    {
      attribute: 'emailAddresses',
      label: 'E-mail',
      before: emails.join(', '),
      after: [...emails, ...newEmails].join(', '),
    },
    {
      attribute: 'addresses',
      label: 'Address',
      before,
      after: after === '' || plain(before) === plain(after) ? before : after,
    },
  ].filter((difference) => difference.before !== difference.after);
}

function card(customer: Customer, matched: readonly string[], lead: Lead): Duplicate {
  const differences = differencesOf(customer, lead);
  const title = customer.name || `Customer ${customer.number || customer.id}`;
  const json = (entries: readonly Entry[]) => entries.map((entry) => JSON.stringify(entry));
  const values: Values = {
    customerId: customer.id,
    'customerId.label': title,
    updateAttributes: differences.map(({ attribute }) => attribute),
    'update.phones': json(customer.phones),
    'update.emails': json(customer.emails),
    'update.addresses': json(customer.addresses),
  };
  return {
    kind: 'customer',
    id: customer.id,
    title,
    lines: [
      emailsOf(customer).join(', '),
      phonesOf(customer).join(', '),
      addressText(customer.addresses[0]),
      customer.number === '' ? '' : `Number ${customer.number}`,
      customer.status,
    ].filter(Boolean),
    matched,
    exact: matched.length > 0,
    actions: differences.length === 0 ? [] : [{ label: 'Update this customer', values }],
    differences: differences.map(({ label, before, after }) => ({ label, before, after })),
  };
}
