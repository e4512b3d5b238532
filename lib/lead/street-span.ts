import {
  type AddressToken,
  isDirection,
  isHouseNumber,
  isOrdinal,
  segmentsOf,
  unitEnd,
  wordsOf,
} from './address-tokens.ts';
import {
  directedTowns,
  routeLead,
  routeWords,
  spelledNumbers,
  strongSuffix,
  unitWords,
  weakSuffix,
} from './street-words.ts';

export interface StreetFound {
  street: string;
  street2: string;
  rest: AddressToken[];
  sure: boolean;
}

/** The street at the left, its unit, and what is left for the town. `closed`: a state or code followed, so a town is there. */
export function takeStreet(tokens: readonly AddressToken[], closed: boolean): StreetFound {
  const whole = boxSpan(tokens);
  if (whole)
    return {
      street: wordsOf(tokens.slice(whole.from, whole.to)),
      street2: '',
      rest: tokens.slice(whole.to),
      sure: true,
    };
  const leading = unitEnd(tokens, 0, tokens.length);
  const start = streetStart(tokens);
  if (start < 0) return noNumber(tokens, closed);
  const segment = segmentEnd(tokens, start);
  const lastPart = segment >= tokens.length || onlyCounties(tokens.slice(segment));
  let end = segment;
  let sure = true;
  if (lastPart && closed) {
    const split = suffixEnd(tokens, start, segment);
    end = split.end;
    sure = split.sure;
  } else if (lastPart) {
    const split = suffixEnd(tokens, start, segment);
    if (split.sure) end = split.end;
  } else if (!lastPart && segment - start > 7) {
    const split = suffixEnd(tokens, start, segment);
    if (split.sure) end = split.end;
  }
  // "1300 New York Avenue, N.W., Washington": a direction alone between commas is the street's.
  if (
    end < tokens.length &&
    tokens[end - 1]?.breaks &&
    isDirection(tokens[end]?.key) &&
    (tokens[end]?.breaks || /^[ns][ew]$/.test(tokens[end]?.key ?? ''))
  )
    end++;
  // "Blvd Suite\n320": the line ends between the word and its number.
  if (end < tokens.length && end - 1 > start && unitEnd(tokens, end - 1, tokens.length) > end) end--;
  // The unit may stand inside the street's part, behind it, or before the number.
  const units: string[] = [];
  for (let i = start + 1; i < end; i++) {
    const stop = unitEnd(tokens, i, end);
    if (stop === end && stop > i && i > start + 1) {
      units.push(wordsOf(tokens.slice(i, stop)));
      end = i;
      break;
    }
  }
  let next = units.length ? segmentOrSplit(tokens, end, units[0] ?? '') : end;
  for (let guard = 0; guard < 3; guard++) {
    const stop = unitEnd(tokens, next, tokens.length);
    if (stop === next) break;
    units.push(wordsOf(tokens.slice(next, stop)));
    next = stop;
  }
  const box = boxSpan(tokens.slice(next));
  if (box?.from === 0) {
    units.push(wordsOf(tokens.slice(next, next + box.to)));
    next += box.to;
  }
  if (leading > 0 && leading <= start) units.push(wordsOf(tokens.slice(0, leading)));
  else if (start > 0) {
    const before = segmentsOf(tokens.slice(0, start)).find(
      (part) => part.length && unitEnd(part, 0, part.length) === part.length,
    );
    if (before) units.push(wordsOf(before));
  }
  return { street: wordsOf(tokens.slice(start, end)), street2: units.join(' '), rest: tokens.slice(next), sure };
}

/** Parts that only name a county ("Seattle, King County") hold no town of their own. */
function onlyCounties(tokens: readonly AddressToken[]): boolean {
  return segmentsOf(tokens).every((part) => /^(?:county|parish|borough)$/.test(part.at(-1)?.key ?? ''));
}

