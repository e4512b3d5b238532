import {
  isBareLabel,
  isFirstOfTwo,
  isLabel,
  isPlain,
  longestLabel,
  longestQuestion,
  structural,
} from './label-place.ts';
import type { PageView } from './page-view.ts';
import { labelField, labelRole, nameLikeness } from './remembered.ts';
import { findRowsOfPairs } from './rows-of-pairs.ts';

/** A label and the value it announces, as they stand on the page. */
export interface PagePair {
  readonly label: string;
  /** Lines of the value, one under another. */
  readonly value: string;
  readonly labelBlock: number;
  readonly valueBlock: number;
}

const longestValue = 4000;
/** Who somebody else is and how to reach them; what is longer says more than that. */
const longestOfOthers = 300;
const passedOver = new Set(['br', 'hr', 'icon', 'button']);

/** Label–value pairs of tables, definition lists, neighbouring elements, "Label: value" lines and labelled elements. */
export function readPairs(view: PageView): PagePair[] {
  const pairs: PagePair[] = [];
  const { blocks } = view;
  const lineAt = linesByBlock(view);
  const hasCode = blocks.some(({ tag }) => code.has(tag));
  const alike = findRowsOfPairs(view);
  /** The last block of a value that a plain label announced: what stands in it labels nothing. */
  let said = -1;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block || block.control || (hasCode && insideCode(view, i))) continue;
    if (block.label && block.tag !== 'icon') {
      const named = ariaPair(view, i, block.label);
      if (named) pairs.push(named);
    }
    const paired = alike.valueOf.get(i);
    if (alike.above.has(i) || (!block.text && !structural.has(block.tag) && paired === undefined)) continue;
    const label = view.textOf(i, longestQuestion + 1);
    if (!label) continue;
    if (paired !== undefined && paired < i) {
      const value = textIn(view, paired, view.last[paired] ?? paired, lineAt);
      if (value) pairs.push({ label, value, labelBlock: i, valueBlock: paired });
      continue;
    }
    const inline = inlinePair(view, i, block.text ?? '', lineAt);
    if (inline) {
      pairs.push(inline);
      continue;
    }
    if (i <= said && !label.endsWith(':') && !structural.has(block.tag)) continue;
    if (paired === undefined && !isLabel(label, block.tag, block.hint) && !isFirstOfTwo(view, i, label)) continue;
    const after = valueAfter(view, i, lineAt);
    const found = after && (behindInstruction(view, after, lineAt) ?? after);
    if (!found || holdsLabel(view, alike.valueOf, found.valueBlock, i)) continue;
    if (found.value.length > longestOfOthers && !labelField(label) && labelRole(label) === 'other') continue;
    const value = { ...found, value: withoutBadge(view, label, withTown(view, label, found), found.valueBlock) };
    pairs.push({ label: label.replace(/\s*:\s*$/, ''), labelBlock: i, ...value });
    if (value.value.length <= longestLabel && !value.value.includes('\n') && isPlain(label) && !isPlain(value.value))
      said = view.last[value.valueBlock] ?? value.valueBlock;
  }
  // The star of what must be filled in, the dash of what is not known, are no values.
  return withoutHeadings(view, pairs).filter(({ value }) => /[\p{L}\p{N}]/u.test(value));
}

/** What stands over a row of label and value heads it, unless that is a name with a badge. */
function holdsLabel(view: PageView, labels: ReadonlyMap<number, number>, value: number, label: number): boolean {
  for (let i = value; i <= (view.last[value] ?? value); i += 1) {
    if (i === label || labels.get(i) === undefined || labels.get(i) === value) continue;
    const named = labelField(view.textOf(label, longestLabel))?.field === 'name';
    return !(named && nameLikeness(view.textOf(i, longestLabel)) >= 0.5);
  }
  return false;
}

/** What stands over several labelled values heads them; it is no label, unless it says that they are somebody else's. */
function withoutHeadings(view: PageView, pairs: readonly PagePair[]): PagePair[] {
  const before: number[] = [0];
  const labels = new Set(pairs.map(({ labelBlock }) => labelBlock));
  for (let i = 0; i < view.blocks.length; i += 1) before.push((before[i] ?? 0) + (labels.has(i) ? 1 : 0));
  return pairs.filter(({ label, labelBlock, valueBlock }) => {
    const end = view.last[valueBlock] ?? valueBlock;
    const inside = labelBlock < valueBlock ? (before[end + 1] ?? 0) - (before[valueBlock] ?? 0) : 0;
    return inside < 2 || (labelRole(label) === 'other' && !/^(?:form|page|ad|campaign)\b/i.test(label));
  });
}

