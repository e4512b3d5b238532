import type { Block } from '../facts.ts';
import { isPrivateLabel, mask } from '../private.ts';
import { labelField } from './remembered.ts';

/** Says something of its own, whatever stands before it. */
const ownWords = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'th', 'dt', 'a', 'button', 'icon']);
const longestValue = 60;

/**
 * The blocks, with the text that a private label ("Social insurance number") announces by standing right before it, or
 * at the head of its column, masked: where only the label tells what a number is, `withoutPrivateNumbers` cannot know it.
 */
export function withoutPrivateValues(blocks: readonly Block[]): readonly Block[] {
  const columns = inPrivateColumns(blocks);
  let safe: Block[] | undefined;
  if (columns.size > 0)
    safe = blocks.map((block, at) => (columns.has(at) && block.text ? { ...block, text: mask } : block));
  let label = -1;
  for (const [index, block] of blocks.entries()) {
    if (block.control) label = -1;
    if (!block.text) continue;
    const announced = label >= 0 && rowOf(blocks, label) === rowOf(blocks, index) && isValue(block);
    if (announced) {
      safe ??= [...blocks];
      safe[index] = { ...block, text: mask };
    }
    // What a `label` element announces is in a control.
    label = !announced && block.tag !== 'label' && isPrivateLabel(block.text) ? index : -1;
  }
  return safe ?? blocks;
}

const isHead = ({ tag, role }: Block) => tag === 'th' || role === 'columnheader';

/** Blocks in the cells below a private column head, in the same table. */
function inPrivateColumns(blocks: readonly Block[]): ReadonlySet<number> {
  const found = new Set<number>();
  if (!blocks.some((block) => isHead(block) && isPrivateLabel(block.text ?? ''))) return found;
  const cells = new Map<number, number[]>();
  for (const [index, { in: row }] of blocks.entries()) {
    const holder = blocks[row];
    if (holder?.tag !== 'tr' && holder?.role !== 'row') continue;
    const known = cells.get(row);
    if (known) known.push(index);
    else cells.set(row, [index]);
  }
  /** Private columns, by table. */
  const columns = new Map<number, number[]>();
  for (const [row, all] of cells) {
    const table = tableOf(blocks, row);
    const heads = all.filter((cell) => isHead(blocks[cell] as Block));
    // A head that stands beside its value is the label of its row.
    if (heads.length === all.length && all.length > 1) {
      columns.set(
        table,
        [...all.keys()].filter((column) => isPrivateLabel(blocks[all[column] ?? -1]?.text ?? '')),
      );
    } else for (const column of columns.get(table) ?? []) found.add(all[column] ?? -1);
  }
  for (const [index, block] of blocks.entries()) if (found.has(block.in)) found.add(index);
  return found;
}

function tableOf(blocks: readonly Block[], row: number): number {
  let at = row;
  while (at >= 0 && blocks[at]?.tag !== 'table' && !/^(?:tree)?grid$|^table$/.test(blocks[at]?.role ?? ''))
    at = blocks[at]?.in ?? -1;
  return at;
}

function isValue({ tag, text = '' }: Block): boolean {
  return !ownWords.has(tag) && text.length <= longestValue && !labelField(text);
}

/** The row of a table that a block stands in, -1 for none: heads of columns announce nothing in the next row. */
function rowOf(blocks: readonly Block[], index: number): number {
  let at = index;
  while (at >= 0 && blocks[at]?.tag !== 'tr' && blocks[at]?.role !== 'row') at = blocks[at]?.in ?? -1;
  return at;
}