function segmentOrSplit(tokens: readonly AddressToken[], end: number, unit: string): number {
  return end + unit.split(' ').length > tokens.length ? tokens.length : end + unit.split(' ').length;
}

function segmentEnd(tokens: readonly AddressToken[], start: number): number {
  for (let i = start; i < tokens.length; i++) {
    // "21, Kingswood Road": a comma right behind the number ends nothing.
    if (tokens[i]?.breaks && !(i === start && isHouseNumber(tokens[i]?.text ?? ''))) return i + 1;
  }
  return tokens.length;
}

function boxSpan(tokens: readonly AddressToken[]): { from: number; to: number } | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const rest = tokens.slice(i, i + 6).map((t) => t.key);
    const joined = rest.join(' ');
    const box =
      /^(?:p ?o ?box|po ?box|pobox|post office box|postal box|p ?o ?b|lock box|casier postal|c ?p ?(?=\d)|box(?= \d)) ?#?(\d[\w-]{0,7})/.exec(
        joined,
      );
    const rural =
      /^(?:rr|r r|rural route|hc|hcr|highway contract|star route) ?#?\d{1,4}(?: (?:box|bx) ?#?\d[\w-]{0,6})?/.exec(
        joined,
      );
    const found = box ?? rural;
    if (!found) continue;
    // A house number before it makes the box a unit of a street that has its own number.
    if (
      !rural &&
      i > 1 &&
      tokens.slice(0, i).some((t) => isHouseNumber(t.text)) &&
      tokens.slice(0, i).some((t) => strongSuffix.has(t.key))
    )
      return undefined;
    const words = found[0].trim().split(' ').length;
    return { from: i, to: i + words };
  }
  return undefined;
}

