import type { Field, Json, PlanInput, RequestSpec, Value } from './define.ts';

/**
 * Request bodies made from a definition's table: each filled field is set at its dot path. Pure.
 */
type Tree = { [key: string]: Json } | Json[];

const segment = /^([\p{L}\p{N}_$ -]{1,80})((?:\[(?:\d{1,3}|\+)\]){0,3})$/u;
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * What is wrong with a dot path that a person typed, in words, or undefined when it can be used.
 * Segments are names, each with an index behind it where it is a list: `addresses[0].city`,
 * `assignees[+].id` (`+` appends). Prototypes cannot be reached.
 */
export function pathProblem(path: string): string | undefined {
  const segments = path.split('.');
  if (segments.some((part) => part === '')) return 'A path is names with dots between them.';
  const bad = segments.find((part) => !segment.test(part) || forbidden.has(segment.exec(part)?.[1] ?? ''));
  return bad === undefined ? undefined : `“${bad}” cannot stand in a path.`;
}

/** `addresses[0].city` as its keys: text for a member, a number or '+' for a place in a list. */
function keysOf(path: string): { readonly key: string; readonly list: boolean }[] {
  return path.split('.').flatMap((part) => {
    const [, name = '', places = ''] = segment.exec(part) ?? [];
    const indexes = [...places.matchAll(/\[(\d{1,3}|\+)\]/g)].map(([, index = '']) => ({ key: index, list: true }));
    return [{ key: name, list: false }, ...indexes];
  });
}

/** Whether a value holds anything: text, a true switch, an entry. */
export function isFilled(value: Value | undefined): boolean {
  if (value === undefined || value === false) return false;
  if (value === true) return true;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return Object.entries(value).some(([key, text]) => key.trim() !== '' && text.trim() !== '');
}

/** Sets `value` at the dot path, making objects and arrays on the way. Throws when the path runs into a plain value. */
export function setPath(root: { [key: string]: Json }, path: string, value: Json): void {
  const problem = pathProblem(path);
  if (problem !== undefined) throw new Error(`Path “${path}”: ${problem}`);
  const keys = keysOf(path);
  let at: Tree = root;
  keys.forEach(({ key, list }, index) => {
    if (list !== Array.isArray(at)) throw new Error(`Path “${path}” does not fit what stands at “${key}”.`);
    const next = keys[index + 1];
    if (Array.isArray(at)) {
      const place: number = key === '+' ? at.length : Number(key);
      while (at.length < place) at.push({});
      if (next === undefined) at[place] = value;
      else at = at[place] = tree(at[place] ?? (next.list ? [] : {}), path, key);
    } else if (next === undefined) at[key] = value;
    else at = at[key] = tree(at[key] ?? (next.list ? [] : {}), path, key);
  });
}

function tree(value: Json, path: string, part: string): Tree {
  if (typeof value !== 'object' || value === null) {
    throw new Error(`Path “${path}” runs into the value at “${part}”.`);
  }
  return value as Tree;
}

/** How a value stands in a body when its field says nothing else. undefined leaves it out. */
function encoded(field: Field, value: Value, input: PlanInput): Json | undefined {
  if (field.encode !== undefined) return field.encode(value, input);
  if (typeof value === 'boolean') return value;
  if (!isFilled(value)) return undefined;
  if (field.type === 'number') return numberOf(value);
  if (typeof value === 'string' || Array.isArray(value)) return value as Json;
  const entries = Object.entries(value as Readonly<Record<string, string>>);
  return Object.fromEntries(entries.filter(([key, text]) => key.trim() !== '' && text.trim() !== ''));
}

/** The number that a person's text stands for ("$2,000.50" is 2000.5), undefined when it is none. */
export function numberOf(value: Value): number | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/[$\s,]/g, '');
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

/** The text that carries the reference in a field for notes. */
export function referenceLine(reference: string): string {
  return `Ref. ${reference}`;
}

/** Characters kept free in a field that carries the reference: two line breaks, "Ref. " and up to 13 of the reference. */
export const referenceRoom = 20;

