import { findAddresses } from '../../../lead/address.ts';
import { findEmails } from '../../../lead/email.ts';
import { findPhones } from '../../../lead/phone.ts';
import { fieldOfLabel, foldLabel, roleOfLabel } from '../labels.ts';
import { createAbout, listingHeading } from '../listing.ts';
import { placeFields } from '../place-fields.ts';
import { plainLabel } from '../plain-label.ts';
import { known, pairsOfLine } from './line-pairs.ts';
import { partyOnPaper } from './pair.ts';
import type { Pair } from './pairs.ts';

/** One line of a text as read: its number (from 1), its words, and whether a labelled value took it. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly taken: boolean;
}

export interface LabelledLines {
  readonly pairs: readonly Pair[];
  readonly lines: readonly TextLine[];
}

/** What stands on the buttons of a record that was copied. */
const button = /^\s*(?:edit|copy|copied|change|delete|share|save|show more|see all|view all)\s*$/i;

const footer =
  /^(?:[-_=*]{2,}\s*$|—|unsubscribe|this (?:e-?mail|message) (?:was|is|has)|you (?:are|have) rec|to (?:stop|unsubscribe|manage)|©|copyright|sent (?:from|via|by)|manage submissions|does this (?:submission|look)|view (?:in|this|online|details|lead|job|request|profile|message|on)|reply (?:to|directly)|click|log ?in|sign in|powered by|privacy|please do not reply|do not reply|if you (?:have|no longer|did)|accept or|thank you,?$|thanks,?$|regards|sincerely|best,?$|the .{1,30} team$|https?:\/\/)/i;

/** Lines of a text with their labelled values. `source` names the kind of text in the evidence. */
export function readLabelledLines(all: readonly string[], source = 'text'): LabelledLines {
  const texts = withColons(all.slice(0, 3000).map((line) => (button.test(line) ? '' : clean(line))));
  const pairs: Pair[] = [];
  const taken = new Array<boolean>(texts.length).fill(false);
  const bare = countBareLabels(texts);
  // A question or a request set in bold above each answer.
  const bold = new Set(all.slice(0, 3000).flatMap((line, i) => (/^\s{0,4}\*[^*]{3,90}\*\s*$/.test(line) ? [i] : [])));
  const questions = texts.filter((text, i) => text.endsWith('?') && nextValue(texts, i, 2) > 0).length;
  const labels = texts.slice(0, 400).filter((text) => pairsOfLine(text).some(({ label }) => known(label))).length;
  const about = createAbout(texts.slice(0, 400).join('\n'));
  const push = (label: string, value: string, n: number, quote: string) => {
    const party = about.partyOf(label);
    pairs.push({
      label,
      value,
      evidence: { source, text: `line ${n + 1}, “${label.trim().slice(0, 60)}”`, quote },
      ...(party ? { party } : {}),
    });
  };
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (!text || taken[i]) {
      if (!text && about.subject === 'other' && !texts[i + 1]?.includes(':')) about.subject = 'lead';
      continue;
    }
    const table = tableAt(texts, i);
    if (table) {
      for (const [k, label] of table.header.entries()) if (table.row[k]) push(label, table.row[k], i + 1, table.row[k]);
      taken[i] = true;
      taken[i + 1] = true;
      continue;
    }
    const found = pairsOfLine(text, labels >= 2);
    if (!found.length) {
      const answer = texts[nextValue(texts, i, 2)] ?? '';
      const posed = bold.size >= 2 && bold.has(i) && !text.endsWith('?') ? `${text}?` : text;
      const asked = questions >= 2 || bare >= 2 || posed !== text ? askedFor(posed, answer) : '';
      if ((bare >= 2 && isBareLabel(text)) || asked) {
        const next = nextValue(texts, i, 2);
        // "Customer" over "Name: …" is a heading.
        const heads = !asked && pairsOfLine(texts[next] ?? '').some(({ label }) => known(label));
        if (next > 0 && !heads && !isBareLabel(texts[next] ?? '')) {
          let value = texts[next] ?? '';
          taken[i] = true;
          taken[next] = true;
          const own = fieldOfLabel(asked || text)?.field;
          const more = (line: string) => {
            value = `${value}\n${line}`;
          };
          if (own === 'notes') gatherNotes(texts, taken, next, more, asked !== '');
          else if (own === 'phone' && !asked) gatherNumbers(texts, taken, next, more);
          else if (own && placeFields.has(own)) gatherAddress(texts, taken, next, more);
          push(asked || text, value, next, value);
        }
      } else if (
        bare >= 2 &&
        text.length <= 30 &&
        /^[\p{L} ]+$/u.test(text) &&
        (roleOfLabel(text) === 'other' || text === 'Owner')
      ) {
        const next = nextValue(texts, i, 1);
        if (next > 0 && !isBareLabel(texts[next] ?? '')) {
          taken[i] = true;
          taken[next] = true;
          push(text, texts[next] ?? '', next, texts[next] ?? '');
        }
      } else if (listingHeading.test(text)) about.subject = 'listing';
      continue;
    }
    taken[i] = true;
    for (const [k, pair] of found.entries()) {
      let value = pair.value;
      let last = i;
      if (k === found.length - 1 && partyOnPaper.test(pair.label)) {
        const card = value ? [value] : [];
        for (let j = value ? i + 1 : nextValue(texts, i, 2); j > 0 && texts[j] && card.length < 8; j++) {
          if (pairsOfLine(texts[j] ?? '').length) break;
          card.push(texts[j] ?? '');
          taken[j] = true;
        }
        push(pair.label, card.join('\n'), i, card.join('\n'));
        continue;
      }
      const field = fieldOfLabel(pair.label)?.field;
      if (!value && k === found.length - 1) {
        const heading = roleOfLabel(pair.label);
        const next = nextValue(texts, i, 2);
        const followed = next > 0 && pairsOfLine(texts[next] ?? '').length > 0;
        if (listingHeading.test(pair.label)) about.subject = 'listing';
        if (followed || next < 0) {
          if (heading === 'other') about.subject = 'other';
          else if (
            heading === 'lead' ||
            /\b(?:contact|customer|client|lead|buyer|consumer|sender|personal)\b/.test(foldLabel(pair.label))
          )
            about.subject = 'lead';
          continue;
        }
        if (heading === 'other' || field) {
          last = next;
          value = texts[next] ?? '';
          taken[next] = true;
          if (field && placeFields.has(field))
            last = gatherAddress(texts, taken, next, (more) => {
              value = `${value}\n${more}`;
            });
        }
      }
      if (field === 'notes' && value && k === found.length - 1) {
        last = gatherNotes(texts, taken, last, (more) => {
          value = `${value}\n${more}`;
        });
      }
      if (field && placeFields.has(field) && value && last === i && k === found.length - 1 && !/\d{5}/.test(value)) {
        last = gatherAddress(texts, taken, i, (more) => {
          value = `${value}\n${more}`;
        });
      }
      if (value) push(pair.label, value, i, `${pair.label}: ${value}`);
    }
  }
  return { pairs, lines: texts.map((text, i) => ({ number: i + 1, text, taken: taken[i] === true })) };
}

