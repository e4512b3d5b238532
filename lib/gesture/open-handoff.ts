import { browser } from '../browser.ts';

/**
 * Opens the review of a handoff itself, as it was sent: its card, and its form where it may be edited and sent again.
 * The window makes the draft for it, so that the worker, which opens it from a notification, needs to know of none.
 */
export async function openHandoff(id: string): Promise<void> {
  const url = browser.runtime.getURL(`/popup.html?handoff=${encodeURIComponent(id)}` as never);
  await browser.windows.create({ url, type: 'popup', width: 452, height: 680 });
}
