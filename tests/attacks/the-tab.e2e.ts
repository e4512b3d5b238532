import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generators } from '../hostile/strings.ts';
import { type HtmlServer, startHtmlServer } from '../html-server.ts';
import { review } from '../review.ts';
import { openTarget, type Target } from './target.ts';

const visible = '<h1>Rosa Keller</h1><p>Email: rosa.keller@brookside.example</p>';
const manyNodes = '<div><span>node</span></div>'.repeat(50_000);
const sizes: Readonly<Record<string, string>> = {
  '100,000 nodes': manyNodes,
  '10 MB of text': `<p>${'lorem ipsum dolor '.repeat(600_000)}</p>`,
  'ten thousand elements deep': `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`,
  '20,000 controls': `<form>${'<label>Field <input value="x"></label>'.repeat(20_000)}</form>`,
  '5,000 pieces of structured data': `<script type="application/ld+json">${JSON.stringify(
    Array(5_000).fill({ '@type': 'Person', name: 'x'.repeat(50) }),
  )}</script>`,
  '5,000 items, each all parts of the one around it': '<div itemscope itemprop="a b c d e f g h">'.repeat(5_000),
};
/** 200 KB of all of them; each alone: lib/capture/interpret/text and `npm run hostile`. */
const adversarial = Object.values(generators)
  .map((make) => `<pre>${make(7_500).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`)
  .join('');

describe('the tab: a huge or adversarial page', () => {
  let target: Target;
  let server: HtmlServer;
  beforeAll(async () => {
    target = await openTarget();
    server = await startHtmlServer();
  });
  afterAll(async () => {
    await target?.close();
    await server?.close();
  });

  it.each(Object.entries(sizes))('%s: what is collected stays below its cap', async (name, body) => {
    const address = server.put(`<title>Contact</title>${visible}${body}`);
    const tab = await target.openPage(address);
    const worker = await target.worker();
    const facts = await worker.evaluate(async (url: string) => {
      const found = (await chrome.tabs.query({})).find((one) => one.url === url);
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: found?.id ?? -1 },
        files: ['/collect.js'],
      });
      const collected = result?.result as { truncated: boolean } | undefined;
      return { size: JSON.stringify(collected).length, truncated: collected?.truncated };
    }, address);
    expect(facts.size).toBeLessThanOrEqual(200 * 1024);
    expect(facts.size).toBeGreaterThan(300);
    // By the time or by the size, whichever ran out first.
    if (name === '100,000 nodes') expect(facts.truncated).toBe(true);
    await tab.close();
  });

  it('the review opens on the largest of them, and takes the lead that stands on top', async () => {
    const person = await target.open(server.put(`<title>Contact</title>${visible}${manyNodes}`));
    expect((await person.lead())['emails.0']).toBe('rosa.keller@brookside.example');
    await person.tab.close();
  });

  it('200 KB of text that careless expressions run away on', async () => {
    const person = await target.open(server.put(`<title>Contact</title>${visible}${adversarial}`));
    expect((await person.lead())['emails.0']).toBe('rosa.keller@brookside.example');
    await person.tab.close();
  });

  it('a page that never lets go: the review says so, and a lead can be entered and sent', async () => {
    const tab = await target.openPage(server.put(`<title>Contact</title>${visible}`));
    await tab.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    const popup = await target.openPopup(tab);
    await popup.waitForSelector('[data-state="slow"]');
    const person = review(popup);
    await person.chooseAccount('Apptivo sandbox');
    await person.fill('lead.lastName', 'Keller');
    await person.fill('lead.emails.0', 'rosa.keller@brookside.example');
    await person.send();
    expect((await person.outcome('sent')).recordId).toBeTruthy();
    await popup.close();
  });
});
