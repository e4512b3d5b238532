import type { CaptureContext } from '../capture.ts';
import type { Find } from './finds.ts';
import type { Line, PageView } from './page-view.ts';
import { nameLikeness } from './remembered.ts';
import { findsOfMail } from './text/email.ts';
import { isFreeMail } from './text/mailbox.ts';

/** "Cordelia Nwosu <mailbox>", "Beatrix Lundgren mailbox to …": who wrote what stands below. */
const sender =
  /^(\p{Lu}[^<>@]{1,50}?)\s?(?:<\s?([\w.+'-]{1,64}@[\w.-]{3,100})\s?>|\s([\w.+'-]{1,64}@[\w.-]{3,100})(?=\s|$))(.{0,160})$/u;
/** A webmail may call by their names those whom it is to: "to info, Harold". */
const addressed = /^to [^.!?@]{2,60}$|(?:^|\s)(?:to|an|à|para|cc)\b\s?(?::|me\b|mich\b|moi\b|mí\b|<|\S{1,60}@)/i;
const headers =
  /^to [^.!?@]{2,60}$|^(?:to|an|à|para|cc|bcc|date|sent|gesendet|envoyé|enviado|subject|betreff|objet|asunto)\b\s?(?::|me\b|mich\b|moi\b|mí\b|\S{1,60}@)|^(?:\p{L}{2,10}[.,]{0,2} )?[^@]{0,40}\d{1,2}:\d{2}.{0,30}$/iu;
const buttons = /^(?:reply|reply all|forward|antworten|weiterleiten|répondre|transférer|responder|reenviar)\b.{0,30}$/i;
const mostLines = 200;

/**
 * What a mail that is opened in a webmail says: from the line that names who wrote it, with whom it is to right there or
 * below, to the buttons or somebody else's mail; further mails of the same writer go on. Read as a mail is that was
 * dropped. Empty where no person wrote it.
 */
export function readOpenedMail(view: PageView, context: CaptureContext): readonly Find[] {
  const { lines } = view;
  /** Others write to them there: a mailbox at that firm is a colleague's of the reader. */
  const isOwn = (mail: string) => {
    const at = mail.slice(mail.indexOf('@')).toLowerCase();
    const to = lines.flatMap(({ text }) =>
      /^(?:to|an|à|para):? /i.test(text) ? (text.split(/\bcc\b/i)[0] ?? '') : [],
    );
    return !isFreeMail(mail) && to.some((text) => text.toLowerCase().includes(at));
  };
  for (const [index, line] of lines.entries()) {
    const from = line.text.includes('@') && line.text.length < 300 ? sender.exec(line.text) : null;
    if (!from) continue;
    const [, name = '', angled, bare, rest = ''] = from;
    const to = addressed.test(rest) || lines.slice(index + 1, index + 5).some(({ text }) => addressed.test(text));
    if (!to || nameLikeness(name.trim()) < 0.3 || isOwn(angled ?? bare ?? '')) continue;
    const subject = view.headingOf(line.block)?.text ?? '';
    const text = `From: ${name} <${angled ?? bare ?? ''}>\nTo: <>\nSubject: ${subject}\n\n${written(view, index + 1, name.trim())}`;
    const [head = '', ...body] = text.split('\n\n');
    const { finds } = findsOfMail({ headers: headersOf(head), plain: body.join('\n\n'), html: '' }, context);
    const own = finds.filter(({ party }) => party === 'lead');
    if (!own.some(({ field, evidence }) => field === 'email' && evidence.text.startsWith('header “From”'))) continue;
    const place = view.placeOf(line.block);
    return own
      .sort((a, b) => b.confidence - a.confidence)
      .map((find) => ({ ...find, block: line.block, evidence: { ...find.evidence, place } }));
  }
  return [];
}

function headersOf(head: string): Record<string, string> {
  return Object.fromEntries(
    head.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** The lines of the mail, and of later ones of the same writer; an empty one where the page leaves a gap. */
function written(view: PageView, from: number, writer: string): string {
  const { lines } = view;
  const body: string[] = [];
  let start = from;
  while (start < from + 6 && headers.test(lines[start]?.text ?? '')) start += 1;
  let theirs = true;
  let part = -1;
  for (let i = start; i < Math.min(lines.length, start + mostLines); i += 1) {
    const line = lines[i];
    if (!line) break;
    const region = view.regionOf(line.block);
    if (region === 'footer' || region === 'nav' || region === 'aside') break;
    if (buttons.test(line.text)) {
      theirs = false;
      continue;
    }
    const author = authorOf(line.text, lines[i + 1]?.text ?? '');
    const next = bodyOf(view, line.block);
    if (part < 0) part = next;
    // Another body begins: what somebody answered, unless a line says that the same goes on.
    if ((author || (part >= 0 && next >= 0 && next !== part)) && author !== writer) theirs = false;
    else if (!theirs && (author === writer || line.text === writer)) theirs = true;
    else if (theirs) {
      const before = lines[i - 1];
      if (before && i > start && apart(view, before, line)) body.push('');
      body.push(line.text);
    }
  }
  return body.join('\n');
}

/** The part of the page that a script marks as the body of one mail, -1 for none. */
function bodyOf(view: PageView, block: number): number {
  let at = block;
  while (at >= 0 && view.blocks[at]?.role !== 'document') at = view.blocks[at]?.in ?? -1;
  return at;
}

/** Whose mail begins with a line: a name with a mailbox, with whom it is to, or over a time. */
function authorOf(text: string, next: string): string {
  if (text.length > 160) return '';
  const [, name = ''] =
    sender.exec(text) ??
    /^(\p{Lu}\S{1,20} (?:\S{1,20} ){0,2}?\S{1,20}?)(?: (?:to|an|à|para) |,? \d{1,2}:\d{2}|$)/u.exec(text) ??
    [];
  const only = name.trim();
  const headed = headers.test(next);
  if (only.length < 4 || (nameLikeness(only) < 0.5 && !(headed && text.includes('@')))) return '';
  return only !== text || headed ? only : '';
}

function apart(view: PageView, before: Line, line: Line): boolean {
  const [, y = 0, , height = 0] = view.blocks[before.parts.at(-1)?.block ?? -1]?.box ?? [];
  const [, top = 0] = view.blocks[line.block]?.box ?? [];
  return height > 0 && height < 60 && top - y - height > 8;
}
