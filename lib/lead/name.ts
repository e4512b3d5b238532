import { wordSet } from '../word-set.ts';
import { isFirstName } from './first-names.ts';
import { regionOf } from './regions.ts';

/** A person's name in the two parts that every CRM knows; '' where a part is not known. */
export interface ParsedName {
  readonly firstName: string;
  readonly lastName: string;
}

const titles = wordSet(
  'mr mrs ms miss mx dr doctor prof professor rev reverend hon honorable sir dame madam mme mlle monsieur madame herr frau sr sra srta señor señora señorita don doña dott dottssa ing lic arq capt captain col colonel gen lt sgt maj fr father sister brother pastor rabbi judge mayor atty m mssrs messrs dhr mevr dipl-ing',
);
const generation = wordSet('jr sr ii iii iv v junior senior');
const degrees = wordSet(
  'md m.d phd ph.d esq esquire cpa dds dvm rn mba pe msc bsc ba ma jd do dmd cfa cfp ra aia pmp leed lcsw np pa-c od pharmd realtor realtor® gri crs abr obe mbe cbe kc qc mrics frics ceng cmca ams pcam cpm sior ccim cfm fmp rpa csp',
);
const particles = new Set(
  "de da do das dos du des del della delle di la le los las van von vom zu zur den der ten ter te el al bin ibn abu ben bint st st. saint san santa mac mc y e d' dal dalla af av zum op 't".split(
    ' ',
  ),
);
/** Words that a person's name does not contain: trade, roles, the words of pages and forms; none that is a common family name. */
const notNames = wordSet(
  `ceo cfo coo cto cio the and or of for to in at by with from on your our my we you us is are was be this that it an a about above account accounting address admin administrator advertising agency agent all alert alerts also answer any app apply appointment apartment area ask assistant associate associates attorney auto avenue ave back bank bath bed before between bid billing blog blvd board book booking boulevard box broker building business button buy call called caller care cart cell center centre chairman change check city claim clear click client close club co code college comment comments commercial community company confirm construction consultant consulting contact contacts contractor contractors cookie cookies copyright corp corporation cost county court create created credit crew current customer customers daily dashboard data date dealer dear december delete delivery department dept description design desk details development direct direction director directions discount dispatch district division document documents download drive dr driver due edit editor education electric email emails employee energy engineer engineering enter equipment error estate estimate estimates event events every example executive experts export facebook facility family farm fax february fee feedback field file files filter finance financial find first floor follow form forms forward foundation free friday full furniture gallery garage garden general get gift global good google group guest guide health hello help hi high highway history holdings home homes homeowner hospital hotel hours house how hvac id image inbox inc inc. industries industrial info information inquiry inspection instagram institute insurance integration interest international internet invoice item items job jobs join january july kitchen last lawn lead leads learn lease legal less letter level license life limited line link linkedin links list listing llc llp load loan local location locations log login logo logout ltd machine mail mailing main maintenance make manager management manufacturing map market marketing marketplace media medical meeting member members menu message messages mobile model monday more mortgage motors move music name names national need network new news newsletter next night no none note notes notice november now number october off offer office officer official ok old online only open operations option options order orders other overview owner paid paint painting parking parts partner partners password pay payment people per permit personal pest phone photo photos place plan planning plans plumber plumbing please plot po point policy pool popular post posted practice premium president press preview previous pricing print privacy process product products professional profile program programs project projects properties property prospect public purchase quality quantity question questions quick quote quotes rate rating read ready real realty received recent record reference referral region register registered rent rental repair reply report reports request requested required research reserved residential resource resources response restaurant results review reviews right rights road roof roofing room route safety sale sales saturday save schedule school science search secretary section security see select sell send sender sent september service services session set settings share ship shipping shop show sign signed site size skip social software solar solution solutions source specialist square staff standard start state status stay step store street studio subject submit submitted subscribe subscription success suite summary sunday supervisor supplies supply support survey system systems tab table tags task tax team technical technician technologies technology tel term terms test thank thanks thurs thursday time title today toggle tomorrow tools top total town track transport travel tree trust tue tues tuesday tv twitter type unit united university unknown unsubscribe until update updated upload url use used user users vehicle vendor version vice video view visit vp warehouse warranty water way web website wed wednesday week weekly welcome what when where which who why window windows work works world year years yes yesterday youtube zip south east usa america canada`,
);
/** What may stand around a name and be taken off it. */
const affixes = new Set([...titles, ...generation, ...degrees]);
/** Of those words the ones that nothing else makes part of a name. */
export const neverInNames: ReadonlySet<string> = new Set(
  [...notNames].filter((w) => w !== 'and' && !affixes.has(w) && !particles.has(w) && !isFirstName(w)),
);
/** What stands between two people's names. */
const joiners = new Set(['&', 'and', 'und', 'et', 'y']);
/** What a word is to a name: part of one is what stands in no list. */
const kinds = new Map<string, 'around' | 'never' | 'particle'>([
  ...[...particles].map((w) => [w, 'particle'] as const),
  ...[...neverInNames].map((w) => [w, 'never'] as const),
  ...[...affixes, ...joiners].map((w) => [w, 'around'] as const),
]);
const unclear = /[.,'’]/;
/** More blanks in a row than one, or another than the space. */
const unfolded = /\s\s|[^\S ]/;
/** The legal forms of firms, for a regular expression. */
export const legalForms =
  'inc|llc|l\\.l\\.c|llp|lp|ltd|limited|corp|corporation|company|co|gmbh|plc|pllc|pty|s\\.?r\\.?[lo]|s\\.?p\\.?a|s\\.?a\\.?s?|s\\.?l\\.?u?|sarl|ag|b\\.?v|n\\.?v|kg|ohg|oy|ab|as|aps|lda|ltda|e\\.?v|ug|kft|d\\.?o\\.?o|enr|pte';
const legalForm = new RegExp(`(?:^|[\\s,.(&])(?:${legalForms})\\.?(?:[\\s,)]|$)`, 'i');
const word = /^(?:\p{Lu}[\p{L}\p{M}'’`.-]{0,30}|\p{L}[\p{L}\p{M}]{0,2}'\p{Lu}[\p{L}\p{M}-]{1,24})$/u;

const lastThenFirst =
  /^\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20})?, ((\p{Lu}[\p{L}'’-]{1,20})(?: \p{Lu}\.?)?(?: (?:&|and) \p{Lu}[\p{L}'’-]{1,20})?)(?=\s{0,2}(?:[–/|;(@\d+]|$))/imu;

/** The name that a line begins with when the family name and a comma come first: "Brandt, Eugene & Patty"; '' when none does. */
export function invertedName(line: string): string {
  const [name = '', given = '', first = ''] = lastThenFirst.exec(line) ?? [];
  return isFirstName(first) && !regionOf(given) && looksLikeName(name) >= 0.75 ? name : '';
}

/** Endings of Spanish family names. */
const spanish = /(?:ez|íaz|iaz|ía|cia|ero|era|[aeo]s|ñ[ao]|illo|illa|arro|anza|uñoz|unoz|ntes|ejo|ndo)$/i;

/**
 * A name in parts. Understands titles, degrees, generations, "LAST, First M.", couples ("Jim & Vicki Hanna" keeps both
 * first names), particles ("van der Berg"), nicknames in quotes or brackets, and capitals throughout.
 * Undefined when the text cannot be a name (digits, an address, longer than 80 characters).
 */
export function parseName(text: string): ParsedName | undefined {
  let value = text
    .slice(0, 200)
    .replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(' + ', ' & ')
    .trim();
  value = value
    .replace(/[([“"][^)\]”"]{0,30}[)\]”"]/g, ' ')
    .replace(/ ['‘][\p{L}]{2,20}['’] /gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|•·*–—-]{1,6}|[\s,;:|•·*–—-]{1,6}$/g, '')
    .replace(/^c\/o /i, '');
  if (!value || value.length > 80 || /[@\d/\\<>{}=_#$%^*+~|]/.test(value)) return undefined;
  const comma = value.indexOf(',');
  if (comma > 0) {
    const left = value.slice(0, comma).trim();
    const right = value.slice(comma + 1).trim();
    const tail = right.split(/[\s,]+/).filter(Boolean);
    if (tail.every((w) => isSuffix(w))) return parseWords(`${left} ${tail.join(' ')}`.split(' '));
    const given = right.replace(/,.*$/, '');
    const last = strip(left.split(' '));
    const first = strip(given.split(' '));
    if (!last.words.length || !first.words.length || last.words.length > 4 || first.words.length > 4) return undefined;
    return finish(dropInitials(first.words), [...last.words, ...last.generation, ...first.generation]);
  }
  const couple = /^(.{1,40}?) (?:&|and|und|et|y|e|en) (.{1,50})$/i.exec(value);
  if (couple?.[1] && couple[2]) {
    const left = strip(couple[1].split(' '));
    const right = strip(couple[2].split(' '));
    // "Mr. & Mrs. Smith", "Mr. and Mrs. John Smith": the titles say nothing more.
    if (!left.words.length) return parseWords(couple[2].split(' '));
    if (left.words.length === 1 && right.words.length >= 2) {
      const parts = parseWords(right.words);
      if (parts) return finish([...left.words, '&', ...parts.firstName.split(' ')], [parts.lastName]);
    }
    if (left.words.length === 1 && right.words.length === 1)
      return finish([left.words[0] ?? '', '&', right.words[0] ?? ''], []);
    const one = parseWords(left.words);
    const two = parseWords(right.words);
    if (one && two && one.lastName === two.lastName) return finish([one.firstName, '&', two.firstName], [one.lastName]);
    return one;
  }
  return parseWords(value.split(' '));
}

/**
 * How much a text looks like one person's name and nothing else, 0 to 1. 0.5 and above may be shown as a name;
 * two capitalised words without a known first name get about 0.5, with one 0.8 and more.
 */
export function looksLikeName(text: string): number {
  const bare = (unfolded.test(text) ? text.replace(/\s+/g, ' ') : text)
    .trim()
    .replace(/[,;:]$/, '')
    .replace(' + ', ' & ');
  const value = /["“(]/.test(bare) ? bare.replace(/ ["“(]\p{L}{2,15}[”")](?= \p{Lu})/u, '') : bare;
  if (value.length < 2 || value.length > 60 || /[@\d/\\<>{}=_#$%^*+~|!?:;"]/.test(value)) return 0;
  if (saysSomethingElse(value) || legalForm.test(value) || isTown(value)) return 0;
  const all = value.replace(/,/g, ' , ').replace(/\s+/g, ' ').split(' ');
  const words = all.filter((w) => w !== ',' && !joiners.has(w.toLowerCase()));
  const titled = words.length > 1 && isTitle(words[0] ?? '');
  const { words: core } = strip(words);
  if (!core.length || core.length > 5) return 0;
  if (core.length === 1) return titled && word.test(core[0] ?? '') ? 0.7 : isFirstName(core[0] ?? '') ? 0.4 : 0.1;
  let bad = 0;
  for (const w of core) {
    const plain = w.toLowerCase().replace(/[.’']s?$/, '');
    if (particles.has(plain) || (core.length > 2 && /^\p{Lu}\.?$/u.test(w))) continue;
    if (notNames.has(plain) && !(isFirstName(w) && w === core[0])) return 0;
    if (!word.test(w)) bad++;
  }
  const first = core[0] ?? '';
  const inverted = all.includes(',') && all.indexOf(',') <= 3;
  const known = isFirstName(first) || (inverted && core.some((w) => isFirstName(w)));
  const lower = bad > 0 && value === value.toLowerCase();
  if (bad > (lower ? core.length : 0)) return 0;
  const capitals = value === value.toUpperCase() && /\p{Lu}/u.test(value);
  let score = known ? 0.85 : 0.55;
  if (titled) score += 0.1;
  if (capitals) score -= known ? 0.1 : 0.2;
  if (lower) score -= known ? 0.3 : 0.45;
  if (core.length > 3) score -= known ? 0.1 : 0.2;
  if (
    !known &&
    core.length === 2 &&
    /^\p{Lu}\p{Ll}+$/u.test(first) &&
    /(?:ing|tion|ment|ness|ity|ance|ence|ware|ology|tech|ics)$/.test(first)
  )
    score -= 0.35;
  // Letters that nobody can say stand for a firm: "BBB Serving Dayton".
  if (!known && /^[BCDFGHJKLMNPQRSTVWXZ]{3,}$/.test(first)) score -= 0.35;
  return Math.max(0, Math.min(0.97, score));
}

/** "Spokane Valley WA": where a call comes from, when nobody knows whose it is. */
function isTown(value: string): boolean {
  if (!/ [A-Z]{2}$/.test(value)) return false;
  const [, first = '', state = ''] = /^(\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)*,? ([A-Z]{2})$/u.exec(value) ?? [];
  return state !== '' && !(isFirstName(first) && isSuffix(state)) && regionOf(state) !== undefined;
}

/**
 * Most texts of a page hold a word that no name does, or small letters where a name has none; that is cheaper to find
 * than what a name is made of.
 */
function saysSomethingElse(value: string): boolean {
  let solid = 0;
  let never = false;
  let small = false;
  const clear = !unclear.test(value);
  for (const w of value.split(' ')) {
    const kind = kinds.get(w.toLowerCase());
    // What a full stop or a comma may turn into a title or a degree is left to the closer look.
    if (kind === 'around' || (!clear && unclear.test(w))) continue;
    solid += 1;
    never ||= kind === 'never';
    small ||= kind !== 'particle' && w >= 'a' && w < '{';
  }
  return solid > 1 && (never || (small && value !== value.toLowerCase()));
}

/** "DE LA CRUZ" and "mcdonald" as names are written; mixed case is left as the person wrote it. */
export function nameCase(text: string): string {
  if (!/\p{L}/u.test(text) || (text !== text.toUpperCase() && text !== text.toLowerCase())) return text;
  if (text.length <= 2 && text === text.toUpperCase()) return text;
  return text
    .split(' ')
    .map((w, i) => wordCase(w, i))
    .join(' ');
}

function wordCase(text: string, index: number): string {
  const lower = text.toLowerCase();
  if (/^(?:ii|iii|iv)$/.test(lower)) return text.toUpperCase();
  if (index > 0 && /^(?:de|da|di|du|del|della|van|von|der|den|la|le|y|dos|das)$/.test(lower)) return lower;
  return lower
    .replace(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/(['’])S$/, '$1s');
}

function parseWords(raw: readonly string[]): ParsedName | undefined {
  const { words, generation: tail } = strip(raw);
  if (!words.length || words.length > 7) return undefined;
  if (words.length === 1) {
    const only = words[0] ?? '';
    // "Mr. Haynes" is a family name, "Karen" a given one.
    return raw.length > 1 && isTitle(raw[0] ?? '') && !isFirstName(only)
      ? finish([], [only, ...tail])
      : finish([only], tail);
  }
  let cut = words.length - 1;
  // Particles belong to the family name; the first word never does.
  for (let i = 1; i < words.length - 1; i++) {
    if (particles.has((words[i] ?? '').toLowerCase()) && !(words[i + 1] === undefined)) {
      cut = i;
      break;
    }
  }
  // Two family names in the Spanish way: "Marta Díaz López".
  if (cut === words.length - 1 && words.length >= 3 && isDoubled(words)) cut--;
  // Capitals set the family name off: "DUPONT Jean" and "Jean DUPONT MARTIN".
  const loud = words.map((said) => {
    const w = said.replace(/^(?:Ma?c|O['’]|D[eiu]|L[ae]|V[ao]n)(?=\p{Lu}{2})/u, '');
    return w.length > 2 && w === w.toUpperCase() && /\p{Lu}{2}/u.test(w);
  });
  if (loud[0] && !loud.at(-1) && words.slice(1).every((w) => !loud[words.indexOf(w)]))
    return finish(dropInitials(words.slice(1)), [words[0] ?? '', ...tail]);
  return finish(dropInitials(words.slice(0, cut)), [...words.slice(cut), ...tail]);
}

function isDoubled(words: readonly string[]): boolean {
  const last = words.slice(-2);
  if (last.some((w) => isFirstName(w))) return false;
  return (
    last.every((w) => spanish.test(w)) ||
    (words.length === 3 &&
      isFirstName(words[0] ?? '') &&
      (/[áéíóúñ]/i.test(words.join('')) || last.some((w) => /[aeiou]z$/i.test(w))))
  );
}

function strip(raw: readonly string[]): { words: string[]; generation: string[] } {
  const words = raw.map((w) => w.replace(/^[,;]|[,;]$/g, '')).filter(Boolean);
  while (
    words.length &&
    isTitle(words[0] ?? '') &&
    (words.length > 1 || /\.$/.test(words[0] ?? '') || /^(?:mr|mrs|ms)$/i.test(words[0] ?? ''))
  )
    words.shift();
  const tail: string[] = [];
  // "Gretchen V." is no fifth of that name.
  while (words.length > (/^.\.?$/.test(words.at(-1) ?? '') ? 2 : 1) && isSuffix(words.at(-1) ?? '')) {
    const suffix = words.pop() ?? '';
    if (generation.has(plain(suffix))) tail.unshift(/^[ivx]+$/i.test(suffix) ? suffix.toUpperCase() : suffix);
  }
  return { words, generation: tail };
}

function finish(first: readonly string[], last: readonly string[]): ParsedName | undefined {
  const firstName = nameCase(first.filter(Boolean).join(' '));
  const lastName = nameCase(last.filter(Boolean).join(' '));
  return firstName || lastName ? { firstName, lastName } : undefined;
}

/** A middle initial says nothing a CRM asks for; a lone initial ("J. Smith") is all there is and stays. */
function dropInitials(words: readonly string[]): string[] {
  const kept = words.filter((w, i) => i === 0 || !/^\p{L}\.?$/u.test(w));
  return kept.length ? kept : [...words];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[.,]/g, '');
}

function isTitle(text: string): boolean {
  return titles.has(plain(text)) && (/^\p{Lu}/u.test(text) || /\.$/.test(text) || text.length > 2);
}

function isSuffix(text: string): boolean {
  const value = text.toLowerCase().replace(/[.,]/g, '');
  return generation.has(value)
    ? !/^v$/i.test(text) || text === 'V'
    : degrees.has(value) || degrees.has(text.toLowerCase().replace(/[,]|\.$/g, ''));
}
