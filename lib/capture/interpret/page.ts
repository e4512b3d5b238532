import type { Capture, CaptureContext } from '../capture.ts';
import type { PageFacts } from '../facts.ts';
import { assemble } from './assemble.ts';
import { candidatesOf } from './candidates.ts';
import type { Find } from './finds.ts';
import { filledFinds, readForms } from './forms.ts';
import { readLines } from './lines.ts';
import { createPageView } from './page-view.ts';
import { readStructured } from './structured.ts';

export interface FrameFacts {
  readonly frameId: number;
  readonly facts: PageFacts;
}

/** What a page and its frames say about a lead. Pure; milliseconds for a page of thousands of elements. */
export function interpretPage(frames: readonly FrameFacts[], given: CaptureContext): Capture {
  const top = frames.find(({ frameId }) => frameId === 0)?.facts ?? frames[0]?.facts;
  const context: CaptureContext = {
    ...given,
    url: given.url ?? top?.url ?? '',
    title: top?.title ?? '',
    language: top?.language ?? '',
  };
  const views = frames.map(({ frameId, facts }) => createPageView(facts, frameId));
  const forms = views.flatMap(readForms).sort((a, b) => b.weight - a.weight);
  const filled = filledFinds(forms);
  const described = views.map(readStructured);
  const main = described.find((each) => each.main.length > 0)?.main ?? [];
  const read = views.flatMap((view) => readLines(view, context));

  const chosen: readonly Find[] = filled.length > 0 ? filled.filter(({ party }) => party !== 'other') : main;
  const lead = assemble(chosen, context);
  const all = [...chosen, ...filled, ...main, ...described.flatMap(({ others }) => others), ...read];
  return {
    lead: { ...lead, source: { ...lead.source, url: context.url ?? '' } },
    candidates: candidatesOf(all, lead, context),
    unplaced: [],
    leads: [],
    origin: { kind: 'page', url: context.url ?? '', title: context.title ?? '' },
  };
}
