/**
 * Keeps the keyboard's place when what had the focus goes away: a card that is settled, a menu that closed, a
 * button that may no longer be pressed. Browsers then put the focus on the body, and the next Tab starts at
 * the top. The focus goes to the button that opened the closed part, else to the nearest thing beside it.
 * Returns a function that stops it.
 */
export function keepFocus(root: HTMLElement): () => void {
  let path: readonly HTMLElement[] = [];
  const remember = () => {
    path = ancestors(document.activeElement);
  };
  const mend = () => {
    const [last] = path;
    const now = document.activeElement;
    // What is hidden keeps the focus until the next frame.
    if (!last || (now !== null && now !== document.body && now !== last)) return;
    if (last.isConnected && last.checkVisibility() && !last.matches(':disabled')) return;
    for (const one of path) {
      const next = opener(one) ?? inside(one);
      if (next) return next.focus({ preventScroll: true });
      // Its part of the page is empty for now: what comes there next gets the focus.
      if (one.isConnected && one.matches('footer, main, header')) return;
    }
  };
  // A click on nothing puts the focus on the body as well: that is meant.
  const forget = () => {
    if (document.activeElement === document.body) path = [];
  };
  const observer = new MutationObserver(mend);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
  root.addEventListener('focusin', remember);
  root.addEventListener('toggle', mend, true);
  root.addEventListener('close', mend, true);
  document.addEventListener('click', forget);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
    root.removeEventListener('toggle', mend, true);
    root.removeEventListener('close', mend, true);
    document.removeEventListener('click', forget);
  };
}

function ancestors(start: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = start; at instanceof HTMLElement && at !== document.body; at = at.parentElement) found.push(at);
  return found;
}

/** The button that opens this popover, where it is one that is closed. */
function opener(element: HTMLElement): HTMLElement | null {
  if (!element.isConnected || !element.popover || element.matches(':popover-open')) return null;
  return document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(element.id)}"]`);
}

/** The first thing in it that takes the focus. A card does so as a whole: a second Enter then presses nothing. */
function inside(element: HTMLElement): HTMLElement | undefined {
  if (!element.isConnected || !element.checkVisibility()) return undefined;
  const all = element.querySelectorAll<HTMLElement>(
    'fieldset[tabindex], a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary',
  );
  return [...all].find((one) => (one.tabIndex >= 0 || one.matches('fieldset')) && one.checkVisibility());
}
