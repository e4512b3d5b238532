import { readBritish } from './address-british.ts';
import { hasStreetWord, readElsewhere } from './address-elsewhere.ts';
import { type AddressReading, readNorthAmerican } from './address-north-america.ts';
import { closing, streetSpan } from './address-span.ts';
import { starts, withoutOtherNumbers } from './address-starts.ts';
import { type AddressToken, addressTokens } from './address-tokens.ts';
import { type Address, emptyAddress } from './lead.ts';
import { makes } from './makes.ts';
import { looksLikeName } from './name.ts';
import { regionOf } from './regions.ts';

/** An address found in a text and its place there. */
export interface FoundAddress {
  readonly address: Address;
  readonly start: number;
  readonly end: number;
  /** 0 to 1: 0.9 and above with street, town, state and code; about 0.5 for a street or a town alone. */
  readonly confidence: number;
}

const mostAddresses = 200;
const britishCode =
  /(?<![\p{L}\p{N}])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])) {0,2}\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu;
const continental =
  /(?<![\p{L}\p{N}.,/-])(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} [A-Z]{2})[ \t]{1,2}(?=\p{Lu}\p{L}{2,})/gu;
const placed =
  /(?<![\p{L}\p{N}@'’.-])((?:St\.? |Ft\.? |Mt\.? )?\p{Lu}[\p{L}'’.-]{1,22}(?:[ -](?:\p{Lu}[\p{L}'’.-]{1,20}|by|the|of|de|la|du|on)){0,4})(,[ \t]{0,3}|[ \t]{1,3})([A-Z]\.?[A-Z]\.?|[A-Z][a-z]{2,12}(?: [A-Z][a-z]{3,10}){0,2}|NSW|VIC|QLD|TAS|ACT)\b\.?,?(?:[ \t\u00a0]{1,4}(\d{5}(?:-\d{4})?|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d|\d{4})(?![\p{L}\p{N}-]))?/gu;
/** A state is told by a comma before it or by a code behind it. */
const mayBePlaced = /,|\d{4}|[A-Z]\d[A-Z]/;

/**
 * The postal addresses of a text, in order, those that overlap reduced to the surest. `country` is where the text comes
 * from. Streets without a town are found too, with less confidence, and towns with a state. Bounded: at most 200.
 * `beginBefore` leaves out streets and towns that begin behind that place.
 */
export function findAddresses(text: string, country?: string, beginBefore = text.length): FoundAddress[] {
  const found: FoundAddress[] = [];
  const source = withoutOtherNumbers(text);
  // A place that begins on that line is told by that line.
  const lineEnd = source.indexOf('\n', beginBefore);
  const head = lineEnd < 0 ? source : source.slice(0, lineEnd);
  for (const start of starts(head)) {
    if (found.length >= mostAddresses || start > beginBefore) break;
    if (found.some((f) => start >= f.start && start < f.end)) continue;
    const hit = forward(source, start, country);
    if (hit) found.push(hit);
  }
  if (country !== 'US') {
    for (const match of source.matchAll(britishCode)) {
      if (found.length >= mostAddresses) break;
      const hit = backward(source, match.index, match.index + match[0].length);
      if (hit) replaceWeaker(found, hit);
    }
  }
  let codes = 0;
  for (const match of source.matchAll(continental)) {
    if (++codes > 300 || found.length >= mostAddresses) break;
    const hit = aroundCode(source, match.index, match.index + match[0].length, country);
    if (hit) replaceWeaker(found, hit);
  }
  let places = 0;
  for (const match of mayBePlaced.test(head) ? head.matchAll(placed) : []) {
    if (++places > 1000 || found.length >= mostAddresses || match.index > beginBefore) break;
    const hit = place(match, country);
    if (hit && !found.some((f) => hit.start < f.end && hit.end > f.start)) found.push(hit);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** At most four lines and 220 characters from a place on, not over a blank line. */
function windowFrom(text: string, start: number): string {
  const part = text.slice(start, start + 220);
  const blank = /\n[ \t]{0,20}\n/.exec(part);
  const lines = (blank ? part.slice(0, blank.index) : part).split('\n');
  return lines.slice(0, 4).join('\n');
}

const coded = /\d{4}|\d[A-Z]{2}|[A-Z]\d[A-Z]|\bbox\b/i;

/** A unit right before the number ("Suite 301, 305 Renfrew Drive") belongs to the address. */
const unitBefore =
  /(?:^|[\n,(:;|] {0,3})((?:suite|ste\.?|unit|apt\.?|apartment|flat|office|room|shop|level|\d{1,2}(?:st|nd|rd|th) floor|(?:first|second|third|fourth|fifth|ground) floor)(?: #?[\w-]{1,6})?[ ,\n]{1,3})$/i;

/** "2021 Ford Bronco Sport Big Bend": neither a house nor a bend. */
const vehicle = new RegExp(`^(?:19[5-9]|20[0-4])\\d (?:${makes})(?: [\\w-]+){3}`);

function forward(text: string, number: number, country: string | undefined): FoundAddress | undefined {
  const unit = unitBefore.exec(text.slice(Math.max(0, number - 40), number))?.[1] ?? '';
  const plain = forwardFrom(text, number, country);
  const whole = unit && plain && !plain.address.street2 ? forwardFrom(text, number - unit.length, country) : undefined;
  return whole?.address.street2 && whole.address.street === plain?.address.street ? whole : plain;
}

function forwardFrom(text: string, start: number, country: string | undefined): FoundAddress | undefined {
  const view = windowFrom(text, start);
  const tokens = addressTokens(view, 26);
  const street = streetSpan(tokens);
  // Without a street word only a sure end makes an address of what begins with a number, and that has a code.
  if (!street && !coded.test(view.slice(tokens[0]?.end ?? 0))) return undefined;
  const close = closing(tokens, street?.end ?? 2, country);
  const between = street && close ? view.slice(tokens[street.end - 1]?.end, tokens[close.end - 1]?.start) : '';
  if (close && !sentence.test(between)) {
    const part = tokens.slice(0, close.end);
    const reading = close.british ? readBritish(part) : readNorthAmerican(part, country);
    if (reading?.address.street && acceptable(reading, street !== undefined, close.certain))
      return hit(reading, text, start, tokens, close.end);
  }
  if (!street || vehicle.test(view)) return undefined;
  const town = townBehind(tokens, street.end);
  const part = tokens.slice(0, town?.end ?? street.end);
  const reading = readNorthAmerican(tokens.slice(0, street.end), country);
  if (!reading?.address.street) return undefined;
  // A numbered road alone is a place in a sentence ("exit at Hwy 99"), not an address.
  if (
    !/^[\dNSEWP]/i.test(tokens[0]?.text ?? '') ||
    (!town && /^(?:highway|hwy|route|rte|state|county|old|us|u\.s)/i.test(reading.address.street))
  )
    return undefined;
  const address = { ...reading.address, city: town?.city ?? '' };
  return hit({ address, confidence: town ? 0.62 : 0.52 }, text, start, tokens, part.length);
}

/** "44 Pine Ct last year. We are at 48 Pine Ct, Boulder, CO": what tells something ends an address. */
const sentence = /\s(?:is|are|am|was|were|have|had|has|lives?|did|last|you|my|mine|our|we|i)\s/i;

function hit(
  reading: AddressReading,
  text: string,
  start: number,
  tokens: readonly AddressToken[],
  count: number,
): FoundAddress | undefined {
  const last = tokens[count - 1];
  if (!last) return undefined;
  const end = start + last.end;
  const { street, city, state, postalCode } = reading.address;
  // "2914 Johnson St NE" with no town behind it is a quarter of a town, not a place in Nebraska.
  const address =
    last.text === 'NE' && state === 'NE' && !city && !postalCode
      ? { ...reading.address, street: `${street} NE`, state: '' }
      : reading.address;
  return { address, start, end: Math.min(text.length, end), confidence: reading.confidence };
}

function acceptable(reading: AddressReading, streetSure: boolean, certain: boolean): boolean {
  const { street, city } = reading.address;
  const words = street.split(' ');
  if (words.length > 9 || city.split(' ').length > 5 || /[@?!]/.test(street + city)) return false;
  if (streetSure || /\bbox\b/i.test(street)) return true;
  // Without a street word only capitalised names before a sure end count: "120 Hekili, Kailua, HI 96734".
  return certain && words.length <= 5 && words.slice(1).every((w) => /^[\p{Lu}\d(]/u.test(w)) && city !== '';
}

/** A town right behind a street, without state or code: "1180 S Steele St Denver, …", "12 Oak St, Salem". */
function townBehind(tokens: readonly AddressToken[], from: number): { city: string; end: number } | undefined {
  const street = tokens[from - 1];
  if (!street || street.lineEnds) return undefined;
  // "123 Oak St. Prefers mornings": a full stop may have ended the sentence.
  if (/\.$/.test(street.text) && !street.breaks) return undefined;
  const words: AddressToken[] = [];
  const first = tokens[from]?.key === 'in' && !street.breaks ? from + 1 : from;
  for (let i = first; i < Math.min(tokens.length, first + 4); i++) {
    const token = tokens[i];
    if (!token || !/^\p{Lu}[\p{L}'’-]{1,20}\.?$/u.test(token.text) || notTown.test(token.key)) break;
    words.push(token);
    if (token.breaks || /\p{Ll}\.$/u.test(token.text)) break;
  }
  const last = words.at(-1);
  if (!last || words.length > 3) return undefined;
  const city = words
    .map((t) => t.text)
    .join(' ')
    .replace(/\.$/, '');
  return { city, end: first + words.length };
}

const notTown =
  /^(?:the|and|or|he|she|they|we|i|it|is|has|wants|needs|call|called|phone|cell|tel|email|apt|unit|please|thanks|thank|for|with|from|on|at|in|near|gate|hi|hello|my|our|his|her|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|january|february|march|april|june|july|august|september|october|november|december|prefers|best|reach|contact|asap|home|house|roof|name|owner|customer|job|work|fax|mobile|office|no|yes|hours|open|closed|map|directions|view|edit|copy|get|see|show|more|read|mr|mrs|ms|dr)$/;

/** The lines before a British postcode, as far as they look like an address. */
function backward(text: string, codeStart: number, codeEnd: number): FoundAddress | undefined {
  const from = Math.max(0, codeStart - 180);
  const head = text.slice(from, codeStart);
  const lines = head.split('\n');
  const kept: string[] = [];
  for (let i = lines.length - 1; i >= 0 && kept.length < 6; i--) {
    const line = lines[i] ?? '';
    const last = i === lines.length - 1;
    if (!last && (!line.trim() || line.length > 60 || /[@:!?]|https?|\d{6,}/.test(line))) break;
    kept.unshift(last ? line.replace(/^.{0,120}?(?:address|at|office|visit us|:)\s{0,2}:\s?/i, '') : line);
  }
  const body = kept.join('\n').replace(/^.{0,150}[!?:](?=\s)/s, '');
  if (!/\p{L}/u.test(body)) return undefined;
  const start = codeStart - body.length;
  const tokens = addressTokens(text.slice(start, codeEnd), 30);
  if (tokens.length > 26) return undefined;
  const reading = readBritish(tokens);
  if (!reading) return undefined;
  if (reading.address.street.split(' ').length > 8 || reading.address.city.split(' ').length > 4) return undefined;
  // A name, a job and a firm above the address are not part of it.
  const { street, street2, city } = reading.address;
  const places = [street, street2, city].flatMap((part) => (part ? [body.indexOf(part)] : []));
  const above = body.slice(0, Math.max(0, Math.min(...places)));
  const lead = above.includes('\n') && !/\d/.test(above) ? above.length : (/^\s*/.exec(body)?.[0].length ?? 0);
  return { address: reading.address, start: start + lead, end: codeEnd, confidence: reading.confidence };
}

/** "Hauptstraße 12, 10115 Berlin" and the same over two lines: a street with a number before a code and a town. */
function aroundCode(
  text: string,
  codeStart: number,
  codeEnd: number,
  country: string | undefined,
): FoundAddress | undefined {
  const lineStart = startOfLine(text, codeStart);
  let from = Math.max(lineStart, codeStart - 90);
  let head = text.slice(from, codeStart);
  if (!/\p{L}{3}/u.test(head)) {
    if (lineStart === 0) return undefined;
    const previous = startOfLine(text, lineStart - 1);
    if (lineStart - previous > 80) return undefined;
    from = previous;
    head = text.slice(from, codeStart);
  }
  const colon = head.lastIndexOf(': ');
  if (colon >= 0) {
    from += colon + 2;
    head = text.slice(from, codeStart);
  }
  if (!/\d/.test(head.replace(/[ \t,;-]{1,4}$/, ''))) return undefined;
  if (!hasStreetWord(head.replace(/[;|·•‧]/g, ' ')) && !namedStreet.test(head)) return undefined;
  const town =
    /^\p{Lu}[\p{L}'’.-]{1,24}(?:[ -](?:\p{Lu}[\p{L}'’-]{1,20}|am|an|der|la|le|de|sur|aan|den|im)){0,3}/u.exec(
      text.slice(codeEnd, codeEnd + 80),
    );
  if (!town) return undefined;
  const end = codeEnd + town[0].length;
  const tail =
    /^(?:,?\s{1,2})(?:Deutschland|Germany|France|Österreich|Austria|Schweiz|Switzerland|Suisse|Italia|Italy|España|Spain|Nederland|The Netherlands|Netherlands|Belgium|Belgique|België|Danmark|Denmark|Sverige|Sweden|Norge|Norway|Polska|Poland|Portugal|Finland|Suomi)\b/.exec(
      text.slice(end, end + 30),
    );
  const tokens = addressTokens(text.slice(from, end + (tail?.[0].length ?? 0)), 24);
  const reading = readElsewhere(
    tokens,
    country === 'US' || country === 'CA' || country === 'GB' || country === 'AU' ? undefined : country,
  );
  if (
    !reading?.address.street ||
    reading.address.street.includes(reading.address.postalCode) ||
    !(
      hasStreetWord(reading.address.street) || /^\p{Lu}[\p{L} .'’-]{3,30} \d{1,4}[a-z]?$/u.test(reading.address.street)
    ) ||
    !/\d/.test(reading.address.street) ||
    !reading.address.city ||
    reading.address.street.split(' ').length > 7
  )
    return undefined;
  return {
    address: reading.address,
    start: from,
    end: end + (tail?.[0].length ?? 0),
    confidence: Math.min(reading.confidence, 0.7),
  };
}

/** A name with a number behind it: what a street without a street word looks like. */
const namedStreet = /\p{Lu}[\p{L} .'’-]{3,30}[\s,;|·•‧]{1,4}\d{1,4}[a-z]?(?!\p{N})/u;

/** The start of the line that holds a place, looked for no further back than 200 characters. */
function startOfLine(text: string, at: number): number {
  const near = Math.max(0, at - 200);
  return near + text.slice(near, at).lastIndexOf('\n') + 1;
}

/** A town with its state: after a comma, or before a code. */
function place(match: RegExpExecArray | RegExpMatchArray, country: string | undefined): FoundAddress | undefined {
  const [whole, town = '', gap = '', state = '', code = ''] = match;
  const region = regionOf(state, country);
  if (!region || match.index === undefined) return undefined;
  const comma = gap.startsWith(',');
  const capitals = /^[A-Z]\.?[A-Z]\.?$|^[A-Z]{3}$/.test(state);
  if (!comma && !(capitals && code)) return undefined;
  if (code.length === 4 && region.country !== 'AU') return undefined;
  // "Constructora Peña, S.A." is a firm, not a town of South Australia.
  if (!code && region.country === 'AU' && country !== 'AU') return undefined;
  const words = town.split(' ');
  // "Kansas, Colorado, Wyoming" are states served; "J. Doe, Ph.D., MD" is a person.
  if (!code && (regionOf(town) || /\p{Ll}\.|\.\p{L}/u.test(town))) return undefined;
  if (words.some((w) => notTown.test(w.toLowerCase())) && !code) return undefined;
  // "Nina Patel, MD" is a physician, not a town of Maryland.
  if (!code && /^(?:MD|PA|DO|MA|PE|RN|DC|ND|CA|AL)$/.test(region.code) && looksLikeName(town) >= 0.8) return undefined;
  const address = {
    ...emptyAddress(),
    city: town.replace(/^(?:City|Town|Village) of /, ''),
    state: region.code,
    postalCode: code.toUpperCase(),
    country: code ? region.country : '',
  };
  return {
    address,
    start: match.index,
    end: match.index + whole.length,
    confidence: code ? 0.6 : capitals ? 0.5 : 0.35,
  };
}

function replaceWeaker(found: FoundAddress[], next: FoundAddress): void {
  const clash = found.filter((f) => next.start < f.end && next.end > f.start);
  if (clash.some((f) => f.confidence > next.confidence && f.address.postalCode)) return;
  for (const f of clash) found.splice(found.indexOf(f), 1);
  found.push(next);
}
