import type { AddressReading } from './address-north-america.ts';
import { type AddressToken, countryAtEnd, isHouseNumber, segmentsOf, unitEnd, wordsOf } from './address-tokens.ts';
import { emptyAddress } from './lead.ts';
import { countryOf } from './regions.ts';
import { britishCounties, strongSuffix, weakSuffix } from './street-words.ts';

/**
 * A British address: the postcode may stand anywhere; counties and countries are set aside; the street is the part with
 * a house number or a street word; the last part behind it is the post town (Royal Mail's order).
 */
export function readBritish(all: readonly AddressToken[]): AddressReading | undefined {
  const nation = countryAtEnd(all);
  const tokens = all.slice(0, nation.from);
  let postalCode = '';
  const kept: AddressToken[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) continue;
    const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/i.test(token.text);
    if (outward && next && /^\d[A-Z]{2}[.)]?$/i.test(next.text)) {
      postalCode = `${token.text} ${next.text.replace(/[.)]$/, '')}`.toUpperCase();
      markBreak(kept);
      i++;
      continue;
    }
    const whole = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})[.)]?$/i.exec(token.text);
    if (whole?.[1] && whole[2]) {
      postalCode = `${whole[1]} ${whole[2]}`.toUpperCase();
      markBreak(kept);
      continue;
    }
    kept.push(token);
  }
  let county = '';
  const parts = segmentsOf(kept).filter((part) => {
    const name = wordsOf(part).toLowerCase().replace(/[.]/g, '');
    if (countryOf(wordsOf(part)) || /^(?:post ?code|address|tel|phone|fax|email)$/.test(name)) return false;
    if (!britishCounties.has(name)) return true;
    if (!/^(?:england|scotland|wales|northern ireland|cymru)$/.test(name)) county = wordsOf(part);
    return false;
  });
  const units: string[] = [];
  let street = '';
  let town: AddressToken[][] = [];
  let at = parts.findIndex((part) => {
    const numbered = part.findIndex((t, i) => isHouseNumber(t.text) && i < part.length - 1 && !unitEndsAt(part, i));
    return numbered >= 0 && unitEnd(part, 0, part.length) !== part.length;
  });
  const lone =
    at < 0
      ? parts.findIndex(
          (part, i) => part.length === 1 && isHouseNumber(part[0]?.text ?? '') && parts[i + 1] !== undefined,
        )
      : -1;
  if (lone >= 0) {
    parts.splice(lone, 2, [...(parts[lone] ?? []), ...(parts[lone + 1] ?? [])]);
    at = lone;
  }
  if (at < 0 && parts.length > 1) at = streetPart(parts);
  if (at < 0) at = parts.findIndex((part) => part.some((t, i) => i > 0 && strongSuffix.has(t.key)));
  if (at < 0 && parts.length > 1 && postalCode) at = 0;
  if (at >= 0) {
    let part = parts[at] ?? [];
    town = parts.slice(at + 1);
    const number = part.findIndex((t, i) => isHouseNumber(t.text) && i < part.length - 1 && !unitEndsAt(part, i));
    const lead = number > 0 ? part.slice(0, number) : [];
    if (lead.length && unitEnd(lead, 0, lead.length) === lead.length) units.push(wordsOf(lead));
    if (number > 0) part = part.slice(number);
    else {
      const stop = unitEnd(part, 0, part.length);
      if (stop > 0 && stop < part.length) {
        units.push(wordsOf(part.slice(0, stop)));
        part = part.slice(stop);
      }
    }
    if (!town.length) {
      const cut = lastStreetWord(part);
      if (cut >= 0 && cut < part.length - 1) {
        town = [part.slice(cut + 1)];
        part = part.slice(0, cut + 1);
      }
    }
    street = wordsOf(part);
    units.push(...buildingsBefore(parts.slice(0, at)));
  } else town = parts;
  // A county without a comma: "Liverpool Merseyside".
  let city = wordsOf((town.at(-1) ?? []).filter((t) => !/^\d/.test(t.text)));
  const great = greatTowns.exec(city)?.[1];
  if (great) city = city.slice(-great.length);
  for (const name of britishCounties) {
    if (city.toLowerCase().endsWith(` ${name}`)) {
      county ||= city.slice(-name.length);
      city = city.slice(0, -name.length - 1);
    }
  }
  if (!postalCode && !(street && city)) return undefined;
  const address = {
    ...emptyAddress(),
    street,
    street2: units.join(', '),
    city,
    state: county,
    postalCode,
    country: nation.code || (postalCode ? 'GB' : ''),
  };
  return { address, confidence: postalCode ? (street ? 0.9 : 0.6) : 0.6 };
}

/** Floors, flats and named buildings right before the street; a company's name above them is not the address's. */
function buildingsBefore(parts: readonly (readonly AddressToken[])[]): string[] {
  const out: string[] = [];
  for (const part of [...parts].reverse()) {
    const named = part.some(
      (t) => building.test(t.key) || /^(?:flat|unit|suite|floor|studio|level|apartment|office)$/.test(t.key),
    );
    if (!named || part.length > 7 || part.some((t) => /^(?:ltd|limited|plc|llp|inc|gmbh)$/.test(t.key))) break;
    out.unshift(wordsOf(part));
  }
  return out;
}

function markBreak(tokens: AddressToken[]): void {
  const last = tokens.pop();
  if (last) tokens.push({ ...last, breaks: true });
}

function unitEndsAt(part: readonly AddressToken[], i: number): boolean {
  return i > 0 && unitEnd(part, i - 1, part.length) === i + 1;
}

/** The part that ends in the best street word; a building ("St Johns Centre") only where nothing else does. */
function streetPart(parts: readonly (readonly AddressToken[])[]): number {
  let best = -1;
  let top = 0;
  for (const [i, part] of parts.entries()) {
    const key = part.at(-1)?.key ?? '';
    const score =
      part.length < 2 ? 0 : building.test(key) ? 1 : strongSuffix.has(key) ? 3 : weakSuffix.has(key) ? 2 : 0;
    // The last part is the town, whatever it ends in ("South Shields", "Burnham-on-Crouch").
    if (score > top && (i < parts.length - 1 || score === 3)) {
      top = score;
      best = i;
    }
  }
  return best;
}

const building =
  /^(?:centre|center|ctr|court|club|tower|towers|chambers|campus|studios|house|building|buildings|mall|park|estate|mill|mills|station|exchange|arcade|market|plaza|works|wharf|lodge|hall|hotel|village|yard)$/;

/** Post towns that are often written behind their quarter: "Shoreditch London". */
const greatTowns =
  /^.{2,40}\s(london|manchester|birmingham|liverpool|leeds|sheffield|bristol|glasgow|edinburgh|cardiff|belfast|newcastle|nottingham|leicester|coventry|bradford|hull|stoke-on-trent|wolverhampton|plymouth|derby|southampton|portsmouth|brighton|reading|aberdeen|dundee|swansea|oxford|cambridge|york|bath|exeter|norwich|sunderland|milton keynes|luton|northampton|bournemouth|dublin)$/i;

function lastStreetWord(part: readonly AddressToken[]): number {
  for (let i = part.length - 1; i > 0; i--) if (strongSuffix.has(part[i]?.key ?? '')) return i;
  for (let i = part.length - 2; i > 0; i--) if (weakSuffix.has(part[i]?.key ?? '')) return i;
  return -1;
}
