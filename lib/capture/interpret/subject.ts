import { parseName } from '../../lead/name.ts';
import { countryOf, regionOf } from '../../lead/regions.ts';
import type { PersonName } from '../capture.ts';
import type { Find } from './finds.ts';
import { companyWord } from './firm-words.ts';
import type { Conversation } from './messages.ts';
import { headsOthers, otherPerson } from './other-person.ts';
import type { PageView } from './page-view.ts';
import type { PagePair } from './pairs.ts';
import { labelField, labelRole, nameLikeness, remembered } from './remembered.ts';
import type { Rows } from './rows.ts';
import { sameAsMailbox } from './text/mailbox.ts';
import { calledAs } from './text/pair.ts';

/** The person whose record a page shows. */
export interface Subject {
  readonly name: PersonName;
  readonly text: string;
  /** Where the name stands, -1 for the title. */
  readonly block: number;
  /** Every place where it stands. */
  readonly blocks: readonly number[];
  readonly score: number;
  readonly why: string;
}

interface Tally {
  name: PersonName;
  text: string;
  block: number;
  score: number;
  why: string;
  best: number;
  /** What speaks against it. */
  against: number;
  blocks: number[];
}

const levels: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3 };
const reach = new Set<string>(['email', 'phone', 'address', 'street', 'postalCode']);
const separators = /\s+[-–—|·•‹›«»:/]\s+|\s*[|·•‹›«»]\s*|:\s+|\s+(?:at|via|with|from|for)\s+/;
const namesSubject =
  /(?:customer|client|consumer|lead|contact|person|buyer|patient|guest|record|prospect|deal|highlight|profile)[\w-]{0,12}(?:name|title)|(?:^|[\s_-])(?:name|fullname)(?:$|[\s_-])/i;
const marksSubject: (hint: string) => boolean = remembered((hint) => namesSubject.test(hint));
const marksWriter: (hint: string) => boolean = remembered((hint) =>
  /author|byline|writer|contributor|commenter|reviewer/i.test(hint),
);

/** "Joan Ellery <joan@…>" */
const withMailbox = / ?[<([][^<>()[\] ]{1,64}@[^<>()[\] ]{1,80}[>)\]]$/;

/** What follows a name in brackets is a remark: "Ana Ruiz (cliente)". */
const withoutRemark = (text: string) => (text.endsWith(')') ? text.replace(/ ?\([^()]{1,30}\)$/, '') : text);

