import type { Page } from 'puppeteer-core';
import type { Lead } from '../../lib/lead/lead.ts';
import { type HtmlServer, startHtmlServer } from '../html-server.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';
import type { HostilePage } from './pages.ts';

/** What came of the visits: all but the first are asked to be 0. */
export interface HostileSum {
  readonly pages: number;
  /** Breaches of the content security policy and dialogs in the extension's pages. */
  readonly violations: number;
  /** Errors that nobody caught, in popup and worker. */
  readonly uncaught: number;
  /** Pages of which something was captured that no person sees. */
  readonly hiddenTaken: number;
  /**
   * Pages whose reading ran for more than 150 ms, or that kept the popup busy for more than 5 s. Waiting for a processor is
   * no running, so that other work on the machine neither adds to it nor hides it. A reading can have run no longer than
   * by its own clock, nor longer than the tab's main thread did from before the injection until after the answer (which
   * drew the page as well); the popup no longer than by the clock, nor longer than all threads of its process did. Each time
   * the lesser of the two counts.
   */
  readonly overTime: number;
  /** Pages of which a password, card number or national id was captured. */
  readonly secretsCaptured: number;
  /** Pages whose visible e-mail address is not in the lead: a reader that reads nothing would be safe, too. */
  readonly missed: number;
  /** Requests that left for a CRM without anybody pressing Send. */
  readonly sent: number;
  /** What went wrong where, in words. */
  readonly findings: readonly string[];
  /** The longest that the reading of a page can have run, in ms. */
  readonly longestReading: number;
  /** The longest that a page can have kept the popup busy, in ms. */
  readonly longestBusy: number;
}

/** Of the reading, in ms: what `collect` promises. */
const readingCap = 150;
/** Of the popup until the review can be used, in ms. */
const busyCap = 5_000;
/** What one process says of itself twice, a moment apart, differs by less, in ms. */
const sameProcess = 200;
/** A page of 10 MB takes its time to load; that is not what is judged here. */
const loadingTimeout = 180_000;
const openingTimeout = 120_000;

/** Opens the real popup on every page, and looks at what it made of it. */
export async function visit(
  pages: readonly HostilePage[],
  tell: (line: string) => void = () => {},
): Promise<HostileSum> {
  const session = await openSession();
  const server = await startHtmlServer();
  const findings: { kind: keyof HostileSum; text: string }[] = [];
  const workerSaid: string[] = [];
  (await session.worker()).on('error', (error) => workerSaid.push(String(error)));
  const setUp = session.sandbox.log.length;
  const longest = { reading: 0, busy: 0 };
  const ownTime = await clockOf(await session.openExtensionPage('options.html'), 'ProcessTime');
  try {
    for (const page of pages) {
      const found = (kind: keyof HostileSum, text: string) => {
        findings.push({ kind, text: `${page.name}: ${kind}: ${text}` });
        tell(`${page.name}: ${kind}: ${text}`);
      };
      await visitOne({ session, server, ownTime, longest }, page, found).catch((error: Error) =>
        found('uncaught', error.message.slice(0, 300)),
      );
    }
    for (const text of workerSaid) findings.push({ kind: 'uncaught', text: `worker: ${text}` });
    const count = (kind: keyof HostileSum) => findings.filter((one) => one.kind === kind).length;
    return {
      pages: pages.length,
      violations: count('violations'),
      uncaught: count('uncaught'),
      hiddenTaken: count('hiddenTaken'),
      overTime: count('overTime'),
      secretsCaptured: count('secretsCaptured'),
      missed: count('missed'),
      sent: session.sandbox.log.slice(setUp).filter(({ executed }) => executed).length,
      findings: findings.map(({ text }) => text),
      longestReading: longest.reading,
      longestBusy: longest.busy,
    };
  } finally {
    await session.close();
    await server.close();
  }
}

interface Tour {
  readonly session: Session;
  readonly server: HtmlServer;
  /** How long the process of a page of the extension that stays open has run. */
  readonly ownTime: () => Promise<number>;
  readonly longest: { reading: number; busy: number };
}

