import { findAddresses } from '../../lead/address.ts';
import { findEmails } from '../../lead/email.ts';
import { percentDecoded } from '../../lead/percent.ts';
import { findPhones, phoneTypeOf } from '../../lead/phone.ts';
import type { CaptureContext } from '../capture.ts';
import type { Find, Party } from './finds.ts';
import { readNameLists } from './name-lists.ts';
import { nameAtWork, nameOfOffice, namesInText } from './names-in-text.ts';
import type { Line, PageView } from './page-view.ts';

/** Longest address block: name, street, suite, town, country, a line more. */
const addressWindow = 7;
const longLine = 400;
/** The address of a site alone in its line. */
const site = /^(?:https?:\/\/)?[a-z\d-]+(?:\.[a-z\d-]{2,})*\.[a-z]{2,}\/?$/i;

/** Values that stand in the visible text of a page, wherever: the site's in header and footer, else nobody's yet. */
export function readLines(view: PageView, context: CaptureContext): Find[] {
  const finds: Find[] = [];
  const { lines } = view;
  for (const [index, line] of lines.entries()) {
    if (line.text.includes('@') || /[[(] ?at ?[\])]/i.test(line.text)) {
      for (const { email, start } of findEmails(line.text))
        finds.push({ ...at(view, line, start), field: 'email', value: email, confidence: 0.8 });
    } else if (line.text.length < 70 && site.test(line.text))
      finds.push({ ...at(view, line, 0), field: 'website', value: line.text, confidence: 0.6 });
    if (/\d[^\n]{0,4}\d/.test(line.text)) {
      for (const { phone, start } of findPhones(line.text, context.country)) {
        const before = `${start < 25 ? (lines[index - 1]?.text.slice(-40) ?? '') : ''} ${line.text.slice(Math.max(0, start - 40), start)}`;
        const type =
          phoneTypeOf(line.text.slice(Math.max(0, start - 40), start)) ??
          phone.type ??
          (start < 3 ? phoneTypeOf(before) : undefined);
        finds.push({
          ...at(view, line, start),
          field: type === 'fax' ? 'fax' : 'phone',
          value: phone.extension ? `${phone.number} ext. ${phone.extension}` : phone.number,
          confidence: 0.75,
          label: type ?? '',
        });
      }
    }
  }
  finds.push(...linksOf(view));
  finds.push(...addressesOf(view, context));
  return finds;
}

function at(view: PageView, line: Line, start: number): Pick<Find, 'party' | 'block' | 'evidence'> {
  let { block } = line;
  for (const part of line.parts) if (part.start <= start) block = part.block;
  return {
    party: speaksForSite(view, line.text) ? 'site' : partyOf(view, line.block),
    block,
    evidence: {
      source: 'text',
      text: 'text on the page',
      quote: line.text.slice(Math.max(0, start - 60), start + 140),
      place: view.placeOf(block),
    },
  };
}

/** A line that names whose the page is and how to reach them, wherever it stands: a footer that no tag says to be one. */
function speaksForSite(view: PageView, text: string): boolean {
  if (/©|copyright|all rights reserved/i.test(text)) return true;
  const { title, siteName } = view.facts;
  const name = siteName || title.slice((/.* [-–—|·•‹] (?=\S)/.exec(title)?.[0] ?? title).length);
  return name.length > 3 && text.length > name.length + 10 && text.startsWith(name);
}

export function partyOf(view: PageView, block: number): Party {
  const region = view.regionOf(block);
  return region === 'footer' || region === 'header' || region === 'nav' ? 'site' : 'unknown';
}

