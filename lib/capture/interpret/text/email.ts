import { looksLikeName, parseName } from '../../../lead/name.ts';
import type { Capture, CaptureContext, CaptureOrigin, Unplaced } from '../../capture.ts';
import type { Find } from '../finds.ts';
import { isAdf, readAdf } from './adf.ts';
import { htmlLines, looksLikeHtml } from './html-lines.ts';
import { type Mail, type MailAddress, mailAddress, parseMail } from './mail-parts.ts';
import { isFreeMail, sameAsMailbox } from './mailbox.ts';
import { replied } from './replies.ts';
import { find, settle } from './settle.ts';
import { readLines } from './text.ts';

/** Mailboxes that machines write from. */
const machine =
  /^(?:do-?not-?reply|notifications?|notify|alerts?|mailer|postmaster|bounces?.*|system|automated|auto|robot|bot|(?:new-?)?leads?|leadalerts?|messages?|[ei]nquir(?:y|ies)|forms?|formsubmissions?|website|web|webmaster|wordpress|contact-?form|.*no[-_]?reply.*|service|services|updates?|reply|message|conversation|chat|mailbot|team|crm|app|portal|requests?|bookings?|orders?|support|hello|info|admin|root|daemon|news|newsletter|marketing|feedback)(?:[+._-].*)?$/i;
const forwarded =
  /^(?:-{2,}\s{0,3}(?:forwarded message|original message|message transféré|weitergeleitete nachricht|mensaje reenviado)\s{0,3}-{0,20}|begin forwarded message:?|fwd:)\s*$/i;

/** What colleagues write over a mail that is not theirs to answer. */
const handsOn =
  /\b(?:fyi|below|forward\w*|handle|new lead|(?:call|contact|reach|help|to|with|take) (?:him|her|them|this))\b/i;

/**
 * The lead of a mail. A notification's body says by its labels who it is; a mail that a person wrote is from the lead.
 * Recipients, and senders that are machines, never are. Quoted earlier mails are left aside, forwarded ones are read.
 */
export function readMail(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const mail = parseMail(text);
  if (isAdf(mail.plain) || isAdf(mail.html)) return readAdf(isAdf(mail.plain) ? mail.plain : mail.html, context, kind);
  const { finds, unplaced, subject } = findsOfMail(mail, context);
  return settle({ finds, unplaced, kind, context, title: subject });
}

