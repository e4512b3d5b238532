/** "Jess Moreno  9:52 AM", or a name above a line with the time alone: who wrote what follows in a chat. */
const chatAuthor =
  /^(?!(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?:day)?|Duration|Length|Time|Received)\b)([\p{Lu}][\p{L}.'’-]{1,20}(?: [\p{Lu}][\p{L}.'’-]{0,20}){0,3})(?:[ \t]{2,}|[ \t]*\n[ \t]*|,? )\[?(?:today at |yesterday at )?\d{1,2}:\d{2}(?:[ \u202f]?[AaPp][Mm])?\]?[ \t]*$/gmu;
const bracketAuthor =
  /^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AP]M)?\]?(?: -)? ~?([^:\n]{2,40}): /gmu;
/** "[11/20 10:07 AM] Oyelowo, Simi", the message below it. */
const headingAuthor =
  /^\[(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?,? )?\d{1,2}:\d{2}(?:[ \u202f]?[AaPp][Mm])?\] (\p{Lu}[^:\n\d]{2,40})$/gmu;

/** Who wrote what follows, in a copied chat. */
export interface Author {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export function authorsOf(text: string): Author[] {
  const out: Author[] = [];
  for (const pattern of [chatAuthor, bracketAuthor, headingAuthor]) {
    for (const match of text.matchAll(pattern)) {
      if (out.length >= 60) break;
      out.push({ name: match[1] ?? '', start: match.index, end: match.index + match[0].length });
    }
  }
  return out.sort((a, b) => a.start - b.start);
}

/** Who writes for us in copied chats. */
export const ourSide =
  /^(?:me|you|us|agent|operator|support|rep|csr|admin|host|bot|chat ?bot|assistant|moi|yo|ich|agente|conseiller)$/i;

/** In a chat about nobody else the lead is the one who gives a number or an address, else the one who wrote first. */
export function writerOf(
  authors: readonly Author[],
  contacts: readonly { readonly start: number }[],
): Author | undefined {
  for (const contact of contacts) {
    const author = authors.findLast((a) => a.end <= contact.start);
    if (author && !ourSide.test(author.name)) return author;
  }
  return authors.find(({ name }) => !ourSide.test(name));
}