async function visitOne(
  { session, server, ownTime, longest }: Tour,
  page: HostilePage,
  found: (kind: keyof HostileSum, text: string) => void,
): Promise<void> {
  const said = session.console.length;
  const tab = await session.browser.newPage();
  try {
    await tab.goto(server.put(page.html), { timeout: loadingTimeout });
    const before = await ownTime();
    const started = performance.now();
    const popup = await session.openPopup(tab);
    popup.on('dialog', (dialog) => {
      found('violations', `dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await waitIn(
      popup,
      () =>
        document.querySelector('[name^="lead."]') &&
        !document.querySelector('main')?.closest('[aria-busy="true"]') &&
        !document.querySelector('[data-state="slow"]'),
      [],
      openingTimeout,
    );
    const byClock = Math.round(performance.now() - started);
    const busy = Math.min(byClock, await ranSince(before, await clockOf(popup, 'ProcessTime'), ownTime));
    longest.busy = Math.max(longest.busy, busy);
    if (busy > busyCap) found('overTime', `the popup was busy for ${busy} ms`);
    const { kept, lead, shown } = await takenBy(popup);
    for (const text of page.hidden) if (kept.includes(text) || shown.includes(text)) found('hiddenTaken', text);
    for (const text of page.secrets) {
      // A number may have been captured in another writing.
      const plain = (value: string) => value.replace(/[\s-]/g, '');
      if (plain(kept).includes(plain(text)) || plain(shown).includes(plain(text))) found('secretsCaptured', text);
    }
    const values = JSON.stringify(lead);
    for (const text of page.traps) if (values.includes(text)) found('hiddenTaken', `${text} in the lead`);
    for (const letter of page.bodiless) {
      if (values.includes(letter)) found('hiddenTaken', `U+${letter.charCodeAt(0).toString(16)} in the lead`);
    }
    if (page.email && !lead?.emails.includes(page.email)) found('missed', page.email);
    const reading = await readingTime(session, tab);
    longest.reading = Math.max(longest.reading, reading);
    if (reading > readingCap) found('overTime', `read for ${reading} ms`);
    await popup.close();
  } finally {
    await tab.close();
  }
  for (const line of session.console.slice(said)) {
    if (/content security policy|trusted ?type|refused to/i.test(line)) found('violations', line);
    else if (line.startsWith('uncaught:') || line.startsWith('error:')) found('uncaught', line);
  }
}

/** Everything that was captured: stored, in the form, and on the screen. Clears it for the next page. */
async function takenBy(popup: Page): Promise<{ kept: string; lead: Lead | undefined; shown: string }> {
  return popup.evaluate(async () => {
    const all = await chrome.storage.local.get(null);
    const mine = Object.entries(all).filter(([key]) => /^(?:draft|capture):/.test(key));
    await chrome.storage.local.remove(mine.map(([key]) => key));
    const draft = mine.find(([key]) => key.startsWith('draft:'))?.[1] as { lead: Lead } | undefined;
    const controls = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
    return {
      kept: mine.map(([, value]) => JSON.stringify(value)).join('\n'),
      lead: draft?.lead,
      shown: [document.body.innerText, ...controls.map(({ value }) => value)].join('\n'),
    };
  });
}

/** How long a popup's process ran for it: since `before` where it is the process that was open already, else in all. */
async function ranSince(before: number, time: () => Promise<number>, ownTime: () => Promise<number>): Promise<number> {
  const [now, own] = [await time(), await ownTime()];
  return Math.abs(now - own) < sameProcess ? now - before : now;
}

/** How long reading can have run on the tab's main thread at most, in ms. */
async function readingTime(session: Session, tab: Page): Promise<number> {
  const worker = await session.worker();
  const clock = await clockOf(tab, 'ThreadTime');
  const before = await clock();
  const own = await worker.evaluate(async (address: string) => {
    const tabs = await chrome.tabs.query({});
    const tabId = tabs.find(({ url }) => url === address)?.id ?? -1;
    const [first] = await chrome.scripting.executeScript({ target: { tabId }, files: ['/collect.js'] });
    return (first?.result as { milliseconds: number } | undefined)?.milliseconds ?? Number.NaN;
  }, tab.url());
  return Math.min(own, (await clock()) - before);
}

/**
 * Asks for the time that a page's main thread has run since this was called, or that its process has since it started, in
 * ms. Both stand still while they wait for a processor.
 */
async function clockOf(page: Page, measure: 'ThreadTime' | 'ProcessTime'): Promise<() => Promise<number>> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const time = metrics.find(({ name }) => name === measure);
    if (!time) throw new Error(`The browser does not tell ${measure}`);
    return Math.round(1000 * time.value);
  };
}
