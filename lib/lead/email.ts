import { percentDecoded } from './percent.ts';
/** An address found in a text, lower case where the case says nothing (the domain), percent-decoded. */
export interface FoundEmail {
  readonly email: string;
  readonly start: number;
  readonly end: number;
}

// Local part and domain are limited as RFC 5321 4.5.3.1 limits them, which also bounds the search.
const plain =
  /(?<![\p{Script=Latin}\p{N}._+'-])[\p{Script=Latin}\p{N}](?:[\p{Script=Latin}\p{N}._+'&=~-]|%[2-7][0-9A-Fa-f]){0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}[\p{L}]{2,24}/gu;
const encodedAt = /%40/gi;
// "name [at] domain [dot] com": only bracketed "at", or "(at)", so that prose never becomes an address.
const guarded =
  /[\p{L}\p{N}][\p{L}\p{N}._+-]{0,40} ?(?:\[ ?at ?\]|\( ?at ?\)|\{ ?at ?\}|<at>) ?[\p{L}\p{N}-]{1,40}(?: ?(?:\[ ?dot ?\]|\( ?dot ?\)|\{ ?dot ?\}|\.| dot ) ?[\p{L}\p{N}-]{2,24}){1,3}/giu;
const image = /\.(?:png|jpe?g|gif|svg|webp|css|js)$/i;

/** All e-mail addresses in a text, in order, each once per place. Bounded: linear in the length of the text. */
export function findEmails(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  if (text.includes('@') || text.includes('%40')) {
    // "%40" has three characters for one: pad, so that places stay those of the original text.
    const source = text.replace(encodedAt, '@\u0000\u0000');
    const compact = source.includes('\u0000') ? undefined : source;
    if (compact !== undefined) collect(compact, 0, found);
    else for (const part of encodedParts(text)) collect(part.text, part.start, found, part.grown);
  }
  if (/\bat ?[\])}>]/i.test(text)) {
    guarded.lastIndex = 0;
    for (const match of text.matchAll(guarded)) {
      const email = match[0]
        .replace(/ ?(?:\[ ?at ?\]|\( ?at ?\)|\{ ?at ?\}|<at>) ?/i, '@')
        .replace(/ ?(?:\[ ?dot ?\]|\( ?dot ?\)|\{ ?dot ?\}| dot ) ?/gi, '.')
        .replace(/ /g, '');
      const clean = normalEmail(email);
      if (clean) found.push({ email: clean, start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** Pieces of a text between blanks, those with "%40" decoded; `grown` is by how much the original is longer. */
function* encodedParts(text: string): Iterable<{ text: string; start: number; grown: number }> {
  for (const match of text.matchAll(/[^\s]{1,2000}/g)) {
    const decoded = match[0].replace(encodedAt, '@');
    yield { text: decoded, start: match.index, grown: match[0].length - decoded.length };
  }
}

function collect(text: string, offset: number, found: FoundEmail[], grown = 0): void {
  plain.lastIndex = 0;
  for (const match of text.matchAll(plain)) {
    const email = normalEmail(match[0]);
    if (!email) continue;
    found.push({ email, start: offset + match.index, end: offset + match.index + match[0].length + grown });
  }
}

/**
 * One address as it should be kept: percent-decoded, without `mailto:` and query, trimmed of quotes and brackets,
 * domain in lower case. '' when the text is no address.
 */
export function normalEmail(text: string): string {
  let value =
    text
      .trim()
      .replace(/^mailto:/i, '')
      .split('?')[0] ?? '';
  value = percentDecoded(value)
    .replace(/^[\s<("'“‘.-]{1,5}/u, '')
    .replace(/[\s>)"'”’.,;:]{1,5}$/u, '');
  const at = value.lastIndexOf('@');
  if (at < 1 || at > 64 || value.length > 254) return '';
  const local = value.slice(0, at);
  const domain = value.slice(at + 1).toLowerCase();
  if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}\p{L}{2,24}$/u.test(domain)) return '';
  if (!/^[\p{L}\p{N}._%+'&=~!#$*/?^`{|}-]{1,64}$/u.test(local) || image.test(domain)) return '';
  return `${/[A-Z]/.test(local) ? local.toLowerCase() : local}@${domain}`;
}
