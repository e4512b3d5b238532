import { parseName } from '../../lead/name.ts';
import type { PersonName } from '../capture.ts';
import type { Find, Party } from './finds.ts';
import { outgoingHint } from './messages.ts';
import { headsOthers, otherPerson } from './other-person.ts';
import type { PageView } from './page-view.ts';
import type { PagePair } from './pairs.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';
import type { Rows } from './rows.ts';
import { columnByColumn } from './rows-of-pairs.ts';
import { type Subject, sameName } from './subject.ts';

/** Says whose a value on a record is, by what stands around it. */
export interface Owner {
  ofPair(pair: PagePair): Party;
  ofFind(find: Find): Party;
}

const wrong = /wrong (?:number|email)|bounced|invalid|do not (?:call|use)|disconnected|out of service/i;

const ofCustomer = /^(?:customer|shopper|buyer|client|lead|consumer) (?:comments?|message|questions?)$/i;

const bold = /^(?:b|strong|legend|caption|summary)$/;

/** "Desmond R.: …": who said what follows. */
const spoken = /^(\p{Lu}[\p{L}'’-]{1,20} \p{Lu}[\p{L}'’.-]{0,20}): /u;

export function createOwner(
  view: PageView,
  pairs: readonly PagePair[],
  rows: Rows,
  subject: Subject | undefined,
): Owner {
  const modal = view.blocks.findIndex((block) => block.marks?.includes('m') && block.role?.includes('dialog'));
  const modalEnd = modal >= 0 ? (view.last[modal] ?? modal) : -1;
  const theirs = blocksOfOthers(view, pairs, subject);
  const reader = ofReader(pairs);
  // What a label gives to the customer is theirs in a history too.
  const [comments, more] = pairs.filter(({ label }) => ofCustomer.test(label));
  const cards = cardsOf(view, subject);
  const labelled = new Set<number>();
  for (const { labelBlock, valueBlock } of pairs) {
    labelled.add(labelBlock);
    for (let i = valueBlock; i <= (view.last[valueBlock] ?? valueBlock); i += 1) labelled.add(i);
  }

  function ofBlock(block: number): Party {
    if (modal >= 0 && (block < modal || block > modalEnd)) return 'other';
    const region = view.regionOf(block);
    if (region === 'footer' || region === 'header' || region === 'nav') return 'site';
    const row = rows.rowOf(block);
    if (row >= 0 && !rows.selected(row)) return 'other';
    if (view.marked(block, 's')) return 'other';
    if (theirs.has(block)) return 'other';
    for (let heading = view.headingOf(block); heading; heading = heading.above) {
      if (subject && namesSubject(heading.text, subject.name)) break;
      if (headsOthers(heading.text)) return 'other';
      const name = nameLikeness(heading.text) >= 0.8 ? parseName(heading.text) : undefined;
      if (name && subject && !sameName(name, subject.name)) return 'other';
    }
    if (underOtherName(block)) return 'other';
    const writer = subject && writerOf(view, block);
    return !writer ? 'unknown' : sameName(writer, subject.name) ? 'lead' : 'other';
  }

  /** The nearest small part of the page around the block begins with somebody else's name. */
  function underOtherName(block: number): boolean {
    const said = subject && spoken.exec(view.said[block] ?? '')?.[1];
    if (said && nameLikeness(said) >= 0.5) return !isSubject(said);
    let at = view.blocks[block]?.in ?? -1;
    for (let steps = 0; at >= 0 && steps < 5; steps += 1, at = view.blocks[at]?.in ?? -1) {
      const text = view.textOf(at, 420);
      if (text.length > 400) return false;
      if (outgoingHint.test(view.blocks[at]?.hint ?? '') || begunByOthers(at, block)) return true;
      const name = nameBefore(view, at, block, labelled, subject?.name);
      if (name && subject) return !sameName(name, subject.name);
    }
    return false;
  }

  /** "Dealership info" in bold over a table, where no heading says so. */
  function begunByOthers(part: number, block: number): boolean {
    let first = part;
    while (first < block && !view.said[first]) first += 1;
    const text = view.said[first] ?? '';
    if (first >= block || text.length > 40) return false;
    if (labelled.has(first) && !/card|panel/i.test(view.blocks[part]?.hint ?? '')) return false;
    const { tag, in: outer } = view.blocks[first] ?? {};
    return (bold.test(tag ?? '') || bold.test(view.blocks[outer ?? -1]?.tag ?? '')) && headsOthers(text);
  }

  function isSubject(text: string): boolean {
    const name = parseName(text);
    return name !== undefined && subject !== undefined && sameName(name, subject.name);
  }

  return {
    ofPair(pair) {
      if (pair === reader || wrong.test(pair.value) || struckThroughout(view, pair.valueBlock)) return 'other';
      if (pair === comments && !more) return 'lead';
      const party = ofBlock(pair.valueBlock);
      return party === 'unknown' ? 'lead' : party;
    },
    ofFind(find) {
      const parent = view.blocks[find.block]?.in ?? -1;
      if (wrong.test(view.blocks[find.block]?.title ?? '') || (parent >= 0 && wrong.test(view.textOf(parent, 100))))
        return 'other';
      if (find.party === 'site') return 'site';
      const party = ofBlock(find.block);
      if (party !== 'unknown' || !subject) return party;
      return cards.some(({ from, to }) => find.block >= from && find.block <= to) ? 'lead' : 'unknown';
    },
  };
}

