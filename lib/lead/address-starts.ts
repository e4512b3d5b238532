const gap =
  /\n[ \t]{0,20}\n(?=[ \t]{0,10}(?:[\p{Lu}][\p{L}.'’ -]{1,30},? {1,3}(?:[A-Z]{2}|\p{Lu}\p{L}{3,12}(?: \p{Lu}\p{L}{3,9})?)\.?,? {1,3}(?:\d{5}\b|[A-Z]\d[A-Z] ?\d[A-Z]\d)|(?:\p{Lu}[\p{L} ]{2,24},? )?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|[A-Z]\d[A-Z] ?\d[A-Z]\d\b|(?:[A-Z]{1,2}-)?\d{4,5} \p{Lu}\p{Ll}+[^\n]{0,30}\n|(?:Suite|Ste\.?|Unit|Apt\.?) #?\w{1,6}[ ,]{0,2}\n))/gu;
const numbered =
  /(?<![\p{L}\p{N}_$€£¥#:./@+-]|\d[, ]|: ?[("])(?:-?\d{1,6}(?:[-–]\d{1,5})?[A-Za-z]?(?: 1\/2|½)?|[NSEW]\d{1,5} ?[NSEW]\d{2,6}|[NSEW]\d{3,5}),?[ \t\u00a0]{1,3}(?=[\p{L}\d"“#]|[-–] ?\d{1,3}[A-Za-z]{0,2} (?:[Ss]t|[Aa]ve))/gu;
const boxed = /\b(?:p\.? ?o\.? ?box|post office box|rural route|rr|hc) {0,2}#?\d/gi;
const routed =
  /\b(?:(?:us|u\.s\.|state|county|old|n\.?|s\.?|e\.?|w\.?) )?(?:highway|hwy|route|rte|county road|state road)\.? #?\d{1,4}\b/gi;
/** A phone and, right behind it, the number of a house: "415-555-0142 742 Cedar Terrace"; seven digits are no unit and house on "5 Ave". */
const phoneBefore =
  /(?<![\d$#./@+-])(?:(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}|\d{10}|\d{3}-\d{4}(?=[ ,]{1,3}\d{1,6} (?!(?:st|street|ave?|avenue)\b)))(?=[ ,\t]{1,3}\d{1,6}[A-Za-z]? \p{L})/giu;
/** "© 2019–2026": no number of a house. */
const copyrightYears = /(?:©|\bcopyright\b|\(c\))[ \t]{0,2}(?:\d{4} ?[-–,] ?)?\d{4}/gi;

/**
 * A text without the numbers that are no house's: telephones and the years of a copyright before one are blanks. A blank line
 * between a street and its town is a line end alone. Every place in it is the same as in the text.
 */
export function withoutOtherNumbers(text: string): string {
  const plain = text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    // "Québec (QC) G1K 9H2"
    .replace(/\(([A-Z]{2})\)(?= {0,2}[A-Z]\d[A-Z])/g, ' $1 ')
    // Paragraphs part what belongs together: an empty line before a town with its code says nothing.
    .replace(gap, (blank) => `${' '.repeat(blank.length - 1)}\n`)
    .replace(copyrightYears, blanks);
  return /\d{4}[ ,\t]{1,3}\d/.test(plain) ? plain.replace(phoneBefore, blanks) : plain;
}

const blanks = (part: string) => ' '.repeat(part.length);

/** Where an address may begin, in order: numbers of houses, boxes and roads. At most 1,500 of each. */
export function* starts(text: string): Iterable<number> {
  const all: number[] = [];
  for (const pattern of [numbered, boxed, routed]) {
    let n = 0;
    for (const match of text.matchAll(pattern)) {
      if (++n > 1500) break;
      // "Suite\n320 Santa Monica": the number is the suite's.
      if (
        pattern === numbered &&
        /\b(?:suite|ste|unit|apt|flat|shop|level|room|rm|floor|bldg|box|no)\.?[ \t]{0,3}\n?[ \t]{0,3}$/i.test(
          text.slice(Math.max(0, match.index - 14), match.index),
        )
      )
        continue;
      // The end of a phone number.
      if (/^\d{3}-\d{4}\b/.test(match[0]) && /\d{3}\)? $/.test(text.slice(Math.max(0, match.index - 5), match.index)))
        continue;
      all.push(match.index);
    }
  }
  yield* all.sort((a, b) => a - b);
}
