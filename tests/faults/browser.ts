import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { type Firefox, launchFirefox } from '../browsers/firefox.ts';
import { type Build, builds } from '../build.ts';
import type { Surface } from '../review.ts';
import type { BrowserKind } from './fault.ts';

export type OwnPage = Surface & { close(): Promise<void> };

/** A browser that can be mistreated, the same way in Chromium and Firefox. */
export interface FaultBrowser {
  readonly kind: BrowserKind;
  /** A page of the extension in a tab. */
  readonly ownPage: () => Promise<OwnPage>;
  /** The popup, by the toolbar's button, on a page opened for it. */
  readonly popupOn: (url: string) => Promise<OwnPage>;
  /** Several reviews of one page, each in a tab of its own. */
  readonly reviewsOn: (url: string, count: number) => Promise<OwnPage[]>;
  readonly killWorker: () => Promise<void>;
  /** Runs in the worker. Chromium only. */
  readonly inWorker: (run: (value: number) => void, value: number) => Promise<void>;
  /** Kills the browser and starts it again on the same profile. */
  readonly crash: () => Promise<void>;
  readonly setOffline: (offline: boolean) => Promise<void>;
  /** Installs the same extension in its next version over the running one. */
  readonly update: () => Promise<void>;
  /** Ends the browser, puts another build in the place of the one there, and starts again. Chromium only. */
  readonly swap: (build: Build) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a browser with an extension folder and a profile of its own.
 * @param unwatched no debugger on the worker
 */
export async function startFaultBrowser(kind: BrowserKind, unwatched = false): Promise<FaultBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'lead-handoff-faults-'));
  const extension = join(home, 'extension');
  const profile = join(home, 'profile');
  cpSync(builds[kind], extension, { recursive: true });
  const put = (build: Build) => {
    rmSync(extension, { recursive: true, force: true });
    cpSync(builds[build], extension, { recursive: true });
  };
  const made =
    kind === 'chromium' ? await chromium(extension, profile, put, unwatched) : await firefox(extension, profile);
  return {
    ...made,
    close: async () => {
      await made.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The reviews of the tab that shows `url`, opened by a browser's own means. */
async function reviewsOn(
  { ownPage, openOwn }: { ownPage: () => Promise<OwnPage>; openOwn: (path: string) => Promise<OwnPage> },
  url: string,
  count: number,
): Promise<OwnPage[]> {
  const page = await ownPage();
  const id = await page.evaluate(
    async (wanted: string) => (await chrome.tabs.query({})).find((tab) => tab.url === wanted)?.id,
    url,
  );
  await page.close();
  const pages: OwnPage[] = [];
  for (let each = 0; each < count; each += 1) pages.push(await openOwn(`popup.html?tab=${id}`));
  return pages;
}

async function chromium(
  extension: string,
  profile: string,
  put: (build: Build) => void,
  unwatched: boolean,
): Promise<FaultBrowser> {
  const launch = () => launchChromium({ extension, profile, unwatched });
  let running: Chromium = await launch();
  return {
    kind: 'chromium',
    ownPage: () => running.openExtensionPage('options.html'),
    popupOn: async (url) => running.openPopup(await running.openPage(url)),
    reviewsOn: async (url, count) => {
      await running.openPage(url);
      const openOwn = (path: string) => running.openExtensionPage(path);
      return reviewsOn({ ownPage: () => openOwn('options.html'), openOwn }, url, count);
    },
    killWorker: () => running.killWorker(),
    inWorker: async (run, value) => {
      await (await running.worker()).evaluate(run, value);
    },
    crash: async () => {
      await running.crash();
      running = await launch();
    },
    setOffline: async (offline) => {
      const worker = await running.worker();
      await worker.client.send('Network.enable');
      await worker.client.send('Network.emulateNetworkConditions', {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      });
    },
    update: async () => {
      bump(extension);
      const session = await running.browser.target().createCDPSession();
      await session.send('Extensions.loadUnpacked', { path: extension });
      await session.detach();
    },
    swap: async (build) => {
      await running.close();
      put(build);
      running = await launch();
    },
    close: () => running.close(),
  };
}

async function firefox(extension: string, profile: string): Promise<FaultBrowser> {
  let running: Firefox = await launchFirefox({ extension, profile });
  const never = () => Promise.reject(new Error('Not in Firefox'));
  return {
    kind: 'firefox',
    ownPage: () => running.openExtensionPage('options.html'),
    popupOn: async (url) => {
      await running.openPage(url);
      return running.openPopup();
    },
    reviewsOn: async (url, count) => {
      await running.openPage(url);
      const openOwn = (path: string) => running.openExtensionPage(path);
      return reviewsOn({ ownPage: () => openOwn('options.html'), openOwn }, url, count);
    },
    killWorker: () => running.killBackground(),
    inWorker: never,
    crash: async () => {
      await running.crash();
      running = await launchFirefox({ extension, profile });
    },
    setOffline: async (offline) => {
      await running.marionette.chrome('Services.io.offline = arguments[0];', [offline]);
    },
    update: async () => {
      bump(extension);
      await running.marionette.command('Addon:Install', { path: extension, temporary: true });
    },
    swap: never,
    close: () => running.close(),
  };
}

function bump(extension: string): void {
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
}
