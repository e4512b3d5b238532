/** The words of a list that blanks part. A build ships the list folded: scripts/folded-words.ts. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The same of a folded list: each word as the count of letters that begin the one before as well, A for none, and the rest of it. */
export function unfoldedWordSet(folded: string): ReadonlySet<string> {
  const words = new Set<string>();
  let word = '';
  for (const [, shared = '', rest] of folded.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
    words.add(word);
  }
  return words;
}
