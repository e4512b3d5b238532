import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browsers.mjs';

/** How long to wait for a browser, in ms: ends what hangs, never what a busy machine makes slow. */
export const patience = 120_000;

export interface LaunchOptions {
  /** Folder of a built extension. */
  readonly extension: string;
  /** Profile to use and keep; a fresh one, removed on close, when absent. */
  readonly profile?: string;
  readonly headless?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly args?: readonly string[];
  /** Leaves the worker without a debugger, which would keep it alive: then it can be neither reached nor killed. */
  readonly unwatched?: boolean;
}

/** A Chromium with the extension in it, driven as a person would: the popup opens by the toolbar's real button. */
export interface Chromium {
  readonly browser: Browser;
  readonly extensionId: string;
  readonly profile: string;
  /** What the extension's pages and worker said on their consoles, and errors nobody caught. */
  readonly console: readonly string[];
  /** Opens a tab and waits until it is loaded. */
  readonly openPage: (url: string) => Promise<Page>;
  /** Presses the toolbar button with `page` in front; grants activeTab, as a click does. */
  readonly openPopup: (page: Page) => Promise<Page>;
  /** Opens one of the extension's own pages in a tab, for example 'options.html'. */
  readonly openExtensionPage: (path: string) => Promise<Page>;
  /** The running worker; starts it when it sleeps. */
  readonly worker: () => Promise<WebWorker>;
  /** Kills the worker at once, as the browser does when it runs out of patience. */
  readonly killWorker: () => Promise<void>;
  /** Kills the browser with no chance to say goodbye; the profile stays. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts Chromium with the extension loaded. @throws when no Chromium is found. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium found: set CHROME_PATH');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'lead-handoff-chromium-'));
  const browser = await puppeteer.launch({
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    enableExtensions: [options.extension],
    userDataDir: profile,
    defaultViewport: null,
    ...(options.unwatched ? { targetFilter: (target) => target.type() !== 'service_worker' } : {}),
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=en-US',
      // The sandbox's certificate is its own.
      '--ignore-certificate-errors',
      '--window-size=1200,900',
      // Chromium's own sandbox needs a user other than root, and containers rarely have one.
      ...(process.platform === 'linux' && (process.getuid?.() === 0 || process.env.CI) ? ['--no-sandbox'] : []),
      ...(options.args ?? []),
    ],
  });
  // The list of extensions is empty until the worker has started.
  if (!options.unwatched)
    await browser.waitForTarget((target) => target.type() === 'service_worker', { timeout: patience });
  let [extension] = [...(await browser.extensions()).values()];
  for (const until = Date.now() + 15_000; !extension && Date.now() < until; ) {
    [extension] = [...(await browser.extensions()).values()];
  }
  if (!extension) throw new Error(`Chromium did not load the extension in ${options.extension}`);
  const said: string[] = [];
  const scheme = options.colorScheme;

  async function prepare(page: Page): Promise<Page> {
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`uncaught: ${error instanceof Error ? error.stack : error}`));
    if (scheme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    return page;
  }

  async function closed(action: () => Promise<unknown>): Promise<void> {
    const gone = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
    const exited = new Promise<void>((resolve) => browser.process()?.once('exit', () => resolve()) ?? resolve());
    await action();
    await Promise.all([gone, exited]);
  }

  return {
    browser,
    extensionId: extension.id,
    profile,
    console: said,
    openPage: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { timeout: patience });
      return page;
    },
    openPopup: async (page) => {
      await page.bringToFront();
      const opened = browser.waitForTarget(
        (target) => target.url().startsWith(`chrome-extension://${extension.id}/popup.html`),
        { timeout: patience },
      );
      await extension.triggerAction(page);
      return prepare(await pageOf(opened));
    },
    openExtensionPage: async (path) => {
      const page = await prepare(await browser.newPage());
      await page.goto(`chrome-extension://${extension.id}/${path}`, { timeout: patience });
      return page;
    },
    worker: async () => {
      const target = await browser.waitForTarget((one) => isWorker(one, extension.id), { timeout: patience });
      const worker = await target.worker();
      if (!worker) throw new Error('The worker went away while it was looked for');
      return worker;
    },
    killWorker: async () => {
      const target = browser.targets().find((one) => isWorker(one, extension.id));
      if (!target) return;
      const gone = new Promise<void>((resolve) => {
        browser.on('targetdestroyed', function listener(one) {
          if (one !== target) return;
          browser.off('targetdestroyed', listener);
          resolve();
        });
      });
      await (await target.worker())?.close();
      await gone;
    },
    crash: () => closed(async () => browser.process()?.kill('SIGKILL')),
    close: async () => {
      await closed(() => browser.close());
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A page of the extension that opens by itself. It has its address before its document, which replaces a blank one. */
export async function pageOf(opened: Promise<Target>): Promise<Page> {
  const page = await (await opened).asPage();
  await page.waitForSelector('#app', { timeout: patience });
  return page;
}

function isWorker(target: { type: () => string; url: () => string }, id: string): boolean {
  return target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
}
