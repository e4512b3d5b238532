/**
 * Draws the extension's icons from docs/icons/icon.svg: `node scripts/icons.ts`. Run again when the drawing
 * changes; the PNGs are kept in the repository, so that a build needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';
import { indexedPng } from './icons/indexed-png.ts';

/** Toolbar (16, 32), management page (48), stores and large screens (128); CSS pixels. */
const sizes = [16, 32, 48, 128];

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('No Chromium found: set CHROME_PATH');
const drawing = readFileSync(new URL('../docs/icons/icon.svg', import.meta.url)).toString('base64');
const folder = new URL('../public/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });

const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:none}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${drawing}">`,
  );
  await page.waitForSelector('img');
  const screenshot = await page.screenshot({ omitBackground: true, encoding: 'base64' });
  const rgba = await page.evaluate(async (base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]), { premultiplyAlpha: 'none' });
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas?.drawImage(picture, 0, 0);
    return [...(canvas?.getImageData(0, 0, picture.width, picture.height).data ?? [])];
  }, screenshot);
  const path = new URL(`${size}.png`, folder).pathname;
  writeFileSync(path, await indexedPng(Uint8Array.from(rgba), size));
  console.log(path);
}
await browser.close();