/** The lead of a text that hands a mail on below a few words of its own; nothing when it does not. */
export function readHandedOn(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture | undefined {
  const lines = text.split('\n');
  const above = lines.slice(0, Math.max(0, headerAt(lines))).filter((line) => line.trim());
  // A line or two over the header of a mail hand it on; more are an answer to it.
  const plainly =
    (above.length > 0 && above.length <= 2 && above.join(' ').length <= 200) ||
    // A card below the words that hand it on.
    (above.length <= 10 && handsOn.test(above.slice(0, 3).join(' ')) && above.every((line) => line.length <= 160));
  const marked = lines.some((line) => forwarded.test(line.trim()));
  if (!(marked || plainly) || !forwardedOf(lines, plainly)) return;
  const { finds, unplaced, subject } = findsOfMail({ headers: {}, plain: text, html: '' }, context, plainly);
  return settle({ finds, unplaced, kind, context, title: subject });
}

/** What a mail says of its lead, of others, and its subject. */
export function findsOfMail(
  mail: Mail,
  context: CaptureContext,
  passedOn = false,
): { readonly finds: readonly Find[]; readonly unplaced: readonly Unplaced[]; readonly subject: string } {
  const body = mail.plain.trim() || mail.html;
  const lines = bodyLines(mail, body);
  const from = mailAddress(mail.headers.from ?? '');
  const replyTo = mailAddress(mail.headers['reply-to'] ?? '');
  const to = mailAddress(mail.headers.to ?? '');
  const outer = { name: from.name, email: from.email, subject: mail.headers.subject ?? '' };
  const handedOn =
    passedOn ||
    /^\s{0,3}(?:fwd?|tr|wg|rv|i|enc|doorst)\s?:/i.test(outer.subject) ||
    (from.email !== '' && domainOf(from.email) === domainOf(to.email));
  const inner = forwardedOf(lines, handedOn);
  const sender = inner?.from ?? from;
  const content = cutReplies(inner?.lines ?? lines);
  // Below what was handed on stands the card of whoever did.
  const card = content.findLastIndex((line) => /^--\s*$/.test(line));
  if (inner && card > 0 && !content.slice(card).some((line) => related(line.trim(), sender.name))) content.splice(card);
  const reading = readLines(content, context, 'email');
  const finds: Find[] = [...reading.finds];
  const strangers = new Set(
    [to.email, mailAddress(mail.headers.cc ?? '').email, ...(inner ? [from.email] : [])].filter(Boolean),
  );
  const out: Find[] = finds.map((f) =>
    f.field === 'email' && strangers.has(f.value.toLowerCase()) ? { ...f, party: 'other' as const } : f,
  );
  const ownName = out.some((f) => f.party === 'lead' && /^(?:name|firstName|lastName)$/.test(f.field));
  const ownEmail = out.some((f) => f.party === 'lead' && f.field === 'email');
  const isMachine =
    automatic(sender, mail, inner !== undefined) ||
    // Labels that name somebody else than who wrote are a notification's.
    (reading.structured &&
      sender.name !== '' &&
      out.some((f) => f.field === 'name' && f.party === 'lead' && f.evidence.text.includes('“')) &&
      !out.some((f) => f.party === 'lead' && f.field === 'name' && related(f.value, sender.name))) ||
    (ownName && ownEmail && !out.some((f) => f.field === 'email' && f.value.toLowerCase() === sender.email));
  const header = (name: string, value: string) => ({ source: 'email', text: `header “${name}”`, quote: value });
  if (!isMachine && sender.email) {
    out.push(find('email', sender.email, 0.93, header('From', `${sender.name} <${sender.email}>`)));
    const named = sender.name.replace(/\s+(?:via|from|at)\s.*$/i, '');
    if (looksLikeName(named) > 0.3 || parseName(named)) {
      // The writer is the lead; people named in the mail are not.
      for (const [i, f] of out.entries())
        if (f.field === 'name' && f.party === 'lead' && !related(f.value, named)) out[i] = { ...f, party: 'other' };
      out.unshift(find('name', named, 0.94, header('From', sender.name)));
    }
  } else {
    const reply = replyTo.email && replyTo.email !== from.email && !strangers.has(replyTo.email) ? replyTo : undefined;
    if (reply && !automaticBox(reply.email) && domainOf(reply.email) !== domainOf(to.email)) {
      if (!ownEmail) out.push(find('email', reply.email, 0.85, header('Reply-To', reply.email)));
      if (!ownName && looksLikeName(reply.name) >= 0.5)
        out.push(find('name', reply.name, 0.8, header('Reply-To', reply.name)));
    }
    if (!ownName && sender.name && looksLikeName(sender.name) >= 0.8 && !machine.test(sender.email.split('@')[0] ?? ''))
      out.push(find('name', sender.name, 0.6, header('From', sender.name)));
    if (sender.name && !out.some((f) => f.field === 'source' && f.party === 'lead'))
      out.push(find('source', sender.name, 0.5, header('From', sender.name)));
  }
  for (const other of [to, ...(inner ? [from] : [])]) {
    if (other.email) out.push(find('email', other.email, 0.3, header('To', other.email), { party: 'other' }));
  }
  const subject = (inner?.subject || outer.subject).replace(/^(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s?)+/i, '').trim();
  if (subject) out.push(find('subject', subject, 0.8, header('Subject', subject)));
  if (!ownName && isMachine) {
    // "New realtor.com lead - Rebecca Sutton".
    const tail = /(?:[-–—:]|\bfrom|\bby|\bfor)\s+([\p{L}.'’-]{2,20}(?: [\p{L}.'’-]{1,20}){1,2})\s*$/u.exec(subject);
    if (
      tail?.[1] &&
      looksLikeName(tail[1]) >= 0.6 &&
      /lead|request|inquiry|enquiry|estimate|quote|message|contact|booking|form|appointment|submission/i.test(
        subject,
      ) &&
      !out.some((f) => f.field === 'name' && f.party === 'lead')
    ) {
      out.push(find('name', tail[1], 0.65, header('Subject', subject)));
    }
  }
  if (!out.some((f) => f.field === 'notes' && f.party === 'lead') && !isMachine) {
    const message = content.join('\n').trim();
    if (message)
      out.push(find('notes', message.slice(0, 6000), 0.6, { source: 'email', text: 'the message', quote: message }));
  }
  return { finds: out, unplaced: reading.unplaced, subject };
}

