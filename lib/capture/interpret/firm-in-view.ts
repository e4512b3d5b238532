import type { Find } from './finds.ts';
import { companyWord } from './firm-words.ts';
import type { PageView } from './page-view.ts';
import { nameLikeness } from './remembered.ts';

const separators = /\s+[-–—|·•»]\s+|\s*[|·•»]\s*/;
const longestName = 70;

/** The firm whose entry a page shows: a main heading that the title begins with, and that is no person's name. */
export function firmInView(view: PageView): Find | undefined {
  const [first = ''] = view.facts.title.split(separators);
  const name = first.trim();
  if (name.length < 3 || name.length > longestName || nameLikeness(name) >= 0.75 || !companyWord.test(name)) return;
  const block = view.blocks.findIndex(({ tag }, index) => /^h[12]$/.test(tag) && view.textOf(index, 80) === name);
  if (block < 0) return undefined;
  const place = view.placeOf(block);
  return {
    field: 'companyName',
    value: name,
    confidence: 0.8,
    block,
    party: 'lead',
    evidence: { source: 'heading', text: 'heading and title of the page', quote: name, place },
  };
}
