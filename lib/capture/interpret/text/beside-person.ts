import type { Find } from '../finds.ts';
import type { TextLine } from './labelled-lines.ts';

/** "line 2" of some lines, by their number in the whole text. */
export const inWhole = (evidence: Find['evidence'], lines: readonly TextLine[]): Find['evidence'] => ({
  ...evidence,
  text: evidence.text.replace(/^line (\d+)/, (_, n: string) => `line ${lines[Number(n) - 1]?.number ?? n}`),
});

/** The number of the line that a find is from; 0 where it says none. */
export const lineOf = (find: Find): number => Number(/^line (\d+)/.exec(find.evidence.text)?.[1] ?? 0);

/** The unlabelled lines of the blocks that hold a labelled name or contact of the lead. */
export function besidePerson(finds: readonly Find[], lines: readonly TextLine[]): string[] {
  const numbers = new Set(
    finds.filter((f) => f.party === 'lead' && /^(?:name|firstName|lastName|email|phone)$/.test(f.field)).map(lineOf),
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
