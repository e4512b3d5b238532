/**
 * Draws the extension's icons from docs/icons/icon.svg: `node scripts/icons.ts`. Run again when the drawing
 * changes; the PNGs are kept in the repository, so that a build needs no browser.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

/** Toolbar (16, 32), management page (48), Firefox (96), stores (128); CSS pixels. */
const sizes = [16, 32, 48, 96, 128];

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
  const path = new URL(`${size}.png`, folder).pathname as `${string}.png`;
  await page.screenshot({ path, omitBackground: true });
  console.log(path);
}
await browser.close();