/** People whom the text names. */
export function readNames(view: PageView): Find[] {
  const { lines } = view;
  const listed = readNameLists(view).map(
    ({ text, block }): Find => ({
      field: 'name',
      value: text,
      confidence: 0.55,
      party: partyOf(view, block),
      block,
      evidence: { source: 'text', text: 'in a list of people', quote: text, place: view.placeOf(block) },
    }),
  );
  const named = lines.flatMap((line, index) => {
    if (line.text.length > 4000) return [];
    const make = (text: string, start: number, confidence: number): Find => ({
      field: 'name',
      value: text,
      confidence,
      ...at(view, line, start),
    });
    const found = namesInText(line.text).map(({ text, start }) =>
      make(text, start, line.text.length < text.length + 25 ? 0.7 : 0.55),
    );
    const held = line.text.length < 90 && line.text.includes(':') ? nameOfOffice(line.text) : undefined;
    if (held && !found.some(({ value }) => value === held.text)) found.push(make(held.text, held.start, 0.6));
    const atWork = line.text.length < 120 ? nameAtWork(line.text, lines[index + 1]?.text ?? '') : '';
    return atWork && !found.some(({ value }) => value === atWork) ? [...found, make(atWork, 0, 0.65)] : found;
  });
  return [...named, ...listed];
}

/** Words of the link to a firm's own site. */
const visit =
  /^(?:(?:visit|view|go to|open) )?(?:(?:our|their|the|company|business|official) )?(?:web ?site|home ?page|site web|sitio web)$/i;

/** mailto:, tel: and sms: links, and the one to the firm's own site. */
function linksOf(view: PageView): Find[] {
  const finds: Find[] = [];
  for (const [block, { href, title }] of view.blocks.entries()) {
    if (!href || (href.startsWith('http') && !(view.said[block]?.length && visit.test(view.said[block] ?? ''))))
      continue;
    const shown = view.textOf(block, 120);
    const base = {
      block,
      party: partyOf(view, block),
      confidence: 0.85,
      label: title ?? '',
      evidence: {
        source: 'link',
        text: `${href.slice(0, href.indexOf(':'))} link`,
        quote: (shown || href).slice(0, 200),
        place: view.placeOf(block),
      },
    };
    const [scheme = '', rest = ''] = [
      href.slice(0, href.indexOf(':')).toLowerCase(),
      href.slice(href.indexOf(':') + 1),
    ];
    if (scheme.startsWith('http')) finds.push({ ...base, field: 'website', value: href, confidence: 0.6 });
    else if (scheme === 'mailto') {
      const [addresses = ''] = rest.split('?');
      for (const { email } of findEmails(percentDecoded(addresses)))
        finds.push({ ...base, field: 'email', value: email });
    } else if (/\d{5}/.test(rest.replace(/\D/g, ''))) {
      finds.push({ ...base, field: 'phone', value: percentDecoded(rest).replace(/^\/\//, '').split(/[?;]/)[0] ?? '' });
    }
  }
  return finds;
}

/** Phones, times, years and prices: digits that begin no address. */
const otherDigits = /\(?\+?\d[\d ().-]{7,20}\d|\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b(?!\s+\p{Lu})|[$€£]\s?[\d,.]{1,12}/gu;

const mayBegin = (text: string) => /\d/.test(text) && /\d/.test(text.replace(otherDigits, ''));

/** Addresses that stand in one line or run over a few. */
function addressesOf(view: PageView, context: CaptureContext): Find[] {
  const { lines } = view;
  const finds: Find[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (!line || line.text.length > longLine * 4 || !mayBegin(line.text)) {
      index += 1;
      continue;
    }
    const window: Line[] = [];
    for (let i = index; i < lines.length && window.length < addressWindow; i += 1) {
      const next = lines[i];
      if (!next || (i > index && next.text.length > 120)) break;
      window.push(next);
    }
    // "…, TN 37917?" ends with its code.
    const joined = window.map(({ text }) => text.replace(/[?!]/g, ' ')).join('\n');
    const firstEnd = line.text.length;
    const [found] = findAddresses(joined, context.country, firstEnd);
    if (!found || found.start > firstEnd || found.confidence < 0.5) {
      index += 1;
      continue;
    }
    const place = at(view, line, Math.min(found.start, firstEnd));
    finds.push({
      field: 'address',
      value: joined.slice(found.start, found.end).replace(/\n/g, ', '),
      address: found.address,
      confidence: Math.min(0.8, found.confidence * 0.85),
      ...place,
    });
    let passed = 0;
    while (index < lines.length && passed + (lines[index]?.text.length ?? 0) < found.end) {
      passed += (lines[index]?.text.length ?? 0) + 1;
      index += 1;
    }
    if (passed === 0) index += 1;
  }
  return finds;
}