/** The name that title, headings, labels, class names and the selected row agree on. */
export function readSubject(
  view: PageView,
  pairs: readonly PagePair[],
  rows: Rows,
  contacts: readonly Find[],
  conversation: Conversation,
): Subject | undefined {
  const tallies: Tally[] = [];
  const add = (text: string, block: number, points: number, why: string, least = 0.5, said = false) => {
    const bare = withoutRemark(text).trim();
    // A first and a last name, hence two words; asking more costs more.
    if (bare.length < 4 || bare.length > 60 || !bare.includes(' ') || /[\d@]|['’]s /.test(bare)) return;
    if (/, [A-Z]{2}$/.test(bare) && isPlace(bare.replace(',', ''))) return;
    const likeness = nameLikeness(bare);
    if (likeness < least || (likeness < 0.75 && companyWord.test(bare))) return;
    const name = parseName(bare);
    if (!name?.lastName || !name.firstName) return;
    // Two capitalised words without a known first name are as often a deal or a firm, unless a label says what they are.
    const score =
      points * (said || likeness >= 0.75 ? 1 : 0.6) +
      (block >= 0 ? penalty(view, rows, block) : 0) -
      (conversation.outgoing.has(block) ? 4 : 0);
    const known = tallies.find((tally) => sameName(tally.name, name));
    if (!known)
      tallies.push({
        name,
        text: bare,
        block,
        score: Math.max(0, score),
        against: Math.min(0, score),
        why,
        best: score > 0 ? points : 0,
        blocks: block >= 0 ? [block] : [],
      });
    else {
      if (block >= 0) known.blocks.push(block);
      if (score > 0) known.score += Math.min(score, 3);
      else known.against += score;
      if (score > 0 && points > known.best && block >= 0)
        Object.assign(known, { block, why, best: points, text: bare, name });
      else if (known.block < 0 && block >= 0) known.block = block;
    }
  };
  for (const part of view.facts.title.split(separators)) add(part, -1, 2, 'title of the page', 0.5);
  for (const [block, { tag, role, hint, label }] of view.blocks.entries()) {
    const text = view.said[block];
    // Whatever its level, a heading of a dialog is the first of what is in view.
    const level =
      /^h[3-6]$/.test(tag) && view.regionOf(block) === 'dialog' ? 2 : (levels[tag] ?? (role === 'heading' ? 2 : 0));
    if (level > 0) for (const part of view.textOf(block, 120).split(separators)) add(part, block, 4 - level, 'heading');
    else if (text && text.length < 100) {
      const row = rows.rowOf(block);
      if (hint && marksSubject(hint))
        for (const part of text.split(separators)) add(part, block, 2, 'marked as the name');
      else if (row >= 0 && rows.selected(row))
        for (const part of text.split(separators)) add(part, block, 1.5, 'the selected row');
      else if (text.length < 50) add(text, block, 0.4, 'text on the page', 0.75);
    }
    if (label && /\b(?:with|for|of|avec|mit|con)\s/i.test(label))
      add(label.replace(/^.{0,60}?\b(?:with|for|of|avec|mit|con)\s/i, ''), block, 1, 'label', 0.6);
  }
  for (const [block, name] of writersOf(view)) add(view.textOf(name, 60), block, 1.2, 'wrote it', 0.5, true);
  for (const block of conversation.head)
    for (const part of (view.said[block] ?? '').split(separators)) add(part, block, 2, 'heading', 0.5, true);
  for (const block of new Set(conversation.incoming.map(({ block }) => firstSaid(view, block))))
    add(view.said[block] ?? '', block, 0.8, 'wrote it', 0.5, true);
  const headed = new Map<number, { text: string; values: number }>();
  for (const pair of pairs) {
    const heading = reach.has(labelField(pair.label)?.field ?? '') ? view.headingOf(pair.labelBlock) : undefined;
    if (!heading) continue;
    const known = headed.get(heading.block);
    if (known) known.values += 1;
    else headed.set(heading.block, { text: heading.text, values: 1 });
  }
  for (const [block, { text, values }] of headed)
    if (values >= 2) for (const part of text.split(separators)) add(part, block, 2, 'heading over values', 0.5, true);
  const others: PersonName[] = [];
  for (const pair of pairs) {
    const [first = ''] = pair.value.split('\n');
    if (isOthers(pair.label)) {
      // "Support / Nick Vance": the team and who of it.
      const [said = '', more = ''] = first.split(/\s*[·|,(<]|\s+[-–—/]\s/);
      for (const text of [said, more.trim()]) {
        const name = nameLikeness(text) >= 0.5 ? parseName(text) : undefined;
        if (name) others.push(name);
      }
    } else if (labelField(pair.label)?.field === 'name') {
      add(
        calledAs(pair.label, first.replace(withMailbox, '')),
        pair.valueBlock,
        3,
        `beside “${pair.label}”`,
        first === pair.value ? 0.2 : 0.5,
        true,
      );
    }
  }
  const strangers = blocksOfStrangers(view, pairs);
  const free = contacts.filter(
    ({ block, party }) =>
      party !== 'site' && !strangers.has(block) && (rows.rowOf(block) < 0 || rows.selected(rows.rowOf(block))),
  );
  const labelled = new Set<number>();
  for (const { label, valueBlock } of pairs) {
    const field = labelField(label)?.field;
    if ((field !== 'phone' && field !== 'email') || strangers.has(valueBlock)) continue;
    for (let i = valueBlock; i <= (view.last[valueBlock] ?? valueBlock); i += 1) labelled.add(i);
  }
  // Where a label says how to reach the one in view, what has none is somebody else's as soon as not.
  const anchors = free.filter(({ block }) => labelled.has(block));
  const kinds = new Set<string>();
  for (const { block, field } of firstOfEach(anchors.length > 0 ? anchors : free)) {
    const over = nameOver(view, block, strangers);
    if (over < 0) continue;
    // Who has a mailbox and a number is more than a word over a number.
    kinds.add(`${over} ${field}`);
    const both = kinds.has(`${over} email`) && kinds.has(`${over} phone`);
    const alone = /^(?:\p{L}+ )?contacts?(?: \(?1\)?)?$/iu.test(view.headingOf(over)?.text ?? '');
    add(view.blocks[over]?.text ?? '', over, alone ? 2 : both ? 1.2 : 0.8, 'over how to reach them', 0.5, true);
  }
  for (const tally of tallies)
    if (tally.best >= 0.8 && free.some(({ field, value }) => field === 'email' && sameAsMailbox(tally.text, value)))
      tally.score += 1.5;
  // A row of a list that names whom a panel beside it shows says little against them.
  for (const tally of tallies) {
    tally.score += tally.score > 0 ? Math.max(tally.against * 0.3, -2) : tally.against;
    // In a list, over a conversation and beside it: whoever stands in three places is the one in view.
    if (
      tally.score >= 1 &&
      tally.score < 2 &&
      view.said.filter((text) => withoutRemark(text) === tally.text).length > 2
    )
      tally.score += 0.5;
    if (others.some((name) => sameName(name, tally.name))) tally.score -= 2.5;
  }
  const [best] = tallies.sort((a, b) => b.score - a.score);
  if (!best || best.score < 2) return undefined;
  const whole = withLastName(view, best.name);
  return {
    name: parseName(whole ?? '') ?? best.name,
    text: whole ?? best.text,
    block: best.block,
    blocks: [...best.blocks, ...view.said.flatMap((text, i) => (withoutRemark(text) === best.text ? [i] : []))].slice(
      0,
      20,
    ),
    score: best.score,
    why: best.why,
  };
}

/** "Annelise G." where the page also says "Annelise Grobler": marketplaces shorten a last name, who writes does not. */
function withLastName(view: PageView, { firstName, lastName }: PersonName): string | undefined {
  if (!/^\p{Lu}\.?$/u.test(lastName)) return;
  const start = `${firstName} ${lastName[0]}`;
  for (const text of view.said) {
    const at = text.indexOf(start);
    const [rest] = /^\p{Ll}[\p{L}'’-]+/u.exec(at < 0 ? '' : text.slice(at + start.length)) ?? [];
    if (rest) return start + rest;
  }
}

/** The first text inside a block. */
function firstSaid(view: PageView, block: number): number {
  let i = block;
  while (!view.said[i] && i < (view.last[block] ?? block)) i += 1;
  return i;
}

/** Whose name stands first in an article, where a page shows one or two: by the article's block. */
function writersOf(view: PageView): readonly (readonly [number, number])[] {
  const articles = [...view.blocks.keys()].filter(
    (i) => view.blocks[i]?.tag === 'article' || view.blocks[i]?.role === 'article',
  );
  if (articles.length > 2) return [];
  return articles.flatMap((article) => {
    const first = view.blocks.findIndex(({ text }, i) => i > article && text !== undefined);
    return first > 0 && first <= (view.last[article] ?? article) ? [[first, first] as const] : [];
  });
}

/** A label of somebody else's: what the label itself says of whose it is counts before a word in it. */
export const isOthers = (label: string) => {
  const role = labelRole(label);
  return role === 'other' || (role !== 'lead' && otherPerson.test(label));
};

/** Values that a label gives to somebody else, and the names there. */
function blocksOfStrangers(view: PageView, pairs: readonly PagePair[]): ReadonlySet<number> {
  const blocks = new Set<number>();
  for (const { label, labelBlock, valueBlock } of pairs) {
    if (!isOthers(label)) continue;
    for (let i = Math.min(labelBlock, valueBlock); i <= (view.last[valueBlock] ?? valueBlock); i += 1) blocks.add(i);
  }
  return blocks;
}

/** Each address of mail and each number once, where it stands first; as many as one person has. */
function firstOfEach(contacts: readonly Find[]): readonly Find[] {
  const seen = new Set<string>();
  return contacts
    .filter(({ field, value }) => {
      const key = field === 'email' ? value.toLowerCase() : value.replace(/\D/g, '').slice(-10);
      return (field === 'email' || field === 'phone') && !seen.has(key) && seen.add(key);
    })
    .slice(0, 12);
}

/** "Paris, France", "Brampton Ontario". */
const isPlace = (text: string) => {
  const last = text.slice(text.lastIndexOf(' ') + 1);
  return Boolean(countryOf(last) || (last.length > 3 && regionOf(last) && nameLikeness(text) < 0.75));
};

/** Most texts and characters between a name and how to reach whom it names. */
const mostOver = 14;
const farthestOver = 220;

/** The text that looks like a name and stands last before a block, with little between; -1 for none. */
function nameOver(view: PageView, block: number, strangers: ReadonlySet<number>): number {
  let length = 0;
  let name = -1;
  for (let i = block - 1, texts = 0; i >= 0 && texts < mostOver && length < farthestOver; i -= 1) {
    const text = withoutRemark(view.said[i] ?? '');
    if (!text) continue;
    texts += 1;
    length += text.length;
    if (
      text.length > 40 ||
      strangers.has(i) ||
      !/^\p{Lu}.* \p{Lu}/u.test(text) ||
      nameLikeness(text) < 0.5 ||
      companyWord.test(text) ||
      labelField(text) ||
      isPlace(text)
    ) {
      if (name >= 0) return name;
      continue;
    }
    // Of two right under one another the first is the person, the second where they work.
    if (name >= 0)
      return view.blocks[i]?.in === view.blocks[name]?.in && nameLikeness(text) >= nameLikeness(view.said[name] ?? '')
        ? i
        : name;
    name = i;
  }
  return name;
}

function penalty(view: PageView, rows: Rows, block: number): number {
  for (let at = block, steps = 0; at >= 0 && steps < 4; at = view.blocks[at]?.in ?? -1, steps += 1) {
    if (marksWriter(view.blocks[at]?.hint ?? '')) return -4;
  }
  const region = view.regionOf(block);
  if (region === 'nav' || region === 'footer') return -3;
  let sum = region === 'header' ? -2 : 0;
  const row = rows.rowOf(block);
  if (row >= 0 && !rows.selected(row)) sum -= 3;
  for (let heading = view.headingOf(block); heading; heading = heading.above) {
    if (headsOthers(heading.text)) {
      sum -= 4;
      break;
    }
  }
  return sum;
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L} ]/gu, '')
    .toLowerCase();

/** First and last words agree, a last one also with its initial. */
export function sameName(a: PersonName, b: PersonName): boolean {
  const [firstA = ''] = fold(a.firstName).split(' ');
  const [firstB = ''] = fold(b.firstName).split(' ');
  const [short = '', long = ''] = [fold(a.lastName), fold(b.lastName)].sort((one, other) => one.length - other.length);
  return firstA === firstB && (short === long || (short.length === 1 && long.startsWith(short)));
}
