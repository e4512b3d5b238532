import type { Find } from './finds.ts';
import type { PageView } from './page-view.ts';
import { readAppointment } from './read-appointment.ts';
import type { Rows } from './rows.ts';
import type { Subject } from './subject.ts';

const span = /(?<!\d)\d{1,2}(?::\d{2})? ?(?:[ap]\.?m\.?)?\s?[-–—]\s?\d{1,2}(?!\d)/i;
const numbered =
  /\b(?:lead|request|case|ticket|inquiry|enquiry|claim|job|work order|opportunity|booking|confirmation|reference|ref|quote|estimate|entry|submission)\s?(?:number|no\.?|id|#|nr\.?)\s?[:#]?\s?((?=[\w-]{0,12}\d)[A-Z\d][\w-]{1,18})(?![\w/])/i;

const booked = /^(?:(?:upcoming|next)\b.{0,40}|(?:.{2,20} )?appointments?)$/i;

const short = (text = '') => (text.length <= 60 ? text : '');

/** What a record shows without a label: when somebody is booked ("9:00am - 9:30am, Monday, December 7, 2026"), its number. */
export function readAsides(view: PageView, rows: Rows, subject: Subject | undefined): Find[] {
  const finds: Find[] = [];
  const names = subject?.blocks ?? [];
  const away = (block: number) => Math.min(...names.map((name) => Math.abs(name - block)));
  const add = (field: 'appointmentAt' | 'reference', value: string, block: number, quote: string) => {
    // In a list of many the hour beside the name is theirs.
    const known = finds.findIndex((find) => find.field === field);
    if (known >= 0 && (field === 'reference' || away(block) >= away(finds[known]?.block ?? 0))) return;
    if (known >= 0) finds.splice(known, 1);
    const evidence = { source: 'text', text: 'text on the page', quote, place: view.placeOf(block) };
    finds.push({ field, value, confidence: 0.5, block, party: 'lead', evidence });
  };
  for (const [index, { text, block }] of view.lines.entries()) {
    if (text.length > 140 || !/\d/.test(text) || view.regionOf(block) === 'footer') continue;
    const over = [view.headingOf(block), view.lines[index - 1], view.lines[index - 2]];
    const planned =
      /^(?:scheduled|booked|appointments?)\b/i.test(text) || over.some((line) => booked.test(line?.text ?? ''));
    const row = rows.rowOf(block);
    if (row >= 0 && !rows.selected(row) && !planned) continue;
    if (planned || (subject && span.test(text))) {
      // The day may stand in a line of its own below the hours, or above.
      const around = [
        text,
        `${text}, ${short(view.lines[index + 1]?.text)}`,
        `${short(view.lines[index - 1]?.text)}, ${text}`,
      ];
      const when = around.find((each) => readAppointment(each).includes('T'));
      if (when) add('appointmentAt', when, block, when);
    }
    const [, number = ''] = subject ? (numbered.exec(text) ?? []) : [];
    if (number) add('reference', number, block, text);
  }
  return finds;
}

/** "Saturday, Nov 28" is of the year that the page's other dates are of. */
export function withYear(value: string, view: PageView): string {
  if (/\b20\d{2}\b/.test(value)) return value;
  const year = yearOf(view);
  if (!year) return value;
  return value.replace(
    /\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2})\b/i,
    `$1, ${year}`,
  );
}

function yearOf(view: PageView): string {
  const counts = new Map<string, number>();
  for (const { text } of view.blocks)
    for (const [year] of (text ?? '').matchAll(/\b20[2-4]\d\b/g)) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** A day, an hour, or both. */
export const saysWhen = (value: string, view: PageView): boolean =>
  /\d:\d|\d ?[ap]\.?m/i.test(value) || readAppointment(withYear(value, view)) !== '';
