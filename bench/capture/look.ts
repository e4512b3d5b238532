/** What is asked of the browser for every text, to know whether it can be seen. */
const seen = { opacityProperty: true, visibilityProperty: true };

/**
 * The least that reading what a page shows can cost: every text once, and of the element that it stands in whether it
 * can be seen and where. Nothing is made of it.
 */
export function look(page: Document): [text: string, x: number, y: number][] {
  const found: [string, number, number][] = [];
  const walk = (element: Element) => {
    const { localName } = element;
    if (localName === 'script' || localName === 'style') return;
    let box: DOMRect | null | undefined;
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 1) walk(node as Element);
      else if (node.nodeType === 3) {
        const text = (node as Text).data.trim();
        if (text === '') continue;
        if (box === undefined) box = element.checkVisibility(seen) ? element.getBoundingClientRect() : null;
        if (box) found.push([text, box.x, box.y]);
      }
    }
  };
  walk(page.documentElement);
  return found;
}
