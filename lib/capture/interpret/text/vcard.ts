import type { Lead } from '../../../lead/lead.ts';
import { countryOf } from '../../../lead/regions.ts';
import type { Capture, CaptureContext, CaptureOrigin } from '../../capture.ts';
import { assemble } from '../assemble.ts';
import type { Find } from '../finds.ts';
import { decodeBytes, quotedPrintable } from './encodings.ts';
import { find, settle } from './settle.ts';

interface Property {
  readonly group: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly value: string;
}

const mostCards = 500;

export function isVcard(text: string): boolean {
  return (
    isMecard(text) ||
    /^\s{0,40}BEGIN:VCARD\b/i.test(text.slice(0, 400)) ||
    /(?:^|\n)[ \t]{0,4}BEGIN:VCARD[ \t]{0,4}\r?\n/i.test(text.slice(0, 20_000))
  );
}

/** vCard 2.1, 3.0 and 4.0 (RFC 6350), one or many; agents nested in a card are not the card's person. */
export function readVcard(text: string, context: CaptureContext, kind: CaptureOrigin['kind']): Capture {
  const cards = (isMecard(text) ? [mecard(text)] : cardsOf(text)).slice(0, mostCards).map(findsOf);
  const leads: Lead[] = cards.map((finds) => assemble(finds, context));
  const [first] = leads;
  return settle({
    finds: cards.length > 1 ? cards.flatMap(wholeNames).slice(0, 600) : (cards[0] ?? []),
    leads: first && leads.length > 1 ? leads : [],
    kind,
    context,
  });
}

/** Of many cards every name is offered whole, or first and last names of different people would mix. */
function wholeNames(finds: readonly Find[]): Find[] {
  const part = (field: Find['field']) => finds.find((f) => f.field === field);
  const first = part('firstName') ?? part('lastName');
  const rest = finds.filter((f) => f.field !== 'firstName' && f.field !== 'lastName');
  const name = [part('firstName')?.value, part('lastName')?.value].filter(Boolean).join(' ');
  return first ? [{ ...first, field: 'name', value: name }, ...rest] : rest;
}

function isMecard(text: string): boolean {
  return /^\s{0,10}MECARD:/i.test(text);
}

/** The short form in QR codes: "MECARD:N:Owen,Sean;TEL:…;EMAIL:…;;" (NTT DOCOMO), as properties of a card. */
function mecard(text: string): Property[] {
  return text
    .trim()
    .slice(7, 4000)
    .split(/(?<!\\);/)
    .flatMap((field) => {
      const colon = field.indexOf(':');
      const name = field.slice(0, colon).trim().toUpperCase();
      const value = field.slice(colon + 1).replace(/\\([;:,\\])/g, '$1');
      if (colon < 1 || !value) return [];
      const card = { group: '', name, types: [], value };
      if (name === 'N') return [{ ...card, value: value.replace(',', ';') }];
      return [name === 'ADR' ? { ...card, value: `;;${value}` } : card];
    });
}

function cardsOf(text: string): Property[][] {
  const cards: Property[][] = [];
  let card: Property[] | undefined;
  let depth = 0;
  for (const line of unfold(text)) {
    const property = propertyOf(line);
    if (!property) continue;
    if (property.name === 'BEGIN' && /^vcard$/i.test(property.value.trim())) {
      depth++;
      if (depth === 1) card = [];
      continue;
    }
    if (property.name === 'END' && /^vcard$/i.test(property.value.trim())) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && card) {
        cards.push(card);
        card = undefined;
      }
      continue;
    }
    if (depth === 1) card?.push(property);
  }
  if (card?.length) cards.push(card);
  return cards;
}

/** Logical lines: folded ones joined (RFC 6350 3.2), quoted-printable soft breaks too (vCard 2.1). */
export function unfold(text: string): string[] {
  const out: string[] = [];
  let soft = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = out.length - 1;
    if (soft && last >= 0) {
      out[last] = `${out[last]?.slice(0, -1)}${line}`;
    } else if (/^[ \t]/.test(line) && last >= 0) {
      out[last] += line.slice(1);
    } else out.push(line);
    const current = out.at(-1) ?? '';
    soft = /=$/.test(current) && /^[^:]{0,200}QUOTED-PRINTABLE/i.test(current);
  }
  return out;
}

