import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages } from '../../sandbox/pages.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { sandboxAccounts, saveAccounts } from '../accounts.ts';
import { type Firefox, launchFirefox } from '../browsers/firefox.ts';
import { builds } from '../build.ts';
import { review, waitIn } from '../review.ts';

describe('what people install', () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await launchFirefox({ extension: builds.releaseFirefox });
  });
  afterAll(() => firefox?.close());

  it('installs in Firefox and opens from the toolbar', async () => {
    await firefox.openPage('data:text/html,<title>A page</title><p>Nothing to read.');
    const popup = await firefox.openPopup();
    expect(await popup.evaluate(() => document.title)).toBe('Lead Handoff');
    expect(await waitIn(popup, () => document.body.innerText.trim().length > 0, [])).toBe(true);
    await popup.close();
  });
});

describe('the main job in Firefox', () => {
  let firefox: Firefox;
  let sandbox: Sandbox;
  const loopback = { origins: ['http://127.0.0.1/*'] };
  beforeAll(async () => {
    sandbox = await startSandbox();
    firefox = await launchFirefox({ extension: builds.releaseFirefox, prompts: true });
  });
  afterAll(async () => {
    await firefox?.close();
    await sandbox?.close();
  });

  it('asks for the host in the click that adds its account, by Firefox’s own prompt: refused, then allowed', async () => {
    const options = await firefox.openExtensionPage('options.html#/accounts/new/singleops');
    const granted = () => options.evaluate((asked: typeof loopback) => chrome.permissions.contains(asked), loopback);
    await waitIn(options, () => document.querySelector('[data-action="save"]') !== null, []);
    expect(await granted()).toBe(false);
    const { userEmail = '', userToken = '' } = sandbox.credentials.singleops ?? {};
    await firefox.type('[name="name"]', 'Tree crew');
    await firefox.type('[name="credential.userEmail"]', userEmail);
    await firefox.type('[name="credential.userToken"]', userToken);
    await firefox.type('[name="base"]', sandbox.base.singleops ?? '');
    await firefox.click('[data-action="save"]');
    expect(await firefox.answerPrompt('refuse')).toContain('127.0.0.1');
    await waitIn(options, () => document.querySelector('[data-test="warn"] [data-action="grant"]') !== null, []);
    expect(await granted()).toBe(false);
    expect(sandbox.log).toEqual([]);

    await firefox.click('[data-test="warn"] [data-action="grant"]');
    expect(await firefox.answerPrompt('allow')).toContain('127.0.0.1');
    await waitIn(options, () => document.querySelector('[data-test="ok"]') !== null, []);
    expect(await granted()).toBe(true);
    expect(sandbox.log.length).toBeGreaterThan(0);
    // The other accounts need no other host: their forms are tests of their own.
    await saveAccounts(options, sandboxAccounts(sandbox));
    await options.close();
  });

  it.each(demoPages)('$title → $crm', async ({ url, crm, lead }) => {
    const tab = await firefox.openPage(sandbox.site + url);
    const popup = await firefox.openPopup();
    const person = review(popup);
    await person.ready();
    expect(await person.lead()).toMatchObject({ firstName: lead.firstName, lastName: lead.lastName });
    await person.chooseAccount(`${sandbox.names[crm]} sandbox`);
    await person.send();
    const { outcome, recordId } = await person.outcome('sent', 'rejected', 'unknown', 'held');
    expect(outcome).toBe('sent');
    expect(sandbox.log.filter(({ executed }) => executed).map(({ record }) => record?.id)).toContain(recordId);
    await popup.close();
    await tab.close();
  });

  it('shows the popup’s draft in the sidebar as well, and sends from there', async () => {
    const tab = await firefox.openPage(`${sandbox.site}/pages/webmail?sidebar`);
    const popup = await firefox.openPopup();
    const person = review(popup);
    await person.ready();
    await person.fill('lead.firstName', 'Ottoline');
    await person.fill('lead.emails.0', 'ottoline@oak.example');
    await person.fill('lead.phones.0.number', '(503) 555-0177');
    await popup.close();
    const sidebar = await firefox.openSidebar();
    const beside = review(sidebar);
    await beside.ready();
    expect((await beside.lead()).firstName).toBe('Ottoline');
    await beside.chooseAccount('AccuLynx sandbox');
    await beside.send();
    expect((await beside.outcome('sent')).recordId).not.toBe('');
    await sidebar.close();
    await tab.close();
  });

  it.each(['start', 'accounts', 'accounts/sandbox-conecrm', 'paths/sandbox-centerpoint', 'history', 'general', 'help'])(
    'shows the settings at %s, no wider than the window',
    async (place) => {
      const options = await firefox.openExtensionPage(`options.html#/${place}`);
      await waitIn(options, () => document.querySelector('main h1, main h2') !== null, []);
      expect(await options.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await options.close();
    },
  );
});
