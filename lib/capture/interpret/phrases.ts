/** Answers whether one of the phrases ("a|b c") stands, in whole words, in a text of plain words apart by single blanks. */
export function anyOf(phrases: string): (text: string) => boolean {
  const byFirstWord = new Map<string, string[]>();
  for (const phrase of phrases.split('|')) {
    const [first = ''] = phrase.split(' ');
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
  }
  return (text) => {
    for (let start = 0; start < text.length; ) {
      const blank = text.indexOf(' ', start);
      const end = blank < 0 ? text.length : blank;
      // Most texts hold not even the first word of a phrase.
      for (const phrase of byFirstWord.get(text.slice(start, end)) ?? none) {
        const next = start + phrase.length;
        if (text.startsWith(phrase, start) && (next === text.length || text[next] === ' ')) return true;
      }
      start = end + 1;
    }
    return false;
  };
}

const none: readonly string[] = [];
