import type { Field, Response, StepResult } from './define.ts';

/** Reading what CRMs answer: never trusting a shape, never throwing. */

export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The entry as text when it is text or a number, else ''. */
export function textAt(json: unknown, key: string): string {
  const value = isRecord(json) && Object.hasOwn(json, key) ? json[key] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** The records of a list: the answer itself, or the first of its entries named `keys` that is a list. */
export function recordsIn(json: unknown, ...keys: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(json)
    ? json
    : isRecord(json)
      ? keys.map((key) => json[key]).find((value) => Array.isArray(value))
      : undefined;
  return ((list as unknown[] | undefined) ?? []).filter(isRecord);
}

/** Whether the answer says it is JSON and is. A captive portal's page, or half an answer, is not. */
export function isJson(response: Response): boolean {
  return /^application\/(?:[\w.+-]{1,60}\+)?json\b/i.test(response.contentType.trim()) && response.json !== undefined;
}

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
    const name = ['field', 'property', 'propertyName', 'path', 'name', 'source']
      .map((key) => textAt(errors, key))
      .find(Boolean);
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
 * A refusal, with the vendor's errors put to the fields they name: by path, by the end of the path,
 * or by the field's key. What names no field stays in the message.
 */
export function rejection(errors: VendorErrors | undefined, fields: readonly Field[], status: number): StepResult {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const [name, text] of Object.entries(errors?.fields ?? {})) {
    const key = fieldNamed(name, fields);
    if (key === undefined) rest.push(`${name}: ${text}`);
    else byField[key] = text;
  }
  const message = [errors?.message ?? '', ...rest].filter(Boolean).join(' · ');
  const named = Object.keys(byField).length > 0;
  return {
    kind: 'rejected',
    message:
      message !== ''
        ? message
        : named
          ? 'The CRM refused some fields.'
          : `The CRM refused it (status ${status}) without saying why.`,
    fields: byField,
  };
}

/** The key of the field that a vendor's error names. Spelling of case, dots, slashes and brackets does not count. */
function fieldNamed(name: string, fields: readonly Field[]): string | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\[(\d+)\]/g, '.$1')
      .replace(/[/.]+/g, '.')
      .replace(/^\.|\.$/g, '');
  const wanted = plain(name);
  const paths = fields.map((field) => ({ key: field.key, path: field.path === null ? '' : plain(field.path) }));
  const exact = paths.find(({ path }) => path === wanted) ?? fields.find(({ key }) => plain(key) === wanted);
  if (exact !== undefined) return exact.key;
  return paths.find(
    ({ path }) =>
      path !== '' && (path.endsWith(`.${wanted}`) || path.startsWith(`${wanted}.`) || wanted.endsWith(`.${path}`)),
  )?.key;
}

/** A 2xx that proves nothing, in words. */
export function unclear(response: Response): StepResult {
  return {
    kind: 'unclear',
    reason: isJson(response)
      ? 'The CRM answered, but not with what shows that the record was made.'
      : 'The answer did not come from the CRM, or was cut short: it is no JSON.',
  };
}

/**
 * The answer of a vendor whose page documents none (AccuLynx, Centerpoint): a 2xx with a JSON body
 * that carries no error is taken as done, with the id where the body has an obvious one. `id`,
 * `leadId` and `data.id` are the places looked at.
 */
export function readUndocumented(response: Response, fields: readonly Field[]): StepResult {
  const { json, status } = response;
  if (status === 400 || status === 422) return rejection(vendorErrors(json), fields, status);
  if (!isJson(response) || typeof json !== 'object' || json === null) return unclear(response);
  const errors = isRecord(json) ? vendorErrors({ errors: json.errors, error: json.error }) : undefined;
  const refused = isRecord(json) && json.success === false;
  if (errors !== undefined || refused) return rejection(errors ?? vendorErrors(json), fields, status);
  const data = isRecord(json) ? json.data : undefined;
  const id = textAt(json, 'id') || textAt(json, 'leadId') || textAt(data, 'id');
  return id === '' ? { kind: 'done' } : { kind: 'done', id };
}