function propertyOf(line: string): Property | undefined {
  let colon = -1;
  let quoted = false;
  for (let i = 0; i < line.length && i < 2000; i++) {
    const c = line[i];
    if (c === '"') quoted = !quoted;
    else if (c === ':' && !quoted) {
      colon = i;
      break;
    }
  }
  if (colon < 1) return undefined;
  const [head = '', ...parameters] = line.slice(0, colon).split(';');
  const dot = head.indexOf('.');
  const name = head
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z][A-Z0-9-]*$/.test(name)) return undefined;
  const types: string[] = [];
  let encoding = '';
  let charset = 'utf-8';
  for (const parameter of parameters) {
    const [key = '', ...rest] = parameter.split('=');
    const value = rest.join('=').replace(/"/g, '');
    if (!rest.length) types.push(key.toLowerCase());
    else if (/^type$/i.test(key)) types.push(...value.toLowerCase().split(','));
    else if (/^pref$/i.test(key)) types.push('pref');
    else if (/^encoding$/i.test(key)) encoding = value.toLowerCase();
    else if (/^charset$/i.test(key)) charset = value.toLowerCase();
  }
  if (types.includes('quoted-printable')) encoding = 'quoted-printable';
  let value = line.slice(colon + 1);
  if (encoding === 'quoted-printable') value = decodeBytes(quotedPrintable(value), charset);
  return { group: dot > 0 ? head.slice(0, dot) : '', name, types, value };
}

function findsOf(card: readonly Property[]): Find[] {
  const finds: Find[] = [];
  const add = (field: Find['field'], value: string, property: Property, label = '', confidence = 0.95) => {
    if (value.trim())
      finds.push(
        find(
          field,
          value,
          confidence,
          {
            source: 'vcard',
            text: `vCard ${property.name}${property.types.length ? ` (${property.types.join(', ')})` : ''}`,
          },
          { label },
        ),
      );
  };
  const one = (name: string) => card.find((p) => p.name === name && p.value.trim());
  const structured = one('N');
  const organisation = one('ORG');
  const whole = one('FN');
  const [family = '', given = ''] = structured ? parts(structured.value) : [];
  if (structured && (given || family)) {
    add('firstName', given.replace(/\s+[A-Z]\.?$/, ''), structured);
    add('lastName', family, structured);
    // A firm's card has its name in place of a person's.
  } else if (whole && text(whole.value) !== parts(organisation?.value ?? '')[0]) add('name', text(whole.value), whole);
  if (organisation) add('companyName', parts(organisation.value)[0] ?? '', organisation);
  const title = one('TITLE');
  if (title) add('jobTitle', text(title.value), title);
  for (const property of preferred(card, 'EMAIL'))
    add('email', text(property.value).replace(/^mailto:/i, ''), property);
  for (const property of preferred(card, 'TEL')) phone(property, add);
  for (const property of preferred(card, 'ADR').slice(0, 1)) address(property, add);
  const url = preferred(card, 'URL')[0];
  if (url) add('website', text(url.value), url);
  for (const property of card.filter((p) => p.name === 'NOTE').slice(0, 3))
    add('notes', text(property.value), property);
  return finds;
}

function preferred(card: readonly Property[], name: string): Property[] {
  const all = card.filter((p) => p.name === name && p.value.trim());
  return [...all.filter((p) => p.types.includes('pref')), ...all.filter((p) => !p.types.includes('pref'))];
}

type Add = (field: Find['field'], value: string, property: Property, label?: string, confidence?: number) => void;

function phone(property: Property, add: Add): void {
  const { types } = property;
  const value = text(property.value).replace(/^tel:/i, '');
  if (types.includes('fax')) add('fax', value, property, 'fax', 0.7);
  else if (types.includes('pager') || types.includes('modem') || types.includes('isdn')) return;
  else if (types.includes('cell') || types.includes('iphone')) add('phone', value, property, 'mobile');
  else if (types.includes('work')) add('phone', value, property, 'work');
  else if (types.includes('home')) add('phone', value, property, 'home');
  else add('phone', value, property);
}

function address(property: Property, add: Add): void {
  const [box = '', extended = '', street = '', city = '', state = '', code = '', country = ''] = parts(property.value);
  const [main = '', ...below] = (street || box || extended).split(/\s*\n\s*/);
  add('street', main, property);
  if (below.length) add('street2', below.join(', '), property);
  // Outlook and Evolution put the name of the office there, others the suite; both belong in the second line.
  if (extended && extended !== main && !below.length) add('street2', extended, property);
  add('city', city.replace(/\s*\n\s*/g, ', '), property);
  add('state', state, property);
  add('postalCode', code, property);
  if (country) add('country', countryOf(country) || country, property);
}

/** Components of a structured value; ";" and "," may be escaped. */
function parts(value: string): string[] {
  return value.split(/(?<!\\)(?:\\\\)*;/).map(text);
}

/** Unescaped text (RFC 6350 3.4). */
function text(value: string): string {
  return value
    .replace(/\\([nN,;:\\])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
    .replace(/\r\n?/g, '\n')
    .trim();
}
