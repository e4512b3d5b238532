import type { Find } from '../finds.ts';
import type { TextLine } from './labelled-lines.ts';
import { find } from './settle.ts';

/** "Larch Dental Group" over "Attn: Dr. Larkin": where somebody is written to. */
export function firmAbove(lines: readonly TextLine[], source: string): Find[] {
  return lines.flatMap((line, i) => {
    const firm = lines[i - 1];
    if (!firm?.text || firm.taken || !/^(?:attn|attention|c\/o|care of)\b/i.test(line.text)) return [];
    if (/[\d@:?!]/.test(firm.text) || firm.text.length > 60) return [];
    return [find('companyName', firm.text, 0.7, { source, text: `line ${firm.number}`, quote: firm.text })];
  });
}
