import type { PageView } from './page-view.ts';
import { labelField, labelRole } from './remembered.ts';

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
    const parted: (readonly [number, number])[] = [];
    for (const row of rows) {
      const parts = partsOf(view, row);
      if (parts) parted.push(parts);
    }
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
      values.set(label, value);
      if (below) above.add(value);
    }
  }
  return { valueOf: values, above };
}

function isKnown(view: PageView, block: number): boolean {
  const text = view.textOf(block, longestLabel + 2);
  return text.length <= longestLabel && ((labelField(text)?.confidence ?? 0) >= 0.85 || labelRole(text) === 'other');
}

/** The two parts of a row that has just two, without pictures and buttons. */
function partsOf(view: PageView, row: number): readonly [number, number] | undefined {
  let at = row;
  for (let depth = 0; depth < 4; depth += 1) {
    const parts: number[] = [];
    for (const kid of view.kids[at] ?? []) {
      const block = view.blocks[kid];
      if (!block || block.tag === 'button' || block.tag === 'icon' || block.tag === 'br') continue;
      if (block.control) return undefined;
      if (view.textOf(kid, 1)) parts.push(kid);
      if (parts.length > 2) return undefined;
    }
    const [one, two] = parts;
    if (one === undefined) return undefined;
    if (two !== undefined) return [one, two];
    at = one;
  }
  return undefined;
}
