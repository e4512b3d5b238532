/**
 * Pictures of every state of popup, side panel and options, light and dark, in each language, into docs/screens/,
 * and axe's findings in each: `node scripts/screens.ts [language …]`. In English also as people see it who need
 * more contrast, larger text, less motion or another direction. Needs Chromium; builds nothing unless the build
 * for tests is missing. `EXTENSION` names another build, `SCREENS` another folder. Exits 1 when axe found anything.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { languages } from '../lib/i18n/index.ts';
import { startSandbox } from '../sandbox/server.ts';
import { ask, sandboxAccount, sandboxAccounts, saveAccounts } from '../tests/accounts.ts';
import { type Chromium, launchChromium } from '../tests/browsers/chromium.ts';
import { build, builds } from '../tests/build.ts';
import { review } from '../tests/review.ts';

const folder = process.env.SCREENS ?? join(import.meta.dirname, '../docs/screens');
const axe = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'), 'utf8');
const wanted = process.argv.slice(2);
const extension = process.env.EXTENSION ?? builds.chromium;
const findings: string[] = [];

/** Reads axe's findings in the page, as "rule: element". */
async function inspect(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    interface Result {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    }
    const { violations } = await (globalThis as unknown as { axe: { run(): Promise<Result> } }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary})`),
    );
  });
  for (const finding of found) findings.push(`${name} ${finding}`);
}

async function photographAll(language: string, scheme: 'light' | 'dark'): Promise<void> {
  const sandbox = await startSandbox();
  const chromium = await launchChromium({ extension, colorScheme: scheme, args: ['--screen-info={1600x1200}'] });
  const target = join(folder, language, scheme);
  mkdirSync(target, { recursive: true });

  const shoot = async (page: Page, name: string) => {
    await page.evaluate(() => {
      // What turns while something is read never finishes.
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
      return Promise.all(ending.map(({ finished }) => finished));
    });
    await page.screenshot({ path: join(target, `${name}.webp`), type: 'webp', quality: 80 });
    await inspect(page, `${language} ${scheme} ${name}`);
  };
  const options = await chromium.openExtensionPage('options.html');
  await options.evaluate(
    (tag: string) =>
      (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.set({
        settings: { version: 1, language: tag },
      }),
    language,
  );
  const at = async (place: string, name: string) => {
    await options.bringToFront();
    await options.goto(`${options.url().split('#')[0]}#/${place}`);
    await options.reload();
    await options.waitForSelector('h1');
    await new Promise((resolve) => setTimeout(resolve, 150));
    await shoot(options, name);
  };
  const open = async (path: string, account?: string) => {
    const popup = await chromium.openPopup(await chromium.openPage(sandbox.site + path));
    await review(popup).ready();
    if (account) await review(popup).chooseAccount(account);
    await settle(popup);
    return popup;
  };
  const sent = async (name: string, path: string, account: string, kind: string) => {
    const popup = await open(path, account);
    await review(popup).send();
    await review(popup).outcome(kind);
    await settle(popup);
    await shoot(popup, name);
    await popup.close();
  };

  await at('start', 'options-first-run');
  await at('accounts/new', 'options-choose-crm');
  await at('accounts/new/singleops', 'options-new-account');
  await shootAndClose(await open('/pages/form?first'), 'popup-no-account');
  await saveAccounts(options, sandboxAccounts(sandbox));
  await ask(
    options,
    'accounts.save',
    sandboxAccount(sandbox, 'conecrm', { id: 'bare', name: 'ConeCRM north', defaults: {} }),
  );

  async function shootAndClose(popup: Page, name: string) {
    await shoot(popup, name);
    await popup.close();
  }

  await shootAndClose(await open('/pages/webmail', 'AccuLynx sandbox'), 'popup-read');
  const beside = await open('/pages/record?beside', 'AccuLynx sandbox');
  const panel = await openPanel(chromium, beside);
  await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await settle(panel);
  await shootAndClose(panel, 'panel-read');
  if (language === 'en') {
    for (const [need, apply] of Object.entries(needs)) {
      const popup = await open(`/pages/record?${need}`, 'AccuLynx sandbox');
      await apply(popup, scheme);
      await settle(popup);
      await shootAndClose(popup, `popup-${need}`);
    }
  }
  await shootAndClose(await open('/pages/vehicle', 'ConeCRM north'), 'popup-missing');
  await evidence(await open('/pages/record', 'AccuLynx sandbox'));
  async function evidence(popup: Page) {
    await popup.evaluate(() => document.querySelector<HTMLElement>('[data-evidence][tabindex="0"]')?.click());
    await settle(popup);
    await shootAndClose(popup, 'popup-evidence');
  }
  const part = await open('/pages/record?parts', 'Centerpoint Connect sandbox');
  await part.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    document.querySelector('[data-crm]')?.scrollIntoView();
  });
  await shootAndClose(part, 'popup-fields');
  sandbox.seed('singleops', { clients: 3, email: 'oskar@lindgren-outfitters.example', exact: 1 });
  const duplicate = await open('/pages/form', 'SingleOps sandbox');
  await duplicate.waitForSelector('[data-duplicate]', { timeout: 5000 }).catch(() => undefined);
  await duplicate.evaluate(() => document.querySelector('[data-duplicates]')?.scrollIntoView());
  await shootAndClose(duplicate, 'popup-duplicates');
  const preview = await open('/pages/form?preview', 'Apptivo sandbox');
  await preview.evaluate(() => document.querySelector<HTMLElement>('[data-action="preview"]')?.click());
  await preview.waitForSelector('[data-preview]');
  await shootAndClose(preview, 'popup-preview');
  const help = await open('/pages/form?help');
  await help.keyboard.press('?');
  await settle(help);
  await shootAndClose(help, 'popup-keys');
  const paste = await open('/pages/form?paste');
  await paste.evaluate(() => document.querySelector<HTMLElement>('[data-action="replace"]')?.click());
  await settle(paste);
  await shootAndClose(paste, 'popup-paste');
  await shootAndClose(await open('/inbox-is-no-lead'), 'popup-empty');

  await sent('popup-sent', '/pages/webmail?sent', 'AccuLynx sandbox', 'sent');
  sandbox.fault({ crm: 'singleops', kind: 'refusal', match: { writes: true } });
  await sent('popup-rejected', '/pages/webmail?rejected', 'SingleOps sandbox', 'rejected');
  sandbox.fault({ crm: 'centerpoint', kind: 'status', status: 401, match: { writes: true } });
  await sent('popup-held', '/pages/webmail?held', 'Centerpoint Connect sandbox', 'held');
  sandbox.fault({ crm: 'acculynx', kind: 'destroy', match: { writes: true } });
  await sent('popup-unknown', '/pages/form?unknown', 'AccuLynx sandbox', 'unknown');
  const again = await open('/pages/webmail?again', 'AccuLynx sandbox');
  await review(again).send();
  await again.waitForSelector('[data-already-sent]');
  await shootAndClose(again, 'popup-already-sent');
  const both = await open('/pages/record?both', 'AccuLynx sandbox');
  await both.evaluate(() => document.querySelector<HTMLElement>('[name="also"][value="sandbox-apptivo"]')?.click());
  await settle(both);
  await review(both).send();
  await both.waitForFunction(() => document.querySelectorAll('[data-outcome="sent"]').length === 2);
  await settle(both);
  await shootAndClose(both, 'popup-sent-to-two');
  const rows = await open('/inbox-is-no-lead?rows');
  await review(rows).paste(
    'Name,Email,Phone\nAda Moss,ada@moss.example,(303) 555-0110\nBo Ried,bo@ried.example,(303) 555-0111',
  );
  await rows.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="lead.lastName"]')?.value);
  await settle(rows);
  await shootAndClose(rows, 'popup-several-leads');
  const edited = await chromium.openPage(`${sandbox.site}/pages/form?newer`);
  const before = await chromium.openPopup(edited);
  await review(before).ready();
  await review(before).fill('lead.companyName', 'Lindgren Outfitters Inc.');
  await before.close();
  await edited.evaluate(() => {
    for (const input of document.querySelectorAll('input'))
      if (/@/.test(input.value)) input.value = 'office@oak.example';
  });
  const newer = await chromium.openPopup(edited);
  await newer.waitForSelector('[data-state="newer"]');
  await settle(newer);
  await shootAndClose(newer, 'popup-newer');
  const busy = await chromium.openPage(`${sandbox.site}/pages/form?busy`);
  await busy.evaluate(
    () =>
      void setTimeout(() => {
        for (const end = Date.now() + 15_000; Date.now() < end; );
      }),
  );
  const slow = await chromium.openPopup(busy);
  await slow.waitForSelector('[data-state="reading"]');
  await shoot(slow, 'popup-reading');
  await slow.waitForSelector('[data-state="slow"]');
  await settle(slow);
  await shootAndClose(slow, 'popup-slow');
  await options.evaluate(async () => {
    const { local } = (globalThis as unknown as { chrome: typeof chrome }).chrome.storage;
    await local.set({ filler: 'x'.repeat(local.QUOTA_BYTES - (await local.getBytesInUse()) - 60) });
  });
  const full = await open('/pages/form?full', 'AccuLynx sandbox');
  await full.waitForSelector('[data-state="unkept"]');
  await shootAndClose(full, 'popup-full-store');
  await options.evaluate(() =>
    (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.remove('filler'),
  );
  const list = await open('/pages/form?list', 'Apptivo sandbox');
  await list.evaluate(() => document.querySelector<HTMLElement>('[data-unresolved] summary')?.click());
  await settle(list);
  await shootAndClose(list, 'popup-unsettled');

  await at('accounts', 'options-accounts');
  await at('accounts/sandbox-conecrm', 'options-account');
  await at('paths/sandbox-centerpoint', 'options-paths');
  await at('history', 'options-history');
  await at('general', 'options-language');
  await at('help', 'options-help');
  await at('security', 'options-security');
  await ask(options, 'vault.setPassphrase', { passphrase: 'four easy words here' });
  await ask(options, 'vault.lock', {});
  await at('security', 'options-locked');
  await shootAndClose(await open('/pages/webmail?locked', 'AccuLynx sandbox'), 'popup-locked');
  const blank = await chromium.browser.newPage();
  await blank.goto('chrome://version');
  const unreadable = await chromium.openPopup(blank);
  await unreadable.waitForSelector('[data-state="unreadable"]');
  await settle(unreadable);
  await shootAndClose(unreadable, 'popup-unreadable');
  await end(chromium);
  await sandbox.close();
}

