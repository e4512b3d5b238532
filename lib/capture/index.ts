export { interpretPage } from './interpret/page.ts';

import { emptyLead } from '../lead/lead.ts';
import { type Capture, type CaptureContext, emptyCandidates } from './capture.ts';

const none = (kind: 'paste' | 'file', context: CaptureContext): Capture => ({
  lead: emptyLead(),
  candidates: emptyCandidates(),
  unplaced: [],
  leads: [],
  origin: { kind, url: context.url ?? '', title: '' },
});
export const interpretText = (_text: string, context: CaptureContext): Capture => none('paste', context);
export const interpretFile = (_file: { name: string; text: string }, context: CaptureContext): Capture =>
  none('file', context);
