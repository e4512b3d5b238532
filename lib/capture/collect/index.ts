import type { PageFacts } from '../facts.ts';
import { withoutPrivateNumbers } from '../private.ts';
import { createBudget } from './budget.ts';
import { createControls } from './controls.ts';
import { itemsOf } from './items.ts';
import { outline } from './outline.ts';
import { fold } from './text.ts';
import { createSight } from './visible.ts';

const jsonLdCap = 60_000;
const selectionCap = 20_000;

/**
 * Reads one document: what it says and shows, as plain data. Read-only, without dependencies, once, and never
 * longer than about 150 ms or more than about 200 KB. Decides nothing about leads.
 */
export function collect(document: Document): PageFacts {
  const view = document.defaultView;
  const now = () => view?.performance.now() ?? 0;
  const start = now();
  const budget = createBudget(now);
  const selection = view?.getSelection();
  const jsonLd: string[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length > jsonLdCap || jsonLd.length >= 20) continue;
    jsonLd.push(text);
    budget.weigh(text.length);
  }
  const items = itemsOf(document);
  const blocks = outline(document, budget, createSight(document), createControls());
  const meta = (selector: string) => fold(document.querySelector(selector)?.getAttribute('content') ?? '', 80);
  return {
    version: 1,
    url: document.URL.slice(0, 2000),
    title: fold(document.title, 200),
    language: fold(document.documentElement.lang, 20),
    siteName: meta('meta[property="og:site_name"]') || meta('meta[name="application-name"]'),
    selection:
      selection && !selection.isCollapsed ? withoutPrivateNumbers(selection.toString().slice(0, selectionCap)) : '',
    blocks,
    jsonLd,
    items,
    asksPassword: document.querySelector('input[type=password]') !== null,
    elements: budget.elements,
    milliseconds: now() - start,
    truncated: budget.spent,
  };
}
