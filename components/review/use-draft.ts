import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import type { Capture, Place } from '../../lib/capture/capture.ts';
import { type Draft, draftIdOf, draftOf, newDraft, putCapture, undo } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import {
  draftChanges,
  listDraft,
  openDraft,
  readCapture,
  readDraft,
  saveDraft,
  sweepDrafts,
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
import { type Handoff, unresolved } from '../../lib/handoff/handoff.ts';
import { samePerson } from '../../lib/lead/same-person.ts';

/** `slow`: the page has not answered yet, and what it says is taken when it does. */
export type Reading = 'reading' | 'slow' | 'read' | 'failed' | { readonly unreadable: Unreadable };

/** The draft that the window's address names, or one for the handoff that it names. */
async function namedDraft(address: URLSearchParams): Promise<Draft | undefined> {
  const [draftId, handoffId] = [address.get('draft'), address.get('handoff')];
  if (draftId) return readDraft(draftId);
  if (!handoffId) return undefined;
  const handoff = (await ask('handoff.list', { ids: [handoffId] })).find(({ id }) => id === handoffId);
  if (!handoff) return undefined;
  // Edits made at an earlier opening are there yet, until the handoff is settled.
  const begun = unresolved.has(handoff.state) ? await readDraft(draftIdOf(handoffId)) : undefined;
  return begun ?? draftOf(handoff);
}

/** After this long the person is told, and need not wait: a page that is busy answers nobody. In ms. */
const patience = 5_000;

export interface DraftHold {
  readonly draft: Draft;
  readonly capture: Capture | undefined;
  readonly reading: Reading;
  /** What the page says now, where it differs from what this edited draft was made of. */
  readonly newer: Capture | undefined;
  /** The store takes nothing more: what is changed here is gone when the review closes. */
  readonly unkept: boolean;
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

/** What became of the draft: nothing was handed over, something waits yet, or all is settled, and what is read next is another lead. */
async function standing(draft: Draft): Promise<{ readonly settled: boolean; readonly waiting: readonly Handoff[] }> {
  const ids = Object.values(draft.handoffs);
  // The list has all others of now as well.
  const all = ids.length === 0 ? [] : await ask('handoff.list', { ids });
  const handed = all.filter(({ id }) => ids.includes(id));
  const waiting = handed.filter(({ state }) => unresolved.has(state));
  return { settled: ids.length > 0 && handed.length === ids.length && waiting.length === 0, waiting };
}

/** The draft of the tab under review: opened, read, changed, and stored with every change. */
export function useDraft(search = location.search): DraftHold | undefined {
  const [draft, setDraft] = useState<Draft>();
  const [capture, setCapture] = useState<Capture>();
  const [reading, setReading] = useState<Reading>('reading');
  const [newer, setNewer] = useState<Capture>();
  const [unkept, setUnkept] = useState(false);
  const tab = useRef<ReviewedTab>({ tabId: -1, url: '', title: '' });
  const now = useRef<Draft>(undefined);
  /** Id of the capture whose evidence is shown. */
  const shown = useRef('');

  /** What cannot be stored is shown and can be sent all the same, and the person is told. */
  const store = useCallback((work: Promise<void>) => {
    work.then(
      () => setUnkept(false),
      () => setUnkept(true),
    );
  }, []);

  const keep = useCallback(
    (next: Draft, read?: Capture) => {
      now.current = next;
      setDraft(next);
      store(saveDraft(next, read));
      return next;
    },
    [store],
  );

  const take = useCallback(
    (taken: Capture, into: Draft) => {
      const id = crypto.randomUUID();
      shown.current = id;
      setCapture(taken);
      setNewer(undefined);
      setReading('read');
      return keep(putCapture(into, taken, id), taken);
    },
    [keep],
  );

  const fresh = useCallback(() => {
    const made = { ...newDraft(tab.current), account: now.current?.account ?? '' };
    store(listDraft(made));
    return keep(made);
  }, [keep, store]);

  /**
   * Puts what was read next into the draft, where it can be undone. Another person than one who waits to be sent gets a
   * draft of their own: the one who waits would be overwritten.
   */
  const takeNext = useCallback(
    async (taken: Capture) => {
      const current = now.current ?? fresh();
      const { settled, waiting } = await standing(current);
      const other = waiting.some(({ lead }) => !samePerson(lead, taken.lead));
      take(taken, settled || other ? fresh() : current);
    },
    [take, fresh],
  );

  useEffect(() => {
    const open = async () => {
      const named = await namedDraft(new URLSearchParams(search));
      if (named) {
        // A lead handed over before: nothing is read for it.
        tab.current = { tabId: -1, url: named.url, title: named.title };
        store(listDraft({ ...named, url: `draft:${named.id}` }));
        keep(named);
        return setReading('read');
      }
      tab.current = await tabUnderReview(search);
      const { tabId, url } = tab.current;
      const [gesture, { found, draft: begun, listed }] = await Promise.all([
        takeGesture(tabId),
        openDraft(tabId, url, () => keep(newDraft(tab.current))),
      ]);
      store(listed);
      if (found) {
        setCapture(await readCapture(found.captureId));
        keep(found);
      }
      const slow = setTimeout(setReading, patience, 'slow');
      const taken = await (gesture ? captureGesture(gesture, tab.current) : captureTab(tab.current)).finally(() =>
        clearTimeout(slow),
      );
      if (taken.kind === 'unreadable') return setReading({ unreadable: taken.why });
      const current = now.current ?? begun;
      // What was pasted while the page was busy is the person's choice.
      const blank = untouched(current) && current.captureId === begun.captureId;
      if (blank) take(taken.capture, current);
      else if (gesture) await takeNext(taken.capture);
      else if (!sameLead(await readCapture(current.captureId), taken.capture)) {
        if ((await standing(current)).settled) take(taken.capture, fresh());
        else setNewer(taken.capture);
      }
      setReading('read');
    };
    open().catch((error: unknown) => {
      console.error('Reading failed:', error instanceof Error ? error.name : 'unknown');
      if (!now.current) fresh();
      setReading('failed');
    });
    sweepDrafts().catch(() => undefined);
  }, [search, keep, take, takeNext, fresh, store]);

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
  const readAgain = async (then: (taken: Capture) => void | Promise<void>) => {
    setReading('reading');
    try {
      const taken = await captureTab(tab.current);
      if (taken.kind === 'unreadable') return setReading({ unreadable: taken.why });
      await then(taken.capture);
    } catch {
      setReading('failed');
    }
  };
  return {
    draft,
    capture,
    reading,
    newer,
    unkept,
    change: (edit) => keep(edit(current())),
    undo: () => keep(undo(current())),
    reread: () => readAgain(takeNext),
    startAnew: () => readAgain((taken) => void take(taken, fresh())),
    useNewer: () => void (newer && takeNext(newer)),
    useSelection: async () => {
      const taken = await captureSelection(tab.current);
      if (taken) await takeNext(taken);
      return taken !== undefined;
    },
    usePasted: async (text) => takeNext(await captureText(text, tab.current)),
    show,
    useFile: async (file) => takeNext(await captureFile(file, tab.current)),
  };
}
