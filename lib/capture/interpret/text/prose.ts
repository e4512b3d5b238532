import { findAddresses } from '../../../lead/address.ts';
import { findEmails } from '../../../lead/email.ts';
import { looksLikeName } from '../../../lead/name.ts';
import { findPhones } from '../../../lead/phone.ts';
import type { CaptureContext } from '../../capture.ts';
import type { Find } from '../finds.ts';
import { authorsOf, writerOf } from './chat.ts';
import { sameAsMailbox } from './mailbox.ts';
import { findPeople, type Mention } from './people.ts';
import { find, findsOfPlace } from './settle.ts';
import { closingWords, type Signature } from './signature.ts';
import { noted } from './signature-pieces.ts';
import { titleWord } from './title-words.ts';
import { type Contact, listing, ofRelative, ownerOf, sameName } from './whose.ts';

const most = 60_000;

const farewell = /\b(?:thanks|thank you|regards|best|sincerely|cheers)[,!.]?\s*$/i;

/**
 * The lead of sentences: who is spoken about as wanting something, and which of the numbers, addresses and mailboxes
 * are theirs rather than the writer's, a colleague's or a go-between's.
 */
export function readProse(all: string, context: CaptureContext, signature: Signature | undefined): Find[] {
  const text = all.slice(0, most);
  if (!text.trim()) return [];
  const authors = authorsOf(text);
  const contacts = contactsOf(text, context);
  // "Fresno CA" within an address is nobody.
  const spans = [...authors, ...contacts.filter((c) => c.field === 'address')];
  const people = findPeople(text).filter((m) => !spans.some((a) => m.start < a.end && m.end > a.start));
  for (const author of authors)
    people.push({
      name: author.name,
      start: author.start,
      end: author.end,
      certainty: 0.7,
      lead: -0.7,
      why: 'wrote the message',
    });
  people.sort((a, b) => a.start - b.start);
  // A line of a card that looks like a name is where its owner works.
  const [from, to] = signature ? [lineStart(text, signature.from), lineStart(text, signature.to + 1)] : [0, 0];
  const picked = choose(
    people.filter(
      (m) =>
        m.start < from ||
        m.start >= to ||
        sameName(m.name, signature?.name ?? '') ||
        !/(?:^|\n)\s*$/.test(text.slice(0, m.start)) ||
        !/^\s*(?:\n|$)/.test(text.slice(m.end)),
    ),
    signature,
    contacts,
  );
  const writer = picked.mention || picked.signature ? undefined : writerOf(authors, contacts);
  const chosen: Choice = writer
    ? { mention: { ...writer, certainty: 0.7, lead: 0, why: 'wrote the message' }, score: 0.8, signature: false }
    : picked;
  const finds: Find[] = [];
  const at = (start: number) => `line ${text.slice(0, start).split('\n').length}`;
  const sold = listing.test(text);
  if (chosen.signature && signature)
    finds.push(...signature.finds.map((f) => (sold && places.has(f.field) ? { ...f, party: 'other' as const } : f)));
  const chosenName = fuller(chosen.mention?.name, text);
  if (chosen.mention && chosenName)
    finds.push(
      find('name', chosenName, Math.min(0.95, 0.45 + 0.3 * chosen.score), {
        source: 'text',
        text: `${at(chosen.mention.start)}, ${chosen.mention.why}`,
      }),
    );
  const behind = chosen.mention ? text.slice(chosen.mention.end, chosen.mention.end + 100) : '';
  const [, job = '', employer = ''] = postBehind.exec(behind) ?? [];
  const firm = titleWord.test(job) ? employer.trim() : firmBehind(behind.slice(0, 80));
  if (firm && firm === employer.trim())
    finds.push(find('jobTitle', job, 0.6, { source: 'text', text: 'behind the name' }));
  if (firm && !spans.some((a) => text.slice(a.start, a.end).includes(firm)))
    finds.push(
      find('companyName', firm, 0.6, { source: 'text', text: `${at(chosen.mention?.start ?? 0)}, behind the name` }),
    );
  const others = people.filter((m) => (chosenName ? !sameName(m.name, chosenName) : true));
  for (const m of others.slice(0, 6))
    finds.push(find('name', m.name, m.certainty * 0.6, { source: 'text', text: at(m.start) }, { party: 'other' }));
  const signed = chosen.signature && signature ? lineStart(text, signature.from) : text.length;
  const signedEnd = chosen.signature && signature ? lineStart(text, signature.to + 1) : text.length;
  // What stands on the card of who writes about somebody else is the writer's.
  const ofWriter =
    !chosen.signature &&
    chosenName !== undefined &&
    !sameName(chosenName, signature?.name ?? '') &&
    farewell.test(text.slice(0, from));
  let streets = chosen.signature && signature?.finds.some((f) => f.field === 'street') ? 1 : 0;
  for (const contact of contacts) {
    const kind = contact.field === 'address' ? 'street' : contact.field;
    if (contact.start >= signed && (contact.start < signedEnd || signature?.finds.some((f) => f.field === kind)))
      continue;
    const owner = ownerOf(contact, text, people, authors, chosen.mention);
    // Where homes are sold, an address under a card is the home's.
    const offered = sold && contact.field === 'address' && chosen.signature;
    const party: Find['party'] =
      owner === 'other' || offered || (ofWriter && contact.start >= from && contact.start < to) ? 'other' : 'lead';
    const evidence = {
      source: 'text',
      text: at(contact.start),
      quote: text.slice(Math.max(0, contact.start - 40), contact.end + 20).replace(/\s+/g, ' '),
    };
    if (contact.field !== 'address') {
      finds.push(
        find(contact.field, contact.value, party === 'lead' ? 0.85 : 0.4, evidence, { party, label: contact.label }),
      );
      continue;
    }
    const found = contact.address;
    if (!found) continue;
    // A town elsewhere in the text is that of a street without one; it may also say in which state that is.
    const town = finds.find(({ field, party: of }) => field === 'city' && of === 'lead')?.value;
    const completes = !found.address.street && (town === undefined || town === found.address.city);
    if (party === 'other' || (streets > 0 && !completes))
      finds.push(find('address', contact.value, 0.4, evidence, { party: 'other' }));
    else {
      if (found.address.street) streets++;
      finds.push(...findsOfPlace(found.address, found.confidence, evidence));
    }
  }
  const card = text.slice(signed, signedEnd);
  // What is said in a chat after a card of the lead goes on about them.
  const signs = chosen.signature && authors.length === 0;
  const body = signs ? quotedIn(text) || text.slice(0, signed).trim() || saidOn(card) : text.trim();
  if (
    body &&
    (finds.some((f) => f.party === 'lead' && f.field !== 'notes') || chosen.mention) &&
    (!chosen.signature || /[.!?]|\s\S+\s\S+\s\S+\s/.test(body))
  ) {
    finds.push(find('notes', tidy(body), 0.6, { source: 'text', text: 'the whole text', quote: body }));
  }
  return finds;
}

