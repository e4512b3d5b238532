import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { zipOf } from './zip.ts';

const entries = [
  { name: 'é/text.js', bytes: Buffer.from('to be or not to be, '.repeat(200)) },
  { name: 'noise.png', bytes: Buffer.from([137, 80, 78, 71]) },
  { name: 'empty.css', bytes: Buffer.alloc(0) },
];

/** Reads by the central directory, as browsers do. */
function read(zip: Buffer): { name: string; text: string }[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [method, size, nameLength, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    at += 46 + nameLength;
    const start = local + 30 + zip.readUInt16LE(local + 26);
    const data = zip.subarray(start, start + size);
    return { name, text: (method === 8 ? inflateRawSync(data) : data).toString('latin1') };
  });
}

it('keeps every file as it is', async () => {
  const zip = await zipOf(entries);
  expect(read(zip)).toEqual(entries.map(({ name, bytes }) => ({ name, text: bytes.toString('latin1') })));
  expect(zip.length).toBeLessThan(600);
});

it('makes the same zip of the same files', async () => {
  expect(await zipOf(entries)).toEqual(await zipOf(entries));
});
