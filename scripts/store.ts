/**
 * Pictures for the stores, 1280 × 800, from those in docs/screens: `node scripts/store.ts` after
 * `node scripts/screens.ts`. Chrome's store takes five at most, Firefox's any number.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';

const screens = join(import.meta.dirname, '../docs/screens/en');
const folder = join(import.meta.dirname, '../docs/store');

const pictures: readonly { name: string; says: string; shows: readonly string[] }[] = [
  { name: '1-read', says: 'The lead, read from the page you are on', shows: ['light/popup-read'] },
  {
    name: '2-evidence',
    says: 'Every value says where it was read',
    shows: ['light/popup-evidence', 'light/popup-missing'],
  },
  {
    name: '3-duplicates',
    says: 'You see who is there already',
    shows: ['light/popup-duplicates', 'light/popup-preview'],
  },
  {
    name: '4-certain',
    says: 'And you know for certain what became of it',
    shows: ['light/popup-sent', 'light/popup-unknown'],
  },
  { name: '5-dark', says: 'By day and by night', shows: ['dark/popup-read', 'dark/popup-fields'] },
];

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('No Chromium found: set CHROME_PATH');
mkdirSync(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 800 });
for (const { name, says, shows } of pictures) {
  const images = shows
    .map((file) => readFileSync(join(screens, `${file}.webp`)).toString('base64'))
    .map((data) => `<img src="data:image/webp;base64,${data}">`);
  await page.setContent(`<style>
    body { margin: 0; height: 800px; display: grid; grid-template-rows: auto 1fr; place-items: center;
      background: linear-gradient(160deg, #eef1ff, #dfe5fb); font: 600 40px system-ui, sans-serif; color: #171b24; }
    h1 { margin: 48px 0 0; font-size: 40px; letter-spacing: -0.02em; }
    div { display: flex; gap: 40px; }
    img { height: 600px; border-radius: 14px; box-shadow: 0 24px 60px rgb(16 24 64 / 25%); }
    </style><h1>${says}</h1><div>${images.join('')}</div>`);
  await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` });
  console.log(name);
}
await browser.close();
