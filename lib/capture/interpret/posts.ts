import type { CaptureContext } from '../capture.ts';
import type { Find } from './finds.ts';
import type { PageView } from './page-view.ts';
import { nameLikeness } from './remembered.ts';
import { readLines } from './text/text.ts';

const longest = 3000;

/** Who wrote a post: the name that stands last before it, in the same article. */
function nameBefore(view: PageView, block: number): Find | undefined {
  for (let i = block - 1, texts = 0; i >= 0 && texts < 4 && view.blocks[i]?.tag !== 'article'; i -= 1) {
    const text = view.said[i] ?? '';
    if (!text) continue;
    texts += 1;
    if (text.length > 40 || nameLikeness(text) < 0.5) continue;
    const evidence = { source: 'text', text: 'wrote it', quote: text, place: view.placeOf(i) };
    return { field: 'name', value: text, confidence: 0.7, block: i, party: 'lead', evidence };
  }
  return undefined;
}

/**
 * A post of a page that shows no record: the text around the one number or address of mail on it, read as such a text
 * is that was pasted. Empty where it does not name who wants something and how to reach them.
 */
export function readPost(view: PageView, contacts: readonly Find[], context: CaptureContext): readonly Find[] {
  const [contact, ...more] = contacts.filter(
    ({ field, party }) => party === 'unknown' && (field === 'phone' || field === 'email'),
  );
  const at = view.lines.findIndex(({ parts }) => parts.some(({ block }) => block === contact?.block));
  const line = view.lines[at];
  if (!contact || !line || line.text.length < 60 || line.text.length > longest || more.length > 3) return [];
  const { finds } = readLines([line.text], context, 'text');
  const own = finds.filter(({ party }) => party === 'lead');
  const writer = /\b(?:me|my|us|our)\b/.test(line.text) ? nameBefore(view, line.block) : undefined;
  if (!writer && more.some(({ block }) => !line.parts.some((part) => part.block === block))) return [];
  if (writer && !own.some(({ field }) => field === 'name')) own.push(writer);
  const named = own.some(({ field, confidence }) => field === 'name' && confidence >= 0.6);
  if (!named || !own.some(({ field }) => field === 'phone' || field === 'email')) return [];
  const place = view.placeOf(line.block);
  return own.map((find) => ({ ...find, block: line.block, evidence: { ...find.evidence, place } }));
}
