import { browser } from '../browser.ts';
import type { Place } from '../capture/capture.ts';

/** Marks a place on the page of the tab, or takes the mark away. What cannot be marked any more is left alone. */
export async function showPlace(tabId: number, place: Place | undefined, before: Place | undefined): Promise<void> {
  const frame = place?.frameId ?? before?.frameId;
  if (frame === undefined || tabId < 0) return;
  const target = { tabId, frameIds: [frame] };
  await browser.scripting
    .executeScript({ target, func: mark as never, args: [place ? [...place.path] : null] })
    .catch(() => undefined);
}

/** Runs in the page, alone: nothing outside of it is there. One element of its own, gone again with `null`. */
function mark(path: number[] | null): void {
  const name = 'lead-handoff-mark';
  for (const old of document.querySelectorAll(name)) old.remove();
  let at: Element | ShadowRoot | null = document.documentElement;
  for (const index of path ?? []) {
    at = (index === -1 && at instanceof Element ? at.shadowRoot : at?.children[index]) ?? null;
    if (!at) return;
  }
  if (!path || !(at instanceof Element)) return;
  const box = at.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) at.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = at.getBoundingClientRect();
  const frame = document.createElement(name);
  const look: Record<string, string> = {
    all: 'initial',
    position: 'fixed',
    'z-index': '2147483647',
    'pointer-events': 'none',
    left: `${left - 4}px`,
    top: `${top - 4}px`,
    width: `${width + 8}px`,
    height: `${height + 8}px`,
    outline: '3px solid #3350d6',
    'border-radius': '4px',
    background: 'rgb(51 80 214 / 14%)',
  };
  for (const [key, value] of Object.entries(look)) frame.style.setProperty(key, value, 'important');
  document.documentElement.append(frame);
}
