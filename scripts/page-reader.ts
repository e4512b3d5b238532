import { readFile } from 'node:fs/promises';
import { type Browser, launch, type Page } from 'puppeteer-core';
import type { PageFacts } from '../lib/capture/facts.ts';
import { findBrowser } from './browsers.mjs';

/** Nothing but the document itself: no scripts, no network, its own styles only. */
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
const pageTimeout = 15_000;
/** A frame whose document was never answered for does not run scripts either. */
const frameTimeout = 500;

export interface ReadPage {
  readonly frames: readonly { readonly frameId: number; readonly facts: PageFacts }[];
  /** Elements of all documents read. */
  readonly elements: number;
  readonly milliseconds: number;
}

export interface PageReader {
  /** Opens a file as if it stood at that address and runs the collect script in it. Throws when the page does not load. */
  read(file: string, url: string): Promise<ReadPage>;
  close(): Promise<void>;
}

export async function createPageReader(collectScript: string): Promise<PageReader> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium found: set CHROME_PATH to the full path of its program');
  const browser = await launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-background-networking',
      // One process for all pages: starting another beside each page would take that page's time.
      '--disable-site-isolation-trials',
      '--renderer-process-limit=1',
      '--disable-features=Translate,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
    ],
    defaultViewport: { width: 1366, height: 900 },
  });
  const idle: Page[] = [];

  async function read(file: string, url: string): Promise<ReadPage> {
    const body = await readFile(file);
    const page = idle.pop() ?? (await newPage(browser));
    bodies.set(page, { url: withoutFragment(new URL(url).href), body });
    try {
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: pageTimeout });
      const answer = await withTimeout(readFrames(page, collectScript), pageTimeout);
      idle.push(page);
      return answer;
    } catch (error) {
      page.close().catch(() => {});
      throw error;
    }
  }
  return { read, close: () => browser.close() };
}

const bodies = new WeakMap<Page, { url: string; body: Buffer }>();
const withoutFragment = (url: string) => url.replace(/#.*$/s, '');

async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const current = bodies.get(page);
    const main = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (current && main && request.redirectChain().length === 0 && withoutFragment(request.url()) === current.url) {
      // Once only: a page that reloads or refreshes itself stays as it is.
      bodies.delete(page);
      request
        .respond({
          contentType: isUtf8(current.body) ? 'text/html; charset=utf-8' : 'text/html',
          headers: { 'content-security-policy': contentSecurityPolicy },
          body: current.body,
        })
        .catch(() => {});
    } else request.abort().catch(() => {});
  });
  page.on('dialog', (dialog) => dialog.dismiss().catch(() => {}));
  return page;
}

/** Browsers save pages as UTF-8 and leave the older encoding that the page declares in place. */
function isUtf8(body: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

async function readFrames(page: Page, collectScript: string): Promise<ReadPage> {
  const frames: { frameId: number; facts: PageFacts }[] = [];
  let elements = 0;
  let milliseconds = 0;
  // The page a person sees is laid out before the click; that is not the collect script's time.
  await page.evaluate('document.documentElement.getBoundingClientRect().height');
  for (const [frameId, frame] of page.frames().entries()) {
    try {
      const answer = frame.evaluate(collectScript) as Promise<PageFacts>;
      const facts = await (frameId === 0 ? answer : withTimeout(answer, frameTimeout));
      const all = (await frame.evaluate('document.getElementsByTagName("*").length')) as number;
      frames.push({ frameId, facts });
      elements += Math.max(all, facts.elements);
      milliseconds += facts.milliseconds;
    } catch (error) {
      if (frameId === 0) throw error;
    }
  }
  return { frames, elements, milliseconds };
}

function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
