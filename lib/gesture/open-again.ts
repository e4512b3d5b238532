import { browser } from '../browser.ts';
import { newDraft, putLead } from '../drafts/draft.ts';
import { listDraft, saveDraft } from '../drafts/store.ts';
import type { Handoff } from '../handoff/handoff.ts';

/** Opens a review of a lead handed over before, to hand it to another account: a draft of its own. */
export async function openAgain({ lead, source }: Pick<Handoff, 'lead' | 'source'>): Promise<void> {
  const draft = putLead(newDraft({ tabId: -1, url: source.url, title: source.title }), lead);
  await saveDraft(draft);
  await listDraft({ ...draft, url: `draft:${draft.id}` });
  const url = browser.runtime.getURL(`/popup.html?draft=${draft.id}` as never);
  await browser.windows.create({ url, type: 'popup', width: 452, height: 680 });
}
