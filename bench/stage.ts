import type { Page } from 'puppeteer-core';
import { startSandbox } from '../sandbox/server.ts';
import { sandboxAccounts, saveAccounts } from '../tests/accounts.ts';
import { type Chromium, launchChromium } from '../tests/browsers/chromium.ts';
import { build, builds } from '../tests/build.ts';
import { buildEmpty } from './empty-build.ts';
import { servePages } from './page-server.ts';
import { benchPages, leadPage } from './pages.ts';
import { probedBuild } from './probed-build.ts';

/** ms since epoch, finer than Date: the clock that browser and driver share. */
export const now = () => performance.timeOrigin + performance.now();

/** One Chromium with the extension and accounts at the sandbox, one with the empty extension, and pages for both. */
export interface Stage {
  readonly own: Chromium;
  readonly empty: Chromium;
  readonly sandbox: Awaited<ReturnType<typeof startSandbox>>;
  /** Address of a page with a lead that no other number has. */
  readonly leadUrl: (number: number) => string;
  /** An extension page that stays open, to ask the worker from. */
  readonly options: Page;
  readonly close: () => Promise<void>;
}

export async function openStage(): Promise<Stage> {
  build('chromium');
  const sandbox = await startSandbox();
  const written = new Map(benchPages().written.map(({ name, html }) => [name, html]));
  const server = await servePages((path) => written.get(path) ?? leadPage(Number(path.replace('lead/', ''))));
  const args = ['--js-flags=--expose-gc'];
  const own = await launchChromium({ extension: probedBuild(builds.chromium), args });
  const empty = await launchChromium({ extension: probedBuild(buildEmpty()), args });
  const options = await own.openExtensionPage('options.html');
  await saveAccounts(options, sandboxAccounts(sandbox));
  return {
    own,
    empty,
    sandbox,
    options,
    leadUrl: (number) => `${server.url}lead/${number}`,
    close: async () => {
      await Promise.all([own.close(), empty.close()]);
      await sandbox.close();
      await server.close();
    },
  };
}
