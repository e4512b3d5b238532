/** Text with white space folded to single spaces, at most `cap` characters. */
export function fold(text: string, cap: number): string {
  const cut = text.length > cap * 2 ? text.slice(0, cap * 2) : text;
  const folded = cut.replace(/\s+/g, ' ').trim();
  return folded.length > cap ? folded.slice(0, cap) : folded;
}

const notText = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SELECT',
  'TEXTAREA',
  'OPTION',
  'BUTTON',
  'SVG',
  'svg',
]);

/** Text of an element without what stands in its controls and scripts, `<br>` and blocks as line breaks. */
export function ownText(element: Element, cap = 300): string {
  const parts: string[] = [];
  let length = 0;
  const walk = (node: Node, depth: number): void => {
    for (let child = node.firstChild; child && length < cap; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const text = child.nodeValue ?? '';
        parts.push(text.replace(/\s+/g, ' '));
        length += text.length;
      } else if (child.nodeType === 1 && depth < 40 && !notText.has((child as Element).tagName)) {
        const tag = (child as Element).tagName;
        const breaks = tag === 'BR' || tag === 'DIV' || tag === 'P' || tag === 'LI' || tag === 'TR';
        if (breaks) parts.push('\n');
        walk(child, depth + 1);
        if (breaks && tag !== 'BR') parts.push('\n');
      }
    }
  };
  walk(element, 0);
  return parts
    .join('')
    .split('\n')
    .map((line) => fold(line, cap))
    .filter(Boolean)
    .join('\n')
    .slice(0, cap);
}
