import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { isAdf, readAdf } from './adf.ts';
import { isCalendar, readCalendar } from './calendar.ts';
import { inferHeader, isTable, readTable } from './csv.ts';
import { readHandedOn, readMail } from './email.ts';
import { htmlLines, looksLikeHtml } from './html-lines.ts';
import { parseJson, readJson } from './json.ts';
import { isKeyValue, readKeyValue } from './keyvalue.ts';
import { isMail } from './mail-parts.ts';
import { settle } from './settle.ts';
import { readLines, readText } from './text.ts';
import { isVcard, readVcard } from './vcard.ts';
import { readXmlLead } from './xml-leads.ts';

/** Nothing longer is read; a lead is not that long, and time stays bounded. */
const most = 2_000_000;

/** Markup that was copied from where it is shown escaped: no tag of its own, but escaped ones from the start. */
function unescaped(text: string): string {
  if (!/^\s{0,40}&lt;[?a-z]/i.test(text) || text.includes('<')) return text;
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Reads a text by what it is, whatever its file is called; `name` decides only where the text leaves it open. */
export function readAny(all: string, name: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const text = unescaped(all.slice(0, most).replace(/^\ufeff/, ''));
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (isMail(text)) return readMail(text, context, kind);
  if (isVcard(text)) return readVcard(text, context, kind);
  if (isCalendar(text)) return readCalendar(text, context, kind);
  if (isAdf(text)) return readAdf(text, context, kind);
  const json = parseJson(text);
  if (json !== undefined) return readJson(json, context, kind);
  if (/^\s{0,40}<\?xml\b/i.test(text) || (ending === 'xml' && /^\s{0,40}</.test(text)))
    return readXmlLead(text, context, kind);
  if (ending === 'csv' || ending === 'tsv' || isTable(text) || inferHeader(text)) return readTable(text, context, kind);
  const query = /^\s{0,20}https?:\/\/[^\s?]{1,500}\?([^\s#]{1,8000})(?:#\S{0,500})?\s{0,20}$/i.exec(text)?.[1] ?? '';
  if (isKeyValue(query)) return readKeyValue(query, context, kind);
  if (isKeyValue(text)) return readKeyValue(text, context, kind);
  if (looksLikeHtml(text) && /<\/[a-z]/i.test(text)) {
    const { finds, unplaced } = readLines(htmlLines(text), context, 'html');
    return settle({ finds, unplaced, kind, context });
  }
  if (ending === 'eml') return readMail(text, context, kind);
  return readHandedOn(text, context, kind) ?? readText(text, context, kind);
}