function withReference(field: Field, value: Value | undefined, reference: string): Value | undefined {
  if (field.reference === undefined || reference === '') return value;
  const text = typeof value === 'string' ? value.trim() : '';
  if (field.reference === 'whole') return text === '' ? reference : text;
  return text === '' ? referenceLine(reference) : `${text}\n\n${referenceLine(reference)}`;
}

/** Whether the part is sent: it is not optional, or one of its own fields is filled. */
export function isPartFilled(part: string, fields: readonly Field[], values: PlanInput['values']): boolean {
  return fields.some((field) => field.part === part && field.follows !== true && isFilled(values[field.key]));
}

/**
 * The body of a step, from the fields that belong to it. `base` holds what is always there (it is
 * copied). Fields of `optionalParts` that are not filled are left out, their defaults and the reference with them.
 */
export function bodyOf(
  input: PlanInput,
  fields: readonly Field[],
  options: { readonly base?: Json; readonly optionalParts?: readonly string[] } = {},
): { [key: string]: Json } {
  const body = structuredClone(options.base ?? {}) as { [key: string]: Json };
  for (const field of fields) {
    if (field.path === null) continue;
    const { part } = field;
    if (
      part !== undefined &&
      options.optionalParts?.includes(part) &&
      !isPartFilled(part, input.fields, input.values)
    ) {
      continue;
    }
    const value = withReference(field, input.values[field.key], input.reference);
    if (value === undefined) continue;
    const json = encoded(field, value, input);
    if (json === undefined) continue;
    for (const path of [field.path, ...(field.alsoAt ?? [])]) setPath(body, path, escaped(structuredClone(json)));
    const option = input.chosen[field.key]?.[0];
    if (option === undefined) continue;
    if (field.labelPath !== undefined) setPath(body, field.labelPath, escaped(option.label));
    for (const [key, path] of Object.entries(field.extraPaths ?? {})) {
      const extra = option.extra?.[key];
      if (extra !== undefined && extra !== '') setPath(body, path, /^\d{1,15}$/.test(extra) ? Number(extra) : extra);
    }
  }
  return body;
}

const placeholder = /^\{\{([\w-]{1,40})\}\}$/;
const escapedPlaceholder = /^\\(\\*\{\{[\w-]{1,40}\}\})$/;
const looksLikePlaceholder = /^\\*\{\{[\w-]{1,40}\}\}$/;

/** A person's or a page's text that reads like a placeholder is marked, so that it stays text. */
function escaped(json: Json): Json {
  return mapStrings(json, (text) => (looksLikePlaceholder.test(text) ? `\\${text}` : text));
}

/** The body as it stands on the wire where no placeholder is in it. */
export function unescaped(json: Json): Json {
  return mapStrings(json, (text) => text.replace(escapedPlaceholder, '$1'));
}

function mapStrings(json: Json, map: (text: string) => string): Json {
  if (typeof json === 'string') return map(json);
  if (Array.isArray(json)) return json.map((item) => mapStrings(item, map));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, mapStrings(value, map)]));
}

/**
 * The request with `{{stepId}}` replaced by the id which that step returned (`done`, by step id).
 * In the body and the query a placeholder is a whole string; in the path it is a segment. Throws when an id is missing.
 */
export function fillPlaceholders(
  request: RequestSpec,
  done: Readonly<Record<string, string | undefined>>,
): RequestSpec {
  const idOf = (step: string): string => {
    const id = done[step];
    if (id === undefined || id === '') throw new Error(`Step “${step}” has returned no id.`);
    return id;
  };
  const fill = (text: string): string => {
    const step = placeholder.exec(text)?.[1];
    return step === undefined ? text.replace(escapedPlaceholder, '$1') : idOf(step);
  };
  return {
    ...request,
    path: request.path
      .split('/')
      .map((part) => {
        const step = placeholder.exec(part)?.[1];
        return step === undefined ? part : encodeURIComponent(idOf(step));
      })
      .join('/'),
    ...(request.query === undefined
      ? {}
      : { query: Object.fromEntries(Object.entries(request.query).map(([key, text]) => [key, fill(text)])) }),
    ...(request.body === undefined ? {} : { body: mapStrings(request.body, fill) }),
  };
}
