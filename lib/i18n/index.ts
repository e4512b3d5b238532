import { type Compiled, markOf } from './compile.ts';
import type { Pattern } from './templates.ts';

/**
 * Words in the person's language, gettext style: the English sentence is the key, so code reads as
 * what is shown, and a sentence without a translation is shown in English.
 * `{name}` stands for a value. Plurals: `tn(count, '{n} lead', '{n} leads')`, by the rules of
 * `Intl.PluralRules`; a catalogue holds them under the second form, one text per plural category.
 */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'fr-CA', name: 'Français (Canada)' },
  { tag: 'es', name: 'Español' },
] as const;
export type LanguageTag = (typeof languages)[number]['tag'];

export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Catalog = Readonly<Record<string, string | Plural>>;

const catalogs: Record<LanguageTag, () => Promise<Compiled>> = {
  en: async () => new Map(),
  'fr-CA': async () => (await import('./fr-ca/compiled.ts')).default,
  es: async () => (await import('./es/compiled.ts')).default,
};

let catalog: Compiled = new Map();
let patterns: readonly Pattern[] = [];
let current: LanguageTag = 'en';
/** The browser's full locale where it is of the chosen language ("es-MX"), for dates and numbers. */
let formatLocale = 'en';
/** Made once: to make one takes as long as to show a row of the history. */
let dates: Intl.DateTimeFormat | undefined;

/** The language offered for a browser's own ("fr-FR" → "fr-CA", "de" → "en"). */
export function languageFor(browserLanguage: string): LanguageTag {
  const base = browserLanguage.toLowerCase().split('-')[0];
  return languages.find(({ tag }) => tag.toLowerCase().split('-')[0] === base)?.tag ?? 'en';
}

/** Loads the words of `tag`; '' follows the browser. Pages call it before they render. */
export async function loadLanguage(tag: LanguageTag | '', browserLanguage = navigator.language): Promise<LanguageTag> {
  const chosen = tag || languageFor(browserLanguage);
  catalog = await catalogs[chosen]();
  // Sentences that are made elsewhere are made in English: there is nothing to find in them.
  patterns = chosen === 'en' ? [] : (await import('./templates.ts')).patterns;
  current = chosen;
  formatLocale = languageFor(browserLanguage) === chosen && chosen !== 'fr-CA' ? browserLanguage : chosen;
  dates = undefined;
  return chosen;
}

/** What `said` finds sentences by, in the language that was loaded. */
export function templatePatterns(): readonly Pattern[] {
  return patterns;
}

export function language(): LanguageTag {
  return current;
}

function find(english: string): string | Plural | undefined {
  return catalog.size > 0 ? catalog.get(markOf(english)) : undefined;
}

type Words = Readonly<Record<string, string | number>>;

function fill(text: string, words?: Words): string {
  return words ? text.replace(/\{([a-zA-Z]{1,20})\}/g, (whole, name: string) => String(words[name] ?? whole)) : text;
}

/** The sentence in the person's language. */
export function t(english: string, words?: Words): string {
  const found = find(english);
  return fill(typeof found === 'string' ? found : english, words);
}

/** The sentence for a count; `{n}` is the count, written as the person's locale does. */
export function tn(count: number, one: string, other: string, words?: Words): string {
  const found = find(other);
  const text =
    typeof found === 'object'
      ? (found[new Intl.PluralRules(current).select(count)] ?? found.other)
      : count === 1
        ? one
        : other;
  return fill(text, { ...words, n: new Intl.NumberFormat(formatLocale).format(count) });
}

/** "Jul 10, 2025, 3:00 PM", as the person's locale writes it. `at` in ms since epoch. */
export function dateTime(at: number): string {
  dates ??= new Intl.DateTimeFormat(formatLocale, { dateStyle: 'medium', timeStyle: 'short' });
  return dates.format(at);
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 minutes ago", "just now". Both in ms since epoch. */
export function ago(at: number, now = Date.now()): string {
  const passed = now - at;
  for (const [unit, length] of steps) {
    if (passed >= length) {
      return new Intl.RelativeTimeFormat(formatLocale, { numeric: 'auto' }).format(-Math.floor(passed / length), unit);
    }
  }
  return t('just now');
}
