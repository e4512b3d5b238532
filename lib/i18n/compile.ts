import type { Catalog, Plural } from './index.ts';

/** A catalogue by the marks of its English sentences: what `t` looks in. */
export type Compiled = ReadonlyMap<string, string | Plural>;

/** The build does the same beforehand and ships marks in place of the English sentences, which the code has already. */
export function compile(catalog: Catalog): Compiled {
  return new Map(Object.entries(catalog).map(([english, said]) => [markOf(english), said]));
}

export const markLength = 5;

/**
 * A sentence in five digits: FNV-1a. Of some hundred thousand sentences that no catalogue has one would be given the words
 * of another; that no two of ours have one mark is tested.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 36 ** markLength).toString(36).padStart(markLength, '0');
}
