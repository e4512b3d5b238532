import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyLead } from '../../lib/lead/lead.ts';
import { type MessageInput, type MessageName, messages } from '../../lib/messages.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { sandboxAccount, sandboxAccounts, saveAccounts } from '../accounts.ts';
import { type Firefox, launchFirefox } from '../browsers/firefox.ts';
import { builds } from '../build.ts';
import { planned } from '../plan.ts';
import { openTarget, type Target } from './target.ts';

/** Well-formed requests, so that a refusal is one of the sender and not of the form. */
function forged(sandbox: Sandbox): { readonly [N in MessageName]: MessageInput<N> } {
  const id = 'sandbox-acculynx';
  const lead = { ...emptyLead(), firstName: 'Forged', lastName: 'Lead', emails: ['forged@evil.example'] };
  return {
    'accounts.list': {},
    'accounts.save': sandboxAccount(sandbox, 'acculynx', { name: 'Forged', base: sandbox.elsewhere.url }),
    'accounts.remove': { id },
    'accounts.test': { id },
    'accounts.remember': { id, field: 'leadType', options: [{ value: 'x', label: 'Forged' }] },
    'crm.lookup': { accountId: 'sandbox-singleops', lookup: 'operations', fresh: true },
    'crm.duplicates': { accountId: 'sandbox-singleops', lead, values: {} },
    'handoff.send': {
      id: 'forged',
      draftId: 'forged',
      ...planned(sandboxAccount(sandbox, 'acculynx').account, lead, {
        source: { url: 'https://evil.example/', title: 'Forged' },
      }),
    },
    'handoff.list': {},
    'handoff.resolve': { id: 'forged', action: 'sendAgain' },
    'handoff.corrupt': {},
    'handoff.drop': { key: 'handoff:forged' },
    'vault.status': {},
    'vault.unlock': { passphrase: 'forged passphrase' },
    'vault.lock': {},
    'vault.setPassphrase': { passphrase: 'forged passphrase' },
    'vault.removePassphrase': { current: 'forged passphrase' },
  };
}

describe('privileged messages, in Chromium', () => {
  let target: Target;
  let options: Page;
  beforeAll(async () => {
    target = await openTarget();
    options = await target.openExtensionPage('options.html');
  });
  afterAll(() => target?.close());

  it('from a content script: each is refused, and nothing has changed', async () => {
    const input = forged(target.sandbox);
    expect(Object.keys(input).sort()).toEqual(Object.keys(messages).sort());
    const before = await stored(options);
    const requests = target.sandbox.log.length;
    const tab = await target.openPage(`${target.sandbox.site}/pages/record`);
    const answers = await sendFromContentScript(options, tab.url(), input);
    expect(answers).toEqual(Object.fromEntries(Object.keys(messages).map((name) => [name, 'refused'])));
    expect(await stored(options)).toBe(before);
    expect(target.sandbox.log.length).toBe(requests);
    await tab.close();
  });

  it('from a page itself: there is nobody to send to', async () => {
    const tab = await target.openPage(`${target.sandbox.site}/pages/record`);
    const answer = await tab.evaluate(async (id: string) => {
      const { runtime } = globalThis.chrome ?? {};
      if (!runtime?.sendMessage) return 'no sendMessage';
      return runtime.sendMessage(id, { name: 'accounts.list', input: {} }).catch((error) => `refused: ${error}`);
    }, target.extensionId);
    expect(answer).toMatch(/^(no sendMessage|refused)/);
    await tab.close();
  });

  it('from its own pages, but not well formed: each is refused by its schema', async () => {
    const before = await stored(options);
    const requests = target.sandbox.log.length;
    const wrong = [undefined, null, 5, 'text', [], { id: 5, passphrase: {}, limit: -1, lead: [], account: 'x' }];
    for (const [name, schema] of Object.entries(messages)) {
      const bad = wrong.filter((input) => !schema.safeParse(input).success);
      expect(bad.length).toBeGreaterThanOrEqual(5);
      for (const input of bad) {
        const answer = await options.evaluate(
          (message: unknown) => chrome.runtime.sendMessage(message),
          input === undefined ? { name } : { name, input },
        );
        expect(answer).toMatchObject({ failed: true, kind: 'input' });
      }
    }
    expect(await stored(options)).toBe(before);
    expect(target.sandbox.log.length).toBe(requests);
  });

  it('with names that are none: nobody answers', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'accounts', 'secrets.read', 5, null]) {
      const answer = await options.evaluate(
        (message: unknown) => chrome.runtime.sendMessage(message).catch(() => undefined),
        { name, input: {} },
      );
      expect(answer ?? undefined).toBeUndefined();
    }
  });

  it('no answer to anything gives a secret', async () => {
    const answers = await options.evaluate(
      async (all: Record<string, unknown>) => {
        const results = [];
        for (const [name, input] of Object.entries(all))
          results.push(await chrome.runtime.sendMessage({ name, input }).catch(String));
        return JSON.stringify(results);
      },
      { ...forged(target.sandbox), 'accounts.save': null, 'accounts.remove': null, 'vault.setPassphrase': null },
    );
    for (const canary of Object.values(target.canaries).flat()) expect(answers).not.toContain(canary);
  });
});

describe('privileged messages, in Firefox', () => {
  let firefox: Firefox;
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
    firefox = await launchFirefox({ extension: builds.firefox });
  });
  afterAll(async () => {
    await firefox?.close();
    await sandbox?.close();
  });

  it('from a content script: each is refused, and nothing has changed', async () => {
    const options = await firefox.openExtensionPage('options.html');
    await saveAccounts(options, sandboxAccounts(sandbox));
    const before = await stored(options);
    await firefox.openPage(`${sandbox.site}/pages/record`);
    const answers = await sendFromContentScript(options, `${sandbox.site}/pages/record`, forged(sandbox));
    expect(answers).toEqual(Object.fromEntries(Object.keys(messages).map((name) => [name, 'refused'])));
    expect(await stored(options)).toBe(before);
    expect(sandbox.log).toEqual([]);
  });
});

function stored(page: Pick<Page, 'evaluate'>): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
  );
}

/** @returns the kind of failure by the message's name; the whole answer where it was none. */
function sendFromContentScript(
  page: Pick<Page, 'evaluate'>,
  address: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  return page.evaluate(
    async (url: string, all: Record<string, unknown>) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
      const [injected] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        args: [all],
        func: async (inputs: Record<string, unknown>) => {
          const answers: Record<string, string> = {};
          for (const [name, given] of Object.entries(inputs)) {
            const answer = await chrome.runtime.sendMessage({ name, input: given });
            answers[name] = answer?.failed ? answer.kind : JSON.stringify(answer);
          }
          return answers;
        },
      });
      return injected?.result as Record<string, string>;
    },
    address,
    { ...input },
  );
}
