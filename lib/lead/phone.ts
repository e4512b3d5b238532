import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { Phone, PhoneType } from './lead.ts';
import { percentDecoded } from './percent.ts';
import { northAmerican } from './show-phone.ts';

/** A number found in a text; `start` and `end` include its extension. */
export interface FoundPhone {
  readonly phone: Phone;
  readonly start: number;
  readonly end: number;
}

/** More numbers than this in one text are a list to choose from elsewhere, not somebody's phones; it bounds the time. */
const mostNumbers = 400;

const extension =
  '(?: ?\\(?(?:work|office|home|cell)\\)?)?(?:[ \\t\\u00a0]{0,3}[,;]?[ \\t\\u00a0]{0,3}(?:;ext=|e?xt(?:ensi(?:o|ó)n)?n?\\.?:?|#|x|int\\.?|anexo|poste|durchwahl|dw\\.?|доб\\.?)[ \\t\\u00a0.:#-]{0,3}(\\d{1,7})(?![\\d-]|[ ]?[-:/][ ]?\\d))';
const extensionAtEnd = new RegExp(`${extension}\\D{0,3}$`, 'iu');
const dash = '[-.‐‑‒–—―−/ \\u00a0\\u2009\\u202f\\t~()\\[\\]]';
// North American shape first, so that a number beside a number stays two numbers; then any digits with separators.
const american = '(?:\\+?1[-. \\u00a0]{0,2})?\\(?\\d{3}\\)?[-./ \\u00a0]{0,2}\\d{3}[-./ \\u00a0]{0,2}\\d{4}';
/** "(202) 623-3900Fax: …": pages lose the blank between a number and the next label. */
const notMore = '(?=(?:fax|tel|phone|toll|e-?mail|mobile|cell|office|direct)\\b)';
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}_$€£¥%=&?#@/+-]|[\\p{N}][.:,])(?:${american}(?:${extension}|${notMore}|(?![\\p{L}\\d_%@]|[-.]\\d))|(?:\\+|00(?=[1-9]))?(?:[([]{1,2} ?)?\\+?\\d(?:${dash}{0,4}\\d){5,16}(?:${extension}|${notMore}|(?![\\p{L}\\d_%@])))`,
  'giu',
);
const vanity =
  /(?<![\p{L}\p{N}])(?:\+?1[-. ]?)?\(?([2-9]\d{2})\)?[-. ]([A-Z]{7,10}|[A-Z]{3,4}-[A-Z]{3,6}|[A-Z]{2,6}-\d{1,5}|[A-Z0-9]{3}-[A-Z0-9]{4})(?![\p{L}\p{N}])/gu;
const keypad = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const keys = '22233344455566677778889999';

/** Six digits near each other, or three before a word in capitals: no other text holds a number. */
const mayHold = /(?:\d\D{0,4}){5}\d|[2-9]\d\d\)?[-. ][A-Z\d]{2}/;

/** What makes digits something other than a phone, when it stands right before them. */
const otherNumber =
  /(?:\b(?:mls(?:id)?|listing|order|invoice|claim|policy|ref(?:erence)?|ticket|account|acct|case|job|lead|form|(?<!caller )id|vin|sku|item|apn|parcel|lic(?:en[cs]e)?|ein|vat|abn|acn|siret|siren|npi|zip|po box|serial|model|tracking|confirmation|isbn|issn|dot|mc|permit|reg(?:istration)?|badge)(?:[ _-]?(?:number|num|no|nr|id|code))?|n[°º]|№)[ \t.:#-]{0,4}$/i;
const dateLike =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})|(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}|\d{8})(?=$|[ \t])|^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=\D|$)|^\d{4} ?[-–] ?(?:19|20)\d{2}$|^\d{5}-\d{4}$|^\d{3}-\d{2}-\d{4}$/;
const ipLike = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

