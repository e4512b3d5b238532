import { isFirstName } from '../../lead/first-names.ts';
import { nameLikeness } from './remembered.ts';
import { titleWord } from './text/title-words.ts';

/** A given name, initials, and one or two family names in capitals: each piece bounded. */
const sequence =
  /(?<![\p{L}\p{N}@'’-])(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev)\.? )?(\p{Lu}[\p{Ll}'’-]{1,15})(?: (?:\p{Lu}\.){1,2}| \p{Lu}(?= ))?(?: ["“(]\p{Lu}\p{Ll}{1,12}["”)])?(?: (?:de|van|von|der|la|del|di|Mc|O['’])?\p{Lu}[\p{L}'’-]{1,20}){1,2}(?![\p{L}\p{N}@])/gu;
/** A name has two words at least: most lines have no second one that begins with a capital. */
const secondWord = / (?:de|van|von|der|la|del|di)?[^\0-@[-\x7f]/;
/** What follows a name of a place or a firm, not of a person. */
const notAfter =
  /^(?:[ ,]{1,2}(?:st|street|ave|avenue|rd|road|blvd|dr|drive|ln|lane|way|inc|llc|ltd|co(?!-)|corp|company|group|associates|university|college|school|stadium|academy|symphony|film|festival|chevrolet|buick|ford|toyota|honda|hospital|center|centre|park|church|hall|foundation|award|hotel|county|beach|island|building|house|and sons|& sons|& associates)\b|['’]s [A-Z])/i;

export interface NameInText {
  readonly text: string;
  readonly start: number;
}

/** Last words of places and firms that begin with what is a given name too ("Beverly Hills", "Bradford Networks"). */
const notLast =
  /(?:^|[ -])(?:st|street|ave|avenue|rd|road|dr|drive|blvd|ln|lane|stadium|academy|symphony|festival|chevrolet|buick|communities|hills?|glen|heights|park|beach|springs|falls|creek|county|memorial|networks?|systems|careers|build|builders|group|partners|associates|realty|homes|hospital|university|college|school|church|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY)$/i;
/** What people are called at work, as it stands after or under a name. */
const work =
  /^[\s,–—|-]{0,4}(?:the )?(?:[\p{L}/&]{2,20} ){0,3}(?:owner|founder|president|ceo|cfo|coo|cto|chair(?:man|woman)?|director|manager|principal|partner|estimator|foreman|supervisor|engineer|designer|architect|attorney|lawyer|realtor|broker|agent|consultant|advisor|specialist|coordinator|assistant|administrator|secretary|treasurer|representative|technician|doctor|dentist|nurse|physician|therapist|instructor|professor|editor|officer|associate|accountant|controller|superintendent|carpenter|plumber|electrician|stylist|md|m\.d|dds|d\.d\.s|rn|phd|cpa|esq)\b/iu;

/** A line that is one name and nothing else, told by the job named under it or beside it. */
export function nameAtWork(line: string, next: string): string {
  // One word alone is never likely enough.
  if (!line.includes(' ')) return '';
  const [name = '', ...rest] = line.split(/,| ?[–—-] | \| /);
  const bare = name.trim();
  if (bare.length < 5 || bare.length > 40 || nameLikeness(bare) < 0.5 || notLast.test(bare)) return '';
  const after = rest.join(', ').trim();
  return (after ? work.test(after) : next.length <= 80 && work.test(next)) ? bare : '';
}

/** "Présidente : Solange Roy", "Office Manager: Deb Lang": who holds an office. */
export function nameOfOffice(line: string): NameInText | undefined {
  const match = /^[\s•·*–-]{0,4}(\p{L}[^:]{2,40}?)\s?:\s{1,3}(\p{Lu}[\p{L}\p{M} .'’-]{4,40})$/u.exec(line);
  const [, held = '', name = ''] = match ?? [];
  return titleWord.test(held) && name.includes(' ') && nameLikeness(name) >= 0.5 && !notLast.test(name)
    ? { text: name, start: line.length - name.length }
    : undefined;
}

/** Offices that stand right before a name, with a capital. */
const office =
  /^(?:Vice|Mayor|President|Chair(?:man|woman|person)?|Director|Manager|Commissioner|Senator|Councilm(?:an|ember)|Councilwoman|Governor|Sheriff|Chief|Captain|Coach|Pastor|Father|Sister|Judge|Attorney|Superintendent|Principal|Supervisor|Trustee|Treasurer|Secretary|Professor|Founder|Owner|Partner|Contact|Call|Ask|Email|Meet|By|From|With|Chef|Author|Agent|Realtor|Broker|Doctor|Officer|Sergeant|Lieutenant|Administrator|Editor|Minister|Représentante?|Présidente?|Directeur|Directrice)$/;
const nickname = / ["“(‘'][\p{L} ]{2,14}["”)’'] /u;

/** People's names in running text: only those that begin with a known given name. */
export function namesInText(text: string): NameInText[] {
  const found: NameInText[] = [];
  if (!secondWord.test(text)) return found;
  sequence.lastIndex = 0;
  for (let match = sequence.exec(text); match; match = sequence.exec(text)) {
    const [whole, first = ''] = match;
    const { lastIndex } = sequence;
    const titled = /^(?:Dr|Prof|Rev)\b/.test(whole);
    if (!titled && office.test(first)) {
      // "Vice Mayor Carol Garcia": the name begins behind the office.
      sequence.lastIndex = match.index + first.length;
      continue;
    }
    sequence.lastIndex = lastIndex;
    if (
      !(isFirstName(first) || titled) ||
      notAfter.test(text.slice(match.index + whole.length, match.index + whole.length + 24))
    )
      continue;
    const words = whole.split(' ');
    // "Jon Gunderson Sales" ends where the name does.
    for (let end = words.length; end >= 2; end -= 1) {
      const name = words
        .slice(0, end)
        .join(' ')
        .replace(/['’]s$|[-–'’]+$/, '');
      if (notLast.test(name)) break;
      if (nameLikeness(name.replace(nickname, ' ')) < (titled ? 0.6 : 0.8)) continue;
      const couple = /(\p{Lu}\p{Ll}{1,14}) (?:&|and) $/u.exec(text.slice(Math.max(0, match.index - 24), match.index));
      const both = couple?.[1] && isFirstName(couple[1]) ? `${couple[0]}${name}` : name;
      found.push({ text: both, start: match.index - (both.length - name.length) });
      break;
    }
    if (found.length > 200) break;
  }
  return found;
}