/** Where the street begins: a house number that is no unit's, a numbered road, or a number in words; -1 if nowhere. */
function streetStart(tokens: readonly AddressToken[]): number {
  for (let i = 0; i < tokens.length - 1; i++) {
    const token = tokens[i];
    const previous = tokens[i - 1]?.key;
    if (!token) continue;
    if (isHouseNumber(token.text) && !unitWords.has(previous ?? '') && !routeAt(tokens, i - 1)) {
      const next = tokens[i + 1];
      if (!next) return -1;
      if (/^(?:floor|fl|flr)$/.test(next.key)) continue;
      if (/^(?:1\/2|½)$/.test(next.text) || /^\p{L}|^\d{1,4}(?:st|nd|rd|th)?$|^["“#]|^\p{Lu}/iu.test(next.text))
        return i;
      // "5920 1A Street": a numbered street with a letter.
      if (/^\d{1,3}[a-z]$/i.test(next.text) && strongSuffix.has(tokens[i + 2]?.key ?? '')) return i;
      continue;
    }
    // Milwaukee's grid: "N112 W16700 Mequon Road".
    if (isGrid(token.text) && isGrid(tokens[i + 1]?.text ?? '')) return i;
    // Rural Wisconsin and Ohio: "W1234 County Road K", "T703 State Route 66", "N4417 Alder Bog Rd".
    if (/^[A-Z]\d{2,5}$/.test(token.text) && routeAt(tokens, i + 1)) return i;
    if (
      (spelledNumbers.has(token.key) || /^[NSEW]\d{3,5}$/.test(token.text)) &&
      tokens.slice(i + 1, i + 5).some((t) => strongSuffix.has(t.key))
    )
      return i;
    if (routeAt(tokens, i) && !(i > 0 && /^\p{L}+$/u.test(tokens[i - 1]?.text ?? '') && !tokens[i - 1]?.breaks))
      return i;
  }
  return -1;
}

/** "Highway 77", "US Highway 278", "County Road LL", "U.S. 17", "Route # A", "State Highway No 70" begin here. */
function routeAt(tokens: readonly AddressToken[], i: number): boolean {
  return routeEnd(tokens, i) > i;
}

/** Where the numbered road that begins at `i` ends, without what may follow ("North", "Business"); `i` if none does. */
export function routeEnd(tokens: readonly AddressToken[], i: number): number {
  if (i < 0) return i;
  let j = i;
  for (let guard = 0; guard < 3 && routeLead.has(tokens[j]?.key ?? '') && !tokens[j]?.breaks; guard++) j++;
  const words = j > i;
  const joined = /^(?:us|i|sr|cr|fm|hwy|rt|rte|sh|th)-?(\d{1,4}[a-z]?)$/.exec(tokens[j]?.key ?? '');
  if (joined && (words || !/^i/.test(tokens[j]?.key ?? '') || tokens[j]?.text.includes('-'))) return j + 1;
  if (routeWords.has(tokens[j]?.key ?? '') && !tokens[j]?.breaks) j++;
  else if (!(words && /^(?:us|u\.s)$/.test(tokens[j - 1]?.key ?? ''))) return i;
  if (/^(?:no|number|num|#)$/.test(tokens[j]?.key ?? '') && !tokens[j]?.breaks) j++;
  const id = tokens[j];
  if (!id || tokens[j - 1]?.breaks) return i;
  if (/^#?\d{1,4}[a-z]?$/i.test(id.text) || /^#?[A-Z]{1,3}(?:-[A-Z])?$/.test(id.text)) {
    if (
      /^[A-Z]{1,3}$/.test(id.text) &&
      (isDirection(id.key) ||
        (id.text.length > 1 &&
          !/county|cth|cr/.test(
            tokens
              .slice(i, j)
              .map((t) => t.key)
              .join(' '),
          )))
    )
      return i;
    return j + 1;
  }
  return i;
}

/** Where the street that begins at `start` ends when nothing but words tell: its last certain suffix, direction and unit. */
function suffixEnd(tokens: readonly AddressToken[], start: number, to: number): { end: number; sure: boolean } {
  let i = start;
  if (
    isHouseNumber(tokens[i]?.text ?? '') ||
    /^[A-Z]\d{2,5}$/.test(tokens[i]?.text ?? '') ||
    spelledNumbers.has(tokens[i]?.key ?? '')
  )
    i++;
  if (isGrid(tokens[i - 1]?.text ?? '') && isGrid(tokens[i]?.text ?? '')) i++;
  if (/^(?:1\/2|½)$/.test(tokens[i]?.text ?? '')) i++;
  const before = i;
  while (
    i + 1 < to &&
    isDirection(tokens[i]?.key) &&
    (!strongSuffix.has(tokens[i + 1]?.key ?? '') || routeEnd(tokens, i + 1) > i + 1)
  )
    i++;
  const predirected = i > before;
  const road = routeEnd(tokens, i);
  if (road > i) {
    let end = road;
    if (/^(?:business|bus|bypass|alt|alternate|spur|loop|truck)$/.test(tokens[end]?.key ?? '') && end < to) end++;
    end = withDirection(tokens, end, to, predirected);
    return { end: afterUnits(tokens, end, to), sure: true };
  }
  // Utah's grid: "239 South 500 East".
  if (predirected && /^\d{1,5}$/.test(tokens[i]?.text ?? '') && isDirection(tokens[i + 1]?.key))
    return { end: afterUnits(tokens, i + 2, to), sure: true };
  const name = i;
  let found = -1;
  for (let j = name; j < to; j++) {
    const key = tokens[j]?.key ?? '';
    const strong = strongSuffix.has(key);
    if (!strong) {
      if (unitEnd(tokens, j, to) > j && j > name) break;
      continue;
    }
    if (j === name) {
      // "Broadway", "Avenue B", "Avenue of the Americas", "Court St": a suffix in front is the name or its beginning.
      if (key === 'broadway' && !strongSuffix.has(tokens[j + 1]?.key ?? '')) {
        found = j;
        break;
      }
      if (
        /^(?:avenue|ave|avenida|road|street|rue|chemin)$/.test(key) &&
        j + 1 < to &&
        /^(?:[a-z]|\d{1,3})$/i.test(tokens[j + 1]?.text ?? '')
      ) {
        found = j + 1;
        break;
      }
      continue;
    }
    // "St" before another name is a saint: "12 W St Charles Ave".
    if (key === 'st' && j === name && !isOrdinal(tokens[j - 1]?.text ?? '')) continue;
    found = j;
    // Two in a row ("Park Place Dr", "Court St") end at the second.
    if (
      j + 1 < to &&
      !tokens[j]?.breaks &&
      strongSuffix.has(tokens[j + 1]?.key ?? '') &&
      !(tokens[j + 1]?.key === 'st' && j + 2 < to && /^\p{Lu}/u.test(tokens[j + 2]?.text ?? '') && j + 2 === to - 1)
    )
      found = j + 1;
    break;
  }
  if (found < 0) {
    for (let j = name + 1; j < to; j++) {
      if (!weakSuffix.has(tokens[j]?.key ?? '')) continue;
      found = j;
      break;
    }
    if (found < 0 && isOrdinal(tokens[name]?.text ?? '')) found = name;
    if (found >= 0 && found === to - 1 && to - name > 2 && !isOrdinal(tokens[found]?.text ?? '')) found = -1;
  }
  if (found < 0) {
    for (let j = name + 1; j < to; j++)
      if (unitEnd(tokens, j, to) > j) return { end: unitEnd(tokens, j, to), sure: true };
    return { end: Math.min(to, name + 1), sure: false };
  }
  const end = withDirection(tokens, found + 1, to, predirected);
  return { end: afterUnits(tokens, end, to), sure: true };
}

/** A direction behind the suffix is the street's, unless it begins a town's name ("W. Palm Beach", "North Haven"). */
function withDirection(tokens: readonly AddressToken[], end: number, to: number, predirected: boolean): number {
  if (end >= to || tokens[end - 1]?.breaks || !isDirection(tokens[end]?.key)) return end;
  const following = tokens.slice(end + 1, Math.min(to, end + 3)).map((t) => t.key.replace(/^-/, ''));
  const compass = /^(?:n|s|e|w)[ew]$|^(?:north|south)(?:east|west)$/.test(tokens[end]?.key ?? '');
  if (!compass && (directedTowns.has(following.join(' ')) || directedTowns.has(following[0] ?? ''))) return end;
  if (
    predirected &&
    !compass &&
    following.length > 0 &&
    !tokens[end]?.breaks &&
    unitEnd(tokens, end + 1, to) === end + 1
  )
    return end;
  return end + 1;
}

function afterUnits(tokens: readonly AddressToken[], end: number, to: number): number {
  return unitEnd(tokens, end, to);
}

function noNumber(tokens: readonly AddressToken[], closed: boolean): StreetFound {
  const parts = segmentsOf(tokens);
  const last = parts.at(-1);
  // "Rope Walk, Bedford": a street without a number, if its part ends in a suffix and a town follows.
  if (closed && parts.length > 1 && last) {
    for (const [n, part] of parts.slice(0, -1).entries()) {
      let to = part.length;
      for (let k = 1; k < part.length; k++) {
        if (unitEnd(part, k, part.length) !== part.length) continue;
        to = k;
        break;
      }
      const end = part[to - 1]?.key ?? '';
      if (to > 1 && (strongSuffix.has(end) || (isDirection(end) && strongSuffix.has(part[to - 2]?.key ?? ''))))
        return {
          street: wordsOf(part.slice(0, to)),
          street2: wordsOf(part.slice(to)),
          rest: parts.slice(n + 1).flat(),
          sure: true,
        };
    }
  }
  return { street: '', street2: '', rest: last ? [...last] : [], sure: false };
}

function isGrid(text: string): boolean {
  return /^[NSEW]\d{2,6}$/.test(text);
}
