import type { Place } from '../capture.ts';
import type { Block, PageFacts } from '../facts.ts';
import { inline } from '../inline.ts';
import { headsOthers } from './other-person.ts';
import { remembered } from './remembered.ts';

/** A heading and the one above it. */
export interface Heading {
  readonly text: string;
  readonly block: number;
  readonly level: number;
  readonly above?: Heading;
}

export type Region = 'main' | 'nav' | 'header' | 'footer' | 'aside' | 'dialog' | 'body';

/** A line as a reader sees it. */
export interface Line {
  readonly text: string;
  /** The first block whose text is part of it. */
  readonly block: number;
  /** Starts of the blocks' texts in the line, in order. */
  readonly parts: readonly { readonly block: number; readonly start: number }[];
}

/** The outline of one document with what follows from it: children, headings, regions, lines. */
export interface PageView {
  readonly frameId: number;
  readonly facts: PageFacts;
  readonly blocks: readonly Block[];
  readonly kids: readonly (readonly number[])[];
  /** Each block's own text without the blanks around, '' for none: the same string whenever it is asked about. */
  readonly said: readonly string[];
  /** Index of the last block inside each block. */
  readonly last: readonly number[];
  headingOf(block: number): Heading | undefined;
  regionOf(block: number): Region;
  readonly lines: readonly Line[];
  placeOf(block: number): Place;
  /** Visible text inside a block, pieces apart by spaces, at most `cap` characters. */
  textOf(block: number, cap?: number): string;
  /** The block or one around it carries the mark. */
  marked(block: number, mark: 's' | 'c' | 'q' | 'm'): boolean;
}

/** Elements that mark up words inside a text; between them and the text no space is missing. */
const inWord = new Set('# b i em strong font u mark sup sub big small abbr'.split(' '));
/** Whether a blank is missing between a text and the piece behind it; "St" and "Dayton" are no word together, nor is a number with a badge. */
const apart = (text: string, tag: string, piece: string) =>
  !inWord.has(tag) || ((tag === '#' ? /[\p{Ll}\d]/u : /\d/).test(text.slice(-1)) && /^\p{Lu}\p{Ll}/u.test(piece));
const headingTags = /^h[1-6]$/;

const regionOfTag: Readonly<Record<string, Region>> = {
  nav: 'nav',
  header: 'header',
  footer: 'footer',
  aside: 'aside',
  main: 'main',
  dialog: 'dialog',
};
const regionOfRole: Readonly<Record<string, Region>> = {
  navigation: 'nav',
  menu: 'nav',
  menubar: 'nav',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'aside',
  main: 'main',
  dialog: 'dialog',
  alertdialog: 'dialog',
};

const none: readonly number[] = [];

export function createPageView(facts: PageFacts, frameId: number): PageView {
  const { blocks } = facts;
  const kids: (readonly number[])[] = new Array(blocks.length).fill(none);
  const last: number[] = blocks.map((_, index) => index);
  const said = blocks.map(({ text }) => text?.trim() ?? '');
  for (let i = 0; i < blocks.length; i += 1) {
    const parent = blocks[i]?.in ?? -1;
    if (parent < 0) continue;
    const known = kids[parent];
    if (known === none) kids[parent] = [i];
    else (known as number[]).push(i);
  }
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const parent = blocks[i]?.in ?? -1;
    if (parent >= 0) last[parent] = Math.max(last[parent] ?? 0, last[i] ?? i);
  }

  function textOf(block: number, cap = 300): string {
    const end = last[block] ?? block;
    if (end === block) return (said[block] ?? '').slice(0, cap);
    let text = '';
    // Asking the whole text how it ends would copy it each time.
    let piece = '';
    for (let i = block; i <= end && text.length < cap; i += 1) {
      const at = blocks[i];
      if (!at?.text) continue;
      piece =
        text && (at.text[0] === ' ' || at.text[0] === '\n' || apart(piece, at.tag, at.text)) && piece.at(-1) !== ' '
          ? ` ${said[i]}`
          : at.text;
      text += piece;
    }
    return text.trim().slice(0, cap);
  }

  const headings: (Heading | undefined)[] = new Array(blocks.length).fill(undefined);
  const regions: Region[] = new Array(blocks.length).fill('body');
  assignRegions(blocks, last, regions);
  assignHeadings(blocks, kids, last, headings, textOf, regions);

  let lines: Line[] | undefined;
  return {
    frameId,
    facts,
    blocks,
    kids,
    said,
    last,
    headingOf: (block) => headings[block],
    regionOf: (block) => regions[block] ?? 'body',
    get lines() {
      lines ??= linesOf(blocks, said);
      return lines;
    },
    placeOf: (block) => ({ frameId, path: absolutePath(blocks, block) }),
    textOf,
    marked(block, mark) {
      for (let i = block; i >= 0; i = blocks[i]?.in ?? -1) if (blocks[i]?.marks?.includes(mark)) return true;
      return false;
    },
  };
}

