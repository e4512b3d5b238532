import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { crc32 } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

export interface ZipEntry {
  /** Path in the zip, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is in a folder, in the order of the names: the zip of two same folders is the same. */
export function entriesOf(folder: string): ZipEntry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), bytes: readFileSync(path) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * A zip by Zopfli, which finds four percent more than deflate at its best and takes some seconds for it. Every browser
 * and store reads it: only the search is another, not the format. No entry has a date, all have that of 1980-01-01.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12, 4.3.16, 4.4
 */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const deflated = await deflateAsync(bytes, { numiterations: 25 });
    const stored = deflated.length >= bytes.length;
    const data = stored ? bytes : deflated;
    const path = Buffer.from(name);
    const meta = Buffer.concat([
      // Version 2.0, names in UTF-8.
      ...[20, 0x800, stored ? 0 : 8].map(uint16),
      ...[0, 0x21].map(uint16),
      ...[crc32(bytes), data.length, bytes.length].map(uint32),
      ...[path.length, 0].map(uint16),
    ]);
    const file = [uint32(0x04034b50), meta, path, data];
    directory.push(uint32(0x02014b50), uint16(20), meta, Buffer.alloc(10), uint32(at), path);
    files.push(...file.map((part) => Buffer.from(part)));
    at += file.reduce((size, part) => size + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(central.length), uint32(at), uint16(0)];
  return Buffer.concat([...files, central, ...end]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
