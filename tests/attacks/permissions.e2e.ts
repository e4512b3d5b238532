import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { ask, sandboxAccount, saveAccounts } from '../accounts.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { type Firefox, type FirefoxPage, launchFirefox } from '../browsers/firefox.ts';
import { builds } from '../build.ts';
import { review } from '../review.ts';

const loopback = 'http://127.0.0.1/*';

describe('permissions, in Chromium', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium({ extension: builds.release });
  });
  afterAll(() => chromium?.close());

  it('the browser itself finds none at install to warn of', async () => {
    const options = await chromium.openExtensionPage('options.html');
    const warnings = (manifest: string) =>
      options.evaluate((text: string) => chrome.management.getPermissionWarningsByManifest(text), manifest);
    const manifest = readFileSync(join(builds.release, 'manifest.json'), 'utf8');
    expect(await warnings(manifest)).toEqual([]);
    const greedy = { ...JSON.parse(manifest), host_permissions: ['<all_urls>'] };
    expect(await warnings(JSON.stringify(greedy))).not.toEqual([]);
    await options.close();
  });

  it('a host is asked for in the click that adds its account, that host and no other', async () => {
    const options = await chromium.openExtensionPage('options.html#/accounts/new/acculynx');
    await options.waitForSelector('[data-account-form] [type="submit"]');
    const asked = 'leadHandoffAsked';
    await options.evaluate((name: string) => {
      const requests: unknown[] = [];
      Object.assign(window, { [name]: requests });
      for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser]) {
        if (!api) continue;
        api.permissions.request = (async (permissions: unknown) => {
          requests.push({ permissions, inClick: navigator.userActivation.isActive });
          return false;
        }) as never;
      }
    }, asked);
    await options.type('[name="credential.apiKey"]', 'a key');
    await options.click('[data-account-form] [type="submit"]');
    await options.waitForSelector('[data-test]');
    expect(await options.evaluate((name: string) => Reflect.get(window, name), asked)).toEqual([
      { permissions: { origins: ['https://api.acculynx.com/*'] }, inClick: true },
    ]);
    await options.close();
  });
});

describe('permissions, in Firefox, which can grant and revoke without a prompt', () => {
  let firefox: Firefox;
  let sandbox: Sandbox;
  let options: FirefoxPage;
  beforeAll(async () => {
    sandbox = await startSandbox();
    firefox = await launchFirefox({ extension: builds.releaseFirefox });
    options = await firefox.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await firefox?.close();
    await sandbox?.close();
  });
  const granted = () =>
    options.evaluate((origin: string) => chrome.permissions.contains({ origins: [origin] }), loopback);

  it('a host’s permission goes with the last account that needs it', async () => {
    await firefox.grant([loopback]);
    await saveAccounts(options, [sandboxAccount(sandbox, 'acculynx'), sandboxAccount(sandbox, 'singleops')]);
    await ask(options, 'accounts.remove', { id: 'sandbox-acculynx' });
    expect(await granted()).toBe(true);
    await ask(options, 'accounts.remove', { id: 'sandbox-singleops' });
    expect(await granted()).toBe(false);
  });

  it('a revoked one is noticed before anything is sent', async () => {
    await firefox.grant([loopback]);
    await saveAccounts(options, [sandboxAccount(sandbox, 'apptivo')]);
    expect((await ask<{ granted: boolean }[]>(options, 'accounts.list', {}))[0]?.granted).toBe(true);
    await options.evaluate((origin: string) => chrome.permissions.remove({ origins: [origin] }), loopback);
    expect((await ask<{ granted: boolean }[]>(options, 'accounts.list', {}))[0]?.granted).toBe(false);

    const before = sandbox.log.length;
    await firefox.openPage(`${sandbox.site}/pages/form`);
    const popup = await firefox.openPopup();
    const person = review(popup);
    await person.ready();
    await person.chooseAccount('Apptivo sandbox');
    await person.send();
    expect((await person.outcome('held')).text).toContain('nothing was sent');
    expect(sandbox.log.slice(before).some(({ executed }) => executed)).toBe(false);

    await firefox.grant([loopback]);
    expect((await person.outcome('sent')).recordId).toBeTruthy();
  });
});
