import type { CaptureContext } from '../capture.ts';
import type { Find } from './finds.ts';
import type { PageView } from './page-view.ts';
import { readLines as readTexts } from './text/text.ts';

/** Over or before what the other side of a chat or call says, where nobody has asked for a name yet. */
const theirTurn = /^(?:visitor|customer|client|caller|guest)\b(?: ?:|.{0,3}\d|$)/i;

/** A talk of two sides whose page marks neither: its lines, read as where they are copied. */
export function readTalk(view: PageView, context: CaptureContext): readonly Find[] {
  const { lines } = view;
  const turns = lines.flatMap(({ text }, i) => (theirTurn.test(text) ? [i] : []));
  const [first = 0, second] = turns;
  const block = lines[first]?.block;
  if (second === undefined || block === undefined) return [];
  const said = lines.slice(Math.max(0, first - 2), (turns.at(-1) ?? first) + 4).map(({ text }) => text);
  return readTexts(said, context).finds.map((find) => ({
    ...find,
    block,
    evidence: { ...find.evidence, place: view.placeOf(block) },
  }));
}
