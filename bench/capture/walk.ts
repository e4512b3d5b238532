/** The least that reading a page can cost: every element and every text once, nothing done with them. */
export function walk(page: Document): number {
  const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let nodes = 0;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}
