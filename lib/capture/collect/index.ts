import type { PageFacts } from '../facts.ts';
import { withoutPrivateNumbers } from '../private.ts';
import { createBudget, factsCap, weightOf, withinCap } from './budget.ts';
import { createControls } from './controls.ts';
import { itemsOf } from './items.ts';
import { outline } from './outline.ts';
import { fold } from './text.ts';
import { createSight } from './visible.ts';

const jsonLdCap = 60_000;
/** Shares of the cap, as JSON, so that no part leaves nothing for what the page shows. */
const jsonLdShare = 80_000;
const itemsShare = 40_000;
const selectionCap = 20_000;
const selectionShare = 2 * selectionCap;
/** Characters that one may take as JSON: control characters are written as \u0000. */
const longestEscape = 6;

/**
 * Reads one document: what it says and shows, as plain data. Read-only, without dependencies, once, and never
 * longer than about 150 ms or more than about 200 KB. Decides nothing about leads.
 */
export function collect(document: Document): PageFacts {
  const view = document.defaultView;
  const now = () => view?.performance.now() ?? 0;
  const start = now();
  const budget = createBudget(now);
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
  budget.weigh(weightOf(jsonLd) + weightOf(items) + weightOf(selection));
  const blocks = outline(document, budget, createSight(document), createControls());
  const meta = (selector: string) => fold(document.querySelector(selector)?.getAttribute('content') ?? '', 80);
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
    milliseconds: now() - start,
    truncated: budget.spent,
  };
  const kept = withinCap(blocks, factsCap - weightOf(facts));
  return { ...facts, blocks: kept, truncated: facts.truncated || kept.length < blocks.length };
}

function selectedIn(view: Window | null): string {
  const selection = view?.getSelection();
  if (!selection || selection.isCollapsed) return '';
  const text = withoutPrivateNumbers(selection.toString().slice(0, selectionCap));
  return weightOf(text) <= selectionShare ? text : text.slice(0, selectionShare / longestEscape - 1);
}
