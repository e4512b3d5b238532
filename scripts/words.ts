/**
 * Every English text that a person may see, found in the code and in the CRM definitions: what the
 * catalogues of lib/i18n have to translate. `node scripts/words.ts fr-CA` prints what is missing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field } from '../lib/crm/define.ts';
import { crms } from '../lib/crm/index.ts';
import { phrases, templates } from '../lib/i18n/templates.ts';

const root = join(import.meta.dirname, '..');

function sources(folder: string, wanted: (name: string) => boolean = () => true): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('i18n') && wanted(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** A string literal of the code as text. */
const literal = `'((?:[^'\\\\\\n]|\\\\.){1,400})'`;
const plain = (text: string) => text.replace(/\\(.)/g, '$1');

function matches(code: string, pattern: string): string[][] {
  return [...code.matchAll(new RegExp(pattern, 'g'))].map((found) => found.slice(1).map((text) => plain(text ?? '')));
}

export interface Words {
  readonly single: ReadonlySet<string>;
  /** By the plural's text: the singular's. */
  readonly plural: ReadonlyMap<string, string>;
}

/** Texts of the pages and of the definitions. */
export function allWords(): Words {
  const single = new Set<string>();
  const plural = new Map<string, string>();
  for (const code of [...sources('components'), ...sources('lib/drafts'), ...sources('lib/gesture')]) {
    for (const [text = ''] of matches(code, `\\bt\\(\\s*${literal}`)) single.add(text);
    for (const [one = '', other = ''] of matches(code, `\\btn\\(\\s*[^,]{1,60},\\s*${literal},\\s*${literal}`)) {
      plural.set(other, one);
    }
    // Tables of labels that are passed through t().
    for (const [text = ''] of matches(code, `\\blabel: ${literal}`)) single.add(text);
    for (const [text = ''] of matches(code, `\\bone\\('[a-zA-Z.]{1,40}', ${literal}`)) single.add(text);
  }
  for (const code of ['lib/crm/form.ts'].map((path) => readFileSync(join(root, path), 'utf8'))) {
    for (const [text = ''] of matches(code, `(?:'(?:required|format)', |\\? undefined : )${literal}`)) single.add(text);
  }
  // What the worker says in whole sentences; those with a name or number inside stay English.
  for (const code of [...sources('lib/handoff'), ...sources('lib/accounts'), ...sources('lib/net')]) {
    for (const [text = ''] of matches(code, `(?:message: |Refusal\\('[a-z-]{1,20}', |refuse\\()${literal}`)) {
      if (text) single.add(text);
    }
  }
  // The requests of a handoff, as the preview and the card of one on its way name them.
  for (const code of sources('lib/crm')) {
    for (const [text = ''] of matches(code, `\\bid: '[a-z]{1,20}',\\s*label: ${literal},\\s*request\\b`))
      single.add(text);
  }
  // Cards of records that are there already: what they are, what can be done with them, what would change.
  for (const code of sources('lib/crm')) {
    for (const [text = ''] of matches(code, `\\bkind: ${literal},\\s*id(?:: [\\w.]{1,40})?,\\s*title\\b`))
      single.add(text);
    for (const [text = ''] of matches(code, `\\blabel: ${literal},\\s*(?:values|before)\\b`)) single.add(text);
  }
  for (const text of [...templates, ...phrases]) single.add(text);
  for (const crm of crms) {
    const field = ({ label, help, pattern, options }: Field) => {
      single.add(label);
      if (help) single.add(help);
      if (pattern) single.add(pattern.says);
      // An option that is its own label is the vendor's word and stays as it is.
      for (const option of options ?? [])
        if (typeof option !== 'string' && option.label !== option.value) single.add(option.label);
    };
    for (const one of crm.fields) field(one);
    for (const { label } of crm.parts ?? []) single.add(label);
    for (const { label, help } of crm.credentials) for (const text of [label, help]) single.add(text);
    for (const { label } of Object.values(crm.lookups ?? {})) single.add(label);
    single.add(crm.keyHelp);
  }
  single.delete('');
  return { single, plural };
}

/** The lines of those cards that are made of words, with `X` for what is filled in. */
export function cardLines(): string[] {
  const lists = sources('lib/crm').flatMap((code) => matches(code, 'lines: \\[([\\s\\S]{1,600}?)\\]\\.filter').flat());
  return lists.flatMap((list) =>
    [...list.matchAll(/'([A-Z][^'\n]+)'|`([A-Z][^`\n]+)`/g)].map(([, plain, filled]) =>
      (plain ?? filled ?? '').replace(/\$\{[^}]*\}/g, 'X'),
    ),
  );
}

/**
 * The sentences that the worker and the CRM definitions say, whatever they say them by, with `X` for what is filled in:
 * literals of two words and more that begin as a sentence and end with its stop. What a programmer is told ends with none.
 */
export function spokenSentences(): string[] {
  // Not what is only for tests, nor the catalogues.
  const said = (name: string) => !/(?:^|\/)(?:words\/|contract\.|coverage\.)/.test(name);
  const code = [
    ...['lib/handoff', 'lib/accounts', 'lib/net', 'lib/crm'].flatMap((folder) => sources(folder, said)),
    ...['lib/answer.ts', 'lib/ask.ts'].map((path) => readFileSync(join(root, path), 'utf8')),
  ].map((text) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''));
  const found = code.flatMap((text) => [
    ...matches(text, `'([A-Z“](?:[^'\\\\\\n]|\\\\.){1,400}[.?!])'`),
    ...matches(text, '`((?:[A-Z“]|\\$\\{)[^`\\n]{1,400}[.?!])`'),
  ]);
  const filled = found.flat().map((text) => text.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'X'));
  return [...new Set(filled)].filter((text) => text.includes(' '));
}

if (import.meta.main) {
  const tag = process.argv[2] ?? '';
  const catalog = tag ? (await import(`../lib/i18n/${tag.toLowerCase()}.ts`)).default : {};
  const { single, plural } = allWords();
  for (const text of single) if (!(text in catalog)) console.log(JSON.stringify(text));
  for (const [other, one] of plural) if (!(other in catalog)) console.log(JSON.stringify([one, other]));
}
