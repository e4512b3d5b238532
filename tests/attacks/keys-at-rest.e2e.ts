import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { ask, sandboxAccounts, saveAccounts } from '../accounts.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { type Firefox, type FirefoxPage, launchFirefox } from '../browsers/firefox.ts';
import { builds } from '../build.ts';
import { review, waitIn } from '../review.ts';
import { found, openTarget, plantCanaries, type Target } from './target.ts';

const passphrase = 'correct horse battery';

describe('keys at rest: a content script or a compromised page reads the stores', () => {
  let target: Target;
  let options: Page;
  beforeAll(async () => {
    target = await openTarget();
    options = await target.openExtensionPage('options.html');
  });
  afterAll(() => target?.close());

  it('an injected script is refused storage.local and storage.session, and sees no database', async () => {
    const tab = await target.openPage(`${target.sandbox.site}/pages/record`);
    const dump = await inject(options, tab.url());
    expect(dump.local).toMatch(/^refused/);
    expect(dump.session).toMatch(/^refused/);
    expect(dump.databases).not.toContain('lead-handoff');
    expect(found(target.canaries, JSON.stringify(dump))).toEqual([]);
    await tab.close();
  });

  it('who can read storage.local all the same finds ciphertext only', async () => {
    const stored = await options.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    expect(JSON.parse(stored)).toMatchObject({ vault: { mode: 'device' }, accounts: { items: expect.any(Array) } });
    expect(found(target.canaries, stored)).toEqual([]);
  });

  it('the key is in the extension’s own database and the browser gives it to nobody', async () => {
    const key = await options.evaluate(exportVaultKey);
    expect(key).toEqual({ algorithm: 'AES-GCM', extractable: false, exported: 'InvalidAccessError' });
  });

  it('the options page shows dots, and never has the keys in its DOM', async () => {
    for (const crm of Object.keys(target.canaries)) {
      await options.evaluate((id: string) => location.assign(`#/accounts/sandbox-${id}`), crm);
      await options.waitForSelector(`[data-account-form="${crm}"]`);
      const secrets = await options.$$eval('input[name^="credential."][type="password"]', (inputs) =>
        inputs.map(({ value, placeholder }) => ({ value, placeholder })),
      );
      expect(secrets).toEqual((target.canaries[crm] ?? []).map(() => ({ value: '', placeholder: '••••••••••••' })));
      expect(found(target.canaries, await options.content())).toEqual([]);
    }
  });
});

describe('keys at rest: what is typed into the options page', () => {
  let target: Target;
  beforeAll(async () => {
    target = await openTarget();
  });
  afterAll(() => target?.close());

  it('replaces a key, which is sent from then on and is never read back', async () => {
    const fresh = `canary-singleops-fresh-${crypto.randomUUID()}`;
    const options = await target.openExtensionPage('options.html#/accounts/sandbox-singleops');
    const field = '[data-account-form="singleops"] input[name="credential.userToken"]';
    await options.waitForSelector(field);
    expect(await ask(options, 'accounts.test', { id: 'sandbox-singleops' })).toMatchObject({ ok: true });
    target.sandbox.setCredentials('singleops', { ...target.sandbox.credentials.singleops, userToken: fresh });
    expect(await ask(options, 'accounts.test', { id: 'sandbox-singleops' })).toMatchObject({ ok: false });
    await options.type(field, fresh);
    await options.click('[data-account-form="singleops"] [type="submit"]');
    await waitIn(
      options,
      async () =>
        (await chrome.runtime.sendMessage({ name: 'accounts.test', input: { id: 'sandbox-singleops' } }))?.ok === true,
      [],
    );
    expect(target.sandbox.containing(fresh).length).toBeGreaterThan(0);

    await options.reload();
    await options.waitForSelector(field);
    const shown = await options.$eval(field, (input) => ({
      type: (input as HTMLInputElement).type,
      value: (input as HTMLInputElement).value,
      placeholder: (input as HTMLInputElement).placeholder,
    }));
    expect(shown).toEqual({ type: 'password', value: '', placeholder: '••••••••••••' });
    const screen = JSON.stringify(await options.accessibility.snapshot({ interestingOnly: false }));
    const stored = await options.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
    for (const text of [await options.content(), screen, stored]) expect(text).not.toContain(fresh);
  });
});

