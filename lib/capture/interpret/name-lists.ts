import type { PageView } from './page-view.ts';
import { nameLikeness } from './remembered.ts';

/** As many names that are known as such vouch for the others of their list. */
const vouching = 2;
const longest = 40;

/**
 * Names in lists of people: elements of one kind that say nothing but two or three capitalised words, among them some
 * whose first one is a known given name. "LAST, First" in a cell of its own counts by itself.
 */
export function readNameLists(view: PageView): { text: string; block: number }[] {
  const lists = new Map<string, { known: number; open: { text: string; block: number }[]; strange: number }>();
  const out: { text: string; block: number }[] = [];
  for (const [index, text] of view.said.entries()) {
    const block = view.blocks[index];
    if (!block || text.length < 5 || text.length > longest * 2) continue;
    const holder = view.blocks[block.in];
    const key = `${block.tag} ${holder?.tag ?? ''} ${holder ? (view.blocks[holder.in]?.tag ?? '') : ''} ${holder?.hint ?? ''}`;
    const list = lists.get(key) ?? { known: 0, open: [], strange: 0 };
    lists.set(key, list);
    const likeness = text.length <= longest && text.includes(' ') ? nameLikeness(text) : 0;
    if (likeness >= 0.8) {
      list.known += 1;
      if (text.includes(',')) out.push({ text, block: index });
    } else if (likeness >= 0.5 && !text.includes('&')) list.open.push({ text, block: index });
    else list.strange += 1;
  }
  for (const { known, open, strange } of lists.values())
    if (known >= vouching && known >= open.length / 2 && strange <= (known + open.length) / 2) out.push(...open);
  return out;
}
