import { regionOf } from '../../lead/regions.ts';
import type { PageView } from './page-view.ts';
import { backgrounds } from './plain-label.ts';
import { labelField, labelRole } from './remembered.ts';

/** In characters. */
export const longestLabel = 60;
export const longestQuestion = 120;
/** Their markup says what they are. */
export const structural = new Set(['dt', 'th', 'label']);

/** A label that says exactly what it announces. */
export const isPlain = (label: string) => (labelField(label)?.confidence ?? 0) >= 0.85;

/** A label where the value should be; but "CO" and "MI" are states as well, "Apt 7" says which, and "Mobile" is a type. */
export function isBareLabel(label: string, value: string): boolean {
  if (value.length >= 25 || !isPlain(value) || / type$/i.test(label)) return false;
  const field = labelField(label)?.field;
  return !(field === 'state' ? regionOf(value) : field === 'street2' && /\d/.test(value));
}

const notAlone =
  /^(?:by|where|who|from|to|via|when|what|at|on|in|for|or|contacts?|customers|clients|leads|callers|buyers|tenants|owners|people|messages|calls|jobs|requests|inquiries)$/i;

/** "📌 Pinned Notes" */
const someNotes = /^[^\p{L}]*(?:\p{L}+ ){0,2}notes$/iu;

/** Whether a text can only be a label where it stands. */
export function isLabel(text: string, tag: string, hint: string | undefined): boolean {
  if (text.length > (text.endsWith('?') ? longestQuestion : longestLabel)) return false;
  if (/@|\d{5}|[.!;,]$|[.!?] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text) || !/\p{L}/u.test(text)) return false;
  // Prepositions and pronouns are labels only where the markup says so, and so are entries of menus and buttons.
  if (notAlone.test(text) || tag === 'a' || tag === 'button') return structural.has(tag);
  if (structural.has(tag) || text.endsWith(':') || text.endsWith('?')) return true;
  if (hint && /label|field-?name|caption|question|\bkey\b/i.test(hint)) return true;
  if (backgrounds.test(text)) return true;
  const reading = labelField(text);
  if (reading && (reading.confidence >= 0.85 || reading.field === 'extension' || someNotes.test(text))) return true;
  // "Assigned to Lola Benitez" says it all; "Dwight Kiley created this job" is a sentence.
  return (
    labelRole(text) === 'other' &&
    !/[.!,] \p{Lu}|["“]|(?:^.{3,40} | )\p{Lu}\p{L}+ \p{Lu}[\p{L}'’-]+$|^\p{Lu}\p{L}+ \p{Lu}\p{L}+ \p{Ll}{3}/u.test(text)
  );
}

/** The first of the two cells of a row, short and without digits, or a question alone over its answer. */
export function isFirstOfTwo(view: PageView, index: number, text: string): boolean {
  const { tag, in: parent = -1 } = view.blocks[index] ?? {};
  const row = view.kids[parent] ?? [];
  return (
    row.length === 2 &&
    row[0] === index &&
    (text.endsWith('?') ? text.length <= longestQuestion : tag === 'td' && text.length <= 30 && !/[\d@]/.test(text))
  );
}
