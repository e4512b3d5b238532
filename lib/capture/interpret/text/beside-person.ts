import type { Find } from '../finds.ts';
import type { TextLine } from './labelled-lines.ts';

/** "line 2" of some lines, by their number in the whole text. */
export const inWhole = (evidence: Find['evidence'], lines: readonly TextLine[]): Find['evidence'] => ({
  ...evidence,
  text: evidence.text.replace(/^line (\d+)/, (_, n: string) => `line ${lines[Number(n) - 1]?.number ?? n}`),
});

/** The unlabelled lines of the blocks that hold a labelled name or contact of the lead. */
export function besidePerson(finds: readonly Find[], lines: readonly TextLine[]): string[] {
  const numbers = new Set(
    finds
      .filter((f) => f.party === 'lead' && /^(?:name|firstName|lastName|email|phone)$/.test(f.field))
      .map((f) => Number(/^line (\d+)/.exec(f.evidence.text)?.[1] ?? 0)),
  );
  const out: string[] = [];
  let block: TextLine[] = [];
  for (const line of [...lines, { number: 0, text: '', taken: false }]) {
    if (line.text) {
      block.push(line);
      continue;
    }
    if (block.some((l) => numbers.has(l.number))) out.push(...block.filter((l) => !l.taken).map((l) => l.text));
    block = [];
  }
  return out;
}
