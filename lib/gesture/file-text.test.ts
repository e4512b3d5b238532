import { expect, it } from 'vitest';
import { fileText } from './file-text.ts';

const file = (bytes: Uint8Array | string) => new File([bytes as BlobPart], 'lead.txt');
const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);

it('reads text as programs write it', async () => {
  expect(await fileText(file('Zoë Müller'))).toBe('Zoë Müller');
  expect(await fileText(file('\ufeffName;E-Mail'))).toBe('Name;E-Mail');
  expect(await fileText(file(utf16('Zoë Müller')))).toBe('Zoë Müller');
  expect(await fileText(file(new Uint8Array([0x5a, 0x6f, 0xeb])))).toBe('Zoë');
});

it('refuses what is no text', async () => {
  await expect(fileText(file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])))).rejects.toThrow(RangeError);
  await expect(fileText(file('%PDF-1.7 …'))).rejects.toThrow(RangeError);
  await expect(fileText(file(new Uint8Array(8_000_001)))).rejects.toThrow(RangeError);
});