/** The one pair that speaks to its reader ("Your number" in a dialer) where others say how to reach the lead. */
export function ofReader<T extends { readonly label: string; readonly value: string }>(
  pairs: readonly T[],
): T | undefined {
  const [pair, more] = pairs.filter(({ label }) => /^(?:your|my) /i.test(label) && labelField(label));
  const field = pair && !more ? labelField(pair.label)?.field : undefined;
  return (field === 'phone' || field === 'email') &&
    pairs.some(
      ({ label, value }) =>
        label !== pair?.label &&
        (labelField(label)?.field === field || (field === 'phone' && /^\+?[\d() .-]{9,18}$/.test(value))),
    )
    ? pair
    : undefined;
}

/** A name with a time behind it at the beginning of an article says who wrote it. */
function writerOf(view: PageView, block: number): PersonName | undefined {
  let at = block;
  while (at >= 0 && view.blocks[at]?.tag !== 'article' && view.blocks[at]?.role !== 'article')
    at = view.blocks[at]?.in ?? -1;
  const [name = '', time = ''] = at < 0 ? [] : view.said.slice(at, block).filter(Boolean);
  return /\d:\d\d|\bago\b|yesterday|\d{1,2},? \d{4}/i.test(time) && time.length < 40 && nameLikeness(name) >= 0.5
    ? parseName(name)
    : undefined;
}

function struckThroughout(view: PageView, block: number): boolean {
  let texts = 0;
  for (let i = block; i <= (view.last[block] ?? block); i += 1) {
    if (!view.blocks[i]?.text) continue;
    if (!view.marked(i, 's')) return false;
    texts += 1;
  }
  return texts > 0;
}

/** As many characters between a name and a value still leave them one card. */
const cardGap = 120;

/** The last block that little stands before, behind the name, and no heading. */
function closeBehind(view: PageView, name: number): number {
  let between = 0;
  let i = (view.last[name] ?? name) + 1;
  const ends = (at: number) => /^h[1-6]$/.test(view.blocks[at]?.tag ?? '') || view.regionOf(at) !== view.regionOf(name);
  for (; i < view.blocks.length && between <= cardGap && !ends(i); i += 1) between += view.blocks[i]?.text?.length ?? 0;
  return i - 1;
}

/** From each place of the name to the end of its card: the text between the name and a value there is short. */
function cardsOf(view: PageView, subject: Subject | undefined): { from: number; to: number }[] {
  return (subject?.blocks ?? []).map((name) => {
    let to = -1;
    let at = view.blocks[name]?.in ?? -1;
    for (let steps = 0; at >= 0 && steps < 5; steps += 1, at = view.blocks[at]?.in ?? -1) {
      if (view.blocks[at]?.tag === 'body' || view.textOf(at, 320).length > 300) break;
      to = view.last[at] ?? at;
      if (/card|panel/i.test(view.blocks[at]?.hint ?? '')) break;
    }
    return { from: name, to: name === subject?.block ? Math.max(to, closeBehind(view, name)) : to };
  });
}