const code = new Set(['pre', 'code', 'kbd', 'samp', 'var']);

function insideCode(view: PageView, index: number): boolean {
  for (let i = index, steps = 0; i >= 0 && steps < 4; i = view.blocks[i]?.in ?? -1, steps += 1) {
    if (code.has(view.blocks[i]?.tag ?? '')) return true;
  }
  return false;
}

/** "Please provide as much as you can" between a label and what was answered. */
const instruction = /^(?:please|tell us|let us know|describe) [^\n?]{10,100}$/i;

function behindInstruction(
  view: PageView,
  { value, valueBlock }: { value: string; valueBlock: number },
  lineAt: ReadonlyMap<number, number>,
): { value: string; valueBlock: number } | undefined {
  if (!instruction.test(value)) return undefined;
  const beside = view.kids[view.blocks[valueBlock]?.in ?? -1] ?? [];
  const next = beside[beside.indexOf(valueBlock) + 1];
  if (next === undefined || structural.has(view.blocks[next]?.tag ?? '')) return undefined;
  const answer = textIn(view, next, view.last[next] ?? next, lineAt);
  return answer ? { value: answer, valueBlock: next } : undefined;
}

/** A street alone under its label, and the town as a text of its own below it. */
function withTown(view: PageView, label: string, { value, valueBlock }: { value: string; valueBlock: number }): string {
  const field = /\d/.test(value) && value.length < 60 ? labelField(label)?.field : undefined;
  if ((field !== 'address' && field !== 'street') || withCode.test(value)) return value;
  const beside = view.kids[view.blocks[valueBlock]?.in ?? -1] ?? [];
  const next =
    beside.find((kid) => kid > (view.last[valueBlock] ?? valueBlock) && view.blocks[kid]?.tag !== 'br') ?? -1;
  const text = structural.has(view.blocks[next]?.tag ?? '') ? '' : view.textOf(next, 61);
  return text.length <= 60 && withCode.test(text) && /^\p{L}/u.test(text) ? `${value}\n${text}` : value;
}

/** "Dominic Escalera" with "Residential" in a badge behind it: the name is the text that looks like one. */
function withoutBadge(view: PageView, label: string, value: string, block: number): string {
  const end = view.last[block] ?? block;
  if (end === block || value.length > longestLabel || labelField(label)?.field !== 'name') return value;
  for (let i = block; i <= end; i += 1) {
    const text = view.said[i];
    if (text) return text.includes(' ') && value.startsWith(`${text} `) && nameLikeness(text) >= 0.5 ? text : value;
  }
  return value;
}