function bodyLines(mail: Mail, body: string): string[] {
  if (!mail.plain.trim() || (looksLikeHtml(body) && /<\/(?:td|p|div|body|table)>/i.test(body)))
    return htmlLines(mail.html || body);
  const plain = mail.plain.split('\n');
  // Some senders put a bare "view in a browser" in the text part and the lead in the HTML part.
  if (mail.html && plain.join('').replace(/\s/g, '').length < 120) return htmlLines(mail.html);
  return plain;
}

function automatic(sender: MailAddress, mail: Mail, inner: boolean): boolean {
  if (!sender.email) return true;
  if (automaticBox(sender.email)) return !isFreeMail(sender.email) || /no-?reply/i.test(sender.email);
  const { headers } = mail;
  if (
    !inner &&
    (headers['list-unsubscribe'] ||
      headers['auto-submitted'] === 'auto-generated' ||
      headers['x-auto-response-suppress'] ||
      /bulk|list/i.test(headers.precedence ?? ''))
  )
    return !isFreeMail(sender.email);
  return false;
}

function automaticBox(email: string): boolean {
  return machine.test(email.split('@')[0] ?? '');
}

function domainOf(email: string): string {
  return email.split('@')[1] ?? '';
}

function related(name: string, other: string): boolean {
  const a = parseName(name);
  const b = parseName(other);
  if (!a || !b) return false;
  return (
    a.firstName.toLowerCase() === b.firstName.toLowerCase() ||
    (a.lastName !== '' && a.lastName.toLowerCase() === b.lastName.toLowerCase()) ||
    sameAsMailbox(name, `${other.replace(/\s/g, '')}@x.yz`)
  );
}

/** Who wrote what was forwarded, and its lines, if the mail forwards one. */
function forwardedOf(
  lines: readonly string[],
  handedOn: boolean,
): { from: MailAddress; subject: string; lines: string[] } | undefined {
  let mark = lines.findIndex((line) => forwarded.test(line.trim()));
  // Outlook sets no line apart: the header of the first mail just follows.
  if (mark < 0 && handedOn) mark = headerAt(lines) - 1;
  if (mark < -1 || (mark === -1 && headerAt(lines) !== 0)) return undefined;
  let from: MailAddress | undefined;
  let subject = '';
  let i = mark + 1;
  for (; i < Math.min(lines.length, mark + 14); i++) {
    const line = (lines[i] ?? '')
      .replace(/^[>\s*]{1,8}/, '')
      .replace(/\*/g, '')
      .trim();
    if (!line) {
      if (from) break;
      continue;
    }
    const match =
      /^(from|von|de|da|van|subject|betreff|objet|asunto|date|sent|to|cc|an|à|para|datum|fecha|gesendet|reply-to)\s?:\s?(.{0,300})$/i.exec(
        line,
      );
    if (!match) {
      if (from) break;
      continue;
    }
    if (/^(?:from|von|de|da|van)$/i.test(match[1] ?? '')) from = mailAddress(match[2] ?? '');
    if (/^(?:subject|betreff|objet|asunto)$/i.test(match[1] ?? '')) subject = match[2] ?? '';
  }
  return from?.email ? { from, subject, lines: lines.slice(i) } : undefined;
}

/** Where a mail header stands among the lines of a body; -1 if nowhere. */
function headerAt(lines: readonly string[]): number {
  return lines.findIndex(
    (line, i) =>
      /^\W{0,4}(?:from|von|de|da|van)\*?\s?:\s?\S/i.test(line) &&
      lines
        .slice(i + 1, i + 4)
        .some((l) => /^\W{0,4}(?:sent|date|gesendet|envoyé|enviado|inviato|verzonden|datum)\*?\s?:/i.test(l)),
  );
}

const unquoted = (line: string) => line.replace(/^[>\s]{1,9}/, '').trim();

/** The lines before the first quoted earlier mail; all of them if nothing stands before it. */
function cutReplies(lines: readonly string[]): string[] {
  const quoted = headerAt(lines);
  const mark = lines.findIndex(
    (line, i) =>
      replied.test(unquoted(line)) ||
      replied.test(`${unquoted(line)} ${unquoted(lines[i + 1] ?? '')}`) ||
      (/^>/.test(line) && i > 0 && lines.slice(i, i + 3).every((l) => /^>|^\s*$/.test(l))),
  );
  const at = quoted > 0 && (mark < 0 || quoted < mark) ? quoted : mark;
  const kept = at > 0 ? lines.slice(0, at) : [...lines];
  return kept.some((l) => l.trim()) ? kept : [...lines];
}