/** "This is Noelle …", and at the end "Noelle Bascombe": the fullest form that the text has of a given name. */
function fuller(name: string | undefined, text: string): string | undefined {
  if (!name || /\P{L}/u.test(name)) return name;
  for (const [whole] of text.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])${name} \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?`, 'gu'),
  ))
    if (looksLikeName(whole) >= 0.5) return whole;
  return name;
}

/** What a notice quotes of the lead's own words. */
function quotedIn(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => /^["“]([^"“”]{25,3000})["”]$/.exec(line.trim())?.[1] ?? [])
    .join('\n');
}

/** A sentence between the lines of a card, as people note it under a number. */
function saidOn(card: string): string {
  return card
    .split('\n')
    .filter(
      (line) =>
        noted.test(line) ||
        (line.length >= 30 && !/[@\d]{3}/.test(line) && /(?:\p{Ll}{2,} ){3,}\p{Ll}{2,}/u.test(line)),
    )
    .join('\n');
}

const places = new Set<Find['field']>(['street', 'street2', 'city', 'state', 'postalCode', 'county', 'country']);

/** ", plant mgr, Lakeside Foods." behind a name. */
const postBehind = /^, ([^,.\n]{2,40}), (\p{Lu}[^,.\n]{2,50})(?=[.,;\n]|$)/u;

/** "Ms. Wu from Harbor Dental", "Kate Winslow @ ABC Widgets": two capitalised words or more are a firm, one may be a town. */
function firmBehind(text: string): string {
  const match =
    /^,? (?:(?:over |down |out )?(?:from|with|w\/|@|at|of)(?: the)?) ((?:\p{Lu}[\p{L}\p{N}&'’-]{0,20})(?: (?:\p{Lu}[\p{L}\p{N}&'’-]{0,20}|&|of|and(?= \p{Lu}))){1,4})/u.exec(
      text,
    );
  return match?.[1] &&
    !/,? [A-Z]{2}$/.test(match[1]) &&
    !/^ ?(?:in|from|at) .{2,30}, [A-Z]{2}\b/.test(text) &&
    looksLikeName(match[1]) < 0.8
    ? match[1]
    : '';
}

function contactsOf(text: string, context: CaptureContext): Contact[] {
  const contacts: Contact[] = [];
  const addresses = findAddresses(text, context.country)
    .filter((a) => a.confidence >= 0.5)
    .slice(0, 12);
  for (const a of addresses)
    contacts.push({
      field: 'address',
      value: text.slice(a.start, a.end),
      start: a.start,
      end: a.end,
      label: '',
      address: a,
    });
  for (const p of findPhones(text, context.country).slice(0, 20)) {
    if (addresses.some((a) => p.start < a.end && p.end > a.start)) continue;
    contacts.push({
      field: 'phone',
      value: text.slice(p.start, p.end),
      start: p.start,
      end: p.end,
      label: p.phone.type ?? '',
    });
  }
  for (const e of findEmails(text).slice(0, 20))
    contacts.push({ field: 'email', value: e.email, start: e.start, end: e.end, label: '' });
  // A street with its town says more than one without, that more than a town alone, and one's own more than a relative's.
  const rank = ({ address, start }: Contact) => {
    if (!address) return 0;
    const { street, city } = address.address;
    return street ? (ofRelative(text, start) ? 2 : city ? 0 : 1) : 3;
  };
  return contacts.sort((a, b) => rank(a) - rank(b) || a.start - b.start);
}

interface Choice {
  readonly mention?: Mention;
  readonly score: number;
  readonly signature: boolean;
}

/** The lead among those named; the writer of a signed text when nobody else is spoken of as one. */
function choose(people: readonly Mention[], signature: Signature | undefined, contacts: readonly Contact[]): Choice {
  let best: Mention | undefined;
  let top = 0;
  for (const mention of people) {
    if (mention.lead < -0.2) continue;
    if (people.some((m) => m !== mention && m.lead < -0.5 && sameName(m.name, mention.name))) continue;
    let score = mention.lead + mention.certainty * 0.5;
    if (contacts.some((c) => c.field === 'email' && sameAsMailbox(mention.name, c.value))) score += 0.4;
    if (contacts.some((c) => c.start >= mention.end && c.start - mention.end < 60)) score += 0.25;
    if (score > top + 0.001) {
      top = score;
      best = mention;
    }
  }
  const signed = signature !== undefined && (signature.certainty >= 0.5 || !best);
  if (signed && signature) {
    const same = best && sameName(best.name, signature.name);
    // "Owner, Takahashi Bonsai" on the card of Owen Takahashi.
    const ownFirm = signature.finds.some((f) => f.field === 'companyName' && best && f.value.includes(best.name));
    // "Can you call Bob Henderson at 303-555-0142? Thanks, Jess": Bob is the lead, Jess wrote.
    const spokenOf =
      best &&
      !same &&
      !ownFirm &&
      best.lead >= 0.9 &&
      contacts.some((c) => best && c.start > best.end && c.start - best.end < 80);
    if (!spokenOf) return { score: 1, signature: true };
  }
  // Somebody merely named is the lead only where the text is about nobody else.
  if (
    best &&
    (top >= 0.75 ||
      (people.filter((m) => m.lead >= -0.2).length === 1 &&
        contacts.some((c) => c.field !== 'address' || (best?.lead ?? 0) > 0) &&
        best.certainty >= 0.6))
  )
    return { mention: best, score: top, signature: false };
  return { score: 0, signature: false };
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(/\n.*$/, (last) => (closingWords.test(last.trim()) ? '' : last))
    .trim();
}
