import { browser } from '../browser.ts';
import { type Draft, draftOf, newDraft, putLead } from '../drafts/draft.ts';
import { listDraft, saveDraft } from '../drafts/store.ts';
import type { Handoff } from '../handoff/handoff.ts';

/** Opens a review of a lead handed over before, to hand it to another account: a draft of its own. */
export async function openAgain({ lead, source }: Pick<Handoff, 'lead' | 'source'>): Promise<void> {
  await open(putLead(newDraft({ tabId: -1, url: source.url, title: source.title }), lead));
}

/** Opens the review of a handoff itself, as it was sent: its card, and its form where it may be edited and sent again. */
export async function openHandoff(handoff: Handoff): Promise<void> {
  await open(draftOf(handoff));
}

async function open(draft: Draft): Promise<void> {
  await saveDraft(draft);
  await listDraft({ ...draft, url: `draft:${draft.id}` });
  const url = browser.runtime.getURL(`/popup.html?draft=${draft.id}` as never);
  await browser.windows.create({ url, type: 'popup', width: 452, height: 680 });
}
