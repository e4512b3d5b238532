import type { AddressReading } from './address-north-america.ts';
import { type AddressToken, countryAtEnd, isHouseNumber, segmentsOf, unitEnd, wordsOf } from './address-tokens.ts';
import { emptyAddress } from './lead.ts';
import { strongSuffix } from './street-words.ts';

const postalOf: Readonly<Record<string, RegExp>> = {
  NL: /^\d{4} ?[A-Z]{2}$/,
  SE: /^\d{3} ?\d{2}$/,
  CZ: /^\d{3} ?\d{2}$/,
  GR: /^\d{3} ?\d{2}$/,
  PL: /^\d{2}-\d{3}$/,
  PT: /^\d{4}-\d{3}$/,
  BR: /^\d{5}-?\d{3}$/,
  JP: /^〒?\d{3}-\d{4}$/,
  IN: /^\d{3} ?\d{3}$/,
  SG: /^\d{6}$/,
  CN: /^\d{6}$/,
  RU: /^\d{6}$/,
};
const anyPostal =
  /^(?:[A-Z]{1,2}-)?\d{4,6}$|^\d{2}-\d{3}$|^\d{4}-\d{3}$|^\d{5}-\d{3}$|^〒?\d{3}-\d{4}$|^[A-Z]\d{4}[A-Z]{3}$/;
const streetWord =
  /^(?:rue|avenue|av|avda|avd|avenida|bd|boulevard|blvd|chemin|ch|allée|allee|impasse|place|pl|plaza|plaça|quai|route|cours|calle|c|c\/|cl|carrer|carrera|cra|kr|paseo|pº|camino|ctra|carretera|vía|via|viale|piazza|corso|largo|strada|vicolo|rua|r|travessa|praça|alameda|estrada|rodovia|ulica|ul|al|street|st|road|rd|straße|strasse|lane|drive|jalan|jl|soi|thanon|colonia|col|calz|calzada|diagonal|transversal|autopista|ronda|rambla|kungsgatan)$/;
const streetEnding =
  /(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|plein|kade|gracht|dijk|gatan|gata|vägen|väg|vej|gade|gate|veien|katu|tie|utca|út|-ro|-gil|-daero|-dori|-chome)$/i;

/** An address outside the English-speaking order: street and number in either order, code before or behind the town. */
export function readElsewhere(all: readonly AddressToken[], home?: string): AddressReading | undefined {
  const nation = countryAtEnd(all, true);
  const tokens = [...all.slice(0, nation.from)];
  const country = nation.code || home || '';
  if (country === 'JP' || tokens.some((t) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(t.text))) {
    const asian = readJapanese(all);
    if (asian) return asian;
  }
  const found = findPostal(tokens, country);
  const parts = segmentsOf(found.tokens);
  let streetPart = -1;
  let best = 0;
  for (const [i, part] of parts.entries()) {
    const following = parts[i + 1];
    const alone =
      following !== undefined &&
      following.length <= 2 &&
      isHouseNumber(following[0]?.text ?? '') &&
      !part.some((t) => /\d/.test(t.text));
    const score =
      streetScore(part) +
      ((parts.length > 1 && i === 0) || (found.code !== '' && i === found.part) ? 0.2 : 0) +
      (alone ? 0.4 : 0);
    if (score > best) {
      best = score;
      streetPart = i;
    }
  }
  const units: string[] = [];
  let street = '';
  let city = found.city;
  let state = '';
  let sure = 0;
  if (best >= 0.5 && streetPart >= 0) {
    let part = withoutCompany(parts[streetPart] ?? []);
    const rest = parts.slice(streetPart + 1);
    if (!city && !rest.some((p) => p.some((t) => /\p{L}/u.test(t.text)))) {
      const cut = townBehindStreet(part);
      if (cut > 0) {
        city = wordsOf(part.slice(cut));
        part = part.slice(0, cut);
      }
    }
    const own = wordsOf(part);
    street = own;
    sure = best;
    // "Calle Mayor, 23" and "36, Teheran-ro": the number stands in a part of its own.
    const next = rest[0];
    if (
      !part.some((t) => /\d/.test(t.text)) &&
      next?.length &&
      next[0] &&
      isHouseNumber(next[0].text) &&
      next.length <= 2
    ) {
      street = `${own} ${next[0].text}`;
      if (next[1]) units.push(next[1].text);
      rest.shift();
    }
    const before = parts[streetPart - 1];
    if (before?.length === 1 && before[0] && isHouseNumber(before[0].text)) street = `${before[0].text} ${own}`;
    for (const other of parts.slice(0, streetPart))
      if (unitEnd(other, 0, other.length) === other.length) units.push(wordsOf(other));
    while (rest[0] && unitEnd(rest[0], 0, rest[0].length) === rest[0].length) units.push(wordsOf(rest.shift() ?? []));
    if (!city) {
      const places = rest.filter((p) => p.some((t) => /\p{L}/u.test(t.text)));
      const province = places.length > 1 && withStates.has(country);
      city = wordsOf(places.at(province ? -2 : -1) ?? []);
      if (province) state = wordsOf(places.at(-1) ?? []);
    } else {
      const behind = parts.slice(found.part + 1).filter((p) => p.some((t) => /\p{L}/u.test(t.text)));
      if (found.behind && behind.length) state = wordsOf(behind.at(-1) ?? []);
    }
  } else if (!city) {
    const places = parts.filter((p) => p.some((t) => /\p{L}/u.test(t.text)));
    if (places.length > 2 || !nation.code) return undefined;
    city = wordsOf(places.at(0) ?? []);
    if (places.length > 1) state = wordsOf(places.at(-1) ?? []);
  }
  const suffixed = /^(\S+-(?:shi|ku|gu|si|cho|machi|mura))[, ]+(\S+-(?:fu|ken|to|do))$/i.exec(
    [city, state].filter(Boolean).join(' '),
  );
  if (suffixed) [, city = '', state = ''] = suffixed;
  if (!street && !city) return undefined;
  if (!found.code && !nation.code && !street) return undefined;
  const address = {
    ...emptyAddress(),
    street,
    street2: units.join(', '),
    city,
    state,
    postalCode: found.code,
    country: nation.code,
  };
  return {
    address,
    confidence: Math.min(
      0.85,
      0.3 + (found.code ? 0.2 : 0) + (sure ? 0.2 : 0) + (city ? 0.1 : 0) + (nation.code ? 0.1 : 0),
    ),
  };
}

