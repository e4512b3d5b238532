import type { Field, Value, Values } from './define.ts';

/**
 * Cuts a text to at most `max` UTF-16 units, at the last word boundary that keeps at least half of
 * it, never through a character. Returns both parts, so that nothing is lost without the person's word.
 */
export function shorten(text: string, max: number): { readonly text: string; readonly rest: string } {
  if (text.length <= max) return { text, rest: '' };
  const window = text.slice(0, max + 1);
  const boundary = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'), window.lastIndexOf('\t'));
  let end = boundary >= max / 2 ? boundary : max;
  const unit = text.charCodeAt(end - 1);
  if (end > 0 && unit >= 0xd800 && unit <= 0xdbff) end -= 1;
  return { text: text.slice(0, end).trimEnd(), rest: text.slice(end).trimStart() };
}

/** A text with another below it. */
export function joined(text: Value | undefined, rest: string): string {
  return [typeof text === 'string' ? text.trim() : '', rest].filter(Boolean).join('\n\n');
}

/** The other long texts among the fields in which the rest of one still fits. */
export function withRoom(fields: readonly Field[], from: Field, values: Values, rest: string): Field[] {
  return fields.filter(
    ({ key, type, max = Number.POSITIVE_INFINITY }) =>
      type === 'multiline' && key !== from.key && joined(values[key], rest).length <= max,
  );
}