/** The name that stands last before a block, inside a part of the page, as its heading: not as a labelled value. */
function nameBefore(
  view: PageView,
  part: number,
  block: number,
  labelled: ReadonlySet<number>,
  subject: PersonName | undefined,
): PersonName | undefined {
  let below: PersonName | undefined;
  // A heading ends what the name before it begins.
  const from = Math.max(part, (view.headingOf(block)?.block ?? 0) - 1);
  for (let i = block - 1; i > from; i -= 1) {
    const text = (view.said[i] ?? '').replace(/^(?:\p{L}+ )?by (?=\p{Lu})/u, '');
    if (!text) continue;
    if (text.length <= 4 || text.length > 50) {
      if (below) return below;
      continue;
    }
    const likeness = nameLikeness(text);
    if (likeness < 0.5) {
      if (below) return below;
      continue;
    }
    const name = parseName(text);
    // What stands right under the name is where they work.
    if (below || (name && subject && sameName(name, subject)))
      return name && subject && sameName(name, subject) ? name : below;
    const commented = likeness < 0.8 && /\p{Ll}{2}.* \p{Ll}{2,}.* /u.test(view.blocks[block]?.text ?? '');
    if (!labelled.has(i) && (likeness >= 0.8 || commented) && !frame.has(view.regionOf(i))) {
      if (likeness >= 0.8) return name;
      below = name;
    }
  }
  return below;
}

/** Names around a page are of those who use it. */
const frame = new Set<string>(['header', 'nav', 'footer']);

function namesSubject(text: string, name: PersonName): boolean {
  return (
    Boolean(name.lastName) &&
    text.toLowerCase().includes(name.lastName.toLowerCase()) &&
    text.toLowerCase().includes(name.firstName.toLowerCase().split(' ')[0] ?? '')
  );
}

const reaches = /phone|email|e-mail|mobile|cell|fax|tel|caller id/i;
/** What may stand between a person and their number. Anything else is the record's again: its status, its stage, its source. */
const tellsOfPerson =
  /company|firm|account|broker|agency|office|title|position|role|licen[cs]e|address|website|name|department|extension|hours/i;

/** Labels of those who work on a record or share it with the lead: beside them their numbers seldom stand, and the record's own fields follow. */
const handling =
  /^(?:(?:(?:lead|deal|record|account|contact|sales|customer) )?(?:owner|rep|assign\w{1,5}(?: to)?)|(?:spouse|partner|co[-\s]\p{L}+)(?:['’]s)?(?: name)?)$/iu;

/** Blocks of pairs that come after another person's label in the same part: their phone, their e-mail. */
function blocksOfOthers(view: PageView, pairs: readonly PagePair[], subject: Subject | undefined): Set<number> {
  const blocks = new Set<number>();
  /** How to reach whoever looks after the record, unless no other label says the same of the lead. */
  const staff: PagePair[] = [];
  const own = new Set<string>();
  /** "Tenant": somebody else, so that "Tenant phone" is theirs, where the lead has one too. */
  const seconds: string[] = [];
  const second: PagePair[] = [];
  let ofStaff = false;
  const addBlocks = ({ labelBlock, valueBlock }: PagePair) => {
    for (let i = labelBlock; i <= (view.last[valueBlock] ?? valueBlock); i += 1) blocks.add(i);
  };
  const partOf = (block: number) => {
    let at = view.blocks[block]?.in ?? -1;
    // The part is the element that holds several pairs: two levels up for rows of label and value.
    if (at >= 0 && (view.kids[at]?.length ?? 0) <= 3) at = view.blocks[at]?.in ?? at;
    return at;
  };
  let part = -1;
  let others = false;
  for (const pair of columnByColumn(view, pairs)) {
    const here = partOf(pair.labelBlock);
    if (here !== part) {
      part = here;
      others = false;
    }
    const role = labelRole(pair.label);
    const person = nameLikeness(pair.value) >= 0.5 ? parseName(pair.value) : undefined;
    if (role === 'other' || (role !== 'lead' && otherPerson.test(pair.label))) {
      others = Boolean(person) || others;
      ofStaff = handling.test(pair.label);
      addBlocks(pair);
    } else if (person && subject) {
      const same = sameName(person, subject.name);
      others = !same && others;
      if (!same && labelField(pair.label)?.field === 'name') seconds.push(`${pair.label.replace(/ name$/i, '')} `);
    } else if (reaches.test(pair.label) && seconds.some((label) => pair.label.startsWith(label))) second.push(pair);
    else if (others && reaches.test(pair.label)) {
      if (ofStaff) staff.push(pair);
      else addBlocks(pair);
    } else if (reaches.test(pair.label)) own.add(pair.label);
    else if (others && !tellsOfPerson.test(pair.label)) others = false;
  }
  for (const pair of staff) if (own.has(pair.label)) addBlocks(pair);
  if (own.size > 0) second.forEach(addBlocks);
  return blocks;
}
