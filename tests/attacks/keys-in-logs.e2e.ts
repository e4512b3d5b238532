import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crms } from '../../lib/crm/index.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { emptyLead } from '../../lib/lead/lead.ts';
import type { FaultKind } from '../../sandbox/faults.ts';
import { demoPages } from '../../sandbox/pages.ts';
import { ask, sandboxAccount } from '../accounts.ts';
import { plannedWithLists } from '../plan.ts';
import { found, openTarget, type Target } from './target.ts';

/** What the worker said and showed, kept in the worker: its console has no other reader. */
declare const leadHandoffSaid: { console: string[]; notifications: string[] };

describe('keys in logs: the whole product runs, with its failures, and the canaries are looked for', () => {
  let target: Target;
  let options: Page;
  const shown: string[] = [];
  const exported: string[] = [];
  let people = 0;

  beforeAll(async () => {
    target = await openTarget();
    await (await target.worker()).evaluate(listenInWorker);
    options = await target.openExtensionPage('options.html');
    await options.evaluate(keepExports);
    for (const page of demoPages) await sendFromPopup(page.url, page.crm);
    for (const { id } of crms) await failAt(id);
    for (const place of ['accounts', 'paths', 'history', 'security', 'general', 'help']) await look(place);
    for (const { id } of crms) await look(`accounts/sandbox-${id}`);
  }, 300_000);
  afterAll(() => target?.close());

  it('each key reached its own CRM, and nobody else', () => {
    for (const [crm, canaries] of Object.entries(target.canaries)) {
      for (const canary of canaries) {
        const seen = new Set(target.sandbox.containing(canary).map((entry) => entry.crm));
        expect(seen).toEqual(new Set([crm]));
      }
    }
    expect(target.sandbox.elsewhere.log).toEqual([]);
  });

  it('none on a page: not in its DOM, its fields, its preview or the command that it copies', () => {
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.join()).toContain('••••••••');
    expect(found(target.canaries, shown.join('\n'))).toEqual([]);
  });

  it('none on a console, and nothing uncaught', async () => {
    const { console } = await (await target.worker()).evaluate(() => leadHandoffSaid);
    const said = [...console, ...target.console];
    expect(found(target.canaries, said.join('\n'))).toEqual([]);
    expect(said.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });

  it('none in a notification', async () => {
    const { notifications } = await (await target.worker()).evaluate(() => leadHandoffSaid);
    expect(notifications.length).toBeGreaterThan(10);
    expect(found(target.canaries, notifications.join('\n'))).toEqual([]);
  });

  it('none in the stores in plain, nor in the history', async () => {
    const stores = await options.evaluate(dumpStores);
    expect(stores).toContain('handoff:');
    expect(stores).toContain('"state":"sent"');
    expect(found(target.canaries, stores)).toEqual([]);
  });

  it('none in an export', () => {
    expect(exported.length).toBeGreaterThanOrEqual(3);
    expect(found(target.canaries, exported.join('\n'))).toEqual([]);
  });

  /** Previews and sends, as a person does. */
  async function sendFromPopup(path: string, crm: string): Promise<void> {
    const person = await target.open(path);
    await person.chooseAccount(`${target.sandbox.names[crm]} sandbox`);
    await person.popup.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: async (text: string) => {
            const copy = document.createElement('pre');
            copy.textContent = text;
            document.body.append(copy);
          },
        },
      });
    });
    await person.popup.click('[data-action="preview"]');
    await person.popup.waitForSelector('[data-preview] article button');
    for (const button of await person.popup.$$('[data-preview] article button')) await button.click();
    shown.push(await dom(person.popup));
    await person.popup.click('[data-preview] button');
    await person.send();
    expect((await person.outcome('sent')).recordId).toBeTruthy();
    shown.push(await dom(person.popup));
    await person.tab.close();
  }

  /** Every way of failing that a test can wait for; the CRM repeats the key wherever it says anything. */
  async function failAt(crm: string): Promise<void> {
    const key = target.canaries[crm]?.[0] ?? '';
    const echo = {
      success: false,
      message: `Bad key ${key}`,
      error: key,
      errors: { lastName: [`Not ${key}`], [key]: [key] },
    };
    const failures: FaultKind[] = [
      ...[400, 401, 403, 404, 409, 422, 500, 503].map((status) => ({
        kind: 'status' as const,
        status,
        body: echo,
      })),
      { kind: 'status', status: 200, body: echo },
      { kind: 'status', status: 200, body: `Bad key ${key}` },
      { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: echo },
      { kind: 'html' },
      { kind: 'badJson' },
      { kind: 'withoutId' },
      { kind: 'refusal' },
      { kind: 'destroy' },
      { kind: 'redirect', status: 307 },
      { kind: 'huge' },
    ];
    for (const [index, failure] of failures.entries()) {
      target.sandbox.fault({ ...failure, crm, match: { writes: true } });
      await sendDirectly(crm, `${index}`);
    }
    await target.sandbox.closePort(crm);
    await sendDirectly(crm, 'closed');
    const tests = [ask(options, 'accounts.test', { id: `sandbox-${crm}` })];
    await target.sandbox.openPort(crm);
    for (const status of [401, 500]) {
      target.sandbox.fault({ crm, kind: 'status', status, body: echo });
      tests.push(ask(options, 'accounts.test', { id: `sandbox-${crm}` }));
    }
    shown.push(JSON.stringify(await Promise.allSettled(tests)));
    // What the popup shows of all that failed.
    const person = await target.open(`/pages/form?after=${crm}`);
    shown.push(await dom(person.popup));
    await person.tab.close();
  }

  async function sendDirectly(crm: string, name: string): Promise<void> {
    const id = crypto.randomUUID();
    people += 1;
    const lead = {
      ...emptyLead(),
      firstName: 'Ada',
      lastName: `Canary ${crm} ${name}`,
      emails: [`${crm}-${name}@canary.example`],
      // Of nobody else here: the same person is asked about before it is sent a second time.
      phones: [{ number: `+1303555${1000 + people}` }],
      address: {
        ...emptyLead().address,
        street: '1 Long Row',
        city: 'Denver',
        state: 'CO',
        postalCode: '80202',
        country: 'US',
      },
      subject: 'Roof inspection',
    };
    const answer = await ask<{ kind: string }>(options, 'handoff.send', {
      id,
      draftId: id,
      ...(await plannedWithLists(
        (message, input) => ask(options, message, input),
        sandboxAccount(target.sandbox, crm).account,
        lead,
        { source: { url: 'https://leads.example/1', title: 'A lead' } },
      )),
    });
    expect(answer.kind).toBe('queued');
    await vi.waitFor(
      async () => {
        const all = await ask<Handoff[]>(options, 'handoff.list', {});
        const handoff = all.find((one) => one.id === id);
        if (!handoff?.problem && handoff?.state !== 'sent') throw new Error(`${crm} ${name}: ${handoff?.state}`);
        shown.push(JSON.stringify(handoff));
      },
      { timeout: 60_000, interval: 50 },
    );
  }

  /** Opens a place of the options page and exports what can be exported there. */
  async function look(place: string): Promise<void> {
    await options.evaluate((path: string) => location.assign(`#/${path}`), place);
    await options.waitForFunction((path: string) => location.hash === `#/${path}`, {}, place);
    await options.waitForFunction(
      () => document.querySelector('main *') && !document.querySelector('[aria-busy="true"]'),
    );
    for (const button of await options.$$('[data-action^="export"], [data-action^="save-"]')) await button.click();
    for (const button of await options.$$('[data-action="test"]')) await button.click();
    shown.push(await dom(options));
    exported.push(...(await options.evaluate(async () => (await Promise.all(window.leadHandoffExports)).splice(0))));
  }
});

