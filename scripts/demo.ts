// npm run demo            a browser with the extension, sandbox accounts and a demo page, to try it by hand
// npm run demo -- --json  the whole job by itself, headless, with what each CRM received (also with no display)
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DemoPage, demoPages } from '../sandbox/pages.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { sandboxAccount, sandboxAccounts, saveAccounts } from '../tests/accounts.ts';
import { type Chromium, launchChromium } from '../tests/browsers/chromium.ts';
import { build, builds } from '../tests/build.ts';
import { review } from '../tests/review.ts';

interface DemoResult {
  readonly crm: string;
  readonly page: string;
  readonly outcome: string;
  readonly recordId: string;
  /** The lead's fields as the popup showed them when Send was pressed. */
  readonly lead: Readonly<Record<string, string>>;
  /** What the sandbox's log holds of it. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
    readonly status: number | null;
    readonly executed: boolean;
  }[];
  /** From the click on the toolbar to the outcome. */
  readonly ms: number;
  /** Whether the CRM executed exactly what the popup said. */
  readonly agrees: boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, '.output', 'demo');
const json = process.argv.includes('--json');

if (json || !hasDisplay()) process.exitCode = await demonstrate();
else await present();

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The whole job without a person. 0 when all five were sent and the sandbox's log agrees. */
async function demonstrate(): Promise<number> {
  const { sandbox, chromium } = await open(true);
  try {
    const results: DemoResult[] = [];
    for (const page of demoPages) {
      const result = await handOver(sandbox, chromium, page);
      results.push(result);
      if (!json) tell(result);
    }
    const screenshots = await photograph(sandbox, chromium);
    if (json) console.log(JSON.stringify({ results, screenshots }, null, 2));
    else console.log(`\nScreenshots:\n${screenshots.map((path) => `  ${path}`).join('\n')}`);
    const sent = new Set(results.filter(({ outcome, agrees }) => outcome === 'sent' && agrees).map(({ crm }) => crm));
    return sent.size === Object.keys(sandbox.names).length && results.every(({ agrees }) => agrees) ? 0 : 1;
  } finally {
    await chromium.close();
    await sandbox.close();
  }
}

/** Everything ready for a person's own hands; ends with the browser. */
async function present(): Promise<void> {
  const { sandbox, chromium } = await open(false);
  const first = demoPages[0] as DemoPage;
  // The empty tab that the browser starts with, and the options page of the first run: the accounts are there already.
  const before = await chromium.browser.pages();
  await chromium.openPage(`${sandbox.site}/inbox`);
  const page = await chromium.openPage(sandbox.site + first.url);
  await Promise.all(before.map((tab) => tab.close()));
  await page.bringToFront();
  console.log(`The demo is running. On a demo page press Alt+Shift+L, or the Lead Handoff button in the toolbar: it
stands behind the puzzle piece until you pin it.

  Demo pages  ${demoPages.map(({ url }) => sandbox.site + url).join('\n              ')}
  Inbox       ${sandbox.site}/inbox  (what each CRM received)

Close the browser to end it.`);
  process.once('SIGINT', () => chromium.close());
  await new Promise<void>((resolve) => chromium.browser.once('disconnected', () => resolve()));
  await sandbox.close();
}

async function open(headless: boolean): Promise<{ sandbox: Sandbox; chromium: Chromium }> {
  build('chromium');
  const sandbox = await startSandbox();
  const chromium = await launchChromium({ extension: builds.chromium, headless });
  const options = await chromium.openExtensionPage('options.html');
  await saveAccounts(options, sandboxAccounts(sandbox));
  await options.close();
  return { sandbox, chromium };
}

async function handOver(sandbox: Sandbox, chromium: Chromium, demo: DemoPage): Promise<DemoResult> {
  const before = sandbox.log.length;
  const page = await chromium.openPage(sandbox.site + demo.url);
  const started = performance.now();
  const popup = await chromium.openPopup(page);
  const person = review(popup);
  await person.ready();
  await person.chooseAccount(sandboxAccount(sandbox, demo.crm).account.name);
  const lead = await person.lead();
  const { outcome, recordId } = await person
    .send()
    .then(() => person.outcome('sent', 'rejected', 'unknown', 'held'))
    .catch((error: Error) => {
      process.stderr.write(`${demo.crm}: ${error.message}\n`);
      return { outcome: 'not sent', recordId: '' };
    });
  const ms = Math.round(performance.now() - started);
  const entries = sandbox.log.slice(before);
  const executed = entries.filter((entry) => entry.executed);
  const agrees =
    outcome === 'sent' &&
    executed.every((entry) => entry.crm === demo.crm) &&
    executed.some(({ record }) => record !== null && record.id === recordId);
  await popup.close();
  await page.close();
  const requests = entries
    .filter(({ crm }) => crm === demo.crm)
    .map(({ method, path, query, body, status, executed }) => ({ method, path, query, body, status, executed }));
  return { crm: demo.crm, page: sandbox.site + demo.url, outcome, recordId, lead: filled(lead), requests, ms, agrees };
}

function filled(lead: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lead).filter(([, value]) => value !== ''));
}

/** Popup and options, light and dark. @returns paths from the project's folder. */
async function photograph(sandbox: Sandbox, chromium: Chromium): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  const taken: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    const shoot = async (name: string, page: Awaited<ReturnType<Chromium['openPage']>>) => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      // Colours fade when the scheme changes.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      const path = join(pictures, `${name}-${scheme}.png`);
      await page.screenshot({ path });
      taken.push(relative(root, path));
      await page.close();
    };
    // Another address than the one that was sent from: a review that is still to be made.
    const tab = await chromium.openPage(`${sandbox.site}/pages/contact?picture=${scheme}`);
    const popup = await chromium.openPopup(tab);
    const person = review(popup);
    await person.ready();
    await person.chooseAccount('Centerpoint Connect sandbox');
    // The browser gives the popup its height a little later.
    await popup.waitForFunction(
      () => (document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0) <= innerHeight,
    );
    await shoot('popup', popup);
    await tab.close();
    const options = await chromium.openExtensionPage('options.html');
    await options.waitForSelector('h1, h2');
    await shoot('options', options);
  }
  return taken;
}

function tell({ crm, page, outcome, recordId, lead, requests, ms }: DemoResult): void {
  console.log(`\n${crm}: ${outcome} ${recordId} (${ms} ms)\n  from ${page}`);
  console.log(`  lead ${JSON.stringify(lead)}`);
  for (const { method, path, query, body, executed } of requests.filter(
    (request) => request.method !== 'GET' && request.method !== 'OPTIONS',
  )) {
    console.log(`  ${executed ? 'executed' : 'received'} ${method} ${path} ${JSON.stringify(body ?? query)}`);
  }
}