/** "Phone 503-555-0142": a label that lost its colon when it was copied. */
const withoutColon =
  /^((?:(?:full|first|last|customer|client|contact) )?name|(?:(?:home|cell|mobile|work) )?phone|cell|mobile|e-?mail|(?:(?:street|service|property|mailing) )?address|city|state|zip(?: code)?|postal code|company|comments?|message)[ \t]+(?=[^\s=–—-])/i;

/** Where three and more lines have none, each gets its colon. */
function withColons(texts: readonly string[]): readonly string[] {
  const bare = new Set(texts.filter((text) => withoutColon.test(text) && !/^[^:]{1,40}:/.test(text)));
  const labels = new Set([...bare].map((text) => withoutColon.exec(text)?.[1]?.toLowerCase()));
  return labels.size < 3 ? texts : texts.map((text) => (bare.has(text) ? text.replace(withoutColon, '$1: ') : text));
}

/** Quote marks, bullets, emphasis and pictures in front say nothing. */
function clean(line: string): string {
  return (
    line
      .slice(0, 4000)
      .replace(/[\u200b-\u200f\u202a-\u202e\ufeff\u00ad]/g, '')
      .replace(/\u00a0/g, ' ')
      // A row of a table of two columns.
      .replace(/^\| ?([^|]{2,40}?) ?\| ?([^|]{1,400}?) ?\|$/, (row, label: string, value: string) =>
        known(label) ? `${label}: ${value}` : row,
      )
      .replace(/^(?:\s{0,10}[>|])+\s?/, '')
      // "---- CUSTOMER ----" heads what follows.
      .replace(/^\s{0,4}[-=*_~#]{2,20} ?(\p{L}[\p{L} ]{2,30}?) ?[-=*_~#]{2,40}\s{0,4}$/u, '$1:')
      .replace(/\*{1,2}(?=\S)([^*\n]{1,80}?)\*{1,2}/g, '$1')
      .replace(/^[\s*•▪●◦‣·–—#✓✔➤►»-]{1,6}(?=\s|\p{L}|\*)/u, '')
      .replace(/^(?:\p{Extended_Pictographic}|\ufe0f|\u200d|\s){1,8}/u, '')
      .replace(/^_{1,2}([^_\n]{1,60}?)_{1,2}(?=\s|:|$)/, '$1')
      .trim()
  );
}

/** A row of labels over a row of values, as tables become when they are copied. */
function tableAt(texts: readonly string[], i: number): { header: string[]; row: string[] } | undefined {
  const split = (line: string) => line.split(/\t|\s\|\s/).map((c) => c.trim());
  const header = split(texts[i] ?? '');
  const row = split(texts[i + 1] ?? '');
  if (
    header.length < 2 ||
    header.length !== row.length ||
    !header.every((c) => isBareLabel(c) || roleOfLabel(c) === 'other')
  )
    return undefined;
  return row.some((c) => isBareLabel(c)) ? undefined : { header, row };
}

/** What a question above its answer asks for, as a label; '' for one that asks for nothing that a lead has. */
function askedFor(question: string, answer: string): string {
  if (!question.endsWith('?') || question.length > 90 || !answer || answer.endsWith('?')) return '';
  if ((fieldOfLabel(question)?.confidence ?? 0) >= 0.7) return question;
  const plain = plainLabel({ label: question, value: answer });
  if (plain !== question) return plain;
  if (/\b(?:zip|postal|location|where|address)\b/i.test(question) && /^\d{5}$/.test(answer)) return 'ZIP code';
  if (
    /\b(?:other|additional|more|anything|specific) .{0,20}(?:details|information|questions|comments|know)\b/i.test(
      question,
    )
  )
    return 'Message';
  return '';
}

function isBareLabel(text: string): boolean {
  return text.length <= 40 && !/[.!?@\d]$/.test(text) && (fieldOfLabel(text)?.confidence ?? 0) >= 0.88;
}

function countBareLabels(texts: readonly string[]): number {
  let n = 0;
  for (const [i, text] of texts.entries()) {
    const next = nextValue(texts, i, 2);
    if (isBareLabel(text) && next > 0 && !isBareLabel(texts[next] ?? '')) n++;
    if (n >= 2) return n;
  }
  return n;
}

/** The next line with words within `reach` lines; -1 if there is none. */
function nextValue(texts: readonly string[], i: number, reach: number): number {
  for (let j = i + 1; j <= i + reach && j < texts.length; j++) if (texts[j]) return j;
  return -1;
}

function closed(line: string, first: boolean): boolean {
  return /["”]$/.test(line.trim()) && (!first || /:\s*["“]/.test(line));
}

function gatherNotes(
  texts: readonly string[],
  taken: boolean[],
  from: number,
  add: (more: string) => void,
  asked = false,
): number {
  let last = from;
  let gap = false;
  for (let j = from + 1; j < Math.min(texts.length, from + 40); j++) {
    const text = texts[j] ?? '';
    if (!text) {
      gap = true;
      continue;
    }
    const labels = pairsOfLine(text);
    // A message in quotes ends where they close, an answer where the next question stands.
    if (asked && text.endsWith('?')) break;
    if (closed(texts[last] ?? '', from === last)) break;
    if (
      (labels[0] &&
        (known(labels[0].label) ||
          /^(?:\p{Lu}[\p{L}'’-]*|&|of|\/)(?: (?:\p{Lu}[\p{L}'’-]*|&|of|\/)){0,3}$/u.test(labels[0].label))) ||
      footer.test(text) ||
      isBareLabel(text)
    )
      break;
    if (
      gap &&
      (/[·|©]/.test(text) ||
        findPhones(text, undefined).length ||
        findEmails(text).length ||
        findAddresses(text, 'US').some((a) => a.confidence > 0.6))
    )
      break;
    if (labels[0] && gap) break;
    add(gap ? `\n${text}` : text);
    taken[j] = true;
    gap = false;
    last = j;
  }
  return last;
}

/** Further numbers below a label, one a line. */
function gatherNumbers(texts: readonly string[], taken: boolean[], from: number, add: (more: string) => void): void {
  for (let j = from + 1; /^\+?\(?\d[\d().+ -]{6,20}\d/.test(texts[j] ?? ''); j++) {
    add(texts[j] ?? '');
    taken[j] = true;
  }
}

/** Further lines of an address: at most three, none blank or labelled, each with a number, a comma or a state. */
function gatherAddress(texts: readonly string[], taken: boolean[], from: number, add: (more: string) => void): number {
  let last = from;
  // Where the code stands already nothing follows.
  if (/^\d{5}(?:-\d{4})?$/.test(texts[from] ?? '')) return last;
  for (let j = from + 1; j <= from + 3 && j < texts.length; j++) {
    const text = texts[j] ?? '';
    if (!text || pairsOfLine(text).length || text.length > 60 || /[@#?]|https?:/.test(text)) break;
    // Below a firm's name the number of its house.
    const house = !/\d/.test(texts[from] ?? '') && /^\d+ \p{L}/u.test(text);
    if (!house && !/\d{4,5}|\b[A-Z]{2}\b|^(?:[Aa]pt|[Ss]uite|[Ss]te|[Uu]nit|APT|SUITE|STE|UNIT|#)/.test(text)) break;
    add(text);
    taken[j] = true;
    last = j;
    if (/\b\d{5}(?:-\d{4})?$|[A-Z]\d[A-Z] ?\d[A-Z]\d$/.test(text)) break;
  }
  return last;
}
