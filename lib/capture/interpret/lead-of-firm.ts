import type { Find } from './finds.ts';
import { headed } from './firm.ts';
import { sameAsMailbox } from './text/mailbox.ts';

/**
 * A page that shows one firm with its address and its number, and no person's record: the firm is the lead. Empty when
 * the page gives no full address with a number beside it, as articles and shops do not.
 */
export function leadOfFirm(finds: readonly Find[]): Find[] {
  const addresses = finds.filter(
    ({ field, party, address }) =>
      field === 'address' && party !== 'other' && address?.street && (address.postalCode || address.state),
  );
  const phones = finds.filter(({ field, party }) => field === 'phone' && party !== 'other');
  const [address] = mostRepeated(addresses, ({ address: parts }) =>
    `${parts?.street} ${parts?.postalCode}`.toLowerCase(),
  );
  if (!address || phones.length === 0) return [];
  const distinct = new Set(addresses.map(({ address: parts }) => parts?.postalCode || parts?.street));
  if (distinct.size > 3) return [];
  const away = ({ block }: Find) => Math.abs(block - address.block);
  const near = phones.filter((find) => away(find) < 60).sort((a, b) => away(a) - away(b));
  const [phone] = mostRepeated(near.length > 0 ? near : phones, ({ value }) => value.replace(/\D/g, '').slice(-10));
  const [company] = finds
    .filter(({ field }) => field === 'companyName')
    .sort((a, b) => rank(b, address) - rank(a, address) || b.confidence - a.confidence);
  // A foot of the page with an address of its own speaks of the directory.
  const elsewhere =
    address.party !== 'site' &&
    addresses.some(({ party, address: at }) => party === 'site' && at?.postalCode !== address.address?.postalCode);
  const [email] = mostRepeated(
    finds
      .filter(
        ({ field, party, value, block }) =>
          field === 'email' &&
          party !== 'other' &&
          !(party === 'site' && elsewhere) &&
          // What stands closer to another address is that office's.
          !addresses.some(
            (other) => !sameCode(other, address) && Math.abs(other.block - block) < Math.abs(address.block - block),
          ) &&
          !/^(?:privacy|abuse|legal)\b/i.test(value),
      )
      .sort((a, b) => away(a) - away(b)),
    ({ value }) => value.toLowerCase(),
  );
  const [website] = finds.filter(({ field, party }) => field === 'website' && party !== 'other');
  // "Steve Flint" beside steve@…: whom one writes to there.
  const people = finds.filter(({ field, value }) => field === 'name' && email && sameAsMailbox(value, email.value));
  const person = new Set(people.map(({ value }) => value)).size === 1 ? people[0] : undefined;
  return [person, company, phone, address, email, website]
    .filter((find): find is Find => find !== undefined)
    .map((find) => ({ ...find, party: 'lead' as const }));
}

const sameCode = (one: Find, other: Find) => one.address?.postalCode === other.address?.postalCode;

/** What a page of a directory is headed by, over an address in its own part, is the firm; the site's name is not. */
const rank = (find: Find, address: Find) =>
  Number(find.evidence.text === headed && address.party === 'unknown' && find.block < address.block);

/** The finds of the value that stands most often, the first of them first. */
function mostRepeated(finds: readonly Find[], key: (find: Find) => string): Find[] {
  const groups = new Map<string, Find[]>();
  for (const find of finds) {
    const group = groups.get(key(find));
    if (group) group.push(find);
    else groups.set(key(find), [find]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}
