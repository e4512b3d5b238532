import type { Find } from './finds.ts';
import type { PageRecord } from './record.ts';
import { isFreeMail } from './text/mailbox.ts';

/**
 * The finds of a record that make the lead: labelled values and what stands beside the name. Where nothing is labelled,
 * an e-mail address that resembles the name. Empty when the page shows nobody who can be reached.
 */
export function leadOfRecord({ finds, subject, labelled }: PageRecord): Find[] {
  const own = finds
    .filter((find) => find.party === 'lead' && !(subject && strange(find, subject, finds)))
    .sort((a, b) => rank(b, subject) - rank(a, subject));
  const has = (...fields: Find['field'][]) => own.some(({ field }) => fields.includes(field));
  if (subject && !has('email')) {
    const alike = finds.filter(
      (find) => find.field === 'email' && find.party === 'unknown' && resembles(find.value, subject.name),
    );
    own.push(...alike.slice(0, 1));
  }
  if (subject && !has('phone') && has('email')) {
    // The one number that stands alone in its line.
    const free = finds.filter(
      ({ field, party, evidence }) => field === 'phone' && party === 'unknown' && !isAmidWords(evidence.quote ?? ''),
    );
    if (new Set(free.map(({ value }) => value.replace(/\D/g, '').slice(-10))).size === 1) own.push(...free.slice(0, 1));
  }
  // A street that names no town is in the one town of the page.
  const street = own.some(({ address }) => address?.street && !address.city);
  if (has('city') ? false : street || (subject && !has('address', 'street'))) {
    const all = finds.filter((find) => find.field === 'address' && find.party === 'unknown');
    // The second line of an address says nothing of another one.
    const addresses = all.filter(
      ({ address }) =>
        address?.street || !all.some((other) => other.address?.street && other.address.city === address?.city),
    );
    if (addresses.length === 1 || new Set(addresses.map(({ value }) => value)).size === 1)
      own.push(...addresses.slice(0, 1));
  }
  // A site at the domain of the lead's mail is of the firm that they are with.
  const domains = own.flatMap(({ field, value }) =>
    field === 'email' && !isFreeMail(value) ? [value.toLowerCase().replace(/^.*@/, '')] : [],
  );
  const isTheirs = ({ field, party, value }: Find) =>
    field === 'website' &&
    party !== 'other' &&
    domains.some((domain) =>
      value
        .toLowerCase()
        .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
        .startsWith(domain),
    );
  if (!has('website'))
    own.push(
      ...finds
        .filter(isTheirs)
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, 1),
    );
  const reachable = has('email', 'phone') || (has('address', 'street') && labelled >= 2);
  const known = subject !== undefined || has('firstName', 'lastName', 'name', 'companyName');
  return known && (reachable || labelled >= 3) ? own : [];
}

const numbers = new Set<Find['field']>(['phone', 'extension', 'fax']);

/**
 * Labelled numbers keep the order of the page: "Alt #" says no less than "Insured contact #" above it. A town alone,
 * as where somebody's browser is, says less than a street.
 */
const rank = ({ field, value, evidence, confidence, address }: Find, subject: PageRecord['subject']) => {
  // Whom all agree on comes before whom one label names.
  if (field === 'name' && subject && value !== subject.text) return confidence - 0.1;
  if (numbers.has(field) && evidence.source === 'pair') return 0.85;
  return address && !address.street ? confidence / 2 : confidence;
};

/** An unlabelled address of mail beside the name that speaks of nobody we know, while another one speaks of the lead. */
function strange(find: Find, subject: NonNullable<PageRecord['subject']>, finds: readonly Find[]): boolean {
  // A number amid other words while a label says which the lead's is.
  if (
    find.field === 'phone' &&
    find.evidence.source === 'text' &&
    !find.label &&
    isAmidWords(find.evidence.quote ?? '')
  )
    return finds.some(
      ({ field, party, evidence, confidence }) =>
        field === 'phone' && party === 'lead' && evidence.source === 'pair' && confidence > 0.8,
    );
  if (find.field !== 'email' || find.evidence.source === 'pair' || resembles(find.value, subject.name)) return false;
  return finds.some(
    (other) =>
      other.field === 'email' &&
      (other.party === 'lead' || other.party === 'unknown') &&
      resembles(other.value, subject.name),
  );
}

/** "Dana called 303-555-0142", not "(303) 555-0142 best". */
const isAmidWords = (quote: string) => quote.replace(/[^\p{L}]+/gu, '').length > 9;

/** jwhitaker44@, walter.k@: the mailbox speaks of the first or the last name. */
function resembles(email: string, name: { firstName: string; lastName: string }): boolean {
  const box = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z]/g, '');
  const first = plain(name.firstName.split(' ')[0] ?? '');
  const last = plain(name.lastName);
  return (last.length >= 3 && box.includes(last)) || (first.length >= 3 && box.includes(first));
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
