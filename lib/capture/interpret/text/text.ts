import { findAddresses, readAddress } from '../../../lead/address.ts';
import { findEmails } from '../../../lead/email.ts';
import { fullName } from '../../../lead/lead.ts';
import { looksLikeName } from '../../../lead/name.ts';
import { findPhones } from '../../../lead/phone.ts';
import type { Capture, CaptureContext, CaptureOrigin, Unplaced } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import type { Find } from '../finds.ts';
import { jobAtFirm } from '../headline.ts';
import { placeFields } from '../place-fields.ts';
import { besidePerson, inWhole, lineOf } from './beside-person.ts';
import { type Dialogue, readDialogue } from './dialogue.ts';
import { firmAbove } from './firm-above.ts';
import { readLabelledLines, type TextLine } from './labelled-lines.ts';
import { contactsIn } from './pair.ts';
import { findsOfPairs } from './pairs.ts';
import { readProse } from './prose.ts';
import { withoutQuoted } from './replies.ts';
import { type Evidence, find, findsOfPlace, settle } from './settle.ts';
import { readSignature } from './signature.ts';
import { readThings } from './things.ts';
import { listing, sameName } from './whose.ts';

export interface TextReading {
  readonly finds: readonly Find[];
  readonly unplaced: readonly Unplaced[];
  /** The text says by labels or by a signature who the lead is. */
  readonly structured: boolean;
}

const kinds = new Set([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'street',
  'city',
  'companyName',
  'notes',
  'postalCode',
]);

/** Numbers of two digits count no further. */
const mostItems = 100;

/** The lead of a plain text, however it is written: labelled lines, a signature, call notes, a message. */
export function readText(text: string, context: CaptureContext, kind: CaptureOrigin['kind'], source = 'text'): Capture {
  const read = (part: string) => readLines(part.split(/\r\n|\r|\n/), context, source);
  // "1) Dana Whitfield …", "2) Bob Hill …": a list of leads.
  const items = text.split(/^[ \t]*\d{1,2}[.)] (?=\p{L})/mu).slice(1);
  const parts = items.length > 1 && items.length < mostItems ? items.map(read) : [];
  const leads = parts.map(({ finds }) =>
    assemble(
      finds.filter(({ party }) => party === 'lead'),
      context,
    ),
  );
  const several = leads.length > 1 && leads.every((lead) => fullName(lead) && lead.phones.length + lead.emails.length);
  const { finds, unplaced } = (several && parts[0]) || read(text);
  return settle({ finds, unplaced, kind, context, leads: several ? leads : [] });
}

