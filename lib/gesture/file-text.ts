/** Files are leads, not archives: a list of a thousand leads has a few hundred kilobytes. In bytes. */
const mostBytes = 8_000_000;

/**
 * The text of a file as other programs write them: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), else
 * Windows-1252 (older mail and address programs).
 * @throws {RangeError} for what is no text, or far too long for a lead
 */
export async function fileText(file: File): Promise<string> {
  if (file.size > mostBytes) throw new RangeError('The file is too long.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // No text has a zero in it; pictures, PDFs and archives do, soon.
  if (bytes.subarray(0, 8192).includes(0) || startsWith(bytes, '%PDF-')) throw new RangeError('The file is no text.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}
