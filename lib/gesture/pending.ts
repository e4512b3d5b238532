import { browser } from '../browser.ts';
import { z } from '../schema.ts';

/** What the person pointed at in a context menu, until the review that it opens picks it up. */
export const gestureSchema = z.object({
  kind: z.enum(['page', 'selection', 'link']),
  tabId: z.number(),
  url: z.string(),
  title: z.string(),
  /** The selected text as the browser gives it, without line breaks in Chromium. */
  text: z.optional(z.string()),
  /** mailto:, tel: or another address. */
  href: z.optional(z.string()),
  /** ms since epoch. */
  at: z.number(),
});
export type Gesture = z.infer<typeof gestureSchema>;

/** A review that never opened must not colour the next one. */
const longestWait = 15_000;

export async function keepGesture(gesture: Gesture): Promise<void> {
  await browser.storage.session.set({ pending: gesture });
}

/** The gesture for this tab, once; undefined where there is none or it is stale. */
export async function takeGesture(tabId: number, now = Date.now()): Promise<Gesture | undefined> {
  const { pending } = await browser.storage.session.get('pending');
  if (pending === undefined) return undefined;
  await browser.storage.session.remove('pending');
  const parsed = gestureSchema.safeParse(pending);
  if (!parsed.success || parsed.data.tabId !== tabId || now - parsed.data.at > longestWait) return undefined;
  return parsed.data;
}
