import { findEmails } from '../../lead/email.ts';
import type { Conversation } from './messages.ts';
import type { PageView } from './page-view.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';

/** Which list a block is a row of, and whether that row is the one in view. */
export interface Rows {
  /** The row around the block, or -1. */
  rowOf(block: number): number;
  selected(row: number): boolean;
  /** Rows of people, list by list. */
  readonly lists: readonly (readonly number[])[];
}

/** As few rows make a list: less may be the two sides of a layout. */
const fewest = 4;
const sampled = 6;

/** Lists of people or messages, save those of the conversation in view: siblings of one kind and build, each of which speaks of somebody, none of which is a labelled value. */
export function findRows(view: PageView, conversation?: Conversation): Rows {
  const { blocks, kids, last } = view;
  const rowOf: number[] = new Array(blocks.length).fill(-1);
  const opened = new Set<number>();
  const messages = new Set(conversation?.incoming.map(({ block }) => block));
  const lists: number[][] = [];
  for (let i = 0; i < blocks.length; i += 1) {
    const children = kids[i] ?? [];
    // What a page is made of is no list.
    if (children.length < 2 || blocks[i]?.tag === 'body') continue;
    const groups = new Map<string, number[]>();
    for (const kid of children) {
      const block = blocks[kid];
      if (
        !block ||
        block.tag === '#' ||
        block.tag === 'br' ||
        block.tag === 'dt' ||
        block.tag === 'dd' ||
        block.control
      )
        continue;
      const group = groups.get(block.tag);
      if (group) group.push(kid);
      else groups.set(block.tag, [kid]);
    }
    for (const rows of groups.values()) {
      if (!enough(view, rows) || rows.some((row) => messages.has(row)) || !speaksOfPeople(view, rows)) continue;
      lists.push(rows);
      const [one, more] = rows.filter((row) => isOpened(view, row, rows));
      if (one !== undefined && more === undefined && !rows.some((row) => marked(view, row))) opened.add(one);
      for (const row of rows) for (let j = row; j <= (last[row] ?? row); j += 1) rowOf[j] = row;
    }
  }
  return {
    rowOf: (block) => rowOf[block] ?? -1,
    selected: (row) => opened.has(row) || marked(view, row),
    lists,
  };
}

/** Two do where one is marked as the one in view. */
function enough(view: PageView, rows: readonly number[]): boolean {
  if (rows.length >= fewest) return true;
  return rows.length > 1 && rows.filter((row) => marked(view, row)).length === 1;
}

/** A row that shows what the others would when they are opened: several times as much as they do. */
function isOpened(view: PageView, row: number, rows: readonly number[]): boolean {
  const size = (one: number) => (view.last[one] ?? one) - one;
  return size(row) >= 12 && rows.filter((other) => size(other) * 3 <= size(row)).length >= rows.length - 1;
}

function marked(view: PageView, row: number): boolean {
  if (view.blocks[row]?.marks?.includes('c')) return true;
  return /(?:^|[\s_-])(?:selected|is-selected|sel|active|current|open|opened|expanded)(?:$|[\s])/i.test(
    view.blocks[row]?.hint ?? '',
  );
}

/** Rows of a list are built alike and each says several things, some of them about somebody. */
function speaksOfPeople(view: PageView, rows: readonly number[]): boolean {
  // Menus and lists of links, which most lists are, say one thing in each row.
  if (!rows.some((row) => shapeOf(view, row).includes(' '))) return false;
  const shapes = new Map<string, number>();
  const samples: { row: number; text: string }[] = [];
  let seen = 0;
  const step = Math.max(1, Math.floor(rows.length / sampled));
  for (let i = 0; i < rows.length && seen < sampled; i += step) {
    const row = rows[i] ?? -1;
    const text = view.textOf(row, 600);
    if (text.length < 3) continue;
    seen += 1;
    if (text.length >= 600) continue;
    const shape = shapeOf(view, row);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    samples.push({ row, text });
  }
  const alike = Math.max(0, ...[...shapes].filter(([shape]) => shape.includes(' ')).map(([, count]) => count));
  if (seen < Math.min(3, rows.length) || alike < seen * 0.6) return false;
  // What the texts say is asked last: menus and lists of links are no lists of rows by their build alone.
  let about = 0;
  let labelled = 0;
  for (const { row, text } of samples) {
    const first = firstText(view, row);
    const named = view.blocks[row]?.label ?? '';
    if (
      hasLabels(view, row) ||
      /[:?]$/.test(first) ||
      (labelField(first)?.confidence ?? 0) >= 0.85 ||
      labelRole(first) === 'other' ||
      (labelField(lastText(view, row))?.confidence ?? 0) >= 0.9 ||
      labelField(named)
    )
      labelled += 1;
    if (findEmails(text).length > 0 || /\d{3}[^\n\d]{1,3}\d{3}[^\n\d]{0,2}\d{4}/.test(text) || namesIn(view, row))
      about += 1;
  }
  return labelled <= seen / 3 && about >= seen * 0.5;
}

/** By its tags, a row holds labels. */
function hasLabels(view: PageView, row: number): boolean {
  for (let i = row; i <= (view.last[row] ?? row); i += 1)
    if (/^(?:d[td]|th|label)$/.test(view.blocks[i]?.tag ?? '') && view.textOf(i, 1)) return true;
  return false;
}

/** The tags of its first texts: `b span div`. */
function shapeOf(view: PageView, row: number): string {
  const tags: string[] = [];
  for (let i = row; i <= (view.last[row] ?? row) && tags.length < 3; i += 1) {
    const block = view.blocks[i];
    if (block && (view.said[i]?.length ?? 0) > 2) tags.push(block.tag);
  }
  return tags.join(' ');
}

function firstText(view: PageView, block: number): string {
  for (let i = block; i <= (view.last[block] ?? block); i += 1) {
    const text = view.said[i];
    if (text && text.length > 2) return text;
  }
  return '';
}

/** A caption may stand under its value. */
function lastText(view: PageView, block: number): string {
  for (let i = view.last[block] ?? block; i > block; i -= 1) {
    const text = view.said[i];
    if (text) return text;
  }
  return '';
}

function namesIn(view: PageView, block: number): boolean {
  for (let i = block, leaves = 0; i <= (view.last[block] ?? block) && leaves < 8; i += 1) {
    const text = view.said[i];
    if (!text) continue;
    leaves += 1;
    if (text.length <= 60 && nameLikeness(text.split(/ [·|–—-] /)[0] ?? '') >= 0.7) return true;
  }
  return false;
}