/** Ends with a ZIP or a Canadian code. */
const withCode = /\b(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/;

const saysLabel = /(?:^|[\s_-])(?:label|question|caption|field-?name)(?:$|\s)/i;

/** The text that follows a label: the rest of its line, or what stands beside or below it. */
function valueAfter(
  view: PageView,
  label: number,
  lineAt: ReadonlyMap<number, number>,
): { value: string; valueBlock: number } | undefined {
  const { blocks, kids, last } = view;
  let at = label;
  for (let steps = 0; steps < 6; steps += 1) {
    const parent = blocks[at]?.in ?? -1;
    if (parent < 0) return undefined;
    const siblings = (kids[parent] ?? []).filter((kid) => kid === at || !passedOver.has(blocks[kid]?.tag ?? ''));
    const position = siblings.indexOf(at);
    const next = siblings[position + 1];
    if (next === undefined) {
      // A number or a mark before the label is part of it.
      if (siblings.some((kid) => kid !== at && view.textOf(kid, 10).length > 3)) return undefined;
      at = parent;
      continue;
    }
    const block = blocks[next];
    // Another heading ends what a label without a value announces.
    if (!block || block.control || structural.has(block.tag) || (steps > 0 && /^h[1-6]$/.test(block.tag)))
      return undefined;
    if (block.hint && saysLabel.test(block.hint) && siblings[position + 2] !== undefined) return undefined;
    // The head of a grid that a script draws.
    if (blocks[parent]?.role === 'row' && siblings.length > 2 && blocks[at]?.role !== 'rowheader') return undefined;
    // A row of one cell labels the row below only where that has one cell too.
    if (block.tag === 'tr' && (kids[next]?.length ?? 0) > 1) return undefined;
    const line = lineAt.get(label);
    const sameLine = line !== undefined && lineAt.get(next) === line ? view.lines[line] : undefined;
    if (sameLine) {
      const part = sameLine.parts.find((piece) => piece.block === next);
      const rest = part
        ? sameLine.text
            .slice(part.start, labelBehind(view, label, sameLine.parts.slice(sameLine.parts.indexOf(part) + 1)))
            .replace(/[\s·|•,;]+$/, '')
            .replace(/^\s*[:：]\s*/, '')
            .trim()
        : '';
      return rest ? { value: rest.slice(0, longestValue), valueBlock: next } : undefined;
    }
    const value = textIn(view, next, last[next] ?? next, lineAt, view.textOf(label, 40));
    return value && /[\p{L}\p{N}]{2}/u.test(value) ? { value, valueBlock: next } : undefined;
  }
  return undefined;
}

/** Where the next label of a line begins that is drawn like the one before it ("Title … · Account … "). */
function labelBehind(view: PageView, label: number, parts: PageView['lines'][number]['parts']): number | undefined {
  const next = parts.find(
    ({ block }) => view.blocks[block]?.tag === view.blocks[label]?.tag && isPlain(view.said[block] ?? ''),
  );
  return next?.start;
}

/** Lines between two blocks, without the words of buttons; undefined where controls or further labels stand. */
function textIn(
  view: PageView,
  from: number,
  to: number,
  lineAt: ReadonlyMap<number, number>,
  announced = '',
): string | undefined {
  const { blocks, last } = view;
  const lines: string[] = [];
  let labels = 0;
  let lastLine = -1;
  let length = 0;
  for (let i = from; i <= to; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    if (block.control) return undefined;
    // A value that is clicked to be edited is all that stands there.
    const edited = lines.length === 0 && block.role === 'button' && !saysMore(view, last[i] ?? i, to);
    if (block.tag === 'button' || (block.role === 'button' && !edited)) {
      i = Math.max(i, last[i] ?? i);
      continue;
    }
    const text = view.said[i];
    if (!text) continue;
    // Initials in a circle stand for the picture of whoever is named after them.
    if (text.length <= 2 && lines.length === 0 && /^\p{Lu}{1,2}$/u.test(text) && saysMore(view, i, to)) continue;
    if (lines.length === 0 && text.length < 40 && i < to && announces(text, announced) && saysMore(view, i, to))
      return undefined;
    // "Questions" over the first of them.
    if (
      lines.length === 0 &&
      text.endsWith('?') &&
      heads.test(announced) &&
      (saysMore(view, i, to) || !/q/i.test(announced) || answered(view, from))
    )
      return undefined;
    // "Contact seller" over "Listed by owner: …" heads a part.
    if (lines.length === 0 && announced && text.includes(': ') && isPlain(text.slice(0, text.indexOf(':'))))
      return undefined;
    if (structural.has(block.tag) || (text.endsWith(':') && text.length < 40)) labels += 1;
    if (labels > 1) return undefined;
    const line = lineAt.get(i) ?? -1;
    if (line === lastLine && lines.length > 0) lines[lines.length - 1] += ` ${text}`;
    else lines.push(...text.split('\n').map((piece) => piece.trim()));
    lastLine = line;
    length += text.length;
    if (length > longestValue) break;
  }
  return (
    lines
      .filter(
        (line) =>
          line &&
          !/^(?:edit|copy|map(?: it)?|view map|get directions|directions|change|show more|more|select…?)$/i.test(line),
      )
      .join('\n')
      .slice(0, longestValue) || undefined
  );
}

const heads = /^(?:.{2,20} )?(?:questions|answers|details)$/i;

/** A text drawn like the question stands under it. */
function answered(view: PageView, question: number): boolean {
  const beside = view.kids[view.blocks[question]?.in ?? -1] ?? [];
  const next = beside[beside.indexOf(question) + 1] ?? -1;
  return view.blocks[next]?.tag === view.blocks[question]?.tag && !isPlain(view.textOf(next, 60));
}

/** Whether text stands behind a block that is not a button's. */
function saysMore(view: PageView, block: number, to: number): boolean {
  for (let i = block + 1; i <= to; i += 1) {
    const { tag, role } = view.blocks[i] ?? {};
    if (tag === 'button' || role === 'button') i = view.last[i] ?? i;
    else if (view.said[i]) return true;
  }
  return false;
}

/** A text that begins a part of labelled values: a label itself, or the part's heading said again ("Source origin"). */
function announces(text: string, heading: string): boolean {
  if (heading.length > 3 && text.length > heading.length && text.toLowerCase().startsWith(`${heading.toLowerCase()} `))
    return true;
  return (labelField(text)?.confidence ?? 0) >= 0.85;
}

/** `<div aria-label="Phone">…</div>`, and aria-labels that say the value too ("Phone: (636) 555-0121"). */
function ariaPair(view: PageView, index: number, label: string): PagePair | undefined {
  const whole = /^([\p{L} .'-]{2,30}):\s+(\S.{2,200})$/u.exec(label);
  if (whole?.[1] && whole[2] && labelField(whole[1])) {
    return { label: whole[1], value: whole[2].trim(), labelBlock: index, valueBlock: index };
  }
  const block = view.blocks[index];
  if (!block || block.tag === 'button' || block.tag === 'a' || block.role === 'button' || label.length > 40)
    return undefined;
  const reading = labelField(label);
  if ((reading?.confidence ?? 0) < 0.9 && labelRole(label) !== 'other') return undefined;
  const value = view.textOf(index, longestQuestion * 3);
  const lines = view.lines.filter((line) => line.block >= index && line.block <= (view.last[index] ?? index));
  return value && lines.length <= 5
    ? { label, value: lines.map(({ text }) => text).join('\n') || value, labelBlock: index, valueBlock: index }
    : undefined;
}

/** "Label: value" in one run of text. */
function inlinePair(
  view: PageView,
  index: number,
  text: string,
  lineAt: ReadonlyMap<number, number>,
): PagePair | undefined {
  if (!text.includes(':')) return undefined;
  const match = /^\s*([\p{L}\p{N} /#.'’()-]{2,40}?)\s*:\s+(\S[\s\S]*)$/u.exec(text.slice(0, longestValue));
  if (!match?.[1] || !match[2]) return undefined;
  if (!labelField(match[1]) && labelRole(match[1]) !== 'other') return undefined;
  // "Lead Address: City" is one label.
  if (isBareLabel(match[1], match[2])) return undefined;
  // The value may run on in the pieces after this one.
  const line = view.lines[lineAt.get(index) ?? -1];
  const rest = line?.text.includes(match[2].trim())
    ? line.text.slice(line.text.indexOf(match[2].trim()))
    : match[2].trim();
  return { label: match[1], value: upToLabel(rest), labelBlock: index, valueBlock: index };
}

/** "Agent: Delphine Sorrell Caller ID: (602) 555-0100": what the next label of the line announces is its own. */
function upToLabel(value: string): string {
  const colon = value.length < 200 ? value.indexOf(': ') : -1;
  const words = colon > 0 ? value.slice(0, colon).split(' ') : [];
  for (const n of [2, 1, 3])
    if (words.length > n && isPlain(words.slice(-n).join(' '))) return words.slice(0, -n).join(' ');
  return value;
}

function linesByBlock(view: PageView): Map<number, number> {
  const map = new Map<number, number>();
  for (const [index, line] of view.lines.entries()) for (const { block } of line.parts) map.set(block, index);
  // A block around pieces of one line stands in that line.
  for (let i = view.blocks.length - 1; i >= 0; i -= 1) {
    if (map.has(i)) continue;
    const kids = view.kids[i] ?? [];
    const first = map.get(kids[0] ?? -1);
    if (first !== undefined && kids.every((kid) => map.get(kid) === first)) map.set(i, first);
  }
  return map;
}
