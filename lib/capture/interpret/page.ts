import type { Lead } from '../../lead/lead.ts';
import { type Capture, type CaptureContext, emptyCandidates } from '../capture.ts';
import type { PageFacts } from '../facts.ts';
import { assemble } from './assemble.ts';
import { filledFinds, readForms } from './forms.ts';
import { createPageView } from './page-view.ts';

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
  const lead: Lead = assemble(
    (forms[0]?.finds ?? []).filter((find) => find.party !== 'other'),
    context,
  );
  return {
    lead,
    candidates: emptyCandidates(),
    unplaced: [],
    leads: [],
    origin: { kind: 'page', url: context.url ?? '', title: context.title ?? '' },
  };
}
