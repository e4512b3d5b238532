import { looksLikeName } from '../../../lead/name.ts';
import type { Find } from '../finds.ts';
import { companyWord } from '../firm-words.ts';
import { lineOf } from './beside-person.ts';
import { titleWord } from './title-words.ts';

/** What remains of a line when its number is taken out. */
const contactWord =
  /^(?:tel|tél|téléphone|telephone|phone|fax|mobile?|móvil|movil|mobil|handy|cell|cellulaire|portable|office|direct|poste|ext|email|e-mail|courriel|web|toll free|main)\b|^(?:home|work|day(?:time)?|evening|night|alt(?:ernate)?|other|best|primary|secondary)(?: (?:phone|number|#))?[:.]?$/i;

/** The words of a line of a signature, without addresses of mail, sites, numbers and what announces them, by the bars between them. */
export function piecesOf(rest: string): string[] {
  const bare = rest
    .replace(/\S{1,80}@\S{1,120}/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S{1,200}/gi, ' ')
    .replace(/\b[ocmtpfdhw]\s?[.:]?\s{0,3}(?=[+(]?\d{2})/gi, ' ')
    .replace(/(?:\+|\b)?[\d(][\d().+\s/-]{6,24}\d(?:\s{0,2}(?:x|ext\.?)\s?\d{1,6})?/gi, ' ')
    .replace(
      /\b(?:tel|telephone|phone|ph|mobile|mob|cell|office|direct|fax|email|e-mail|web|website|main|toll free)\s?[.:]?(?=\s*$|\s*\|)|\b(?:tel|phone|mobile|cell|office|direct|fax|email|e-mail|web|website)\s?[.:](?=\s|$)|\b[ew]\s?:(?=\s|$)/gi,
      ' ',
    );
  const pieces = bare
    .split(/\s[|•·]\s|\s{3,}|\s[–—-]\s|\|/)
    // "i. A." and "ppa." say on whose behalf somebody signs; "of" says where they work.
    .map((p) =>
      p
        .replace(/^[\s|•·,;:()-]+|[\s|•·,;:(-]+$/g, '')
        .replace(/^(?:i\. ?[AV]\.|ppa\.|p\.p\.|of|at|with) /, '')
        .trim(),
    )
    .filter((p) => /\p{L}{2}/u.test(p) && !/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(p));
  return pieces
    .filter((piece) => piece.length > 14 || titleWord.test(piece) || !contactWord.test(piece))
    .flatMap((piece) => nameAndJob(piece));
}

/** "Lynette Pettifer Controller": the job right behind the name is a piece of its own. */
function nameAndJob(piece: string): string[] {
  const [, name = '', job = ''] = /^(\p{Lu}[^\s.]+ \p{Lu}\S+) (\p{Lu}[^,]{3,40})$/u.exec(piece) ?? [];
  return job && titleWord.test(job) && !titleWord.test(name) && !companyWord.test(piece) && looksLikeName(name) >= 0.8
    ? [name, job]
    : [piece];
}

/** Whether the lines behind an empty one still belong to a card: short ones, among them a number, an address or a site. */
export function continues(lines: readonly string[], from: number): boolean {
  const next: string[] = [];
  for (let i = from; i < Math.min(lines.length, from + 7); i++) {
    const text = lines[i]?.trim() ?? '';
    if (!text) break;
    next.push(text);
  }
  if (!next.length || next.some((l) => l.length > 110 || /[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u.test(l))) return false;
  return (
    next.some((l) => /\d{3}[-. )]{1,2}\d{4}|@|www\.|\b\d{5}\b/.test(l)) &&
    !next.some((l, i) => i < 2 && looksLikeName(l) >= 0.85)
  );
}

/** How lines begin that stand beside somebody's card and are not part of it. */
export const notOfCard: RegExp =
  /^(?:sent from|get outlook|confidential|this e-?mail|please|hours|mon|we are|follow us|visit|book|schedule|click|licensed|lic|new lead|lead (?:from|via)|new contact|contact details|message|inquiry|hello|hi|dear|subject|re|note)\b/i;

/** Some words that begin small are what somebody noted: "wants a bid on the porch". */
export const noted: RegExp = /^\p{Ll}\S*(?: \S+){3}/u;

/** Whom to call instead. */
export const ofAnother: RegExp =
  /\b(?:my|our|his|her) (?:executive )?(?:assistant|scheduler|secretary|office manager|coordinator|team)\b|^(?:after[- ]hours|emergency|24.hour|support|help ?desk|dispatch)\b|^(?:to|for) (?:schedul|book|billing|service|emergenc)/i;

/** What a note says under the number and the address is no firm unless something shows it to be one. */
export function belowContacts(index: number, finds: readonly Find[]): boolean {
  return (
    finds.some((f) => f.field === 'street') &&
    finds.some((f) => (f.field === 'phone' || f.field === 'email') && lineOf(f) > 0 && lineOf(f) <= index)
  );
}
