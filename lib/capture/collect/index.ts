import type { PageFacts } from '../facts.ts';
import { createBudget, factsCap, weightOf, withinCap } from './budget.ts';
import { createControls } from './controls.ts';
import { itemsOf } from './items.ts';
import { outline } from './outline.ts';
import { selectedIn } from './selected.ts';
import { fold } from './text.ts';
import { createSight } from './visible.ts';

const jsonLdCap = 60_000;
/** Shares of the cap, as JSON, so that no part leaves nothing for what the page shows. */
const jsonLdShare = 80_000;
const itemsShare = 40_000;
/** Holds the place of the time taken, as long as it may get. */
const longestTime = 9999.9;

/**
 * Reads one document: what it says and shows, as plain data. Read-only, without dependencies, once, and never
 * longer than about 150 ms or more than about 200 KB. Decides nothing about leads.
 */
export function collect(document: Document): PageFacts {
  const view = document.defaultView;
  const now = () => view?.performance.now() ?? 0;
  const start = now();
  const found: string[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length > jsonLdCap) continue;
    if (found.length >= 20) break;
    found.push(text);
  }
  const jsonLd = withinCap(found, jsonLdShare);
  const items = itemsOf(document, itemsShare);
  const selection = selectedIn(view);
  const sight = createSight(document);
  const read = () => {
    const budget = createBudget(now, start);
    budget.weigh(weightOf(jsonLd) + weightOf(items) + weightOf(selection));
    return { budget, blocks: isShown(view) ? outline(document, budget, sight, createControls()) : [] };
  };
  let { budget, blocks } = read();
  if (sight.doubtful && !budget.late) ({ budget, blocks } = read());
  // Looked for in the head alone: to look through all of a large page for what is not there costs milliseconds.
  const meta = (selector: string) => fold(document.head?.querySelector(selector)?.getAttribute('content') ?? '', 80);
  const facts: PageFacts = {
    version: 1,
    url: document.URL.slice(0, 2000),
    contentType: fold(document.contentType, 80),
    title: fold(document.title, 200),
    language: fold(document.documentElement.lang, 20),
    siteName: meta('meta[property="og:site_name"]') || meta('meta[name="application-name"]'),
    selection,
    blocks: [],
    jsonLd,
    items,
    asksPassword: document.querySelector('input[type=password]') !== null,
    elements: budget.elements,
    milliseconds: longestTime,
    truncated: budget.spent,
  };
  const kept = withinCap(blocks, factsCap - weightOf(facts));
  return {
    ...facts,
    blocks: kept,
    truncated: facts.truncated || kept.length < blocks.length,
    milliseconds: Math.round(10 * (now() - start)) / 10,
  };
}

/** Whether the frame that a document stands in can be seen; one of another site is known by its size only. */
function isShown(view: Window | null): boolean {
  if (!view) return true;
  const frame = view.frameElement;
  if (view !== view.parent && (view.innerWidth <= 1 || view.innerHeight <= 1)) return false;
  return !frame || (createSight(frame.ownerDocument).boxOf(frame) !== null && isShown(frame.ownerDocument.defaultView));
}