/** As many texts may stand before the site's own header; behind more it is a part's. */
const mostBefore = 4;

function assignRegions(blocks: readonly Block[], last: readonly number[], regions: Region[]): void {
  let before = 0;
  const main = blocks.findIndex(({ tag, role }) => tag === 'main' || role === 'main');
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    const own = (block.role && regionOfRole[block.role]) || regionOfTag[block.tag];
    const outer = block.in >= 0 ? (regions[block.in] ?? 'body') : 'body';
    // A header or footer inside the main part, an article or a card is that part's own, not the site's.
    const partOnly =
      (own === 'header' && before > mostBefore) ||
      ((own === 'header' || own === 'footer') && (outer === 'main' || insidePart(blocks, block.in, main, last)));
    regions[i] = own && !partOnly ? own : outer;
    if (!own && block.hint && outer === 'body') regions[i] = regionOfHint(block.hint);
    if (block.text && regions[i] !== 'header' && regions[i] !== 'nav') before += 1;
  }
}

const regionOfHint: (hint: string) => Region = remembered((hint) => {
  if (/(?:^|[\s_-])(?:site-?)?footer(?:$|[\s_-])|copyright/i.test(hint)) return 'footer';
  return /(?:^|[\s_-])(?:navbar|navigation|topnav|nav|mainmenu|main-menu)(?:$|[\s_-])/i.test(hint) ? 'nav' : 'body';
});

function insidePart(blocks: readonly Block[], from: number, main: number, last: readonly number[]): boolean {
  for (let i = from, steps = 0; i >= 0 && steps < 12; i = blocks[i]?.in ?? -1, steps += 1) {
    const block = blocks[i];
    // What the main part stands in is the layout of the page.
    if (main > i && main <= (last[i] ?? i)) return false;
    if (
      block?.tag === 'article' ||
      block?.tag === 'section' ||
      block?.role === 'dialog' ||
      (block?.hint && /card|panel|modal/i.test(block.hint))
    )
      return true;
  }
  return false;
}

function levelOf(block: Block): number {
  if (block.tag[0] === 'h' && headingTags.test(block.tag)) return Number(block.tag[1]);
  if (block.role === 'heading') return 3;
  if (block.tag === 'legend' || block.tag === 'caption' || block.tag === 'summary') return 4;
  if (block.tag === 'header') return 3;
  return drawnAsHeading(block.hint || block.tag) ? 5 : 0;
}

/** Class names by which libraries of parts draw a heading that no tag says to be one. */
const drawnAsHeading: (hint: string) => boolean = remembered((hint) =>
  /(?:^|[\s_-])h[1-6](?:$|[\s_-])|(?:card|panel|section|block|box|widget|group|desc\w*)[\s_-]?(?:head(?:er|ing)?|title)(?:$|[\s_-])/i.test(
    hint,
  ),
);
/** What is drawn like a heading may be a number in large type. */
const heads = (text: string) => text.length <= 50 && !/@|\d{3}/.test(text);

