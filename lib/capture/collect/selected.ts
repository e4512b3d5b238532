import { withoutPrivateNumbers } from '../private.ts';
import { weightOf } from './budget.ts';

const selectionCap = 20_000;
/** Share of what is returned that a selection may take, as JSON. */
const share = 2 * selectionCap;
/** Characters that one may take as JSON: control characters are written as \u0000. */
const longestEscape = 6;
/** To lay out more than that as text takes the browser longer than reading the whole page may take. */
const mostNodes = 5000;
const mostCharacters = 200_000;

/** The selected text as it is shown; of a very long selection its first texts, one a line. '' for none. */
export function selectedIn(view: Window | null): string {
  const selection = view?.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const whole = (firstOfMany(selection.getRangeAt(0)) ?? selection.toString()).slice(0, selectionCap);
  const text = withoutPrivateNumbers(whole);
  return weightOf(text) <= share ? text : text.slice(0, share / longestEscape - 1);
}

/** `undefined` where there are few enough for the browser to say what is shown of them. */
function firstOfMany(range: Range): string | undefined {
  const { startContainer, endContainer, commonAncestorContainer } = range;
  const walker = (startContainer.ownerDocument ?? (startContainer as Document)).createTreeWalker(
    commonAncestorContainer,
    NodeFilter.SHOW_TEXT,
  );
  walker.currentNode = startContainer;
  const lines: string[] = [];
  let nodes = 0;
  let length = 0;
  let kept = 0;
  for (let node: Node | null = startContainer; node && nodes <= mostNodes; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      nodes += 1;
      const text = node.nodeValue ?? '';
      length += text.length;
      if (kept < selectionCap && text.trim() && node.parentElement?.checkVisibility?.({ visibilityProperty: true })) {
        const line = text.slice(node === startContainer ? range.startOffset : 0).slice(0, selectionCap - kept);
        lines.push(line.trim());
        kept += line.length + 1;
      }
      if (length > mostCharacters) break;
    }
    if (node === endContainer) return undefined;
  }
  return nodes > mostNodes || length > mostCharacters ? lines.join('\n') : undefined;
}
