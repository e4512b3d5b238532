import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of these pixels with a palette: the same picture in two thirds of the bytes where it has few colours.
 * @param rgba four bytes a pixel, row by row
 * @param width in pixels
 * @throws when there are more than 256 colours
 * @see https://www.w3.org/TR/png-3/#11PLTE
 */
export function indexedPng(rgba: Uint8Array, width: number): Uint8Array {
  const pixels = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const height = rgba.byteLength / 4 / width;
  const colours = new Set<number>();
  for (let at = 0; at < rgba.byteLength; at += 4) colours.add(pixels.getUint32(at));
  // Transparent ones first: alpha is written only as far as there is any.
  const palette = [...colours].sort((a, b) => (a & 255) - (b & 255) || a - b);
  if (palette.length > 256) throw new Error(`${palette.length} colours are too many for a palette`);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = places.get(pixels.getUint32((y * width + x) * 4)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3], 8);
  const rgb = palette.flatMap((colour) => [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255]);
  const alpha = palette.map((colour) => colour & 255).filter((one) => one < 255);
  return Buffer.concat([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(rgb)),
    chunk('tRNS', Uint8Array.from(alpha)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
