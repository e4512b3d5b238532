import { browser } from '../browser.ts';
import type { Capture } from '../capture/capture.ts';
import { captureFrom } from '../capture/capture-schema.ts';
import { z } from '../schema.ts';
import { type Draft, draftSchema } from './draft.ts';

/**
 * Drafts in `storage.local`: `draft:<id>` each with its edits, `capture:<id>` with what was read (large,
 * and written once), and `drafts`, the list of which tab and URL each belongs to.
 */
const entry = z.object({ id: z.string(), tabId: z.number(), url: z.string(), at: z.number() });
const index = z.object({ version: z.literal(1), items: z.array(entry) });
type Entry = z.infer<typeof entry>;

/** Drafts kept, newest first. A draft is worth keeping for as long as somebody may come back to its tab. */
const mostDrafts = 60;

async function readIndex(): Promise<Entry[]> {
  const { drafts } = await browser.storage.local.get('drafts');
  const parsed = index.safeParse(drafts);
  return parsed.success ? parsed.data.items : [];
}

/** The draft for a tab and URL, or for the URL alone where its old tab is gone (the browser was restarted). */
export async function findDraft(tabId: number, url: string): Promise<Draft | undefined> {
  const items = await readIndex();
  const exact = items.find((item) => item.tabId === tabId && item.url === url);
  if (exact) return readDraft(exact.id);
  const orphan = items.find((item) => item.url === url && url !== '');
  if (!orphan || (orphan.tabId >= 0 && (await tabExists(orphan.tabId)))) return undefined;
  const draft = await readDraft(orphan.id);
  return draft && { ...draft, tabId };
}

async function tabExists(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    (tab) => tab !== undefined,
    () => false,
  );
}

export async function readDraft(id: string): Promise<Draft | undefined> {
  const key = `draft:${id}`;
  const parsed = draftSchema.safeParse((await browser.storage.local.get(key))[key]);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Written at once: whoever closes the popup right after a keystroke finds it again. What was read for it goes in the
 * same write, so that no capture is ever one that no draft names. Rejects where the store is full.
 */
export async function saveDraft(draft: Draft, read?: Capture): Promise<void> {
  await browser.storage.local.set({
    [`draft:${draft.id}`]: draft,
    ...(read ? { [`capture:${draft.captureId}`]: read } : {}),
  });
}

/** Puts the draft in the list, so that its tab finds it, and drops the oldest ones and the one that it takes the place of. */
export async function listDraft(draft: Draft): Promise<void> {
  await navigator.locks.request('drafts', () => list(draft));
}

/** Only under the lock. */
async function list({ id, tabId, url }: Draft): Promise<void> {
  const before = await readIndex();
  const others = before.filter((item) => item.id !== id && !(item.tabId === tabId && item.url === url));
  const items = [{ id, tabId, url, at: Date.now() }, ...others].slice(0, mostDrafts);
  await browser.storage.local.set({ drafts: { version: 1, items } });
  for (const old of before) if (!items.some((item) => item.id === old.id)) await removeStored(old.id);
}

export interface OpenedDraft {
  /** What was found; undefined where `begin` has made one. */
  readonly found: Draft | undefined;
  readonly draft: Draft;
  /** Until the list says so. Rejects where the store is full. */
  readonly listed: Promise<void>;
}

/**
 * The draft for a tab and URL as `findDraft` has it, or the one that `begin` makes and stores. Two reviews of one page
 * that open at once get the same: the second looks when the first is in the list.
 */
export function openDraft(tabId: number, url: string, begin: () => Draft): Promise<OpenedDraft> {
  return new Promise((resolve, reject) => {
    const listed: Promise<void> = navigator.locks.request('drafts', async () => {
      const found = await findDraft(tabId, url);
      const draft = found ?? begin();
      resolve({ found, draft, listed });
      await list(draft);
    });
    listed.catch(reject);
  });
}

/**
 * Drops what no draft in the list names: captures that were undone or fell out of the past, drafts that were open
 * when they were dropped. Reads the whole store, so once a browser session will do.
 */
export async function sweepDrafts(): Promise<void> {
  const { swept } = await browser.storage.session.get('swept');
  if (swept) return;
  await browser.storage.session.set({ swept: true });
  await navigator.locks.request('drafts', async () => {
    const ids = new Set((await readIndex()).map(({ id }) => `draft:${id}`));
    const all = await browser.storage.local.get(null);
    const named = Object.entries(all).flatMap(([key, value]) => (ids.has(key) ? [key, ...capturesOf(value)] : []));
    const keys = Object.keys(all).filter((key) => /^(?:draft|capture):/.test(key));
    await browser.storage.local.remove(keys.filter((key) => !named.includes(key)));
  });
}

/** Keys of what was read for a stored draft. */
function capturesOf(stored: unknown): string[] {
  const { data } = draftSchema.safeParse(stored);
  const ids = [data?.captureId, ...(data?.past ?? []).map(({ captureId }) => captureId)];
  return ids.filter(Boolean).map((id) => `capture:${id}`);
}

/** Forgets all drafts, with what was read for them. One that is open is kept again with its next change. */
export async function forgetDrafts(): Promise<void> {
  await navigator.locks.request('drafts', async () => {
    const keys = Object.keys(await browser.storage.local.get(null));
    await browser.storage.local.remove(['drafts', ...keys.filter((key) => /^(?:draft|capture):/.test(key))]);
  });
}

async function removeStored(id: string): Promise<void> {
  const key = `draft:${id}`;
  const stored = await browser.storage.local.get(key);
  await browser.storage.local.remove([key, ...capturesOf(stored[key])]);
}

/** What was read, as it was stored; undefined where that is no longer there or not what is stored here. */
export async function readCapture(id: string): Promise<Capture | undefined> {
  if (!id) return undefined;
  const key = `capture:${id}`;
  const stored = await browser.storage.local.get(key);
  return captureFrom(stored[key]);
}

/** Tells of every change to a draft, from whichever page; gives the function that ends it. */
export function draftChanges(id: string, tell: (draft: Draft) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const parsed = area === 'local' ? draftSchema.safeParse(changes[`draft:${id}`]?.newValue) : undefined;
    if (parsed?.success) tell(parsed.data);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}
