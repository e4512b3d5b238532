import type { PageView } from './page-view.ts';
import type { PagePair } from './pairs.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';

/** Labels that stand where the labels of rows built alike stand, whatever their words. */
export interface RowsOfPairs {
  /** Blocks that hold a label, with the block of its value: beside or below the label, or above it. */
  readonly valueOf: ReadonlyMap<number, number>;
  /** Blocks of values whose label stands below them: what stands there labels nothing. */
  readonly above: ReadonlySet<number>;
}

const fewest = 3;
const longestLabel = 40;

/**
 * Rows of one build, each of two parts: where the first part of several is a known label, or the second ("(509) 555-0183"
 * over "Mobile"), that part is the label of each row.
 */
export function findRowsOfPairs(view: PageView): RowsOfPairs {
  const values = new Map<number, number>();
  const above = new Set<number>();
  for (const rows of view.kids) {
    if (rows.length < fewest || rows.length > 80) continue;
    const tag = view.blocks[rows[0] ?? -1]?.tag;
    if (!tag || tag === '#' || tag === 'option') continue;
    const parted = rows.flatMap((row) => partsOf(view, row));
    // Labels and values in turn, with nothing around each two; a value may be of parts itself.
    if (parted.length < fewest && rows.length >= 2 * fewest) parted.splice(0, parted.length, ...inTurn(view, rows));
    if (parted.length < fewest) continue;
    let first = 0;
    let second = 0;
    for (const [one, two] of parted) {
      if (isKnown(view, one)) first += 1;
      else if (isKnown(view, two)) second += 1;
    }
    const below = second > first;
    if ((below ? second : first) < 2 || Math.max(first, second) < parted.length / 3) continue;
    for (const [one, two] of parted) {
      const [label, value] = below ? [two, one] : [one, two];
      const text = view.textOf(label, longestLabel + 2);
      if (text.length > longestLabel || !/\p{L}{2}/u.test(text) || /\d{3}|@|[.!;]$/.test(text)) continue;
      // Somebody's name labels nothing: a badge stands beside it.
      if (text.includes(' ') && nameLikeness(text) >= 0.8 && !isKnown(view, label)) continue;
      values.set(label, value);
      if (below) above.add(value);
    }
  }
  captionsBelow(view, values, above);
  return { valueOf: values, above };
}

/** Parts two by two where each is a text of its own, the first of most of them a known label and no other one is. */
function inTurn(view: PageView, parts: readonly number[]): readonly (readonly [number, number])[] {
  const from = parts.length % 2;
  let known = 0;
  for (let i = from; i < parts.length; i += 1) {
    const part = parts[i] ?? -1;
    if (view.blocks[part]?.control || !view.textOf(part, 1)) return [];
    if (!isKnown(view, part)) continue;
    if ((i - from) % 2 === 1) return [];
    known += 1;
  }
  if (known * 4 < parts.length - from) return [];
  return parts.flatMap((part, i) => (i >= from && (i - from) % 2 === 0 ? [[part, parts[i + 1] ?? part] as const] : []));
}

const shapes: Readonly<Record<string, RegExp>> = {
  phone: /^[+(]?\d[\d\s().-]{6,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?$/,
  email: /^\S+@\S+\.\S+$/,
  website: /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/,
};

/** Values in a row with their captions behind them, the first of them under no label: "(509) 555-0138", "Mobile". */
function captionsBelow(view: PageView, values: Map<number, number>, above: Set<number>): void {
  for (const kids of view.kids) {
    if (kids.length < 2 || kids.length > 60) continue;
    let next = 0;
    for (const [i, kid] of kids.entries()) {
      const caption = kids[i + 1];
      if (i < next || caption === undefined || above.has(kid) || !fits(view, kid, caption)) continue;
      const before = kids[i - 1];
      if (next !== i && before !== undefined && isKnown(view, before)) continue;
      values.set(caption, kid);
      above.add(kid);
      next = i + 2;
    }
  }
  if (above.size < 2) return;
  // Where captions stand below, those that have a part of their own do too.
  for (let i = 0; i < view.blocks.length; i += 1) {
    // "Added by Otis Grainger" below a note is no caption.
    const said = view.said[i];
    if (!said || values.has(i) || (labelField(said)?.confidence ?? 0) < 0.85) continue;
    const [one, two, more] = view.kids[view.blocks[i]?.in ?? -1] ?? [];
    if (one === undefined || two !== i || more !== undefined || isKnown(view, one) || !view.textOf(one, 1)) continue;
    values.set(i, one);
    above.add(one);
  }
}

function fits(view: PageView, value: number, caption: number): boolean {
  if (view.blocks[value]?.control || view.blocks[caption]?.control) return false;
  const text = view.textOf(value, 90);
  if (text.length > 80 || !/[\d@.]/.test(text)) return false;
  const field = labelField(view.textOf(caption, longestLabel + 2))?.field ?? '';
  return shapes[field]?.test(text) === true;
}

function isKnown(view: PageView, block: number): boolean {
  const text = view.textOf(block, longestLabel + 2);
  return text.length <= longestLabel && ((labelField(text)?.confidence ?? 0) >= 0.85 || labelRole(text) === 'other');
}

/** As many parts as a row has that holds two or three labels with their values. */
const most = 6;

/** The parts of a row two by two, without pictures and buttons; none where they are odd. */
function partsOf(view: PageView, row: number): readonly (readonly [number, number])[] {
  let at = row;
  for (let depth = 0; depth < 4; depth += 1) {
    const parts: number[] = [];
    for (const kid of view.kids[at] ?? []) {
      const block = view.blocks[kid];
      if (!block || block.tag === 'button' || block.tag === 'icon' || block.tag === 'br') continue;
      if (block.control) return [];
      if (view.textOf(kid, 1)) parts.push(kid);
      if (parts.length > most) return [];
    }
    const [one] = parts;
    if (one === undefined || (parts.length > 1 && parts.length % 2 === 1)) return [];
    if (parts.length > 1)
      return parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1] ?? part] as const] : []));
    at = one;
  }
  return [];
}

/** Two pairs in each row of a table are two columns of pairs: what stands below one another belongs together. */
export function columnByColumn(view: PageView, pairs: readonly PagePair[]): readonly PagePair[] {
  const tables: { table: number; pairs: { pair: PagePair; column: number }[] }[] = [];
  for (const pair of pairs) {
    let cell = pair.labelBlock;
    while (cell >= 0 && view.blocks[cell]?.tag !== 'td') cell = view.blocks[cell]?.in ?? -1;
    const row = view.blocks[cell]?.in ?? -1;
    const table = view.blocks[row]?.in ?? -1;
    const column = (view.kids[row] ?? []).indexOf(cell);
    const last = tables.at(-1);
    if (last?.table === table) last.pairs.push({ pair, column });
    else tables.push({ table, pairs: [{ pair, column }] });
  }
  return tables.flatMap((table) => table.pairs.sort((a, b) => a.column - b.column).map(({ pair }) => pair));
}
