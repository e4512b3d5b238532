import { isRecord, textAt } from './answers.ts';
import type { StepResult } from './define.ts';

/** What a CRM's refusal says, and about which fields. */

/** A field as a vendor may name it: by its key, or by its path in the request. */
type Place = { readonly key: string; readonly path?: string | null };

export interface VendorErrors {
  readonly message: string;
  /** Texts by the vendor's name of the field, which may be a path. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Errors in any of the shapes that web APIs use: `{errors: {field: text | [texts]}, message}`,
 * `{errors: [{field, message}]}`, `{errors: [texts]}`, `{error}`, `{message}`, `{title, detail}`, a bare
 * string. undefined when the body carries none.
 */
export function vendorErrors(json: unknown): VendorErrors | undefined {
  if (typeof json === 'string') return json.trim() === '' ? undefined : { message: cut(json), fields: {} };
  if (!isRecord(json)) return undefined;
  const fields: Record<string, string> = {};
  const loose: string[] = [];
  collect(json.errors ?? json.modelState ?? json.ModelState, '', fields, loose);
  const detail = isRecord(json.error) ? json.error : json;
  for (const key of ['message', 'Message', 'error', 'errorMessage', 'error_description', 'detail', 'title']) {
    const text = textAt(detail, key);
    if (text !== '' && !loose.includes(text)) loose.unshift(text);
  }
  if (loose.length === 0 && Object.keys(fields).length === 0) return undefined;
  return { message: cut([...new Set(loose)].join(' ')), fields };
}

function collect(errors: unknown, at: string, fields: Record<string, string>, loose: string[], depth = 0): void {
  if (depth > 5) return;
  if (typeof errors === 'string') {
    if (errors.trim() === '') return;
    if (at === '') loose.push(errors);
    else fields[at] = cut(fields[at] === undefined ? errors : `${fields[at]} ${errors}`);
  } else if (Array.isArray(errors)) {
    for (const item of errors.slice(0, 50)) collect(item, at, fields, loose, depth + 1);
  } else if (isRecord(errors)) {
    // JSON:API 1.1 names the place as {"source": {"pointer": "/data/company/name"}}.
    const name =
      textAt(errors.source, 'pointer') ||
      ['field', 'property', 'propertyName', 'path', 'name'].map((key) => textAt(errors, key)).find(Boolean);
    const text = ['message', 'error', 'errorMessage', 'detail', 'title']
      .map((key) => textAt(errors, key))
      .find(Boolean);
    if (text !== undefined) collect(text, name ?? at, fields, loose, depth + 1);
    else {
      for (const [key, value] of Object.entries(errors).slice(0, 100)) {
        collect(value, at === '' ? key : `${at}.${key}`, fields, loose, depth + 1);
      }
    }
  }
}

function cut(text: string): string {
  return text.trim().slice(0, 500);
}

/**
 * A refusal, with the vendor's errors put to the fields they name: by path, by the end of the path, by
 * the field's key, or by the words that a sentence of the message begins with. The message stays whole
 * as far as its sentences name no field.
 */
export function rejection(errors: VendorErrors | undefined, fields: readonly Place[], status: number): StepResult {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const [name, text] of Object.entries(errors?.fields ?? {})) {
    const key = fieldNamed(name, fields);
    if (key === undefined) rest.push(`${name}: ${text}`);
    else byField[key] = text;
  }
  const sentences = (errors?.message ?? '').split(/(?:,|;|\n)\s{0,3}(?=\S)/).slice(0, 50);
  const named = sentences.map((sentence) => ({ sentence, key: fieldSpokenOf(sentence, fields) }));
  for (const { sentence, key } of named) if (key !== undefined) byField[key] ??= sentence.trim();
  // A message that is all about fields is said at the fields; one that is partly so stays whole.
  const loose = named.every(({ key }) => key !== undefined) ? '' : (errors?.message ?? '');
  const message = [loose, ...rest].filter(Boolean).join(' · ');
  const fallback =
    Object.keys(byField).length > 0
      ? 'The CRM refused some fields.'
      : `The CRM refused it (status ${status}) without saying why.`;
  return { kind: 'rejected', message: message || fallback, fields: byField };
}

function plainPath(text: string): string {
  return text
    .toLowerCase()
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/[/.]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

/** The key of the field that a vendor's error names. Spelling of case, dots, slashes and brackets does not count. */
function fieldNamed(name: string, fields: readonly Place[]): string | undefined {
  const wanted = plainPath(name);
  const paths = fields.flatMap(({ key, path }) => (!path ? [] : [{ key, path: plainPath(path) }]));
  const exact = paths.find(({ path }) => path === wanted) ?? fields.find(({ key }) => plainPath(key) === wanted);
  if (exact !== undefined) return exact.key;
  return paths.find(
    ({ path }) =>
      path.endsWith(`.${wanted}`) ||
      path.startsWith(`${wanted}.`) ||
      wanted.startsWith(`${path}.`) ||
      wanted.endsWith(`.${path}`),
  )?.key;
}

/** "First name is too long" speaks of `…first_name`, "Operation must exist" of `…operation_id`: as Rails and others write. */
function fieldSpokenOf(sentence: string, fields: readonly Place[]): string | undefined {
  const spoken = sentence.trim().toLowerCase();
  let best: { key: string; length: number } | undefined;
  for (const { key, path } of fields) {
    if (!path) continue;
    const words = path.toLowerCase().split('.');
    const names = [path.toLowerCase(), words.join(' '), words.at(-1) ?? ''].flatMap((name) => {
      const spaced = name.replaceAll('_', ' ');
      return [name, spaced, spaced.replace(/ id$/, '')];
    });
    for (const name of names) {
      if (name.length > (best?.length ?? 2) && (spoken === name || spoken.startsWith(`${name} `))) {
        best = { key, length: name.length };
      }
    }
  }
  const [word = ''] = spoken.split(' ');
  return best?.key ?? (/[.[]/.test(word.slice(0, -1)) ? fieldNamed(word, fields) : undefined);
}
