import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';
import { bundle } from '../bundle.ts';
import { type PageServer, servePages } from '../page-server.ts';
import type { BenchPage } from '../pages.ts';

export interface ReaderPage {
  /** Loads a page afresh, lays it out, runs an expression in it in which `readers` are the bundle's exports. */
  readonly run: <T>(page: BenchPage, expression: string) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * A tab in which scripts read pages. Every run has a document of its own: a page is read once after a click, so
 * the first reading is the one that counts, and what one reader has warmed up must not serve the next.
 */
export async function openReaderPage(module: string, pages: readonly BenchPage[]): Promise<ReaderPage> {
  const code = await bundle(module, 'readers');
  const byName = new Map(pages.map(({ name, html }) => [name, html]));
  const server: PageServer = await servePages((path) => byName.get(path));
  const browser = await puppeteer.launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--js-flags=--expose-gc'],
    defaultViewport: { width: 1366, height: 900 },
    protocolTimeout: 600_000,
  });
  const tab = await browser.newPage();
  return {
    run: async <T>(page: BenchPage, expression: string) => {
      await tab.goto(server.url + encodeURIComponent(page.name));
      await tab.evaluate(`${code};globalThis.readers = readers; document.body.offsetHeight; gc()`);
      return (await tab.evaluate(expression)) as T;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
