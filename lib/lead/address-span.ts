import { type AddressToken, isDirection, isOrdinal, unitEnd } from './address-tokens.ts';
import { endsRegionName, regionOf } from './regions.ts';
import { routeWords, strongSuffix, weakSuffix } from './street-words.ts';

/** The street that begins the tokens: number, capitalised name, street word on the same line, direction and unit. */
export function streetSpan(tokens: readonly AddressToken[]): { end: number } | undefined {
  const first = tokens[0];
  if (!first) return undefined;
  if (/^(?:p\.?o|po|post|box|rural|rr|hc|pobox)/i.test(first.key) && !/^\d/.test(first.text)) {
    const number = tokens.slice(0, 5).findIndex((t) => /\d/.test(t.text));
    if (number < 0) return undefined;
    return { end: number + 1 };
  }
  let i = /^\d|^[nsew]\d/i.test(first.key) ? 1 : 0;
  if (first.lineEnds || (first.breaks && !/^[\p{Lu}\d]|^(?:rue|chemin|boul)/u.test(tokens[1]?.text ?? '')))
    return undefined;
  if (/^[NSEW]\d{2,6}$/.test(tokens[i]?.text ?? '')) i++;
  if (/^(?:1\/2|½)$/.test(tokens[i]?.text ?? '')) i++;
  const nameFrom = i;
  while (isDirection(tokens[i]?.key) && !tokens[i]?.breaks) i++;
  const lower = tokens.slice(nameFrom, nameFrom + 4).every((t) => t.text === t.text.toLowerCase());
  // French order: "123, rue Principale", "45 boulevard Saint-Joseph Est".
  if (
    /^(?:rue|chemin|boul|boulevard|avenue|av|montée|rang|côte|allée|place|impasse|quai)$/.test(tokens[i]?.key ?? '') &&
    /^(?:\p{Lu}|d['’]|de\b|du\b|des\b|la\b|le\b)/u.test(tokens[i + 1]?.text ?? '') &&
    !tokens[i]?.breaks
  ) {
    const close = tokens.findIndex((t, n) => n > i && t.breaks);
    if (close > i && close - i <= 6) return { end: unitEnd(tokens, close + 1, tokens.length) };
  }
  for (let j = i; j < Math.min(tokens.length, i + (lower ? 4 : 7)); j++) {
    const token = tokens[j];
    if (!token) return undefined;
    const ordinal = isOrdinal(token.text);
    if (j > i && routeNumber(tokens, j)) return { end: withTail(tokens, j + 1) };
    // Utah's grid.
    if (j === i && i > nameFrom && /^\d{2,5}$/.test(token.text) && isDirection(tokens[j + 1]?.key))
      return { end: withTail(tokens, j + 2) };
    const strong = strongSuffix.has(token.key);
    if (strong && (j > i || token.key === 'broadway') && !(token.key === 'st' && j === i)) {
      let end = j + 1;
      if (!token.breaks && strongSuffix.has(tokens[end]?.key ?? '') && tokens[end]?.key !== 'st') end++;
      const plain =
        /^(?:way|place|court|square|park|drive|circle|loop|route|mall|close|plaza|road|parade|concourse|row|st)$/.test(
          token.key,
        );
      if (lower && (plain || first.text.length < 2) && !/^(?:road|drive|court|st)$/.test(token.key)) return undefined;
      return { end: withTail(tokens, end) };
    }
    if (weakSuffix.has(token.key) && j > i && (token.breaks || j === tokens.length - 1) && /^\p{Lu}/u.test(token.text))
      return { end: withTail(tokens, j + 1) };
    if (ordinal && j === i && i > nameFrom && token.breaks) return { end: withTail(tokens, j + 1) };
    if (token.breaks) return undefined;
    if (
      !ordinal &&
      !lower &&
      !/^[\p{Lu}\d#(“"]|^(?:de|la|of|the|del|and|von|van|y|las|los|el|du|des|le|&)$/u.test(token.text)
    )
      return undefined;
    if (
      /^(?:am|pm|hours?|hrs?|mins?|minutes|days?|years?|yrs?|weeks?|months?|sq|sqft|ft|feet|miles?|bedrooms?|beds?|baths?|people|percent|units?|photos?|views?|results?|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|january|february|april|june|july|august|september|october|november|december|reviews?|stars?|and|or|to|at|the|needs?|wants?|is|for|in|on|from|with)$/.test(
        token.key,
      )
    )
      return undefined;
  }
  return undefined;
}

function routeNumber(tokens: readonly AddressToken[], j: number): boolean {
  return (
    (routeWords.has(tokens[j - 1]?.key ?? '') || /^(?:road|us)$/.test(tokens[j - 1]?.key ?? '')) &&
    !tokens[j - 1]?.breaks &&
    /^#?\d{1,4}[a-z]?$/i.test(tokens[j]?.text ?? '')
  );
}

/** Direction and unit behind a street. */
function withTail(tokens: readonly AddressToken[], end: number): number {
  let i = end;
  if (
    !tokens[i - 1]?.breaks &&
    isDirection(tokens[i]?.key) &&
    (tokens[i]?.breaks ||
      i === tokens.length - 1 ||
      !/^\p{Lu}\p{Ll}/u.test(tokens[i + 1]?.text ?? '') ||
      (tokens[i]?.key.length ?? 9) < 3)
  )
    i++;
  return unitEnd(tokens, i, tokens.length);
}

export interface Closing {
  readonly end: number;
  readonly certain: boolean;
  readonly british: boolean;
}

/** Where the address ends: the first state with code, code, or state after a comma; a second street ends the search. */
export function closing(
  tokens: readonly AddressToken[],
  from: number,
  country: string | undefined,
): Closing | undefined {
  let lines = 0;
  for (let i = Math.max(1, from - 1); i < Math.min(tokens.length, from + 14); i++) {
    const token = tokens[i];
    if (!token) break;
    if (tokens[i - 1]?.lineEnds && i > from && ++lines > 3) break;
    if (i > from && tokens[i - 1]?.lineEnds && /^\d{1,6}$/.test(token.text) && streetSpan(tokens.slice(i))) break;
    if (/@|^https?:|^www\./i.test(token.text) || /^(?:tel|phone|fax|email|ph|mobile|cell)$/.test(token.key)) {
      // Mobile, AL is a town.
      if (tokens[i + 1]?.key !== 'al') break;
    }
    // A code holds a digit; what follows one is a state at most.
    const code = /\d/.test(token.text) ? codeEnd(tokens, i, from, country) : undefined;
    if (code) return code;
    // A state without a code: capitals after a town, or its name after a comma, and no code right behind.
    const next = tokens[i + 1];
    const australian =
      /^(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)$/.test(token.key.toUpperCase()) && /^\d{4}$/.test(next?.text ?? '');
    if (i > from && !australian && !(next && /^\d{5}/.test(next.text) && !token.lineEnds)) {
      const capitals = /^[A-Z]\.?[A-Z]\.?$/.test(token.text) && regionOf(token.text, country) !== undefined;
      const named = (endsRegionName(token.key) && stateNameEnding(tokens, i)) || quietState(tokens, i, from);
      if ((capitals && !strongSuffix.has(token.key)) || (capitals && tokens[i - 1]?.breaks) || named) {
        const nation = withNation(tokens, i + 1);
        const after = nation > i + 1 ? tokens.slice(nation, nation + 2).map((t) => t.text) : [];
        // "Ontario, Canada M5V 1K4" and "WA, USA 98103" put the country between.
        if (/^\d{5}(?:-\d{4})?$/.test(after[0] ?? '')) return { end: nation + 1, certain: true, british: false };
        if (/^[A-Z]\d[A-Z]$/i.test(after[0] ?? '') && /^\d[A-Z]\d/i.test(after[1] ?? ''))
          return { end: nation + 2, certain: true, british: false };
        const follows = next && /^(?:\d{5}|[ABCEGHJ-NPRSTVXY]\d[A-Z])/.test(next.text);
        if (!follows) return { end: nation, certain: false, british: false };
      }
    }
  }
  return undefined;
}

/** Where the address ends when the token is its postal code, or the first half of one. */
function codeEnd(
  tokens: readonly AddressToken[],
  i: number,
  from: number,
  country: string | undefined,
): Closing | undefined {
  const text = tokens[i]?.text.replace(/^\(|[.)\]]+$/g, '') ?? '';
  const before = tokens.slice(Math.max(0, i - 4), i);
  if (/^\d{5}(?:[-–]\d{4})?$/.test(text) && i >= from) {
    const state = stateBefore(before);
    // "12 oak street, denver 80202" in small letters.
    const town = tokens.slice(from, i);
    const quiet =
      tokens[from - 1]?.breaks &&
      town.length > 0 &&
      town.length <= 3 &&
      town.every((t) => /^\p{Ll}{3,}$/u.test(t.text) && !t.lineEnds);
    if (state || quiet || (tokens[i - 1] && /^\p{Lu}/u.test(tokens[i - 1]?.text ?? '')))
      return { end: withNation(tokens, i + 1), certain: state, british: false };
  }
  if (/^[ABCEGHJ-NPRSTVXY]\d[A-Z]-?\d[A-Z]\d$/i.test(text))
    return { end: withNation(tokens, i + 1), certain: true, british: false };
  if (/^\d[A-Z]\d$/i.test(text) && /^[ABCEGHJ-NPRSTVXY]\d[A-Z]$/i.test(before.at(-1)?.text ?? ''))
    return { end: withNation(tokens, i + 1), certain: true, british: false };
  if (
    /^\d{4}$/.test(text) &&
    (country === 'AU' || /^(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)$/.test(before.at(-1)?.key.toUpperCase() ?? '')) &&
    stateBefore(before)
  )
    return { end: withNation(tokens, i + 1), certain: true, british: false };
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(text) && /^\d[A-Z]{2}$/.test(tokens[i + 1]?.text.replace(/[.)]$/, '') ?? ''))
    return { end: withNation(tokens, i + 2), certain: true, british: true };
  return undefined;
}