describe('keys at rest: the files of the profile', () => {
  it('hold no key and no passphrase, and the browser starts locked', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'lead-handoff-at-rest-'));
    try {
      const target = await openTarget({ profile });
      const person = await target.open('/pages/form');
      const email = (await person.lead())['emails.0'] ?? '';
      await person.chooseAccount('Apptivo sandbox');
      await person.send();
      await person.outcome('sent');
      await ask(await target.openExtensionPage('options.html'), 'vault.setPassphrase', { passphrase });
      await target.close();

      const files = filesHolding(profile, [email, ...Object.values(target.canaries).flat(), passphrase]);
      // That the lead is found there shows that keys would be.
      expect(files[email]?.length).toBeGreaterThan(0);
      expect({ ...files, [email]: [] }).toEqual({ [email]: [] });

      const again = await launchChromium({ extension: builds.chromium, profile });
      const options = await again.openExtensionPage('options.html');
      expect(await ask(options, 'vault.status', {})).toEqual({ mode: 'passphrase', locked: true });
      await again.close();
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

describe('keys at rest: a passphrase', () => {
  let target: Target;
  let options: Page;
  beforeAll(async () => {
    target = await openTarget();
    options = await target.openExtensionPage('options.html#/security');
    await options.waitForSelector('[name="next"]');
    await type(options, 'next', passphrase);
    await type(options, 'repeat', passphrase);
    await options.click('[data-action="set-passphrase"]');
    await options.waitForSelector('[data-action="lock"]');
  });
  afterAll(() => target?.close());

  it('takes the device’s key away', async () => {
    expect(await options.evaluate(exportVaultKey)).toBeUndefined();
  });

  it('holds a handoff while locked, asks, and goes on once unlocked', async () => {
    await options.click('[data-action="lock"]');
    await waitIn(options, () => document.querySelector('[name="passphrase"]') !== null, []);
    expect(await options.evaluate(async () => chrome.storage.session.get('unlocked'))).toEqual({});

    const person = await target.open('/pages/form');
    await person.chooseAccount('AccuLynx sandbox');
    await person.send();
    await person.outcome('held');
    expect(target.sandbox.log.filter(({ method }) => method === 'POST')).toEqual([]);

    const wrong = '[data-outcome="held"] [name="passphrase"]';
    await person.popup.type(wrong, 'not the passphrase');
    await person.popup.click('[data-outcome="held"] [type="submit"]');
    await waitIn(person.popup, () => document.body.innerText.includes('not right'), []);
    expect(target.sandbox.log.filter(({ method }) => method === 'POST')).toEqual([]);

    await person.popup.type(wrong, passphrase);
    await person.popup.click('[data-outcome="held"] [type="submit"]');
    expect((await person.outcome('sent')).recordId).toBeTruthy();
    await person.tab.close();
  });

  it('locks itself once it has lain unused, and the next handoff is held', async () => {
    expect(await ask(options, 'vault.status', {})).toEqual({ mode: 'passphrase', locked: false });
    expect(await options.evaluate(() => chrome.alarms.get('auto-lock'))).toMatchObject({ periodInMinutes: 1 });
    // A quarter of an hour passes: the time of the last use is set back rather than the clock of the browser forward.
    await options.evaluate(async () => {
      const { unlocked } = await chrome.storage.session.get<{ unlocked: { bits: string; usedAt: number } }>('unlocked');
      await chrome.storage.session.set({ unlocked: { ...unlocked, usedAt: unlocked.usedAt - 15 * 60_000 } });
    });
    await (await target.worker()).evaluate(() => {
      const alarm = { name: 'auto-lock', scheduledTime: Date.now(), periodInMinutes: 1 };
      (chrome.alarms.onAlarm as unknown as { dispatch(one: typeof alarm): void }).dispatch(alarm);
    });
    await waitIn(options, async () => (await chrome.storage.session.get('unlocked')).unlocked === undefined, []);
    await waitIn(options, async () => (await chrome.alarms.get('auto-lock')) === undefined, []);
    const before = target.sandbox.log.filter(({ method }) => method === 'POST').length;
    const person = await target.open('/pages/form?idle');
    await person.fill('lead.emails.0', 'idle@brookside.example');
    await person.fill('lead.phones.0.number', '(503) 555-0161');
    await person.chooseAccount('AccuLynx sandbox');
    await person.send();
    await person.outcome('held');
    expect(target.sandbox.log.filter(({ method }) => method === 'POST').length).toBe(before);
    await person.popup.type('[data-outcome="held"] [name="passphrase"]', passphrase);
    await person.popup.click('[data-outcome="held"] [type="submit"]');
    expect((await person.outcome('sent')).recordId).toBeTruthy();
    await person.tab.close();
  });

  it('slows down who guesses', async () => {
    await ask(options, 'vault.lock', {});
    const guess = (text: string) => ask<{ ok: boolean; wait: number }>(options, 'vault.unlock', { passphrase: text });
    for (const wrong of ['one', 'two', 'three']) expect(await guess(wrong)).toMatchObject({ ok: false, wait: 0 });
    const fourth = await guess(passphrase);
    expect(fourth).toMatchObject({ ok: false });
    expect(fourth.wait).toBeGreaterThan(0);
    expect(fourth.wait).toBeLessThanOrEqual(2000);
    await options.evaluate(async () => {
      await chrome.storage.local.remove('vaultTries');
    });
    expect(await guess(passphrase)).toMatchObject({ ok: true });
  });

  it('is changed and taken off without loss, also when the worker is killed half way', async () => {
    let known = [passphrase];
    for (const [round, delay] of [0, 60, 140, 260].entries()) {
      const next = round === 3 ? '' : `phrase number ${round}`;
      const unlocked = await unlockWithAny(options, known);
      const message = next
        ? { name: 'vault.setPassphrase', input: { current: unlocked, passphrase: next } }
        : { name: 'vault.removePassphrase', input: { current: unlocked } };
      await options.evaluate((sent: unknown) => {
        chrome.runtime.sendMessage(sent).catch(() => undefined);
      }, message);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await target.killWorker();
      known = [unlocked, next].filter(Boolean);
      await unlockWithAny(options, known);
      const tested = await ask(options, 'accounts.test', { id: 'sandbox-singleops' });
      expect(tested).toMatchObject({ ok: true });
    }
  });
});

describe('keys at rest, in Firefox, where content scripts can read storage.local', () => {
  let firefox: Firefox;
  let sandbox: Sandbox;
  let options: FirefoxPage;
  let canaries: Record<string, string[]>;
  beforeAll(async () => {
    sandbox = await startSandbox();
    canaries = plantCanaries(sandbox);
    firefox = await launchFirefox({ extension: builds.firefox });
    options = await firefox.openExtensionPage('options.html');
    await saveAccounts(options, sandboxAccounts(sandbox));
  });
  afterAll(async () => {
    await firefox?.close();
    await sandbox?.close();
  });

  it('an injected script that dumps the stores finds no key', async () => {
    await firefox.openPage(`${sandbox.site}/pages/record`);
    const dump = await inject(options, `${sandbox.site}/pages/record`);
    expect(dump.local).toContain('"vault"');
    expect(dump.session).toMatch(/^refused/);
    expect(found(canaries, JSON.stringify(dump))).toEqual([]);
  });

  it('the key is one that the browser gives to nobody', async () => {
    const key = await options.evaluate(exportVaultKey);
    expect(key).toEqual({ algorithm: 'AES-GCM', extractable: false, exported: 'InvalidAccessError' });
  });

  it('what is sent carries the key all the same', async () => {
    const popup = await firefox.openPopup();
    const person = review(popup);
    await person.ready();
    await person.chooseAccount('AccuLynx sandbox');
    await person.send();
    expect((await person.outcome('sent')).recordId).toBeTruthy();
    expect(sandbox.containing(canaries.acculynx?.[0] ?? '').length).toBeGreaterThan(0);
  });
});

/** Names of files, by the text that stands in them: as UTF-8 or UTF-16, the ways browsers write. */
function filesHolding(folder: string, texts: readonly string[]): Record<string, string[]> {
  const holding: Record<string, string[]> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const text of texts) {
      if (!bytes.includes(text) && !bytes.includes(Buffer.from(text, 'utf16le'))) continue;
      holding[text] = [...(holding[text] ?? []), entry.name];
    }
  }
  return holding;
}

