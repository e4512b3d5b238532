import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { indexedPng } from './indexed-png.ts';

/** The pixels of a PNG of eight bits by palette, whose rows are written without a filter. */
function pixelsOf(png: Uint8Array): { colours: number; pixels: number[][] } {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const width = chunks.get('IHDR')?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const alpha = chunks.get('tRNS') ?? Buffer.alloc(0);
  const places = [...rows].filter((_, index) => index % (width + 1) > 0);
  return {
    colours: palette.length / 3,
    pixels: places.map((place) => [...palette.subarray(place * 3, place * 3 + 3), alpha[place] ?? 255]),
  };
}

test('few colours stay what they are', async () => {
  const rgba = [
    [0, 0, 0, 0],
    [255, 255, 255, 255],
    [10, 90, 60, 255],
    [10, 90, 60, 128],
  ];
  expect(pixelsOf(await indexedPng(Uint8Array.from(rgba.flat()), 2)).pixels).toEqual(rgba);
});

test('many shades become few, each near what it was', async () => {
  const rgba = Array.from({ length: 256 }, (_, shade) => [shade, shade, shade, 255]);
  const { colours, pixels } = pixelsOf(await indexedPng(Uint8Array.from(rgba.flat()), 16, 32));
  expect(colours).toBe(32);
  const off = pixels.map(([red = 0], shade) => Math.abs(red - shade));
  expect(Math.max(...off)).toBeLessThanOrEqual(8);
});