const typeWords: readonly [RegExp, PhoneType][] = [
  [/\b(?:fax|telefax|facsimile|télécopie|telecopie)\b/i, 'fax'],
  [
    /\b(?:cell(?:ular|phone|ulare|ulaire)?|cel|mobile?(?:phone)?|mob|handy|mobil(?:e|nummer|telefon)?|m[oó]vil|celular|portable|telem[oó]vel|gsm|natel|sms|text|whatsapp|wireless)\b/i,
    'mobile',
  ],
  [/\b(?:home|house|privat|domicile|particular|casa|thuis|hm|evening|night)\b/i, 'home'],
  [
    /\b(?:work|office|off|business|travail|bus|wk|ofc|direct|dir|desk|büro|buero|bureau|oficina|trabajo|trabalho|ufficio|kantoor|werk|professionnel|gesch[aä]ft(?:lich)?|dienstlich|company|hq|headquarters|daytime|day)\b/i,
    'work',
  ],
];
const typeLetters: readonly [RegExp, PhoneType][] = [
  [/(?:^|[\s|,;(•·/])F[.:)][\s:]{0,3}$/i, 'fax'],
  [/(?:^|[\s|,;(•·/])[CM][.:)#][\s:]{0,3}$/i, 'mobile'],
  [/(?:^|[\s|,;(•·/])H[.:)#][\s:]{0,3}$/i, 'home'],
  [/(?:^|[\s|,;(•·/])[OWD][.:)#][\s:]{0,3}$/i, 'work'],
];

const letterTypes: Readonly<Record<string, PhoneType>> = {
  C: 'mobile',
  M: 'mobile',
  F: 'fax',
  O: 'work',
  H: 'home',
  W: 'work',
  D: 'work',
};

/** The kind of phone that a label names ("Cell", "Tél. bureau", "F:"), if any. */
export function phoneTypeOf(label: string): PhoneType | undefined {
  const short = label.slice(-60);
  for (const [words, type] of typeWords) if (words.test(short)) return type;
  for (const [letters, type] of typeLetters) if (letters.test(short)) return type;
  return undefined;
}

/**
 * All phone numbers of a text, in order, with type and extension where the text gives them.
 * `country` (ISO 3166-1 alpha-2) says how national numbers are read; without it only international
 * and North American looking ones are found, the latter kept as digits with +1.
 * Dates, times, sums, web addresses and labelled identifiers are left alone.
 */
export function findPhones(text: string, country?: string): FoundPhone[] {
  const source = halfWidth(text);
  const found: FoundPhone[] = [];
  if (!mayHold.test(source)) return found;
  candidate.lastIndex = 0;
  let tried = 0;
  for (const match of source.matchAll(candidate)) {
    if (++tried > mostNumbers) break;
    const body = trimmed(match[0]);
    const start = match.index + body.skipped;
    const before = source.slice(Math.max(0, start - 40), start);
    const after = source.slice(start + body.text.length, start + body.text.length + 24);
    for (const part of split(body.text)) {
      if (!plausible(part.text, before, after, part.text === body.text)) continue;
      const phone = parsePhone(part.text, country);
      if (!phone || !believable(phone, part.text, before, country)) continue;
      const from = start + part.offset;
      const type = typeAround(source, from, from + part.text.length) ?? phoneTypeOf(part.text);
      found.push({ phone: type ? { ...phone, type } : phone, start: from, end: from + part.text.length });
    }
  }
  for (const match of source.matchAll(vanity)) {
    if (found.length > mostNumbers) break;
    if (
      !/[A-Z]{2}/.test(match[2] ?? '') ||
      found.some((f) => f.start < match.index + match[0].length && f.end > match.index)
    )
      continue;
    const phone = parsePhone(match[0], country);
    if (!phone) continue;
    const type = typeAround(source, match.index, match.index + match[0].length);
    found.push({ phone: type ? { ...phone, type } : phone, start: match.index, end: match.index + match[0].length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * One number from a field, link or line: E.164 where the country is known or given, else the digits as written.
 * Undefined when there are fewer than six digits. `tel:` and vanity letters are understood.
 */
export function parsePhone(text: string, country?: string): Phone | undefined {
  let value = halfWidth(text.slice(0, 120))
    .trim()
    .replace(/^(?:tel|callto|sms|phone)\s?:\/{0,2}/i, '');
  if (/%[0-9a-f]{2}/i.test(value)) value = percentDecoded(value);
  const ext = extensionAtEnd.exec(value);
  let extensionDigits = '';
  if (ext?.[1] && digitsOf(value.slice(0, ext.index)).length >= 7) {
    extensionDigits = ext[1];
    value = value.slice(0, ext.index);
  }
  const letters = /^(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?(?=[A-Z0-9-]{7,12}$)(?=[^A-Z]{0,11}[A-Z])/i.test(value.trim());
  if (letters) {
    const whole = value.trim().replace(/[a-z]/gi, (c) => keys[keypad.indexOf(c.toUpperCase())] ?? '');
    const digits = digitsOf(whole);
    // Vanity words may be longer than the number; the surplus is not dialled.
    value = digits.startsWith('1') ? digits.slice(0, 11) : digits.slice(0, 10);
  }
  value = value.replace(/^\(\+/, '+(').replace(/^\+\((\d{1,3})\)/, '+$1 ');
  const digits = digitsOf(value);
  if (digits.length < 6 || digits.length > 17) return undefined;
  const extra = extensionDigits ? { extension: extensionDigits } : {};
  const international = value.trim().startsWith('+');
  if (northAmerican.has(country ?? '') && !international) {
    if (digits.length === 10 && digits[0] !== '0') return { number: `+1${digits}`, ...extra };
    if (digits.length === 11 && digits[0] === '1') return { number: `+${digits}`, ...extra };
  }
  if (!country && !international && /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits)) {
    return { number: `+1${digits.slice(-10)}`, ...extra };
  }
  const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = parse(value, region);
  // Digits that the country's plan does not know stay as written: a wrong country code would hide the mistake.
  const whole = (number: PhoneNumber) =>
    (digits.length >= 7 && number.isValid()) || (digits.length >= 9 && number.isPossible());
  if (parsed && (international || whole(parsed))) return { number: parsed.number, ...extra };
  return { number: international ? `+${digits}` : digits, ...extra };
}

/** As people of that country write it: national form at home, international form abroad; unchanged if unknown. */
export function formatPhone(phone: Phone | string, country?: string): string {
  const { number, extension: ext } = typeof phone === 'string' ? { number: phone, extension: undefined } : phone;
  const parsed = number.startsWith('+') ? parse(number, undefined) : undefined;
  const home =
    parsed &&
    country &&
    (parsed.country === country || (parsed.countryCallingCode === '1' && northAmerican.has(country)));
  const shown = !parsed ? number : home ? parsed.formatNational() : parsed.formatInternational();
  return ext ? `${shown} ext. ${ext}` : shown;
}

const numbers = new Map<string, PhoneNumber | undefined>();
/** As many numbers as a page may have; then all are forgotten. */
const mostNumbersKept = 1000;

/** Finding, believing, comparing and showing a number ask the same of it; to ask costs much. */
function parse(value: string, region: CountryCode | undefined): PhoneNumber | undefined {
  const key = `${region ?? ''} ${value}`;
  if (numbers.has(key)) return numbers.get(key);
  if (numbers.size >= mostNumbersKept) numbers.clear();
  const number = parsePhoneNumberFromString(
    value,
    region ? { defaultCountry: region, extract: false } : { extract: false },
  );
  numbers.set(key, number);
  return number;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Full-width digits and signs as East Asian keyboards make them, same length as the original. */
function halfWidth(text: string): string {
  return /[\uff00-\uff5e\u0660-\u0669]/.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/[٠-٩]/g, (c) => String(c.charCodeAt(0) - 0x660))
    : text;
}

function trimmed(text: string): { text: string; skipped: number } {
  const skipped = /^[[\]() ]{0,3}(?=[([]?[+\d])/.exec(text)?.[0].replace(/[([] ?$/, '').length ?? 0;
  return { text: text.slice(skipped).replace(/[\s(/[-]{1,4}$/, ''), skipped };
}

const formatted = /(?<![\d.-])(?:\+?1[-. ]{0,2})?(?:\(\d{3}\)[-. ]{0,2}|\d{3}[-.] ?)\d{3}[-. ]\d{4}(?![\d-])/g;

/** "303-555-0142 / 720-555-0103" are two numbers, and "Unit 5 303-555-0142" is one: the formatted ones of a run of digits. */
function split(text: string): { text: string; offset: number }[] {
  const inner = [...text.matchAll(formatted)].map((m) => ({ text: m[0], offset: m.index }));
  const one = inner.length === 1 && inner[0];
  if (inner.length > 1) return inner;
  if (one && one.offset > 1 && /\d\.?(?:[ /,\t]{1,3}| [-–—] )$/.test(text.slice(0, one.offset))) return [one];
  return [{ text, offset: 0 }];
}

const american10 = /^(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}$/;
/** The number of a house and its street, written in one breath with the phone. */
const houseBehind = /^[ \t]{1,2}\d{1,6}[A-Za-z]? \p{L}/u;

function plausible(text: string, before: string, after: string, whole: boolean): boolean {
  // "37401 - 37424" is a range of postal codes.
  if (dateLike.test(text) || ipLike.test(text) || /^\d{5} ?[-–] ?\d{5}$/.test(text)) return false;
  if (
    whole &&
    /^(?:[ \t]{0,2}(?:[:+]\d|\d|%)|[a-z]{0,2}@)/i.test(after) &&
    !/^[ \t]{1,2}\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}/.test(after) &&
    !(american10.test(text) && houseBehind.test(after))
  )
    return false;
  if (/^\d{8} ?\d{2}$/.test(text) && /^:\d/.test(after)) return false;
  if (/^(?:(?:19|20)\d{2}[-/]\d{2}[-/]\d{2}|\d{2}[-/]\d{2}[-/]\d{4}|\d{8})[ \t]/.test(text)) return false;
  if (/^\d{1,6}\.\d{4,}$/.test(text)) return false;
  if (
    /^\d{1,3}(?:[. ]\d{3}){1,4}$/.test(text) &&
    /(?:[$€£¥]|\b(?:usd|eur|chf|price|budget|sum|total|cost))[ :]{0,3}$/i.test(before)
  )
    return false;
  if (
    /(?:[$€£¥])[ ]{0,2}$/.test(before) ||
    /^[ ]{0,2}(?:[$€£¥%]|(?:usd|eur|sq|sf|acres?|miles?|km|bytes?|users?|people|years?)\b)/i.test(after)
  )
    return false;
  const opened = (text.match(/[([]/g) ?? []).length;
  const closed = (text.match(/[)\]]/g) ?? []).length;
  if (opened !== closed || opened > 1) return false;
  return !otherNumber.test(before);
}

/** Whether these digits are a phone number and not just digits: plan rules for bare ones, shape for formatted ones. */
function believable(phone: Phone, text: string, before: string, country: string | undefined): boolean {
  const { number } = phone;
  const labelled =
    /\b(?:tel|t[eé]l|phone|ph|call(?:back)?|mobile|mob|cell|fax|contact|telefon|tel[eé]fono|telefone|fon|handy|whatsapp|sms|text|m[oó]vil|tfno|tlf|tlfn)[a-zé]{0,8}\.?[ \t:#.-]{0,4}(?:\(?(?:number|no|num|is)\)?[ .:]{0,3})?$/i.test(
      before,
    );
  const grouped = /\d[^\d]+\d/.test(text.replace(/^\+?1[-. ]/, ''));
  const digits = digitsOf(text);
  if (number.startsWith('+1') && number.length === 12) {
    if (/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(number)) return grouped || labelled || northAmerican.has(country ?? '');
    // Numbers that cannot be dialled (exchange 111, area 123) are still written as phones in samples and forms.
    return /^(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-.] ?)\d{3}[-. ]\d{4}/.test(text) || labelled;
  }
  if (!number.startsWith('+')) {
    // Without a country a national number is known by its label, or by its trunk zero and its groups.
    const trunk = grouped && /^0\d{8,10}$/.test(digits) && !/^0\d[/.-]\d/.test(text);
    return country === undefined && ((labelled && digits.length >= 7) || trunk);
  }
  const parsed = parse(number, undefined);
  if (!parsed) return labelled && digits.length >= 10 && digits.length <= 15;
  if (parsed.isValid())
    return (
      text.trim().startsWith('+') || grouped || labelled || /^0/.test(digitsOf(text)) || digitsOf(text).length >= 9
    );
  // Numbers set aside for examples are in no plan; the trunk zero and the groups still make one of the country's.
  const trunk = grouped && /^0\d{9,10}$/.test(digits) && !/^0\d[/.-]\d/.test(text);
  return parsed.isPossible() && (text.trim().startsWith('+') || (labelled && grouped) || trunk);
}

function typeAround(text: string, start: number, end: number): PhoneType | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(Math.max(lineStart, start - 28), start);
  // The label belongs to the number that follows it: only what stands after the last digits, bar or semicolon.
  const digit = lastDigit(before);
  // "555-0188 office / 555-0189 cell": behind a number a stroke begins the next.
  const stroke = digit >= 0 ? before.lastIndexOf(' / ') + 1 : 0;
  const rest = before.slice(Math.max(before.lastIndexOf('|'), before.lastIndexOf(';'), stroke - 1, digit) + 1);
  // "403-555-0118 (h) 587-555-0129 (c)": what stands in brackets behind a number is that number's.
  const own = digit >= 0 ? rest.replace(/^[ \t]{0,2}[([]\p{L}{1,10}[)\]]/u, '') : rest;
  const named = phoneTypeOf(own);
  if (named) return named;
  // "T 201-555-0110 | M 201-555-0111": a capital alone, right before the number.
  const letter = /(?:^|[\s|•·/,;(])([CMFOHWD])\s?$/.exec(own)?.[1];
  if (letter) return letterTypes[letter];
  // "h 603-555-0111 c 603-555-0112" and, at the end of its line, "404.555.0133 m".
  const small =
    /(?:^|[\s|•·/,;(])([chmw])\s?$/.exec(own)?.[1] ??
    /^ ?([chmwCHMW])[ \t]*(?:[,;|/)]|\n|$)/.exec(text.slice(end, end + 6))?.[1];
  if (small) return letterTypes[small.toUpperCase()];
  const after =
    /^[ \t]{0,2}[([]?[ \t]?(?:[-–] ?)?(?:,? ?(?:that['’]?s|it['’]?s|(?:which )?is) (?:my |the |his |her )?)?([\p{L}]{1,10})[)\]]?(?=[\s.,;|)/"”]|$)(?![ \t]{0,3}[:.#]?[ \t]{0,3}(?:[+(]|\d{3}\b|\d{10}))/u.exec(
      text.slice(end, end + 40),
    );
  // "605-555-0122 (c)".
  const bracketed = /^[ \t]{0,2}[([]([cmfohwd])[)\]]/i.exec(text.slice(end, end + 6))?.[1]?.toUpperCase();
  if (bracketed) return letterTypes[bracketed];
  const set = /^[ \t]{0,2}\(/.test(after?.[0] ?? '');
  return after?.[1] && after[1].length > 1 && !(!set && /^(?:or|and|to|text|call|day|direct|company)$/i.test(after[1]))
    ? phoneTypeOf(after[1])
    : undefined;
}

function lastDigit(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (/\d/.test(text[i] ?? '')) return i;
  return -1;
}
