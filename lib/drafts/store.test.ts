import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Capture, emptyCandidates } from '../capture/capture.ts';
import { emptyLead } from '../lead/lead.ts';
import { newDraft, putCapture, typeLead } from './draft.ts';
import { findDraft, forgetDrafts, listDraft, openDraft, readCapture, saveDraft, sweepDrafts } from './store.ts';

const place = { tabId: 3, url: 'https://oak.example/contact', title: 'Contact' };

async function kept(at = place) {
  const draft = typeLead(newDraft(at), 'firstName', 'Ada');
  await saveDraft(draft);
  await listDraft(draft);
  return draft;
}

const read: Capture = {
  lead: emptyLead(),
  candidates: emptyCandidates(),
  unplaced: [],
  leads: [],
  origin: { kind: 'page', url: '', title: '' },
};
const storedKeys = async () => Object.keys(await fakeBrowser.storage.local.get(null));

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
    await saveDraft(first, read);
    await listDraft(first);
    for (let at = 1; at <= 60; at++) await kept({ ...place, url: `https://oak.example/${at}` });
    expect(await findDraft(3, 'https://oak.example/0')).toBeUndefined();
    expect(await readCapture('first')).toBeUndefined();
    expect(await findDraft(3, 'https://oak.example/60')).toBeDefined();
  });

  it('drops the one that a fresh one takes the place of, however often that is', async () => {
    for (let at = 0; at < 5; at++) {
      const draft = putCapture(newDraft(place), { lead: emptyLead() }, `read ${at}`);
      await listDraft(draft);
      await saveDraft(draft, read);
    }
    expect((await storedKeys()).filter((key) => /^(?:draft|capture):/.test(key))).toHaveLength(2);
    expect(await findDraft(3, place.url)).toMatchObject({ captureId: 'read 4' });
  });

  it('sweeps what no draft in the list names, once a browser session', async () => {
    const draft = putCapture(newDraft(place), { lead: emptyLead() }, 'one');
    const again = putCapture(draft, { lead: { ...emptyLead(), firstName: 'Ada' } }, 'two');
    await listDraft(again);
    await saveDraft(draft, read);
    await saveDraft(again, read);
    await saveDraft(putCapture(newDraft(place), { lead: emptyLead() }, 'nobody’s'), read);
    await sweepDrafts();
    const kept = ['capture:one', 'capture:two', `draft:${draft.id}`, 'drafts'];
    expect((await storedKeys()).sort()).toEqual(kept.sort());
    await saveDraft(putCapture(newDraft(place), { lead: emptyLead() }, 'later'), read);
    await sweepDrafts();
    expect(await storedKeys()).toContain('capture:later');
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

it('gives two reviews of one page that open at once the same draft', async () => {
  const place = { tabId: 7, url: 'https://oak.example/both', title: 'Both' };
  const begin = () => {
    const draft = newDraft(place);
    void saveDraft(draft);
    return draft;
  };
  const [one, other] = await Promise.all([1, 2].map(() => openDraft(place.tabId, place.url, begin)));
  await other?.listed;
  expect(one?.found).toBeUndefined();
  expect(other?.found).toEqual(one?.draft);
});