declare global {
  interface Window {
    leadHandoffExports: Promise<string>[];
  }
}

function listenInWorker(): void {
  const said: typeof leadHandoffSaid = { console: [], notifications: [] };
  const scope = globalThis as unknown as Record<string, unknown>;
  scope.leadHandoffSaid = said;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const original = console[level];
    console[level] = (...words: unknown[]) => {
      said.console.push(
        words.map((word) => (word instanceof Error ? `${word.stack} ${word.cause}` : String(word))).join(' '),
      );
      original(...words);
    };
  }
  addEventListener('unhandledrejection', ({ reason }) => said.console.push(`uncaught ${reason?.stack ?? reason}`));
  addEventListener('error', ({ error }) => said.console.push(`uncaught ${error?.stack ?? error}`));
  // The permission for notifications cannot be granted headless.
  const give = (value: unknown, callback: unknown) => {
    if (typeof callback === 'function') callback(value);
    return Promise.resolve(value);
  };
  const original = chrome.permissions.contains.bind(chrome.permissions);
  for (const api of [chrome, scope.browser as typeof chrome | undefined]) {
    if (!api) continue;
    api.permissions.contains = ((asked: chrome.permissions.Permissions, callback: unknown) =>
      asked.permissions?.includes('notifications')
        ? give(true, callback)
        : original(asked, callback as never)) as never;
    Object.defineProperty(api, 'notifications', {
      configurable: true,
      value: {
        create: (...words: unknown[]) => {
          said.notifications.push(JSON.stringify(words));
          return give(words[0], words.at(-1));
        },
      },
    });
  }
}

/** Exports are kept instead of downloaded. */
function keepExports(): void {
  window.leadHandoffExports = [];
  URL.createObjectURL = (blob) => {
    window.leadHandoffExports.push((blob as Blob).text());
    return '#kept';
  };
}

/** Everything a page has in its DOM, with what its fields hold, and what of it a picture of the screen says in words. */
async function dom(page: Page): Promise<string> {
  const screen = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
  const held = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.body.innerText,
      ...[...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value),
    ].join('\n'),
  );
  return `${held}\n${screen}`;
}

/** All that the extension keeps, as text. CryptoKeys have none. */
async function dumpStores(): Promise<string> {
  const parts = [
    JSON.stringify(await chrome.storage.local.get(null)),
    JSON.stringify(await chrome.storage.session.get(null)),
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, await caches.keys()]),
  ];
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      parts.push(JSON.stringify(await wait(database.transaction(store).objectStore(store).getAll())));
    }
    database.close();
  }
  return parts.join('\n');
}