type Apply = (page: Page, scheme: string) => Promise<unknown>;

async function media(page: Page, scheme: string, name: string, value: string): Promise<void> {
  const client = await page.createCDPSession();
  await client.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name, value },
    ],
  });
}

/** How the review is seen by people who set their computer or browser to something else. */
const needs: Readonly<Record<string, Apply>> = {
  'more-contrast': (page, scheme) => media(page, scheme, 'prefers-contrast', 'more'),
  'forced-colors': (page, scheme) => media(page, scheme, 'forced-colors', 'active'),
  'reduced-motion': (page, scheme) => media(page, scheme, 'prefers-reduced-motion', 'reduce'),
  // The browser's own text size, which rem follows.
  'large-text': (page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%')),
  'right-to-left': (page) => page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')),
};

/** Opens the side panel from the popup's menu, as a person does; the popup closes by itself. */
async function openPanel({ browser }: Chromium, popup: Page): Promise<Page> {
  const opened = browser.waitForTarget((target) => target.url().includes('/sidepanel.html'), { timeout: 10_000 });
  await popup.click('[data-action="more"]');
  await popup.waitForSelector('[data-action="panel"]', { visible: true });
  // It closes the popup, now and then before the mouse button is up again.
  await popup.click('[data-action="panel"]').catch((error) => {
    if (!popup.isClosed()) throw error;
  });
  const panel = await (await opened).asPage();
  await review(panel).ready();
  return panel;
}

/** Longer than the popup takes to be sized and its lists to be read from loopback. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
}

async function end(chromium: Chromium): Promise<void> {
  await chromium.close();
}

if (!existsSync(join(extension, 'manifest.json'))) build('chromium');
for (const { tag } of languages) {
  if (wanted.length > 0 && !wanted.includes(tag)) continue;
  rmSync(join(folder, tag), { recursive: true, force: true });
  for (const scheme of ['light', 'dark'] as const) {
    console.log(`${tag} ${scheme}`);
    await photographAll(tag, scheme);
  }
}
for (const finding of findings) console.log(finding);
console.log(`axe: ${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
