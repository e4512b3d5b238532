import { findAddresses } from '../../../lead/address.ts';
import { findEmails } from '../../../lead/email.ts';
import { invertedName, looksLikeName } from '../../../lead/name.ts';
import { findPhones } from '../../../lead/phone.ts';
import type { Find } from '../finds.ts';
import { likeDomain, tight as tightened } from '../firm.ts';
import { companyWord, legal } from '../firm-words.ts';
import { authorsOf } from './chat.ts';
import { isFreeMail, sameAsMailbox, standsAlone } from './mailbox.ts';
import { find, findsOfPlace } from './settle.ts';
import { belowContacts, continues, noted, notOfCard, ofAnother, piecesOf } from './signature-pieces.ts';
import { titleWord } from './title-words.ts';
import { relativeBefore } from './whose.ts';

/** The words that end a letter, alone in their line. */
export const closingWords: RegExp =
  /^(?:--+|—+|__+|(?:many |kind |best |warm |warmest |with )?(?:thanks|thank you|thx|regards|best|cheers|sincerely|respectfully|cordially|warmly|blessings|gratefully|appreciatively|(?:with )?gratitude|yours(?: truly| sincerely| faithfully)?|kind regards|best regards|warm regards|all the best|take care|talk soon|thanks again|thanks so much|thank you so much|thanks in advance|v\/r|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|schönen?|lieben?) (?:grü(?:ß|ss)en?|gru(?:ß|ss))|lg|vg|mfg|(?:bien |très )?cordialement|(?:sincères |meilleures )?salutations(?: distinguées)?|bien à vous|merci(?: d['’]avance| beaucoup)?|(?:muchas )?gracias(?: de antemano)?|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|cordiali saluti|distinti saluti|atenciosamente|met vriendelijke groet|mvh|med vänlig hälsning))[,.!\s]*$/i;

export interface Signature {
  readonly finds: readonly Find[];
  /** Index of its first line. */
  readonly from: number;
  /** Index of its last line. */
  readonly to: number;
  readonly name: string;
  /** How much it is one: a name with two contacts or titles is sure. */
  readonly certainty: number;
}

/** A person's block of lines: business card, end of a mail. The last such block of the lines, or undefined. */
export function readSignature(lines: readonly string[], country?: string): Signature | undefined {
  const closing = lines.findLastIndex(
    (line, i) => closingWords.test(line.trim()) && lines.slice(i + 1).some((l) => l.trim()),
  );
  if (closing >= 0) {
    const after = block(lines, closing + 1, country, true);
    if (after) return after;
  }
  // Without a closing word: the last block set off by an empty line, or the whole text.
  const starts = [
    0,
    ...lines.map((line, i) => (line.trim() === '' ? i + 1 : -1)).filter((i) => i > 0 && i < lines.length),
  ];
  for (const start of starts.reverse()) {
    const found = block(lines, start, country, false);
    if (found) return found;
  }
  return undefined;
}

function block(
  lines: readonly string[],
  from: number,
  country: string | undefined,
  closed: boolean,
): Signature | undefined {
  // Double-spaced, as some programs copy: empty lines part nothing.
  const full = lines.filter((l) => l.trim());
  const spaced = full.length <= 12 && lines.length - full.length >= full.length - 1 && full.every((l) => l.length < 80);
  let first = from;
  while (first < lines.length && !lines[first]?.trim()) first++;
  const rows: { text: string; index: number }[] = [];
  let empty = 0;
  for (let i = first; i < lines.length && rows.length < 14; i++) {
    const text = lines[i]?.trim() ?? '';
    if (!text) {
      if (++empty > 1 || !closed) {
        if (!spaced && rows.length > 1 && (empty > 1 || !continues(lines, i + 1))) break;
      }
      continue;
    }
    empty = 0;
    // In a chat the next one who writes begins another card.
    if (rows.length > 0 && authorsOf(text).length > 0) break;
    if (text.length > 160) {
      if (closed && rows.length) break;
      return undefined;
    }
    rows.push({ text, index: i });
  }
  if (!rows.length) return undefined;
  // One line is a signature only when bars set its parts off; otherwise it is a sentence.
  if (rows.length === 1 && !closed && !/\s[|•·]\s/.test(rows[0]?.text ?? '')) return undefined;
  return readRows(rows, country, closed);
}

function readRows(
  rows: readonly { text: string; index: number }[],
  country: string | undefined,
  closed: boolean,
): Signature | undefined {
  const source = 'signature';
  const finds: Find[] = [];
  const add = (field: Find['field'], value: string, confidence: number, index: number, label = '') =>
    finds.push(
      find(
        field,
        value,
        confidence,
        { source, text: `line ${index + 1}`, quote: rows.find((r) => r.index === index)?.text ?? value },
        { label },
      ),
    );
  const left: { text: string; index: number }[] = [];
  const joined = rows.map((r) => r.text).join('\n');
  const addresses = findAddresses(joined, country).filter(
    // "Vukovic, P.E." is an engineer, not a town on Prince Edward Island.
    (a) =>
      a.confidence >= 0.5 &&
      (a.address.state !== 'PE' || a.address.postalCode !== '' || country === 'CA') &&
      (a.address.street || a.address.postalCode || a.start > (rows[0]?.text.length ?? 0)),
  );
  const [address] = addresses;
  let offset = 0;
  let contacts = 0;
  const emails = new Set<string>();
  for (const row of rows) {
    const { text, index } = row;
    const from = offset;
    offset += text.length + 1;
    // "To schedule, contact my assistant Reggie Tull at …".
    if (ofAnother.test(text)) continue;
    let rest = text;
    for (const { start, end } of addresses) {
      const a = Math.max(0, start - from);
      const b = Math.min(text.length, end - from);
      if (a < b) rest = `${rest.slice(0, a)}${'|'.padEnd(b - a)}${rest.slice(b)}`;
    }
    for (const { email } of findEmails(text)) {
      if (!emails.has(email)) add('email', email, 0.9, index);
      emails.add(email);
      contacts++;
    }
    for (const phone of findPhones(rest, country)) {
      if (relativeBefore.test(rest.slice(0, phone.start))) continue;
      const label = phone.phone.type ?? '';
      add(label === 'fax' ? 'fax' : 'phone', rest.slice(phone.start, phone.end), 0.9, index, label);
      contacts++;
    }
    const site =
      /(?:https?:\/\/|www\.)[^\s|,;<>()]{4,120}|(?<![@\w.-])[a-z0-9-]{2,40}\.(?:com|net|org|edu|gov|io|co|biz|us|ca|co\.uk|com\.au|de|fr|es|it|nl|eu|info)(?:\/[^\s|,;<>()]{0,60})?(?![\w@])/i.exec(
        text,
      );
    if (site && !findEmails(text).some((e) => e.start <= site.index && e.end >= site.index)) {
      add('website', site[0].replace(/[.,;]$/, ''), 0.85, index);
      contacts++;
    }
    if (!site) {
      // The mailbox's own domain, standing alone, is the site: "harvesttable.example".
      const own = [...emails]
        .map((email) => email.split('@')[1] ?? '')
        .find((domain) => domain && standsAlone(text, domain));
      if (own && !isFreeMail(`@${own}`)) add('website', own, 0.8, index);
    }
    if (/^(?:sent from|get outlook)\b/i.test(text)) contacts++;
    left.push(...piecesOf(rest).map((piece) => ({ text: piece, index })));
  }
  if (address) {
    const quote = joined.slice(address.start, address.end);
    finds.push(...findsOfPlace(address.address, 0.85, { source, text: 'address', quote }));
  }
  // The name: the most name-like of the first lines; a trade name in capitals may stand above it.
  let best = -1;
  let score = 0.44;
  for (const [i, piece] of left.slice(0, 5).entries()) {
    const text = piece.text
      .replace(remark, '')
      .replace(/,\s*(?:[A-Z]{2,5}|Ph\.?D|M\.?D|P\.?E|Esq)\.?(?:,\s*[A-Z]{2,5})*$/, '');
    let s = looksLikeName(text.split(',')[0] ?? '');
    if (legal.test(text) || (titleWord.test(text) && !text.includes(',')) || companyWord.test(text)) s -= 0.4;
    s -= i * 0.06;
    if (emails.size && [...emails].some((e) => sameAsMailbox(text, e))) s += 0.4;
    if (s > score) {
      score = s;
      best = i;
    }
  }
  const namePiece = left[best];
  if (!namePiece && !closed) return undefined;
  if (!namePiece) {
    const only = left[0]?.text ?? '';
    if (closed && left.length && /^\p{Lu}\p{Ll}{1,15}$/u.test(only)) {
      add('name', only, 0.6, left[0]?.index ?? 0);
      return { finds, from: rows[0]?.index ?? 0, to: rows.at(-1)?.index ?? 0, name: only, certainty: 0.5 };
    }
    return undefined;
  }
  const [own = '', ...behind] = invertedName(namePiece.text)
    ? [namePiece.text]
    : namePiece.text
        .replace(remark, '')
        .split(',')
        .map((p) => p.trim());
  const tail = behind.filter((p) => p && !/^(?:[A-Z]{2,5}|Ph\.?D|M\.?D|P\.?E|Esq|Jr|Sr|II|III|LEED AP)\.?$/.test(p));
  add('name', own, Math.min(0.95, score + 0.1), namePiece.index);
  const rest = left.filter(
    ({ text }, i) =>
      i !== best &&
      text.replace(remark, '') !== own &&
      !own.startsWith(`${text} `) &&
      !(text.startsWith(own) && /^ ?(?:says|wrote|sent)\b/i.test(text.slice(own.length))),
  );
  if (tail.length) rest.unshift(...tail.map((text) => ({ text, index: namePiece.index })));
  classify(rest, emails, finds, add, best > 0);
  const known = finds.filter((f) => f.field === 'jobTitle' || f.field === 'companyName').length;
  if (!closed && contacts + known + (address ? 1 : 0) < (rows.length <= 3 ? 1 : 2)) return undefined;
  return {
    finds,
    from: rows[0]?.index ?? 0,
    to: rows.at(-1)?.index ?? 0,
    name: own,
    certainty: Math.min(1, 0.3 + 0.2 * (contacts + known)),
  };
}

/** "(she/her)" behind a name. */
const remark = /\s*\([\p{Ll}/ ]{2,20}\)/u;
type Add = (field: Find['field'], value: string, confidence: number, index: number) => void;

/** Title and company among the lines that are neither name, contact nor address. */
function classify(
  rest: readonly { text: string; index: number }[],
  emails: ReadonlySet<string>,
  finds: Find[],
  add: Add,
  above: boolean,
): void {
  const open = rest.filter(
    ({ text }) =>
      text.length <= 80 &&
      !closingWords.test(text) &&
      !notOfCard.test(text) &&
      !/["“”:!]|\d\/\d|#\s?\d|\((?:wife|husband|spouse|partner|son|daughter|mother|father)\)/i.test(text) &&
      !relativeBefore.test(`${text} `) &&
      !noted.test(text) &&
      !/\b(?:we|i|you|my|your|is|are|am|would|like|please|we'd|i'm|we're|he|she|they)\b/.test(text) &&
      (!/[.!?]$/.test(text) || legal.test(text)),
  );
  let title = '';
  let company = '';
  const family =
    String(finds.find((f) => f.field === 'name')?.value ?? '')
      .split(' ')
      .at(-1) ?? '';
  const [email = ''] = emails;
  const domain = email.split('@')[1]?.split('.').slice(0, -1).join('') ?? '';
  const site =
    String(finds.find((f) => f.field === 'website')?.value ?? '')
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .split('.')[0] ?? '';
  const scored = open.map((row, i) => {
    const tight = tightened(row.text);
    const initials = row.text
      .split(/\s+/)
      .map((w) => w[0] ?? '')
      .join('')
      .toLowerCase();
    // "Fleet Director at Lakeshore LLC" is taken apart below.
    const [, job0 = '', firm0 = ''] = /^([^,]{2,40}), (?=\p{Lu})([^,]{2,60})$/u.exec(row.text) ?? [];
    const ofDomain = /^the /i.test(firm0) || (firm0 !== '' && likeDomain(tightened(firm0), domain) >= 2);
    const both =
      (titleWord.test(row.text) && /\s(?:at|@|bei|chez)\s/.test(row.text)) ||
      (titleWord.test(job0) && legal.test(firm0)) ||
      (ofDomain && !legal.test(row.text.slice(0, row.text.indexOf(','))));
    if (both) return { row, firm: 0, job: ofDomain ? 3 : 2.5 };
    const firm =
      (legal.test(row.text) ? 3 : 0) +
      (companyWord.test(row.text) ? 1 : 0) +
      // "DeWitt & Sons Builders" on the card of a DeWitt.
      (family.length > 2 && row.text.includes(`${family} `) && looksLikeName(row.text) < 0.8 ? 1 : 0) +
      ((domain.length > 2 &&
        !isFreeMail(email) &&
        (tight.includes(domain) ||
          domain.includes(tight.slice(0, 8)) ||
          (initials.length > 2 && domain.startsWith(initials)))) ||
      (site.length > 3 && tight.includes(site))
        ? 3
        : 0) +
      (row.text === row.text.toUpperCase() && row.text.length > 3 ? 0.5 : 0) +
      (above && i === 0 ? 0.6 : 0);
    const job = (titleWord.test(row.text) ? 2 : 0) + (i === 0 && !above ? 0.5 : 0) - (legal.test(row.text) ? 2 : 0);
    return { row, firm, job };
  });
  for (const { row } of [...scored]
    .filter((s) => s.job >= 2 && s.job >= s.firm && !/\b(?:new|lead|inquiry|request|message)\b.*:/i.test(s.row.text))
    .slice(0, 1)) {
    title = row.text;
    // "Director of Sales, Big Co" and "Owner at Big Co" hold both.
    const both = /^(.{2,50}?)(?:\s+(?:at|@|bei|chez)\s+|,\s+(?=\p{Lu}))(.{2,60})$/u.exec(title);
    if (
      both?.[1] &&
      both[2] &&
      (/\s(?:at|@|bei|chez)\s/.test(title) ||
        /^the /i.test(both[2]) ||
        likeDomain(tightened(both[2]), domain) >= 2 ||
        legal.test(both[2]) ||
        // "Vice President, Construction" over the firm's own line is one job.
        (companyWord.test(both[2]) && !scored.some(({ row, firm }) => row.text !== title && firm >= 1))) &&
      !titleWord.test(both[2])
    ) {
      title = both[1];
      company = both[2];
    }
    add('jobTitle', title, 0.85, row.index);
    if (company) add('companyName', company, 0.8, row.index);
  }
  if (!company) {
    const others = scored.filter(
      ({ row, firm }) =>
        row.text !== title &&
        !row.text.startsWith(`${title},`) &&
        (firm >= 1 || !rest.some(({ text, index }) => index === row.index && heading.test(text))),
    );
    // Two lines that neither word list knows: what one is comes before where one is it.
    const [one, two] = others;
    if (!title && !above && one && two && one.firm < 1 && one.job < 2 && others.length === 2) {
      add('jobTitle', one.row.text, 0.6, one.row.index);
      others.shift();
    }
    const [firm] = [...others].sort((a, b) => b.firm - a.firm);
    // Weak evidence needs a proper name: every longer word capitalised.
    const proper =
      firm &&
      /^\p{Lu}/u.test(firm.row.text) &&
      firm.row.text.split(/\s+/).every((w) => w.length < 4 || /^[\p{Lu}\d(&]/u.test(w));
    const low = firm && !title && belowContacts(firm.row.index, finds);
    if (firm && firm.firm >= 1) add('companyName', firm.row.text, 0.85, firm.row.index);
    else if (proper && !low && (firm.firm > 0 || (title && looksLikeName(firm.row.text) < 0.8)))
      add('companyName', firm.row.text, 0.6, firm.row.index);
    else if (proper && !low && !title && firm.row.text.split(' ').length <= 5)
      add('companyName', firm.row.text, 0.5, firm.row.index);
  }
}

/** Lines above a person's name that are a notification's, not a company's. */
const heading =
  /\b(?:incoming|outgoing|missed|call|voicemail|new|lead|contact|message|inquiry|enquiry|request|details|information|info|submission|notification|alert|customer|client|wants?|needs?|says|wrote|sent|today|yesterday|repair|replace|install|removal|estimate|quote|inspection)\b/i;
