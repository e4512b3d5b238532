/** The step into an open shadow root; all other steps are indexes among the element children. */
export const shadowStep = -1;
/** A path that starts with it counts from the document element, not from the block around. */
export const fromTop = -2;

/** Child indexes from the document element down to an element, through open shadow roots. */
export function pathOf(element: Element): number[] {
  const path: number[] = [];
  let node: Element | null = element;
  while (node) {
    const parent: ParentNode | null = node.parentNode as ParentNode | null;
    if (!parent || parent.nodeType === 9) break;
    path.unshift(Array.prototype.indexOf.call(parent.children, node));
    if (parent.nodeType === 11 && 'host' in parent) {
      path.unshift(shadowStep);
      node = (parent as ShadowRoot).host;
    } else node = parent as Element;
  }
  return path;
}

/** The element around it as it is shown: the slot that it stands in, or the host of its shadow root. */
export const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
