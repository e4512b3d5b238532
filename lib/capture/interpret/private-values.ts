import type { Block } from '../facts.ts';
import { isPrivateLabel, mask } from '../private.ts';
import { labelField } from './remembered.ts';

/** Says something of its own, whatever stands before it. */
const ownWords = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'th', 'dt', 'a', 'button', 'icon']);
const longestValue = 60;

/**
 * The blocks, with the text that a private label ("Social insurance number") announces by standing right before it
 * masked: where only the label tells what a number is, `withoutPrivateNumbers` cannot know it.
 */
export function withoutPrivateValues(blocks: readonly Block[]): readonly Block[] {
  let safe: Block[] | undefined;
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

function isValue({ tag, text = '' }: Block): boolean {
  return !ownWords.has(tag) && text.length <= longestValue && !labelField(text);
}

/** The row of a table that a block stands in, -1 for none: heads of columns announce nothing in the next row. */
function rowOf(blocks: readonly Block[], index: number): number {
  let at = index;
  while (at >= 0 && blocks[at]?.tag !== 'tr' && blocks[at]?.role !== 'row') at = blocks[at]?.in ?? -1;
  return at;
}
