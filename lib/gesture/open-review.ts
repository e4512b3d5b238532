import { browser } from '../browser.ts';

/** Page of the review for a tab; in a window of its own it cannot ask which tab is active. */
export function reviewUrl(tabId: number): string {
  return browser.runtime.getURL(`/popup.html?tab=${tabId}` as never);
}

/**
 * Opens the review for a tab: as the popup, or where the browser will not (no toolbar, an older
 * Chromium, a window that has no focus) in a small window. Called before any `await` of a click's
 * handler: Firefox opens a popup only while the click counts.
 */
export async function openReview(tabId: number): Promise<'popup' | 'window'> {
  try {
    await browser.action.openPopup();
    return 'popup';
  } catch {
    await openWindow(tabId);
    return 'window';
  }
}

/** The review in a window that stays. CSS pixels; a little more than the popup, for the window's frame. */
export async function openWindow(tabId: number): Promise<void> {
  await browser.windows.create({ url: reviewUrl(tabId), type: 'popup', width: 452, height: 680 });
}
