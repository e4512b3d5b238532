import type { LookupResult, Option, Value } from './define.ts';

/** An option written as text is its own label. */
export function asOption(option: Option | string): Option {
  return typeof option === 'string' ? { value: option, label: option } : option;
}

/** The options that a lookup has for a picker; undefined when it has not been read. */
export function listIn(result: LookupResult | undefined, list: string | undefined): readonly Option[] | undefined {
  return list === undefined ? result?.options : result && (result.lists?.[list] ?? []);
}

/** What to say of a value that is none of the options, or holds one that is none; undefined when all are. */
export function goneIn(options: readonly (Option | string)[], value: Value): string | undefined {
  const texts = typeof value === 'string' ? [value] : typeof value === 'boolean' ? [] : Object.values(value);
  const known = new Set(options.map((option) => asOption(option).value));
  const gone = texts.find((text) => !known.has(text));
  return gone === undefined ? undefined : `“${gone}” is not one of the choices, or no longer.`;
}
