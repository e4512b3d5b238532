import { browser } from '../browser.ts';
import type { FrameFacts } from '../capture/interpret/page.ts';

export type TabReading =
  | { readonly kind: 'read'; readonly frames: readonly FrameFacts[] }
  /** The browser lets no extension read it: its own pages, the store, a PDF viewer, an error page. */
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

export type Unreadable = 'browser' | 'store' | 'pdf' | 'file' | 'other';

const stores =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;

/** Why a page cannot be read, judged by its address, which is unknown ('') without a grant. */
export function whyUnreadable(url: string): Unreadable {
  if (/^(?:chrome|edge|about|moz-extension|chrome-extension|view-source|devtools|brave|opera|vivaldi):/.test(url)) {
    return 'browser';
  }
  if (stores.test(url)) return 'store';
  if (/\.pdf(?:[?#]|$)/i.test(url)) return 'pdf';
  return url.startsWith('file:') ? 'file' : 'other';
}

/** Reads the tab once, all frames it may reach. Needs the grant of a click (`activeTab`). */
export async function readTab(tabId: number, url: string): Promise<TabReading> {
  try {
    // What checks and interprets it loads while the page is read.
    const [results, { framesOf }] = await Promise.all([inject(tabId), import('../capture/index.ts')]);
    const frames = framesOf(results);
    // The viewer of some browsers lets itself be read, and says nothing of what stands in the file.
    if (frames[0]?.facts.contentType === 'application/pdf') return { kind: 'unreadable', why: 'pdf' };
    return frames.length > 0 ? { kind: 'read', frames } : { kind: 'unreadable', why: whyUnreadable(url) };
  } catch {
    return { kind: 'unreadable', why: whyUnreadable(url) };
  }
}

async function inject(tabId: number) {
  const files = ['/collect.js'];
  try {
    return await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files });
  } catch {
    // One frame that may not be read makes some browsers refuse all of them.
    return await browser.scripting.executeScript({ target: { tabId }, files });
  }
}

export interface ReviewedTab {
  readonly tabId: number;
  readonly url: string;
  readonly title: string;
}

/** The tab under review: the one named in this page's address, else the active one. */
export async function tabUnderReview(search: string): Promise<ReviewedTab> {
  const named = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return { tabId: tab?.id ?? -1, url: tab?.url ?? '', title: tab?.title ?? '' };
}