/** Puts a content script into the tab with that address and lets it take all it can reach. */
function inject(page: Pick<Page, 'evaluate'>, address: string): Promise<Record<string, string>> {
  return page.evaluate(async (url: string) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    const [result] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: async () => {
        const refused = (error: unknown) => `refused: ${error}`;
        const read = async (area: chrome.storage.StorageArea | undefined) =>
          area ? JSON.stringify(await area.get(null)) : 'refused: not there';
        return {
          local: await read(chrome.storage?.local).catch(refused),
          session: await read(chrome.storage?.session).catch(refused),
          databases: JSON.stringify((await indexedDB.databases()).map(({ name }) => name)),
          web: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
        };
      },
    });
    return result?.result as Record<string, string>;
  }, address);
}

async function exportVaultKey(): Promise<{ algorithm: string; extractable: boolean; exported: string } | undefined> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('lead-handoff');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const key = await new Promise<CryptoKey | undefined>((resolve) => {
    const reading = database.transaction('keys').objectStore('keys').get('vault');
    reading.onsuccess = () => resolve(reading.result);
  });
  database.close();
  return (
    key && {
      algorithm: key.algorithm.name,
      extractable: key.extractable,
      exported: await crypto.subtle.exportKey('raw', key).then(
        () => 'given out',
        (error) => error.name,
      ),
    }
  );
}

/** @returns the one that fits. Tries are forgotten: this is about loss, not about guessing. */
async function unlockWithAny(options: Page, phrases: readonly string[]): Promise<string> {
  await options.evaluate(async () => {
    await chrome.storage.local.remove('vaultTries');
  });
  for (const phrase of phrases) {
    const { ok } = await ask<{ ok: boolean }>(options, 'vault.unlock', { passphrase: phrase });
    if (ok) return phrase;
  }
  throw new Error(`None of ${phrases.join(', ')} unlocks`);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await page.type(`input[name="${name}"]`, text);
}
