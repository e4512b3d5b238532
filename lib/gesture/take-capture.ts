import type { Capture, CaptureContext } from '../capture/capture.ts';
import { readSettings } from '../settings.ts';
import { fileText } from './file-text.ts';
import type { Gesture } from './pending.ts';
import { type ReviewedTab, readTab, type Unreadable } from './read-tab.ts';

/** The readers are the product's heaviest part (names, phones of every country): loaded when something is read. */
const readers = () => import('../capture/index.ts');

export type Taken =
  | { readonly kind: 'taken'; readonly capture: Capture }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

async function contextOf({ url, title }: Pick<ReviewedTab, 'url' | 'title'>): Promise<CaptureContext> {
  const { country } = await readSettings();
  return { url, title, country, language: navigator.language };
}

export async function captureTab(tab: ReviewedTab): Promise<Taken> {
  // The reader loads while the page is read.
  const [reading, context, { interpretPage }] = await Promise.all([
    readTab(tab.tabId, tab.url),
    contextOf(tab),
    readers(),
  ]);
  if (reading.kind === 'unreadable') return reading;
  return { kind: 'taken', capture: interpretPage([...reading.frames], context) };
}

/** The page's selection, with its line breaks; undefined when nothing is selected or the page cannot be read. */
export async function captureSelection(tab: ReviewedTab, known = ''): Promise<Capture | undefined> {
  const reading = await readTab(tab.tabId, tab.url);
  const frames = reading.kind === 'read' ? reading.frames : [];
  const selected = frames.map(({ facts }) => facts.selection).find((text) => text.trim() !== '') ?? known;
  if (selected.trim() === '') return undefined;
  const capture = await captureText(selected, tab);
  return { ...capture, origin: { ...capture.origin, kind: 'selection' } };
}

export async function captureText(text: string, tab: ReviewedTab): Promise<Capture> {
  const [context, { interpretText }] = await Promise.all([contextOf(tab), readers()]);
  return interpretText(text, context);
}

/** @throws {RangeError} for a file that is no text */
export async function captureFile(file: File, tab: ReviewedTab): Promise<Capture> {
  const [text, context, { interpretFile }] = await Promise.all([fileText(file), contextOf(tab), readers()]);
  return interpretFile({ name: file.name, text }, context);
}

/** What the person pointed at in the context menu. */
export async function captureGesture(gesture: Gesture, tab: ReviewedTab): Promise<Taken> {
  if (gesture.kind === 'selection') {
    const capture = await captureSelection(tab, gesture.text);
    if (capture) return { kind: 'taken', capture };
  }
  if (gesture.kind === 'link' && gesture.href) {
    const [context, { interpretLink }] = await Promise.all([contextOf(tab), readers()]);
    return { kind: 'taken', capture: interpretLink(gesture.href, context) };
  }
  return captureTab(tab);
}
