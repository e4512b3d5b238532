/** The line over an earlier mail that an answer quotes. */
export const replied =
  /^(?:on .{6,120}wrote:|le .{6,120}a écrit\s?:|am .{6,120}schrieb.{0,80}:|el .{6,120}escribió:|-{3,}\s?original message\s?-{3,}|_{10,})\s*$/i;

const quoted = /^\s?>/;

/**
 * The lines of an answer without the mail that it quotes with ">", which is what we had written; as they are where nothing else
 * gives a number or an address. The line count stays.
 */
export function withoutQuoted(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => replied.test(line.trim())) || !lines.some((line) => quoted.test(line))) return lines;
  const own = lines.map((line) => (quoted.test(line) || replied.test(line.trim()) ? '' : line));
  return own.some((line) => /@|\d{3}/.test(line)) ? own : lines;
}