/** The heading over each block: the nearest one before it that stands beside it or beside something around it. */
function assignHeadings(
  blocks: readonly Block[],
  kids: readonly (readonly number[])[],
  last: readonly number[],
  headings: (Heading | undefined)[],
  textOf: (block: number, cap?: number) => string,
  regions: readonly Region[],
): void {
  const shortText = 90;
  const nest = (level: number, text: string, block: number, current: Heading | undefined): Heading => {
    let above = current;
    while (above && above.level >= level) above = above.above;
    return { text, block, level, ...(above ? { above } : {}) };
  };
  /** A row of one cell among rows of several heads those below it; the first one where it says that they are another's. */
  const headsRows = (row: number, table: number) => {
    if (kids[row]?.length !== 1) return false;
    const rows = kids[table] ?? [];
    const at = rows.indexOf(row);
    const several = (one = -1) => (kids[one]?.length ?? 0) > 1;
    // A label without its value is drawn as the other labels are.
    const tagOf = (one = -1) => blocks[kids[one]?.[0] ?? -1]?.tag;
    const drawn = several(rows[at - 1]) && tagOf(row) !== tagOf(rows[at + 1]);
    return several(rows[at + 1]) && (drawn || (at === 0 && headsOthers(textOf(row, 50))));
  };
  /** Returns the heading that holds for what follows the block. */
  const visit = (index: number, current: Heading | undefined, depth: number): Heading | undefined => {
    headings[index] = current;
    const block = blocks[index];
    if (!block) return current;
    // The page's own header names the site, not what follows; a bar of links nothing.
    const bar = block.tag === 'header' && (kids[index]?.length ?? 0) > 3;
    const level =
      bar || regions[index] === 'header' || regions[index] === 'nav'
        ? 0
        : block.tag === 'tr' && headsRows(index, block.in)
          ? 5
          : levelOf(block);
    if (level > 0) {
      const text = textOf(index, shortText + 1);
      if (
        text &&
        text.length <= shortText &&
        (level < 5 || heads(text)) &&
        !containsControl(blocks, index, last[index] ?? index)
      ) {
        for (let i = index; i <= (last[index] ?? index); i += 1) headings[i] = current;
        return nest(level, text, index, current);
      }
    }
    let inner = current;
    if (
      block.label &&
      (block.role === 'region' ||
        block.role === 'group' ||
        block.tag === 'section' ||
        block.tag === 'fieldset' ||
        block.tag === 'form')
    ) {
      inner = nest(5, block.label, index, current);
    }
    let leading: Heading | undefined;
    const children = kids[index] ?? [];
    for (let position = 0; position < children.length; position += 1) {
      const kid = children[position] ?? -1;
      const after = depth < 400 ? visit(kid, inner, depth + 1) : inner;
      if (after !== inner && position === 0) leading = after;
      inner = after;
    }
    // A heading wrapped with a button or a badge still heads what follows the wrapper.
    return leading && leading === inner && textOf(index, shortText + 1).length <= shortText ? leading : current;
  };
  let current: Heading | undefined;
  for (let i = 0; i < blocks.length; i += 1) if (blocks[i]?.in === -1) current = visit(i, current, 0);
}

function containsControl(blocks: readonly Block[], from: number, to: number): boolean {
  for (let i = from; i <= to; i += 1) if (blocks[i]?.control) return true;
  return false;
}

function absolutePath(blocks: readonly Block[], block: number): number[] {
  const parts: number[][] = [];
  for (let i = block; i >= 0; i = blocks[i]?.in ?? -1) {
    const path = blocks[i]?.path;
    if (!path) continue;
    parts.push(path[0] === -2 ? path.slice(1) : path);
    if (path[0] === -2) break;
  }
  return ([] as number[]).concat(...parts.reverse());
}

/** Lines of text: inline pieces in a row, ended by blocks, line breaks, controls and by standing lower on the page. */
function linesOf(blocks: readonly Block[], said: readonly string[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let parts: { block: number; start: number }[] = [];
  let box: Block['box'];
  const end = () => {
    const trimmed = text.trimEnd();
    if (trimmed && parts[0]) lines.push({ text: trimmed, block: parts[0].block, parts });
    text = '';
    parts = [];
    box = undefined;
  };
  const say = (block: number, tag: string, piece: string) => {
    if (!text) {
      const whole = piece.trimStart();
      if (whole) parts.push({ block, start: 0 });
      text = whole;
      return;
    }
    const gap = piece[0] !== ' ' && apart(text, tag, piece) && text.at(-1) !== ' ' ? ' ' : '';
    parts.push({ block, start: text.length + gap.length });
    text += gap + piece;
  };
  /** The innermost block-level element around; a change of it ends the line. */
  const holder: number[] = [];
  let current = -2;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    holder[i] = inline.has(block.tag) ? (block.in >= 0 ? (holder[block.in] ?? -1) : -1) : i;
    if (block.tag === 'br' || block.tag === 'hr' || block.control) {
      end();
      continue;
    }
    if (!block.text) continue;
    const around = holder[i] ?? -1;
    if (around !== current) end();
    else if (box && block.box && standsLower(box, block.box)) end();
    current = around;
    if (block.text.includes('\n')) {
      for (const [n, piece] of block.text.split('\n').entries()) {
        if (n > 0) end();
        say(i, block.tag, piece);
      }
    } else say(i, block.tag, text ? block.text : (said[i] ?? ''));
    box = block.box ?? box;
    if (text.length > 4000) end();
  }
  end();
  return lines;
}

function standsLower(before: readonly number[], after: readonly number[]): boolean {
  const [, y = 0, , height = 0] = before;
  const [, top = 0] = after;
  return top >= y + height * 0.7 && height > 0;
}
