import type { Page } from 'puppeteer-core';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { type SaveAccount, sandboxAccounts, saveAccounts } from './accounts.ts';
import { type Chromium, launchChromium } from './browsers/chromium.ts';
import { type Build, builds } from './build.ts';
import { type Review, review } from './review.ts';

/** A browser with the extension and a sandbox to send to, for a file of tests. */
export interface Session extends Chromium {
  readonly sandbox: Sandbox;
  /** Opens a page, by its path on the sandbox's site or its address, and presses the toolbar button on it. */
  readonly open: (path: string) => Promise<Opened>;
  /** The popup anew on a tab that is open. */
  readonly reopen: (tab: Page) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

export interface Opened extends Review {
  readonly tab: Page;
  readonly popup: Page;
}

export interface SessionOptions {
  readonly build?: Build;
  readonly profile?: string;
  /** Accounts to begin with; one at each CRM when absent. */
  readonly accounts?: (sandbox: Sandbox) => readonly SaveAccount[];
}

export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const sandbox = await startSandbox();
  const chromium = await launchChromium({ extension: builds[options.build ?? 'chromium'], profile: options.profile });
  const page = await chromium.openExtensionPage('options.html');
  await saveAccounts(page, (options.accounts ?? sandboxAccounts)(sandbox));
  await page.close();
  const reopen = async (tab: Page): Promise<Opened> => {
    const popup = await chromium.openPopup(tab);
    const opened = { ...review(popup), tab, popup };
    await opened.ready();
    return opened;
  };
  return {
    ...chromium,
    sandbox,
    reopen,
    open: async (path) => reopen(await chromium.openPage(path.startsWith('/') ? sandbox.site + path : path)),
    close: async () => {
      await chromium.close();
      await sandbox.close();
    },
  };
}
