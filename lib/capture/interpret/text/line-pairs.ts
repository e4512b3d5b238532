import { fieldOfLabel, roleOfLabel } from '../labels.ts';

/** A label and what stands behind it on its line; the value is '' when it stands below. */
export interface Piece {
  readonly label: string;
  readonly value: string;
}

const labelStart = /(?:^|[\s,;.|(•·])(\p{L}[\p{L}\p{N}'_’&#/, ().°-]{0,38}?\s{0,3})\??[:：](?=\s|$|\p{L}|["“(+\d@])/gu;

/**
 * The labelled values of one line: none, one, or several ("From: Sarah L. Message: …", "O: … | C: …", tab-separated).
 * `inside`: the text is known to have labels, so that one in the middle of a line counts too.
 */
export function pairsOfLine(line: string, inside = false): Piece[] {
  if (!line || line.length > 3000) return [];
  const hash = /^#\s?[:.]\s?(\+?[\d(].{6,60})$/.exec(line);
  if (hash?.[1]) return [{ label: 'Number', value: hash[1] }];
  if (line.includes('\t')) {
    const cells = line
      .split('\t')
      .map((c) => c.trim())
      .filter(Boolean);
    const inner = cells.length === 2 ? pairsOfLine(cells[1] ?? '') : [];
    if (known(cells[0] ?? '') && inner[0] && known(inner[0].label)) return inner;
    if (cells.length === 2 && (known(cells[0] ?? '') || /[:：]$/.test(cells[0] ?? '')))
      return [{ label: (cells[0] ?? '').replace(/\s*[:：]$/, ''), value: cells[1] ?? '' }];
    if (cells.length === 1) return pairsOfLine(cells[0] ?? '');
    if (cells.length % 2 === 0 && cells.every((c, i) => i % 2 === 1 || known(c) || /[:：]$/.test(c))) {
      return cells.flatMap((c, i) =>
        i % 2 === 0 ? [{ label: c.replace(/\s*[:：]$/, ''), value: cells[i + 1] ?? '' }] : [],
      );
    }
    const each = cells.map((c) => pairsOfLine(c));
    if (each.every((p) => p.length > 0)) return each.flat();
    return [];
  }
  const marks: { label: string; from: number; value: number }[] = [];
  // "First: Dana Last: White Ph: 404-555-0133": a form in one line.
  const form =
    [...line.slice(0, 600).matchAll(/(\p{L}{2,12}): /gu)].filter(
      (m) => (fieldOfLabel(m[1] ?? '')?.confidence ?? 0) >= 0.9,
    ).length >= 3;
  for (const match of line.slice(0, 600).matchAll(labelStart)) {
    const whole = (match[1] ?? '').trim();
    // "City, State:" is one label, "Hello, Message:" is not.
    const label = whole.includes(',') && !fieldOfLabel(whole) ? (whole.split(',').at(-1)?.trim() ?? '') : whole;
    if (!label) continue;
    const from = match.index + match[0].lastIndexOf(label);
    const value = match.index + match[0].length;
    if (
      (/^(?:https?|mailto|tel|ftp)$/i.test(label) && !/\s/.test(line[value] ?? ' ')) ||
      (/\d$/.test(label) && /^\d{2}/.test(line.slice(value)))
    )
      continue;
    if (!marks.length) {
      if (from > 2 || label.split(' ').length > 6) {
        // Behind the end of a sentence only a plain label begins one.
        const last = label.split(/[.!?] /).at(-1) ?? '';
        const at = from + label.length - last.length;
        if (!/[.!?;|] {1,3}$/.test(line.slice(0, at)) || (fieldOfLabel(last)?.confidence ?? 0) < 0.95) continue;
        marks.push({ label: last, from: at, value });
        continue;
      }
      marks.push({ label, from, value });
      continue;
    }
    // Later labels of a line: only known ones, or those set off by several blanks or a bar.
    const words = label.split(' ');
    const gap = line.slice(Math.max(0, from - 3), from);
    for (let n = Math.min(3, words.length); n >= 1; n--) {
      const tail = words.slice(-n).join(' ');
      const at = from + label.length - tail.length;
      const before = line.slice(Math.max(0, at - 3), at);
      const set = /(?: {2,}|[|;•·(]\s?|[.,]\s)$/.test(before) || /(?: {2}|[|;•·])/.test(gap);
      const sure =
        (fieldOfLabel(tail)?.confidence ?? 0) >= 0.88 &&
        !/^(?:re|by|to|st|note|call|text|work|home|state|where|who|notes|time|contact|number|land)$/i.test(tail);
      if (
        (form && n === 1 && (fieldOfLabel(tail)?.confidence ?? 0) >= 0.9) ||
        (sure &&
          (set ||
            n >= 2 ||
            /^(?:phone|email|e-mail|message|address|name|tel|cell|mobile|fax|city|zip|company|comments?)$/i.test(
              tail,
            ))) ||
        (set && (roleOfLabel(tail) === 'other' || (n === words.length && /^ {2}|[|]/.test(gap))))
      ) {
        marks.push({ label: tail, from: at, value });
        break;
      }
    }
  }
  if (!marks.length) {
    const dashed =
      /^(\p{L}[\p{L} /#.'’-]{1,28}?)\s{1,3}[-–—=]{1,2}\s{1,3}(\S.{0,500})$/u.exec(line) ??
      /^([\p{L}_]{2,24})\s?=\s?(\S.{0,500})$/u.exec(line);
    return dashed?.[1] &&
      (fieldOfLabel(dashed[1])?.confidence ?? 0) >= 0.88 &&
      !/^(?:home|work|office|call|contact|note|state|where|who)$/i.test(dashed[1])
      ? [{ label: dashed[1], value: dashed[2] ?? '' }]
      : [];
  }
  // A label in the middle of a line alone is a phrase of a sentence.
  if (!inside && marks.length === 1 && (marks[0]?.from ?? 0) > 2) return [];
  const pieces = marks.map((mark, i) => ({
    // "CALLER.........: …".
    label: mark.label.replace(/[ .]{2,}$/, ''),
    value: line
      .slice(mark.value, marks[i + 1]?.from ?? line.length)
      .replace(/[\s|;•·(]{1,4}$/, '')
      .trim(),
  }));
  const [head] = pieces;
  // "I have a question: can you…" is prose: a sentence before the colon.
  if (head && !known(head.label) && head.label.split(' ').length > 4) return [];
  return pieces;
}

/** Whether a label means a field or a party; a colon at its end does not matter. */
export function known(label: string): boolean {
  return fieldOfLabel(label.replace(/[:：]$/, '')) !== undefined || roleOfLabel(label) !== undefined;
}
