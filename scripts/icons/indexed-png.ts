import { crc32 } from 'node:zlib';
import { zlibAsync } from '@gfx/zopfli';

/** Red, green, blue and alpha, 0 to 255. */
type Colour = readonly [number, number, number, number];

/** As many shades as the edge between two colours needs to look smooth. */
const mostColours = 32;

/**
 * A PNG with a palette: the same picture in half of the bytes where it has few colours. Of more than `most` the
 * ones between are left out, and what had them gets the nearest that is kept.
 * @param rgba four bytes a pixel, row by row
 * @param width in pixels
 * @see https://www.w3.org/TR/png-3/#11PLTE
 */
export async function indexedPng(rgba: Uint8Array, width: number, most = mostColours): Promise<Uint8Array> {
  const pixels = new DataView(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const height = rgba.byteLength / 4 / width;
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.byteLength; at += 4) {
    const colour = pixels.getUint32(at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const all = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => parts(colour));
  // Transparent ones first: alpha is written only as far as there is any.
  const palette = farthestApart(all, most).sort((a, b) => a[3] - b[3] || a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(parts(colour), palette)]));
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
  const alpha = palette.map(([, , , one]) => one).filter((one) => one < 255);
  return Buffer.concat([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flatMap((colour) => colour.slice(0, 3)))),
    chunk('tRNS', Uint8Array.from(alpha)),
    chunk('IDAT', await zlibAsync(rows, { numiterations: 100 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

const parts = (rgba: number): Colour => [rgba >>> 24, (rgba >>> 16) & 255, (rgba >>> 8) & 255, rgba & 255];

/** How much two colours differ to the eye, 0 to 255: what is transparent has no other colour. */
function difference(one: Colour, other: Colour): number {
  const seen = ([r, g, b, a]: Colour) => [(r * a) / 255, (g * a) / 255, (b * a) / 255, a];
  const others = seen(other);
  return Math.max(...seen(one).map((part, index) => Math.abs(part - (others[index] ?? 0))));
}

/** The first, then again and again the one that differs most from those that are kept. */
function farthestApart(colours: readonly Colour[], most: number): Colour[] {
  const kept = colours.slice(0, 1);
  const away = colours.map((colour) => difference(colour, colours[0] ?? colour));
  while (kept.length < most) {
    const next = away.indexOf(Math.max(...away));
    const colour = colours[next];
    if (!colour || away[next] === 0) break;
    kept.push(colour);
    for (const [index, other] of colours.entries()) away[index] = Math.min(away[index] ?? 0, difference(other, colour));
  }
  return kept;
}

function nearest(colour: Colour, palette: readonly Colour[]): number {
  const away = palette.map((one) => difference(colour, one));
  return away.indexOf(Math.min(...away));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
