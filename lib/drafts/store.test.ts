import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { emptyCandidates } from '../capture/capture.ts';
import { emptyLead } from '../lead/lead.ts';
import { newDraft, putCapture, typeLead } from './draft.ts';
import { findDraft, forgetDrafts, listDraft, readCapture, saveCapture, saveDraft } from './store.ts';

const place = { tabId: 3, url: 'https://oak.example/contact', title: 'Contact' };

async function kept(at = place) {
  const draft = typeLead(newDraft(at), 'firstName', 'Ada');
  await saveDraft(draft);
  await listDraft(draft);
  return draft;
}

describe('the store of drafts', () => {
  beforeEach(() => fakeBrowser.reset());

  it('finds a draft by its tab and URL, and by nothing else', async () => {
    const draft = await kept();
    expect(await findDraft(3, place.url)).toEqual(draft);
    expect(await findDraft(3, 'https://oak.example/other')).toBeUndefined();
  });

  it('finds it by its URL once its tab is gone, as after a restart', async () => {
    const draft = await kept();
    expect(await findDraft(99, place.url)).toEqual({ ...draft, tabId: 99 });
  });

  it('leaves it to its own tab while that is open', async () => {
    const tab = await fakeBrowser.tabs.create({ url: place.url });
    await kept({ ...place, tabId: tab.id as number });
    expect(await findDraft(99, place.url)).toBeUndefined();
  });

  it('drops the oldest ones, with what was read for them', async () => {
    const first = putCapture(newDraft({ ...place, url: 'https://oak.example/0' }), { lead: emptyLead() }, 'first');
    await saveDraft(first);
    await saveCapture('first', {
      lead: emptyLead(),
      candidates: emptyCandidates(),
      unplaced: [],
      leads: [],
      origin: { kind: 'page', url: '', title: '' },
    });
    await listDraft(first);
    for (let at = 1; at <= 60; at++) await kept({ ...place, url: `https://oak.example/${at}` });
    expect(await findDraft(3, 'https://oak.example/0')).toBeUndefined();
    expect(await readCapture('first')).toBeUndefined();
    expect(await findDraft(3, 'https://oak.example/60')).toBeDefined();
  });

  it('takes a broken entry for none', async () => {
    const draft = await kept();
    await fakeBrowser.storage.local.set({ [`draft:${draft.id}`]: { version: 1, lead: 'x' } });
    expect(await findDraft(3, place.url)).toBeUndefined();
  });

  it('takes a capture of another form for none', async () => {
    await fakeBrowser.storage.local.set({ 'capture:forged': { lead: emptyLead(), candidates: 'x' } });
    expect(await readCapture('forged')).toBeUndefined();
  });

  it('forgets all when told to, and nothing else', async () => {
    await kept();
    await fakeBrowser.storage.local.set({ 'capture:first': {}, settings: { version: 1 } });
    await forgetDrafts();
    expect(await findDraft(3, place.url)).toBeUndefined();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ settings: { version: 1 } });
  });
});