/** Countries whose addresses end in a state or province. */
const withStates = new Set('MX BR IN MY CN JP AR US CA AU NG CO VE'.split(' '));

/** Where the town begins when nothing sets it off: behind the street's last number, floor and door. */
function townBehindStreet(part: readonly AddressToken[]): number {
  const suffix = part.findIndex(
    (t, i) =>
      i > 0 &&
      i < part.length - 1 &&
      strongSuffix.has(t.key) &&
      /\d/.test(
        part
          .slice(0, i)
          .map((u) => u.text)
          .join(''),
      ),
  );
  const number = part.findLastIndex((t, i) => i > 0 && i < part.length - 1 && /^#?\d/.test(t.text));
  let cut = suffix > 0 && number < suffix ? suffix + 1 : number + 1;
  while (
    cut > 0 &&
    cut < part.length &&
    /^(?:[a-z]|t\.?v|t\.?h|mf|st|etage|bis|ter|[A-Z])\.?$/i.test(part[cut]?.text ?? '') &&
    (part[cut]?.text.length ?? 9) <= 4
  )
    cut++;
  if (cut <= 1 || cut >= part.length || !/^\p{Lu}/u.test(part[cut]?.text ?? '')) return 0;
  return part.slice(cut).every((t) => /^\p{Lu}[\p{L}'’.-]+$|^\d{1,2}$/u.test(t.text)) ? cut : 0;
}

interface PostalFound {
  readonly tokens: AddressToken[];
  readonly code: string;
  readonly city: string;
  readonly part: number;
  readonly behind: boolean;
}

/** The postal code and the town that shares its part ("28014 Madrid", "1012 AB Amsterdam", "MEXICALI 21840"). */
function findPostal(tokens: readonly AddressToken[], country: string): PostalFound {
  const own = postalOf[country];
  for (let i = tokens.length - 1; i >= 1; i--) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) continue;
    const two = next && !token.breaks ? `${token.text} ${next.text}` : '';
    const pair = own?.test(two) === true || (!own && /^\d{3} \d{2}$|^\d{4} [A-Z]{2}$/.test(two));
    if (!pair && !(own ?? anyPostal).test(token.text) && !anyPostal.test(token.text)) continue;
    // A house number of four digits stands before a street, a code does not.
    if (!pair && /^\d{4,5}$/.test(token.text) && next && streetWord.test(next.key)) continue;
    const span = pair ? 2 : 1;
    const last = tokens[i + span - 1];
    const after: AddressToken[] = [];
    if (last && !last.breaks) {
      for (let j = i + span; j < tokens.length; j++) {
        const word = tokens[j];
        if (!word) break;
        after.push(word);
        if (word.breaks) break;
      }
    }
    const code = (pair ? two : token.text).replace(/^〒/, '');
    const head = tokens.slice(0, i);
    const lastHead = head.pop();
    if (lastHead) head.push({ ...lastHead, breaks: true });
    const tail = tokens.slice(i + span + after.length);
    let city = after.length ? wordsOf(dedupe(after)) : '';
    let rest = [...head];
    let behind = after.length > 0;
    if (!city && tail.length) {
      const nextPart = segmentsOf(tail)[0] ?? [];
      city = wordsOf(nextPart);
      rest = [...head];
      behind = true;
      return {
        tokens: [...rest, ...tail.slice(nextPart.length)],
        code,
        city,
        part: segmentsOf(rest).length - 1,
        behind,
      };
    }
    if (!city) {
      // "Gangnam-gu Seoul 06164": the town stands before the code.
      const parts = segmentsOf(head);
      const place = parts.at(-1) ?? [];
      if (parts.length > 1) {
        city = wordsOf(
          place.length > 2
            ? place.slice(-1)
            : place.length === 2 && /-(?:gu|si|ku|shi)$/.test(place[0]?.key ?? '')
              ? place.slice(1)
              : place,
        );
        rest = parts.slice(0, -1).flat();
        behind = false;
      }
    }
    return { tokens: [...rest, ...tail], code, city, part: segmentsOf(rest).length - 1, behind };
  }
  return { tokens: [...tokens], code: '', city: '', part: -1, behind: false };
}

/** "28046 Madrid Madrid": town and province of one name are said once. */
function dedupe(tokens: readonly AddressToken[]): readonly AddressToken[] {
  return tokens.length === 2 && tokens[0]?.key === tokens[1]?.key ? tokens.slice(0, 1) : tokens;
}

/** Whether a text has a word that streets have ("rue", "Hauptstraße", "Av."). */
export function hasStreetWord(text: string): boolean {
  return text.split(/[\s,]+/).some((w) => streetWord.test(w.toLowerCase().replace(/\.$/, '')) || streetEnding.test(w));
}

/** "© A van Tilburg BV Steenovenstraat 1": what ends in a mark of a company is no street. */
function withoutCompany(part: readonly AddressToken[]): AddressToken[] {
  const mark = part.findLastIndex(
    (t, i) =>
      i < part.length - 2 &&
      /^(?:bv|nv|gmbh|srl|s\.r\.l|spa|ag|kg|sa|sas|sarl|ltd|inc|llc|slu|sl|oy|ab|as|aps|sro|s\.r\.o|co|©)$/.test(t.key),
  );
  return mark < 0 ? [...part] : part.slice(mark + 1);
}

function streetScore(part: readonly AddressToken[]): number {
  let score = 0;
  if (part.some((t) => streetWord.test(t.key))) score += 0.5;
  if (part.some((t) => streetEnding.test(t.text))) score += 0.5;
  const number = part.findIndex((t) => isHouseNumber(t.text) || /^#?\d{1,4}-\d{1,4}$/.test(t.text));
  if (number >= 0 && part.length > 1 && unitEnd(part, 0, part.length) !== part.length) score += 0.4;
  if (!part.some((t) => /\p{L}/u.test(t.text))) score = 0;
  return score;
}

/** "〒601-8446京都市西九条…": code, then prefecture or city up to its sign, then the rest. */
function readJapanese(all: readonly AddressToken[]): AddressReading | undefined {
  const text = all.map((t) => t.text).join(' ');
  const postalCode = /〒?\s?(\d{3}-\d{4})/.exec(text)?.[1] ?? '';
  const local = text
    .replace(/^日本/, '')
    .replace(/〒?\s?\d{3}-\d{4}/, '')
    .trim();
  const match = /^(\p{L}{2,3}[都道府県])?\s?(\p{L}{1,6}?[市区町村])(.{0,80})$/u.exec(local);
  if (!match) return undefined;
  const country = /^日本|Japan$/i.test(text) ? 'JP' : '';
  return {
    address: {
      ...emptyAddress(),
      street: match[3]?.trim() ?? '',
      city: match[2] ?? '',
      state: match[1] ?? '',
      postalCode,
      country,
    },
    confidence: 0.6,
  };
}
