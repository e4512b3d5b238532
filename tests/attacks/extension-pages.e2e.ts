import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crms } from '../../lib/crm/index.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { emptyLead, type Lead } from '../../lib/lead/lead.ts';
import { ask, sandboxAccount } from '../accounts.ts';
import { markup, prompts } from '../hostile/strings.ts';
import { plannedWithLists } from '../plan.ts';
import { openTarget, type Target } from './target.ts';

/** What a page did that text must never make it do. */
interface Harm {
  readonly violations: string[];
  readonly ran: string[];
}
declare global {
  interface Window {
    leadHandoffHarm: Harm;
  }
}

/** 300 strings: each piece of markup alone, and wrapped in what might let it out of where it stands. */
const wrappings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `"${text}`,
  (text) => `'>${text}`,
  (text) => `</textarea></select></option>${text}`,
  (text) => `--></style></title>${text}`,
  (text) => `Jane ${text} Doe`,
  (text) => `jane@x.example${text}`,
  (text) => `{"a":"${text}"}`,
  (text) => `\u202e${text}\u2066`,
];
const hostile = wrappings.flatMap((wrap) => [...markup, ...prompts].map(wrap)).slice(0, 300);

describe('extension pages: markup in scraped text', () => {
  let target: Target;
  const dialogs: string[] = [];

  beforeAll(async () => {
    target = await openTarget();
  });
  afterAll(() => target?.close());

  /** Starts watching. Trusted code of the page has run by then: from here on, nothing may. */
  async function watch(page: Page): Promise<void> {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.evaluate(() => {
      const harm: Harm = { violations: [], ran: [] };
      window.leadHandoffHarm = harm;
      document.addEventListener('securitypolicyviolation', (event) => {
        harm.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
      for (const name of ['alert', 'confirm', 'prompt'] as const) {
        window[name] = (() => harm.ran.push(name)) as never;
      }
    });
  }

  async function expectNoHarm(page: Page): Promise<void> {
    expect(await page.evaluate(() => window.leadHandoffHarm)).toEqual({ violations: [], ran: [] });
    const elements = await page.$$eval(
      'script, iframe, object, embed, base, form, img, meta[http-equiv], [onerror]',
      (found) => found.map((element) => element.outerHTML),
    );
    expect(elements.filter((html) => /alert|127\.0\.0\.1:9|javascript:/.test(html))).toEqual([]);
    expect(await page.$$eval('a[href^="javascript:"], a[href^="data:"]', (links) => links.length)).toBe(0);
    expect(dialogs).toEqual([]);
  }

  it('strings of every kind through every field of the review: nothing runs', async () => {
    expect(hostile).toHaveLength(300);
    const { popup, tab } = await target.open('/pages/form');
    await watch(popup);
    const used = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const filled = await popup.evaluate(fillAll, hostile, round);
      expect(filled.length).toBeGreaterThan(10);
      for (const text of filled) used.add(text);
    }
    expect(used.size).toBeGreaterThan(60);
    await expectNoHarm(popup);
    await tab.close();
  });

  it('a lead, a page and a CRM’s answer made of them: history, outcomes and notices show text', async () => {
    const options = await target.openExtensionPage('options.html');
    const ids: string[] = [];
    for (const [index, text] of hostile.slice(0, 30).entries()) {
      const crm = crms[index % crms.length]?.id ?? '';
      const { account } = sandboxAccount(target.sandbox, crm);
      const source = { url: `https://evil.example/?${text}`, title: text };
      const askWorker = (name: string, input: unknown) => ask(options, name, input);
      // Some are too long for the CRM, or no web address: the table refuses them.
      const plan = await plannedWithLists(askWorker, account, leadOf(text, index), { source }).catch(() => undefined);
      if (!plan) continue;
      const body = { message: text, errors: { lastName: [text], [text]: [text] }, error: text, success: false };
      if (index % 2) target.sandbox.fault({ crm, kind: 'status', status: 400, body, match: { writes: true } });
      const id = crypto.randomUUID();
      await ask(options, 'handoff.send', { id, draftId: id, ...plan, again: true });
      ids.push(id);
    }
    expect(ids.length).toBeGreaterThan(20);
    await vi.waitFor(
      async () => {
        const all = await ask<Handoff[]>(options, 'handoff.list', {});
        const open = all.filter(({ state }) => state === 'queued' || state === 'sending');
        if (open.length > 0) throw new Error(`${open.length} on the way`);
        for (const { id, state } of all) {
          if (state !== 'sent') await ask(options, 'handoff.resolve', { id, action: 'discard' });
        }
      },
      { timeout: 30_000, interval: 200 },
    );
    await options.evaluate(() => location.assign('#/history'));
    await options.waitForSelector('[data-history]');
    await watch(options);
    await expectNoHarm(options);

    const { popup, tab } = await target.open('/pages/record');
    await watch(popup);
    await expectNoHarm(popup);
    await tab.close();
    await options.close();
  });

  it('an account called by them', async () => {
    const options = await target.openExtensionPage('options.html#/accounts');
    await watch(options);
    for (const [index, text] of markup.entries()) {
      const account = { id: `hostile-${index}`, crm: 'acculynx', name: text, base: '', defaults: { notes: text } };
      await ask(options, 'accounts.save', {
        account: { ...account, paths: {}, remembered: {}, plain: {} },
        secrets: { apiKey: 'key' },
      });
    }
    await options.evaluate(() => location.reload());
    await options.waitForSelector('[data-account-card="hostile-3"]');
    await watch(options);
    await expectNoHarm(options);
    const { popup, tab } = await target.open('/pages/record?accounts');
    await watch(popup);
    await expectNoHarm(popup);
    await tab.close();
    await options.close();
  });

  it('the policy stops what would get past all that, in the real page', async () => {
    const options = await target.openExtensionPage('options.html');
    await watch(options);
    const outcomes = await options.evaluate(async (elsewhere: string) => {
      const attempt = (work: () => unknown) => {
        try {
          work();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const loads = (tag: 'script' | 'img' | 'iframe', address: string) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('blocked');
          document.addEventListener('securitypolicyviolation', () => resolve('blocked'), { once: true });
          try {
            element.src = address;
          } catch {
            resolve('blocked');
          }
          document.body.append(element);
        });
      return {
        markup: attempt(() => {
          document.createElement('div').innerHTML = '<b>x</b>';
        }),
        inlineScript: attempt(() => {
          const script = document.createElement('script');
          script.textContent = 'window.leadHandoffHarm.ran.push("inline")';
          document.body.append(script);
        }),
        script: await loads('script', `${elsewhere}/x.js`),
        image: await loads('img', `${elsewhere}/x.png`),
        frame: await loads('iframe', `${elsewhere}/x.html`),
        fetch: await fetch('https://evil.example/').then(
          () => 'reached',
          () => 'blocked',
        ),
        framed: await loads('iframe', location.href),
      };
    }, target.sandbox.elsewhere.url);
    expect(outcomes).toEqual({
      markup: 'TypeError',
      inlineScript: 'TypeError',
      script: 'blocked',
      image: 'blocked',
      frame: 'blocked',
      fetch: 'blocked',
      framed: 'blocked',
    });
    const harm = await options.evaluate(() => window.leadHandoffHarm);
    expect(harm.ran).toEqual([]);
    expect(harm.violations.join()).toContain('connect-src');
    expect(target.sandbox.elsewhere.log).toEqual([]);
    await options.close();
  });

  it('none of its pages breaks its own policy while it starts', async () => {
    for (const path of ['options.html', 'popup.html?tab=-1']) {
      const page = await target.browser.newPage();
      await page.evaluateOnNewDocument(() => {
        window.leadHandoffHarm = { violations: [], ran: [] };
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
          window.leadHandoffHarm.violations.push(`${violatedDirective} ${sample}`),
        );
      });
      await page.goto(`chrome-extension://${target.extensionId}/${path}`);
      await page.waitForSelector('#app *');
      expect(await page.evaluate(() => window.leadHandoffHarm.violations)).toEqual([]);
      await page.close();
    }
  });
});

/** Types into every text field of the review, another string in each. @returns what was typed. */
function fillAll(strings: readonly string[], round: number): string[] {
  const texts = 'input:not([type=checkbox], [type=number], [type=date]), textarea';
  const fields = [...document.querySelectorAll<HTMLInputElement>(texts)];
  return fields
    .filter(({ name }) => /^(lead|crm)\./.test(name))
    .map((field, index) => {
      const text = strings[(round + 6 * index) % strings.length] ?? '';
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return text;
    });
}

function leadOf(text: string, number: number): Lead {
  const empty = emptyLead();
  const texts = Object.entries(empty).map(([key, value]) => [key, value === '' ? text : value]);
  return {
    ...empty,
    ...Object.fromEntries(texts),
    appointmentAt: '',
    emails: [`hostile${number}@x.example`],
    phones: [{ number: `+1303555${String(1000 + number)}` }],
    address: { ...empty.address, street: text, city: text, state: 'CO', postalCode: '80202', country: 'US' },
  };
}
