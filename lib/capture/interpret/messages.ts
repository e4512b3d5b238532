import type { PageView } from './page-view.ts';

/** A conversation: what the other side wrote, in order. */
export interface Conversation {
  readonly incoming: readonly { readonly block: number; readonly text: string }[];
  /** Blocks of messages of our own side, whose numbers are ours. */
  readonly outgoing: ReadonlySet<number>;
}

const outgoingHint = /(?:^|[\s_-])(?:me|out|outgoing|sent|self|mine|own|from-me|outbound)(?:$|[\s_-])/i;
const shortest = 25;

/** Conversations of a page: texts side by side, of which some are marked as our own. */
export function readConversation(view: PageView): Conversation {
  const outgoing = new Set<number>();
  const incoming: { block: number; text: string }[] = [];
  const holders = new Set<number>();
  for (const [index, block] of view.blocks.entries()) {
    if (block.hint && outgoingHint.test(block.hint) && view.textOf(index, 30).length >= 15) {
      for (let i = index; i <= (view.last[index] ?? index); i += 1) outgoing.add(i);
      if (block.in >= 0) holders.add(block.in);
    }
  }
  for (const holder of holders) {
    for (const kid of view.kids[holder] ?? []) {
      const block = view.blocks[kid];
      if (!block || outgoing.has(kid) || block.control || (view.kids[kid]?.length ?? 0) > 3) continue;
      const text = view.textOf(kid, 2000);
      if (text.length >= shortest && /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(text)) incoming.push({ block: kid, text });
    }
  }
  return { incoming, outgoing };
}
