import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import type { Capture, Place } from '../../lib/capture/capture.ts';
import { type Draft, draftOf, newDraft, putCapture, undo } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import {
  draftChanges,
  findDraft,
  listDraft,
  readCapture,
  readDraft,
  saveCapture,
  saveDraft,
} from '../../lib/drafts/store.ts';
import { takeGesture } from '../../lib/gesture/pending.ts';
import { type ReviewedTab, tabUnderReview, type Unreadable } from '../../lib/gesture/read-tab.ts';
import { showPlace } from '../../lib/gesture/show-place.ts';
import {
  captureFile,
  captureGesture,
  captureSelection,
  captureTab,
  captureText,
} from '../../lib/gesture/take-capture.ts';

/** `slow`: the page has not answered yet, and what it says is taken when it does. */
export type Reading = 'reading' | 'slow' | 'read' | 'failed' | { readonly unreadable: Unreadable };

/** The draft that the window's address names, or one for the handoff that it names. */
async function namedDraft(address: URLSearchParams): Promise<Draft | undefined> {
  const [draftId, handoffId] = [address.get('draft'), address.get('handoff')];
  if (draftId) return readDraft(draftId);
  if (!handoffId) return undefined;
  const handoff = (await ask('handoff.list', { ids: [handoffId] })).find(({ id }) => id === handoffId);
  if (!handoff) return undefined;
  const draft = draftOf(handoff);
  await listDraft({ ...draft, url: `draft:${draft.id}` });
  return draft;
}

/** After this long the person is told, and need not wait: a page that is busy answers nobody. In ms. */
const patience = 5_000;

export interface DraftHold {
  readonly draft: Draft;
  readonly capture: Capture | undefined;
  readonly reading: Reading;
  /** What the page says now, where it differs from what this edited draft was made of. */
  readonly newer: Capture | undefined;
  change(edit: (draft: Draft) => Draft): Draft;
  undo(): void;
  reread(): Promise<void>;
  /** Forgets what was sent and edited: what the page says now, as a lead of its own. */
  startAnew(): Promise<void>;
  useNewer(): void;
  /** Replaces the lead by the page's selection; false when nothing is selected. */
  useSelection(): Promise<boolean>;
  usePasted(text: string): Promise<void>;
  useFile(file: File): Promise<void>;
  /** Shows a place on the page, or takes the mark away again. */
  readonly show: (place: Place | undefined) => void;
}

function sameLead(one: Capture | undefined, other: Capture): boolean {
  return sameData(one?.lead, other.lead);
}

function untouched(draft: Draft): boolean {
  return draft.past.length === 0 && Object.keys(draft.handoffs).length === 0;
}

/** Whether everything that the draft was sent as is settled: what the page says next is another lead. */
async function isSettled(draft: Draft): Promise<boolean> {
  const ids = Object.values(draft.handoffs);
  if (ids.length === 0) return false;
  const settled = (await ask('handoff.list', { ids })).filter(({ state }) => state === 'sent' || state === 'discarded');
  return ids.every((id) => settled.some((handoff) => handoff.id === id));
}

