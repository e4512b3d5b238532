import type { FoundAddress } from '../../../lead/address.ts';
import { parseName } from '../../../lead/name.ts';
import { roleOfLabel } from '../labels.ts';
import { type Author, ourSide } from './chat.ts';
import { sameAsMailbox } from './mailbox.ts';
import type { Mention } from './people.ts';

/** A number, mailbox or address that a text of sentences gives. */
export interface Contact {
  readonly field: 'phone' | 'email' | 'address';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly address?: FoundAddress;
}

const theirs =
  /\b(?:his|her|their|customer'?s?|client'?s?|homeowner'?s?|owner'?s?|lead'?s?)(?:’s)? (?:(?:own|direct|best|home|work|personal|email|e-mail|phone|cell|mobile|number|#|contact|address|house|place) ?){1,3}(?:is|:|#|at)?\s*$/i;
const mine =
  /\b(?:my|our|mi|mon|ma|meine?|mio|mia|meu|minha|mijn) (?:(?:own|new|other|direct|best|home|work|office|email|e-mail|phone|cell|mobile|number|line|desk|#|cel|celular|n[uú]mero|num[eé]ro|nummer|tel[eé]fono|t[eé]l[eé]phone|portable|correo|handy) ?){0,3}(?:is|:|#|at)?\s*(?:(?:x|ext\.?) ?\d{1,6},? (?:or|and)\s*)?$|\b(?:i['’]?m|i am|(?:reach|call|text) me) (?:at|on)\s*$/i;

/** "Call back from your Google Voice number (616) 555-0100": what the one who reads has. */
const readers =
  /\byour (?:\p{L}[\p{L}'’-]{1,20} ){0,3}(?:number|line|phone|office|cell|mobile|e-?mail|address)(?: (?:is|at|on))?:?\s*$/iu;
/** Right under "Acme Inc., 350 Mission Street, …". */
const underFirm = /\b(?:Inc|LLC|Ltd|Corp|GmbH|Co)\b\.?,? [^\n]*\d[^\n]*\n[^\n\d]{0,20}\(?$/;
const relative =
  /\b(?:son|daughter|wife|husband|spouse|neighbou?r|tenant|assistant|secretary|agent|realtor|brother|sister|mother|father|mom|dad|friend|manager|adjuster|caretaker|housekeeper|superintendent)\b/i;
/** "husband Ray 603 555 0145". */
export const relativeBefore: RegExp =
  /\b(?:(?:my|our) tenant|realtor|caretaker|adjuster|husband|wife|spouse|son|daughter|brother|sister|mother|father|neighbou?r|assistant|manager|foreman|superintendent)(?:['’]s)?,? (?:\p{Lu}[\p{L}'’-]+,? ){0,2}(?:(?:cell|phone|number|is|at|on|#):? ?){0,2}\(?$/u;
/** A house for sale is what somebody asks about, not where they live. */
export const listing: RegExp =
  /\b(?:mls|mlsid|listing|listed|for sale|for rent|move[- ]?in|rental|lease|open house|showing|asking price)\b|\$\d{3},\d{3}|\b\d (?:bd|bds|beds?|ba|baths?|bedrooms?)\b/i;
const listedBefore =
  /(?:interested in|inquir\w{2,6} about|about|asking about|tour(?:ing)?(?: of)?|showing(?: of| at| for)?|listing(?: at)?|property(?: at)?|see|seeing|view(?:ing)?|visit(?:ing)?|sale at|rent at|schedule .{0,20})\s{0,2}(?:your |the |this )?(?:property |listing |home |house )?(?:at |on |: ?)?\s{0,2}$/i;

/** Whose a contact is: the lead's, or of somebody else whom the text names. */
export function ownerOf(
  contact: Contact,
  text: string,
  people: readonly Mention[],
  authors: readonly Author[],
  chosen: Mention | undefined,
): 'lead' | 'other' {
  const before = text.slice(Math.max(0, contact.start - 45), contact.start);
  if (ourSide.test(authors.findLast((a) => a.end <= contact.start)?.name ?? '')) return 'other';
  const line = text.slice(text.lastIndexOf('\n', contact.start - 1) + 1, contact.start);
  const label = /^\s{0,4}(\p{L}[^:\n]{1,38})(?::| - )/u.exec(line)?.[1];
  if (label && !/^(?:hi|hello|hey|dear)\b/i.test(label) && roleOfLabel(label) === 'other') return 'other';
  // "Acme Inc., 350 Mission Street": where a firm is, under a notification.
  if (contact.field === 'address' && /(?:\b(?:Inc|LLC|Ltd|Corp|GmbH|Co)\b\.?|©[^\n]{0,40}),? {0,2}$/.test(before))
    return 'other';
  if (contact.field === 'phone' && underFirm.test(text.slice(Math.max(0, contact.start - 160), contact.start)))
    return 'other';
  if (contact.field === 'email') {
    const match = people.find((m) => sameAsMailbox(m.name, contact.value));
    if (match)
      return chosen && sameName(match.name, chosen.name)
        ? 'lead'
        : chosen
          ? 'other'
          : match.lead < -0.5
            ? 'other'
            : 'lead';
  }
  if (
    contact.field === 'address' &&
    listedBefore.test(text.slice(Math.max(0, contact.start - 60), contact.start)) &&
    listing.test(text)
  )
    return 'other';
  const [related = ''] = (contact.field === 'phone' && relativeBefore.exec(before)) || [];
  // "her father Earl Long, …": the relative may be the lead.
  if (related && !(chosen && related.includes(chosen.name.split(' ').at(-1) ?? ''))) return 'other';
  // "My husband Grady can do it, he's at 843-555-0190".
  const spoken = text.slice(lastStop(text, contact.start), contact.start);
  if (contact.field === 'phone' && /\b(?:he|she)(?:['’]s| is) (?:at|on) {0,2}$/i.test(before) && relative.test(spoken))
    return 'other';
  if (theirs.test(before)) {
    const said = text.slice(lastStop(text, contact.start), contact.start);
    return /\b(?:his|her|their)\b/i.test(before) && relative.test(said) ? 'other' : 'lead';
  }
  if (readers.test(before)) return 'other';
  if (mine.test(before)) {
    const written = authors.findLast((a) => a.end <= contact.start);
    if (written) return chosen && sameName(written.name, chosen.name) ? 'lead' : chosen ? 'other' : 'lead';
    return 'lead';
  }
  // "My desk is x4410 or 763-555-0104": of whoever writes it in a chat.
  const writer = /\b(?:my|mine)\b/i.test(text.slice(lastStop(text, contact.start), contact.start))
    ? authors.findLast((a) => a.end <= contact.start)
    : undefined;
  if (writer && chosen && !sameName(writer.name, chosen.name)) return 'other';
  if (!chosen)
    return people.some((m) => m.lead < -1 && m.end <= contact.start && contact.start - m.end < 60) &&
      contact.field !== 'address'
      ? 'other'
      : 'lead';
  // The one named last in the same sentence or line, else the one who is named right behind.
  const sentence = Math.max(text.lastIndexOf('\n\n', contact.start), lastStop(text, contact.start));
  const named = people.filter(
    (m) => m.end <= contact.start && m.start >= sentence && m.lead !== -0.7 && (m.certainty >= 0.6 || m.lead > 0.5),
  );
  const last = named.at(-1);
  if (last)
    return sameName(last.name, chosen.name) || contact.field === 'address'
      ? 'lead'
      : last.lead > -0.2 && last.start > chosen.start && contact.start - last.end > 80
        ? 'lead'
        : 'other';
  return 'lead';
}

/** "… my brother, who lives next door, at 12 Elm St": an address in a sentence that speaks of somebody near the writer. */
export function ofRelative(text: string, start: number): boolean {
  const said = text.slice(lastStop(text, start), start);
  return (
    relative.test(said) &&
    !/\b(?:i['’]?m|i am|we['’]?re|we are|(?:my|our) (?:address|house|home|place)|(?:i|we) live)\b/i.test(said)
  );
}

function lastStop(text: string, before: number): number {
  const near = text.slice(Math.max(0, before - 300), before);
  let stop = -1;
  for (const match of near.matchAll(/(?<!\b(?:Mr|Mrs|Ms|Dr|St|Ave|Rd|\p{Lu}))[.!?](?=\s+\p{Lu})|\n/gu))
    stop = match.index;
  return Math.max(0, before - 300) + stop + 1;
}

/** Whether two names may be one person's: what both give agrees. */
export function sameName(a: string, b: string): boolean {
  const x = parseName(a);
  const y = parseName(b);
  if (!x || !y) return false;
  const fold = (s: string) => s.toLowerCase();
  if (x.lastName && y.lastName && fold(x.lastName) !== fold(y.lastName)) return false;
  if (x.firstName && y.firstName && fold(x.firstName.split(' ')[0] ?? '') !== fold(y.firstName.split(' ')[0] ?? ''))
    return false;
  return Boolean((x.lastName && y.lastName) || (x.firstName && y.firstName));
}
