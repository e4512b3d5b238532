import { countryOf } from './regions.ts';
import { directions, loneUnits, unitWords } from './street-words.ts';

/** One word of an address; `breaks` when a comma, line end or bar follows it. */
export interface AddressToken {
  readonly text: string;
  /** For comparing: lower case, without full stops and brackets. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly breaks: boolean;
  /** A line end follows. */
  readonly lineEnds: boolean;
}

/** At most `most` words of a text, with the breaks between them. */
export function addressTokens(text: string, most = 60): AddressToken[] {
  const tokens: AddressToken[] = [];
  const matches = [...text.slice(0, 600).matchAll(/[^\s,;|·•‧]{1,80}/g)].slice(0, most);
  for (const [i, match] of matches.entries()) {
    const end = match.index + match[0].length;
    const gap = text.slice(end, matches[i + 1]?.index ?? end);
    const [word] = match;
    if (word.length <= 3 && /^[-–—:/]{1,3}$/.test(word)) {
      // "5920 - 1A Street SW", as in Alberta: the house number, then the numbered street.
      const [next = '', kind = ''] = [matches[i + 1]?.[0], matches[i + 2]?.[0]];
      const numbered =
        /^\d{1,3}(?:[a-z]|st|nd|rd|th)?$/i.test(next) && /^(?:st|street|ave?|avenue|road|rd)\b/i.test(kind);
      const last = tokens.pop();
      if (last) tokens.push({ ...last, breaks: !(numbered && isHouseNumber(last.text)) });
      continue;
    }
    tokens.push({
      // "…, TN 37917?" ends with its code.
      text: /["“”?!]/.test(word) ? word.replace(/^["“]+|["”]+$|(?<=\d[A-Za-z]{0,2})[?!]{1,3}$/g, '') || word : word,
      key: word.toLowerCase().replace(/[.()"“”:]/g, ''),
      start: match.index,
      end,
      breaks: gap !== ' ' && /[,;|\n\r·•‧]/.test(gap),
      lineEnds: gap !== ' ' && /[\n\r|]/.test(gap),
    });
  }
  return tokens;
}

export function wordsOf(tokens: readonly AddressToken[]): string {
  return tokens
    .map((t) => t.text)
    .join(' ')
    .replace(/^[\s(]+(?=[^)]*$)/, '')
    .replace(/[\s:]+$/, '')
    .replace(/(\p{L}{5})\.$/u, '$1')
    .trim();
}

/** Parts between commas and line ends. */
export function segmentsOf(tokens: readonly AddressToken[]): AddressToken[][] {
  const parts: AddressToken[][] = [];
  let part: AddressToken[] = [];
  for (const token of tokens) {
    part.push(token);
    if (token.breaks) {
      parts.push(part);
      part = [];
    }
  }
  if (part.length) parts.push(part);
  return parts;
}

export function isDirection(key: string | undefined): boolean {
  return key !== undefined && directions.has(key);
}

/** A house number: 12, 12-14, 12B, 12½, N6W23001; not an ordinal. */
export function isHouseNumber(text: string): boolean {
  return (
    /^-?\d{1,6}(?:[-–]\d{1,5})?[a-zA-Z]?½?$|^\d{1,6}[a-zA-Z]?[-–/]\d{1,5}[a-zA-Z]?$|^[NSEWnsew]\d{1,5}[NSEWnsew]\d{1,6}$|^\d{1,6}½$/.test(
      text,
    ) && !isOrdinal(text)
  );
}

export function isOrdinal(text: string): boolean {
  return /^\d{1,4}(?:st|nd|rd|th)$/i.test(text);
}

const ordinalWords =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top|lower|upper|main|1er|2e|2eme)$/;

/** Where the unit ("Apt #4", "6th Floor", "Bldg 4 Unit 2", "Rear") that begins at `from` ends; `from` if none does. */
export function unitEnd(tokens: readonly AddressToken[], from: number, to: number): number {
  let i = from;
  for (let guard = 0; guard < 3 && i < to; guard++) {
    const next = oneUnit(tokens, i, to);
    if (next === i) break;
    i = next;
  }
  return i;
}

function oneUnit(tokens: readonly AddressToken[], i: number, to: number): number {
  const token = tokens[i];
  if (!token) return i;
  const next = i + 1 < to ? tokens[i + 1] : undefined;
  if (/^#\w{1,8}$/.test(token.text)) return i + 1;
  if (token.key === 'mail' && /^(?:code|stop)$/.test(next?.key ?? '') && i + 2 < to) return i + 3;
  if (token.text === '#') return next && /^\w{1,8}$/.test(next.key) ? i + 2 : i;
  if ((isOrdinal(token.key) || ordinalWords.test(token.key)) && next && /^(?:floor|fl|flr|flo)$/.test(next.key))
    return i + 2;
  if (
    /^(?:floor|flr|fl)$/.test(token.key) &&
    next &&
    /^(?:\d{1,3}|[a-z])$/.test(next.key) &&
    (token.key !== 'fl' || next.key.length < 4)
  )
    return i + 2;
  if (/^\d{1,2}(?:º|ª|°|o|er|e)?$/.test(token.text) && /[ºª°]/.test(token.text)) return i + 1;
  if (unitWords.has(token.key) || /^(?:apt|ste|unit|suite)\.?#?\w{1,5}$/i.test(token.text)) {
    if (!unitWords.has(token.key)) return /\d/.test(token.text) ? i + 1 : i;
    let j = i + 1;
    if (j < to && /^(?:no|number|num|nr|#)$/.test(tokens[j]?.key ?? '') && !tokens[j - 1]?.breaks) j++;
    const id = tokens[j];
    // "Suite" may end its line, the number begin the next.
    const apart = tokens[j - 1]?.breaks && !(tokens[j - 1]?.lineEnds && /^\d/.test(id?.text ?? ''));
    if (j < to && id && !apart && isUnitId(id, tokens[j + 1])) return j + 1;
    return loneUnits.has(token.key) && (token.breaks || i + 1 >= to) ? i + 1 : i;
  }
  if (loneUnits.has(token.key) && i > 0) return token.breaks || i + 1 >= to ? i + 1 : i;
  return i;
}

function isUnitId(token: AddressToken, next: AddressToken | undefined): boolean {
  const text = token.text.replace(/^#/, '');
  if (/^\d{1,5}(?:-?[A-Za-z]{1,2})?$|^[A-Za-z]{1,2}-?\d{1,5}[A-Za-z]?$|^\d{1,4}[-&/]\d{1,4}$/.test(text)) return true;
  // "Unit B" but not "Suite E Main": a letter alone is an identifier unless it is a direction before a name.
  return /^[A-Za-z]$/.test(text) &&
    !(isDirection(token.key) && next !== undefined && !token.breaks && /^\d/.test(next.text))
    ? true
    : /^[A-Z]{2}$/.test(text) && token.breaks;
}

/**
 * The country that the last words name, and where they begin; the code is '' and `from` the end if none do.
 * `codes`: two letters count too ("FR", "mx").
 */
export function countryAtEnd(tokens: readonly AddressToken[], codes = false, most = 4): { code: string; from: number } {
  const end = tokens.length;
  for (let n = Math.min(most, end); n >= 1; n--) {
    const part = tokens.slice(end - n);
    if (part.slice(0, -1).some((t) => t.breaks)) continue;
    const code = countryOf(
      codes && n === 1 ? wordsOf(part).replace(/^[a-z]{2}$/, (c) => c.toUpperCase()) : wordsOf(part),
    );
    if (!code) continue;
    const before = tokens[end - n - 1];
    // Two letters are a country only after a comma or a postal code: "Gary IN" is Indiana.
    if (!codes && n === 1 && part[0]?.key.length === 2 && !/^(?:us|uk)$/.test(part[0].key)) continue;
    if (!before) return { code: '', from: end };
    return { code, from: end - n };
  }
  return { code: '', from: end };
}