/** "88 pine st troy ny." in small letters throughout: a code that is no word, behind a town, at an end. */
function quietState(tokens: readonly AddressToken[], i: number, from: number): boolean {
  const token = tokens[i];
  if (!token || !/^[a-z]{2}[.,]?$/.test(token.text) || /^(?:in|or|me|ok|hi|oh|de|id|la|ma|pa|al)$/.test(token.key))
    return false;
  if (!token.breaks && !/\.$/.test(token.text) && i < tokens.length - 1) return false;
  const town = tokens.slice(from, i);
  return (
    town.length > 0 &&
    town.length <= 3 &&
    town.every((t) => /^\p{L}{2,}$/u.test(t.text)) &&
    regionOf(token.key) !== undefined
  );
}

function stateBefore(tokens: readonly AddressToken[]): boolean {
  for (let n = 1; n <= Math.min(3, tokens.length); n++) {
    const words = tokens
      .slice(-n)
      .map((t) => t.text)
      .join(' ');
    if (regionOf(words)) return true;
  }
  return false;
}

function stateNameEnding(tokens: readonly AddressToken[], i: number): boolean {
  for (let n = 1; n <= 3 && i - n >= 0; n++) {
    const words = tokens.slice(i - n + 1, i + 1);
    if (!tokens[i - n]?.breaks) continue;
    if (words.slice(0, -1).some((t) => t.breaks)) return false;
    const text = words.map((t) => t.text).join(' ');
    if (/^\p{Lu}/u.test(text) && text.length > 3 && regionOf(text)) {
      // "…, New York, NY": the first is the town.
      const after = tokens[i + 1];
      return !(after && regionOf(after.text) && after.text.length < 4);
    }
  }
  return false;
}

function withNation(tokens: readonly AddressToken[], end: number): number {
  const next = tokens.slice(end, end + 4).map((t) => t.key);
  for (const [words, n] of [
    ['united states of america', 4],
    ['united states', 2],
    ['united kingdom', 2],
    ['usa', 1],
    ['us', 1],
    ['uk', 1],
    ['canada', 1],
    ['australia', 1],
    ['england', 1],
  ] as const) {
    if (next.slice(0, n).join(' ') === words) return end + n;
  }
  return end;
}
