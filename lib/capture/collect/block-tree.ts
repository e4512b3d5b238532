import type { Block } from '../facts.ts';
import { inline } from '../inline.ts';
import type { Budget } from './budget.ts';
import { fromTop } from './path.ts';

/** Elements that say nothing by themselves and give way to their only child. */
const plain = new Set(['div', 'span', 'font', 'center', 'tbody', 'b', 'strong', 'i', 'em', 'slot', 'section', 'p']);

export type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A block with those in it, while the page is walked. */
export interface Draft {
  readonly block: Open<Block>;
  kids: Draft[];
}

const none: Draft[] = [];
export const draft = (tag: string, path?: number[], kids = none): Draft => ({
  block: path ? { in: -1, tag, path } : { in: -1, tag },
  kids,
});

/** Keeps a block that says something, lets its only child stand for it where it says nothing itself. */
export function settle(made: Draft, into: Draft[], budget: Budget): void {
  const { block, kids } = made;
  const only = kids.length === 1 ? kids[0] : undefined;
  if (kids.length === 0) {
    // An icon may be all the label that a number has.
    if (block.label && block.label.length <= 40 && !block.marks) {
      into.push({ block: { ...block, tag: 'icon' }, kids });
    }
    return;
  }
  if (only?.block.tag === '#') {
    block.text = only.block.text;
    // What begins a line of its own stands apart whatever its place; leaving that out halves the weight of a table.
    if (only.block.box && inline.has(block.tag) && block.role !== 'gridcell') block.box = only.block.box;
    made.kids = none;
  } else if (
    only?.block.path &&
    plain.has(block.tag) &&
    !block.role &&
    !block.label &&
    !block.title &&
    !block.hint &&
    !block.marks &&
    !block.row
  ) {
    if (only.block.path[0] !== fromTop) only.block.path = [...(block.path ?? []), ...only.block.path];
    into.push(only);
    return;
  } else budget.weigh(30);
  budget.weigh((block.hint?.length ?? -8) + 8 + (block.href?.length ?? 0) + (block.label?.length ?? 0) + 12);
  into.push(made);
}

/** The tree as a list in document order. */
export function flatten(top: readonly Draft[]): Block[] {
  const blocks: Block[] = [];
  const add = (drafts: readonly Draft[], parent: number): void => {
    for (let i = 0; i < drafts.length; i += 1) {
      const { kids, block } = drafts[i] as Draft;
      const index = blocks.length;
      block.in = parent;
      blocks.push(block);
      if (kids.length > 0) add(kids, index);
    }
  };
  add(top, -1);
  return blocks;
}
