import { isFirstName } from '../../lead/first-names.ts';
import { looksLikeName } from '../../lead/name.ts';

/** A given name, initials, and one or two family names in capitals: each piece bounded. */
const sequence =
  /(?<![\p{L}\p{N}@'’-])(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev)\.? )?(\p{Lu}[\p{Ll}'’-]{1,15})(?: (?:\p{Lu}\.){1,2}| \p{Lu}(?= ))?(?: ["“(]\p{Lu}\p{Ll}{1,12}["”)])?(?: (?:de|van|von|der|la|del|di|Mc|O['’])?\p{Lu}[\p{L}'’-]{1,20}){1,2}(?![\p{L}\p{N}@])/gu;
/** What follows a name of a place or a firm, not of a person. */
const notAfter =
  /^(?:[ ,]{1,2}(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|way|inc|llc|ltd|co|corp|company|group|associates|university|college|school|hospital|center|centre|park|church|hall|foundation|award|hotel|county|beach|island|building|house|and sons|& sons|& associates)\b|['’]s [A-Z])/i;

export interface NameInText {
  readonly text: string;
  readonly start: number;
}

/** People's names in running text: only those that begin with a known given name. */
export function namesInText(text: string): NameInText[] {
  const found: NameInText[] = [];
  if (!/\p{Lu}\p{Ll}/u.test(text)) return found;
  for (const match of text.matchAll(sequence)) {
    const [whole, first = ''] = match;
    if (!isFirstName(first) || notAfter.test(text.slice(match.index + whole.length, match.index + whole.length + 24)))
      continue;
    const words = whole.split(' ');
    // "Jon Gunderson Sales" ends where the name does.
    for (let end = words.length; end >= 2; end -= 1) {
      const name = words.slice(0, end).join(' ');
      if (looksLikeName(name) < 0.8) continue;
      found.push({ text: name, start: match.index });
      break;
    }
    if (found.length > 200) break;
  }
  return found;
}
