import { type AddressToken, countryAtEnd, segmentsOf, wordsOf } from './address-tokens.ts';
import { type Address, emptyAddress } from './lead.ts';
import { regionOf } from './regions.ts';
import { takeStreet } from './street-span.ts';
import { strongSuffix } from './street-words.ts';

export interface AddressReading {
  readonly address: Address;
  /** 0 to 1, by how many parts were certain. */
  readonly confidence: number;
}

/**
 * An address of the US, Canada or Australia, read from the right: country, postal code, state, then the street from
 * its number to its suffix and unit; what is between is the town.
 */
export function readNorthAmerican(all: readonly AddressToken[], home?: string): AddressReading | undefined {
  const nation = countryAtEnd(all);
  let tokens = all.slice(0, nation.from);
  const context = nation.code || home;
  const postal = postalAtEnd(tokens, context);
  tokens = tokens.slice(0, postal.from);
  // "…, WA, USA 98103" and "…, ON Canada K1A 0B1" put the country before the code.
  const inner = postal.code && !nation.code ? countryAtEnd(tokens) : { code: '', from: tokens.length };
  if (inner.code && inner.from > 0) tokens = tokens.slice(0, inner.from);
  const state = stateAtEnd(tokens, postal.code !== '', postal.country || context);
  const zipBeforeState =
    postal.code === '' && state.code !== '' ? postalAtEnd(tokens.slice(0, state.from), context) : undefined;
  tokens = tokens.slice(0, zipBeforeState?.code ? zipBeforeState.from : state.from);
  const postalCode = postal.code || zipBeforeState?.code || '';

  let { street, street2, rest, sure } = takeStreet(tokens, Boolean(state.code || postalCode));
  let stateCode = state.code;
  let place = rest;
  if (!place.length && street && wordsOf(state.words).length > 3 && /^(?:NY|WA)$/.test(state.code)) {
    // "725 10th Avenue, New York 10019": with no town left, the state's name was the town's; Washington's is no state.
    place = state.words;
    if (state.code === 'WA') stateCode = '';
  }
  const { city, county } = townOf(place);
  if (!street && !city && !postalCode) return undefined;
  if (!street && !stateCode && !postalCode) return undefined;
  if (!street && city.split(' ').length > 5) return undefined;
  if (street2 && !street) {
    street = street2;
    street2 = '';
  }
  const country =
    nation.code ||
    inner.code ||
    (postalCode && (postal.country || state.country)) ||
    (stateCode && postalCode ? state.country : '');
  const address: Address = { ...emptyAddress(), street, street2, city, county, state: stateCode, postalCode, country };
  const parts = [street && sure, city, stateCode, postalCode].filter(Boolean).length;
  return {
    address,
    confidence: street ? ([0.3, 0.5, 0.65, 0.85, 0.95][parts] ?? 0.3) : ([0.1, 0.3, 0.5, 0.6][parts] ?? 0.3),
  };
}

function postalAtEnd(
  tokens: readonly AddressToken[],
  country: string | undefined,
): { code: string; from: number; country: string } {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  const none = { code: '', from: tokens.length, country: '' };
  if (!last) return none;
  const text = last.text.replace(/^\(|[.):]+$/g, '');
  if (/^\d{5}(?:[-–]\d{4})?$/.test(text))
    return tokens.length > 1 || last.key.length
      ? { code: text.replace('–', '-'), from: tokens.length - 1, country: 'US' }
      : none;
  if (/^\d{9}$/.test(text) && tokens.length > 2 && regionOf(before?.text ?? '', 'US'))
    return { code: `${text.slice(0, 5)}-${text.slice(5)}`, from: tokens.length - 1, country: 'US' };
  if (/^\d{4}$/.test(text) && before && /^\d{5}$/.test(before.text))
    return { code: `${before.text}-${text}`, from: tokens.length - 2, country: 'US' };
  if (/^[ABCEGHJ-NPRSTVXY]\d[A-Z]-?\d[A-Z]\d$/i.test(text))
    return { code: `${text.slice(0, 3)} ${text.slice(-3)}`.toUpperCase(), from: tokens.length - 1, country: 'CA' };
  if (/^\d[A-Z]\d$/i.test(text) && before && /^[ABCEGHJ-NPRSTVXY]\d[A-Z]$/i.test(before.text))
    return { code: `${before.text} ${text}`.toUpperCase(), from: tokens.length - 2, country: 'CA' };
  if (
    /^\d{4}$/.test(text) &&
    (country === 'AU' || /^(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT)$/i.test(before?.key ?? '')) &&
    tokens.length > 1
  )
    return { code: text, from: tokens.length - 1, country: 'AU' };
  return none;
}

interface StateFound {
  readonly code: string;
  readonly from: number;
  readonly country: string;
  readonly words: AddressToken[];
}

function stateAtEnd(tokens: readonly AddressToken[], hasPostal: boolean, country: string | undefined): StateFound {
  const none: StateFound = { code: '', from: tokens.length, country: '', words: [] };
  for (let n = Math.min(4, tokens.length); n >= 1; n--) {
    const from = tokens.length - n;
    const part = tokens.slice(from);
    if (part.slice(0, -1).some((t) => t.breaks)) continue;
    let text = wordsOf(part);
    text = text.replace(/^\(([^()]{2,25})\)?$/, '$1');
    const region = regionOf(text, country);
    if (!region) continue;
    const alone = from === 0;
    const first = part[0];
    if (alone && !(hasPostal && text.length > 2)) continue;
    if (n === 1 && first) {
      const set = tokens[from - 1]?.breaks === true;
      const quiet = from > 2 && tokens.every((t) => t.text === t.text.toLowerCase());
      const capital = /^[A-Z]{2,3}$/.test(first.text.replace(/\./g, '')) || (quiet && first.key.length === 2);
      // "in", "or", "me", "la" in small letters are words, unless a code follows.
      if (!hasPostal && !capital && !(set && /^[A-Z]/.test(first.text)) && first.key.length < 4) continue;
      if (!hasPostal && !capital && !set && first.key.length < 5) continue;
      // A street type that is also a code: "12 Elm CT" with no town before it.
      if (!hasPostal && strongSuffix.has(first.key) && !set) continue;
    }
    return { code: region.code, from, country: region.country, words: part };
  }
  return none;
}

/** Town and county from the words between street and state. */
function townOf(tokens: readonly AddressToken[]): { city: string; county: string } {
  const parts = segmentsOf(tokens).filter((part) => part.some((t) => /\p{L}/u.test(t.text)));
  const county = parts.find((part) => part.length > 1 && /^(?:county|parish|borough|co)$/.test(part.at(-1)?.key ?? ''));
  const named = parts.filter((part) => part !== county);
  const town = named.at(-1) ?? [];
  const city = wordsOf(town.filter((t) => !/^\d/.test(t.text)))
    .replace(/^[-–:.(]+\s?|[-–:)]+$/g, '')
    .replace(/^(?:in|near|at) (?=\p{Lu})/u, '');
  return { city: city.length <= 60 ? city : '', county: county ? wordsOf(county) : '' };
}