const disclaimer =
  /^\W{0,4}(?:you(?:['’]re| are) (?:receiving|getting) this|you (?:have )?(?:received|got) this (?:e-?mail|message|notification)|this (?:e-?mail|message|notification) was sent (?:to|from|by|because)|(?:to (?:stop|opt out)|unsubscribe|opt out|(?:manage|update|change) (?:your )?(?:e-?mail|notification|alert|communication)s?)\b)|\b(?:confidentiality (?:notice|note|statement)|this (?:e-?mail|message|communication|transmission)\b.{0,60}\b(?:is|are|may be|contains?|may contain) (?:intended|confidential|privileged|proprietary|information)|intended (?:only|solely) for the|you (?:have )?received this (?:e-?mail|message|notification) because|avis de confidentialité|vertraulichkeitshinweis|aviso de confidencialidad)/i;

/** What lawyers and senders of notices put under mails gives addresses and numbers of the sender's, if any; the line count stays. */
function withoutDisclaimers(lines: readonly string[]): readonly string[] {
  let inside = false;
  return lines.map((line) => {
    if (!line.trim()) inside = false;
    if (inside) return '';
    const found = line.length < 4000 ? disclaimer.exec(line) : null;
    if (!found) return line;
    inside = true;
    return line.slice(0, found.index);
  });
}

/** Finds of lines of text. */
export function readLines(all: readonly string[], context: CaptureContext, source = 'text'): TextReading {
  const talk = readDialogue(all);
  return talk ? readTalk(talk, context, source) : readOne(all, context, source);
}

function readOne(all: readonly string[], context: CaptureContext, source: string): TextReading {
  const lines = withoutDisclaimers(withoutQuoted(all));
  const address = wholeAddress(lines, context, source);
  if (address) return { finds: address, unplaced: [], structured: true };
  const [only] = lines.filter((l) => l.trim());
  if (only && only.length <= 60 && lines.filter((l) => l.trim()).length === 1 && looksLikeName(only) >= 0.5) {
    return {
      finds: [find('name', only, looksLikeName(only), { source, text: 'the whole text' })],
      unplaced: [],
      structured: true,
    };
  }
  const labelled = readLabelledLines(lines, source);
  const { finds: said, unplaced } = findsOfPairs(labelled.pairs, context.country);
  const finds = [...said, ...firmAbove(labelled.lines, source)];
  const own = new Set(
    finds
      .filter((f) => f.party === 'lead')
      .map((f) => f.field)
      .filter((f) => kinds.has(f)),
  );
  const whole = lines.join('\n');
  // "Tel:" and "Email:" alone are labels of a card; the name on it has none.
  // The parts of one address are one value.
  const kindsSaid = new Set([...own].map((f) => (placeFields.has(f) ? 'address' : f)));
  const personal = [...own].some((f) => f !== 'phone' && f !== 'email');
  if (
    personal &&
    (kindsSaid.size >= 2 ||
      (labelled.lines.filter((l) => l.text).length <= 4 && !own.has('notes') && !lines.some((l) => l.length > 160)))
  ) {
    return {
      finds: [
        ...finds,
        ...gaps(
          finds,
          own,
          [...labelled.lines, ...unplacedLines(unplaced)],
          context,
          source,
          source === 'text' ? jotted(lines) : '',
        ),
        ...readThings(whole, finds, source),
      ],
      unplaced,
      structured: true,
    };
  }
  const signature = readSignature(
    labelled.lines.map((l) => l.text),
    context.country,
  );
  const prose = readProse(labelled.lines.map((l) => l.text).join('\n'), context, signature);
  const named = prose.find((f) => f.field === 'name' && f.party === 'lead');
  // "c: 518-555-0142" on the card of who writes about somebody else.
  const card = signature && named && !sameName(named.value, signature.name) ? signature : { from: 0, to: -1 };
  const given = finds.map((f) =>
    lineOf(f) > card.from && lineOf(f) <= card.to + 1 ? { ...f, party: 'other' as const } : f,
  );
  const things = readThings(whole, [...given, ...prose], source);
  const noted = given.some((f) => f.field === 'notes' && f.party === 'lead' && f.confidence > 0.5);
  const nobody = ![...finds, ...prose].some(
    (f) => f.party === 'lead' && /^(?:name|firstName|lastName|companyName)$/.test(f.field),
  );
  if (nobody && own.size + prose.length > 0) things.push(...placeName(labelled.lines, prose));
  return {
    // A message that has a label is the note, and the text around it is not; a subject is no message.
    finds: [
      ...(noted ? given : given.filter((f) => f.field !== 'notes' || !prose.some(({ field }) => field === 'notes'))),
      ...prose.filter((f) => !noted || !(f.field === 'notes' || isGuess(f))),
      ...things,
    ],
    unplaced,
    structured: signature !== undefined && signature.certainty > 0.6,
  };
}

/** A firm told by nothing but capitals is none where labels say what is wanted. */
const isGuess = ({ field, confidence }: Find) => field === 'companyName' && confidence <= 0.5;

/** What the other side of a talk says is the lead's; numbers and mailboxes that we give are ours. */
function readTalk({ theirs, ours, speaker }: Dialogue, context: CaptureContext, source: string): TextReading {
  const { finds, unplaced } = readOne(theirs, context, source);
  const evidence = { source, text: `said by “${speaker}”` };
  const told = finds.some(({ field, party }) => party === 'lead' && (field === 'name' || field === 'firstName'));
  const own: Find[] = [];
  if (!told && looksLikeName(speaker) >= 0.4) own.push(find('name', speaker, 0.8, evidence));
  if (findPhones(speaker, context.country).length > 0) own.push(find('phone', speaker, 0.8, evidence));
  if (!finds.some(({ field, party }) => field === 'notes' && party === 'lead'))
    own.push(find('notes', theirs.join('\n'), 0.6, evidence));
  return {
    finds: [...own, ...finds, ...contactsIn(ours.join('\n'), { source, text: 'said by us' }, 'other')],
    unplaced,
    structured: true,
  };
}

/** A shop or office as maps and directories show it: its name on top, then address and phone, and nobody's name. */
function placeName(lines: readonly TextLine[], finds: readonly Find[]): Find[] {
  const has = (field: Find['field']) => finds.some((f) => f.field === field && f.party === 'lead');
  const top = lines.find((l) => l.text);
  if (!top || !has('street') || !has('phone') || lines.filter((l) => l.text).length > 12) return [];
  const proper =
    top.text.length <= 60 &&
    top.text.split(' ').length <= 7 &&
    /^\p{Lu}/u.test(top.text) &&
    !/[.!?:@]|\d{3}|,$/.test(top.text);
  return proper ? [find('companyName', top.text, 0.6, { source: 'text', text: `line ${top.number}` })] : [];
}

/** The text is an address and nothing else, as when somebody selects one. */
function wholeAddress(lines: readonly string[], context: CaptureContext, source: string): Find[] | undefined {
  const text = lines.join('\n').trim();
  if (text.length < 6 || text.length > 180 || lines.filter((l) => l.trim()).length > 5) return undefined;
  if (/[@?!]|https?:|www\.|\p{Ll}: /u.test(text) || findPhones(text, context.country).length) return undefined;
  if (
    /\p{Ll}[.;] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text) ||
    /\b(?:is|are|was|wants?|needs?|has|have|called|at|please|quote|my|his|her|our|i|we|you|they)\b/i.test(
      text.replace(/[\p{Lu}]{2,}/gu, ''),
    )
  )
    return undefined;
  const reading = readAddress(text, context.country);
  if (!reading || reading.confidence < 0.4) return undefined;
  const { street, city, state, postalCode, country } = reading.address;
  // A name and a company over a street are a signature; what comes before the address must be little.
  const covered =
    text.length - [street, reading.address.street2, city, reading.address.county, state, postalCode].join('').length;
  if (!(street && (city || postalCode || reading.confidence >= 0.5)) && !(city && (state || postalCode || country)))
    return undefined;
  if (lines.filter((l) => l.trim()).length > 1 && covered > 24) return undefined;
  const evidence = { source, text: 'the whole text', quote: text };
  return findsOfPlace(reading.address, reading.confidence, evidence);
}

/** The first address of a text, where one is likely. */
function placeIn(text: string, sure: number, evidence: Evidence, country: string | undefined): Find[] {
  const found = findAddresses(text, country).find(({ confidence }) => confidence >= 0.5);
  return found ? findsOfPlace(found.address, sure, evidence) : [];
}

/**
 * What labels left open: the name that a sentence names ("… from Dana Whitfield"), contacts in the lead's own message.
 * Contacts elsewhere (a footer) are offered only.
 */
function gaps(
  finds: readonly Find[],
  own: ReadonlySet<string>,
  lines: readonly TextLine[],
  context: CaptureContext,
  source: string,
  points: string,
): Find[] {
  const open = lines.filter((l) => !l.taken);
  const rest = open.map((l) => l.text);
  const out: Find[] = [];
  const message = finds
    .filter((f) => f.field === 'notes' && f.party === 'lead')
    .map((f) => f.value)
    .join('\n');
  if (!own.has('name') && !own.has('firstName') && !own.has('lastName')) {
    const prose = readProse(rest.join('\n'), context, undefined).flatMap((f) =>
      f.field === 'name' && f.party === 'lead' ? { ...f, evidence: inWhole(f.evidence, open) } : [],
    );
    out.push(...prose);
    // The name over a record that was copied has no label: it stands over the job.
    const at = lines.findIndex(({ text }) => jobAtFirm(text));
    const top = lines[at - 1];
    if (!prose.length && top && looksLikeName(top.text) >= 0.5)
      out.push(find('name', top.text, 0.6, { source, text: `line ${top.number}` }));
    else if (!prose.length && message)
      out.push(
        ...readProse(message, context, readSignature(message.split('\n'), context.country)).filter(
          (f) => (f.field === 'name' || (f.field === 'companyName' && !own.has(f.field))) && f.party === 'lead',
        ),
      );
  }
  const reach = (text: string, sure: number, evidence: Evidence) => {
    if (!own.has('phone'))
      for (const { start, end, phone } of plainly(text, findPhones(text, context.country)))
        out.push(find('phone', text.slice(start, end), sure, evidence, { label: phone.type ?? '' }));
    if (!own.has('email')) for (const { email } of findEmails(text)) out.push(find('email', email, sure, evidence));
  };
  const placed = own.has('street') || own.has('city');
  const evidence = { source, text: 'in the message', quote: message };
  reach(message, 0.6, evidence);
  const asked = `${message}\n${finds.map((f) => f.evidence.text).join(' ')}`;
  const listed = listing.test(asked) || /\b(?:tour|property)\b/i.test(asked);
  const offersHome = listed || listing.test(lines.map((l) => l.text).join('\n'));
  if (!placed && !offersHome) out.push(...placeIn(message, 0.6, evidence, context.country));
  if (!placed && !listed) {
    // "… from John D. in San Francisco, CA".
    const place = findAddresses(rest.join('\n'), context.country).find(
      (a) =>
        !a.address.street &&
        a.address.city &&
        a.address.state &&
        /\b(?:in|from|near)\s*$/.test(rest.join('\n').slice(Math.max(0, a.start - 8), a.start)),
    );
    if (place) out.push(...findsOfPlace(place.address, 0.55, { source, text: 'in a sentence' }));
  }
  // Lines right below the name are still about the person; an empty line ends that.
  const under = besidePerson([...finds, ...out], lines);
  const near = [...under, ...rest.filter((l) => phoneLine.test(l))].join('\n');
  const beside = { source, text: 'beside the name', quote: near };
  reach(near, 0.75, beside);
  if (!placed && !listed) out.push(...placeIn(near, 0.7, beside, context.country));
  const both = own.has('jobTitle') ? undefined : under.map(jobAtFirm).find(Boolean);
  // What a label says comes first.
  if (both) out.push(find('jobTitle', both.job, 0.7, beside), find('companyName', both.firm, 0.7, beside));
  if (!own.has('notes')) {
    const left = besidePerson(finds, lines).filter(
      (l) =>
        !findPhones(l, context.country).length &&
        !findEmails(l).length &&
        !findAddresses(l, context.country).length &&
        /\p{L}{2}\S*\s+\S+\s+\S*\p{L}{2}/u.test(l) &&
        !jobAtFirm(l) &&
        !l.includes(' | ') &&
        looksLikeName(l) < 0.5,
    );
    const quoted = lines.filter((l) => !l.taken && /^["“].{25,3000}["”]$/.test(l.text)).map((l) => l.text.slice(1, -1));
    const wanted = rest.filter((l) => /\b(?:wants?|needs?) /i.test(l));
    if (left.length) out.push(find('notes', left.join('\n'), 0.55, beside));
    else if (points) out.push(find('notes', points, 0.55, { source, text: 'in a list' }));
    else if (quoted.length) out.push(find('notes', quoted.join('\n'), 0.6, { source, text: 'in quotes' }));
    else if (wanted.length) out.push(find('notes', wanted.join('\n'), 0.5, { source, text: 'in a sentence' }));
  }
  const around = rest.join('\n');
  const offered = { source, text: 'elsewhere in the text' };
  for (const { start, end } of findPhones(around, context.country).slice(0, 6))
    out.push(find('phone', around.slice(start, end), 0.3, offered, { party: 'site' }));
  for (const { email } of findEmails(around).slice(0, 6))
    out.push(find('email', email, 0.3, offered, { party: 'site' }));
  return out;
}

/** "- skylight leaks": what is jotted down in points of some words, without a label. Notices give advice in such. */
const jotted = (lines: readonly string[]) =>
  lines.flatMap((line) => /^\s{0,4}[-*•] ([^:|@\d]{1,20} [^:|@]{1,300})$/.exec(line)?.[1] ?? []).join('\n');

/** "Phone 701-555-0139": a label whose colon is missing. */
const phoneLine = /^(?:phone|tel|telephone|cell|cell phone|mobile|ph) \+?\(?\d[\d().+ -]{5,20}\d$/i;

/** Numbers alone in their lines before those in sentences ("Questions? Call … at …"). */
function plainly<T extends { readonly start: number }>(text: string, found: readonly T[]): readonly T[] {
  const alone = found.filter(({ start }) => {
    const line = text.slice(text.lastIndexOf('\n', start) + 1).split('\n')[0] ?? '';
    return line.replace(/[^\p{L}]+/gu, '').length < 20;
  });
  return alone.length > 0 ? alone : found;
}

/** What stands behind labels that nobody knows ("Task: call back Dana Whitfield") may name the lead too. */
const unplacedLines = (unplaced: readonly Unplaced[]): TextLine[] =>
  unplaced.flatMap(({ value }) => [
    { number: 0, text: '', taken: true },
    { number: 0, text: value.length < 80 ? value : '', taken: false },
  ]);
