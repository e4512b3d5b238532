import { readAddress } from '../../../lead/address.ts';
import { normalEmail } from '../../../lead/email.ts';
import type { Lead } from '../../../lead/lead.ts';
import { looksLikeName } from '../../../lead/name.ts';
import type { Capture, CaptureContext, CaptureOrigin, Unplaced } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import type { Find } from '../finds.ts';
import { fieldOfLabel, roleOfLabel } from '../labels.ts';
import { findsOfPair } from './pair.ts';
import { settle } from './settle.ts';

const mostRows = 1000;

/** Whether the first line is a header of lead columns and the second one has as many cells. */
export function isTable(text: string): boolean {
  const rows = rowsOf(text.slice(0, 20_000), 3);
  const [header, first] = rows;
  if (!header || !first || header.length < 2 || Math.abs(header.length - first.length) > 1) return false;
  const known = header.filter((cell) => cell.length < 50 && fieldOfLabel(cell)).length;
  return known >= 2 && known >= header.length * 0.25 && !header.some((cell) => /@|\d{5,}/.test(cell));
}

/**
 * Rows without a header ("Bob Hill,303-555-0142,bob@…"): at least two, equally long, with a column that is all mailboxes
 * or all phone numbers. Undefined if the text is no such table; else the labels of its columns.
 */
export function inferHeader(text: string): string[] | undefined {
  const rows = rowsOf(text.slice(0, 40_000), 50);
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return undefined;
  const labels = rows[0]?.map((_, c) => {
    const cells = rows.map((row) => row[c] ?? '').filter(Boolean);
    const all = (test: (cell: string) => boolean) => cells.length > 0 && cells.every(test);
    if (all((cell) => normalEmail(cell) !== '')) return 'Email';
    if (all((cell) => /^[+(\d][\d ().+/-]{6,20}(?:\s?x\s?\d{1,6})?$/.test(cell) && cell.replace(/\D/g, '').length >= 7))
      return 'Phone';
    if (all((cell) => looksLikeName(cell) >= 0.5)) return 'Name';
    if (all((cell) => (readAddress(cell)?.confidence ?? 0) >= 0.5)) return 'Address';
    return `Column ${c + 1}`;
  });
  return labels?.includes('Email') || (labels?.includes('Phone') && labels.includes('Name')) ? labels : undefined;
}

/** Comma, semicolon, tab or bar separated rows under a header: one lead a row; columns of staff are not the lead's. */
export function readTable(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const rows = rowsOf(text, mostRows + 1);
  const inferred = inferHeader(text);
  const [header = [], ...body] = inferred ? [inferred, ...rows] : rows;
  const all: { finds: Find[]; unplaced: Unplaced[] }[] = body
    .filter((row) => row.some((cell) => cell.trim()))
    .map((row, i) => {
      const finds: Find[] = [];
      const unplaced: Unplaced[] = [];
      for (const [c, label] of header.entries()) {
        const value = row[c]?.trim() ?? '';
        if (!value) continue;
        const evidence = {
          source: 'csv',
          text: `row ${i + (inferred ? 1 : 2)}, column “${label.trim()}”`,
          quote: value,
        };
        const found = findsOfPair(label, value, evidence, {
          header,
          ...(context.country ? { country: context.country } : {}),
        });
        if (found.length) finds.push(...found);
        else if (roleOfLabel(label) !== 'other') unplaced.push({ label: label.trim(), value, evidence });
      }
      return { finds, unplaced };
    });
  const leads: Lead[] = all.map(({ finds }) =>
    assemble(
      finds.filter((f) => f.party !== 'other'),
      context,
    ),
  );
  return settle({
    finds: all[0]?.finds ?? [],
    unplaced: all[0]?.unplaced ?? [],
    leads: leads.length > 1 ? leads : [],
    kind,
    context,
  });
}

/** Cells of rows, quotes as RFC 4180 has them; the separator is the one that the first line has most of. */
export function rowsOf(text: string, most: number): string[][] {
  const source = text
    .replace(/^\ufeff/, '')
    .replace(/^sep=(.)\r?\n/i, '')
    .replace(/^\s+/, '');
  const head = source.slice(0, Math.max(0, source.indexOf('\n')) || source.length).replace(/"[^"]{0,500}"/g, '');
  const count = (c: string) => head.split(c).length - 1;
  const separator = ['\t', ',', ';', '|'].sort((a, b) => count(b) - count(a))[0] ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i <= source.length && rows.length < most; i++) {
    const c = source[i];
    if (quoted) {
      if (c === undefined) quoted = false;
      else if (c === '"' && source[i + 1] === '"') {
        cell += '"';
        i++;
        continue;
      } else if (c === '"') {
        quoted = false;
        continue;
      } else {
        cell += c;
        continue;
      }
    }
    if (c === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === separator) {
      row.push(cell);
      cell = '';
    } else if (c === '\n' || c === undefined) {
      row.push(cell.replace(/\r$/, ''));
      if (row.length > 1 || row[0]?.trim()) rows.push(row.map((v) => v.trim()));
      row = [];
      cell = '';
    } else cell += c;
  }
  return rows;
}