/** The draft of the tab under review: opened, read, changed, and stored with every change. */
export function useDraft(search = location.search): DraftHold | undefined {
  const [draft, setDraft] = useState<Draft>();
  const [capture, setCapture] = useState<Capture>();
  const [reading, setReading] = useState<Reading>('reading');
  const [newer, setNewer] = useState<Capture>();
  const tab = useRef<ReviewedTab>({ tabId: -1, url: '', title: '' });
  const now = useRef<Draft>(undefined);

  const keep = useCallback((next: Draft) => {
    now.current = next;
    setDraft(next);
    void saveDraft(next);
    return next;
  }, []);

  const take = useCallback(
    async (taken: Capture, into: Draft) => {
      const id = crypto.randomUUID();
      await saveCapture(id, taken);
      setCapture(taken);
      setNewer(undefined);
      setReading('read');
      return keep(putCapture(into, taken, id));
    },
    [keep],
  );

  const fresh = useCallback(async () => {
    const made = { ...newDraft(tab.current), account: now.current?.account ?? '' };
    await listDraft(made);
    return keep(made);
  }, [keep]);

  useEffect(() => {
    const open = async () => {
      const named = await namedDraft(new URLSearchParams(search));
      if (named) {
        // A lead handed over before: nothing is read for it.
        tab.current = { tabId: -1, url: named.url, title: named.title };
        keep(named);
        return setReading('read');
      }
      tab.current = await tabUnderReview(search);
      const { tabId, url } = tab.current;
      const [gesture, stored] = await Promise.all([takeGesture(tabId), findDraft(tabId, url)]);
      if (stored) {
        setCapture(await readCapture(stored.captureId));
        await listDraft(stored);
        keep(stored);
      }
      const begun = stored ?? (await fresh());
      const slow = setTimeout(setReading, patience, 'slow');
      const taken = await (gesture ? captureGesture(gesture, tab.current) : captureTab(tab.current)).finally(() =>
        clearTimeout(slow),
      );
      if (taken.kind === 'unreadable') return setReading({ unreadable: taken.why });
      const current = now.current ?? begun;
      const before = await readCapture(current.captureId);
      // What was pasted while the page was busy is the person's choice.
      const blank = untouched(current) && current.captureId === begun.captureId;
      if (gesture || blank) await take(taken.capture, gesture && !blank ? await fresh() : current);
      else if (!sameLead(before, taken.capture)) {
        if (await isSettled(current)) await take(taken.capture, await fresh());
        else setNewer(taken.capture);
      }
      setReading('read');
    };
    open().catch((error: unknown) => {
      console.error('Reading failed:', error instanceof Error ? error.name : 'unknown');
      if (!now.current) void fresh();
      setReading('failed');
    });
  }, [search, keep, take, fresh]);

  const id = draft?.id;
  useEffect(() => {
    if (!id) return;
    // The same draft may be open beside the page as well: the one without the focus follows.
    return draftChanges(id, (other) => {
      if (document.hasFocus() || sameData(other, now.current)) return;
      now.current = other;
      setDraft(other);
    });
  }, [id]);

  const captureId = draft?.captureId ?? '';
  const shown = useRef('');
  useEffect(() => {
    // After an undo the evidence of the earlier reading stands again.
    if (shown.current === captureId) return;
    shown.current = captureId;
    void readCapture(captureId).then((stored) => now.current?.captureId === captureId && setCapture(stored));
  }, [captureId]);

  const marked = useRef<Place>(undefined);
  const show = useCallback((place: Place | undefined) => {
    void showPlace(tab.current.tabId, place, marked.current);
    marked.current = place;
  }, []);
  // The mark goes with the review.
  useEffect(() => {
    const leave = () => show(undefined);
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [show]);

  if (!draft) return undefined;
  const current = () => now.current ?? draft;
  const readAgain = async (into: () => Promise<Draft>) => {
    setReading('reading');
    const taken = await captureTab(tab.current);
    if (taken.kind === 'unreadable') return setReading({ unreadable: taken.why });
    await take(taken.capture, await into());
  };
  // What is read after everything was settled is another lead, which the card of the first must not stand for.
  const into = async () => ((await isSettled(current())) ? fresh() : current());
  return {
    draft,
    capture,
    reading,
    newer,
    change: (edit) => keep(edit(current())),
    undo: () => keep(undo(current())),
    reread: () => readAgain(into),
    startAnew: () => readAgain(fresh),
    useNewer: () => void (newer && fresh().then((made) => take(newer, made))),
    useSelection: async () => {
      const taken = await captureSelection(tab.current);
      if (taken) await take(taken, await into());
      return taken !== undefined;
    },
    usePasted: async (text) => void (await take(await captureText(text, tab.current), await into())),
    show,
    useFile: async (file) => void (await take(await captureFile(file, tab.current), await into())),
  };
}
