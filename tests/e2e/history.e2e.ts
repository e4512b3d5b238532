import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
let history: Page;
beforeAll(async () => {
  session = await openSession();
  for (const [path, account] of [
    ['/pages/form', 'AccuLynx sandbox'],
    ['/pages/record', 'Apptivo sandbox'],
  ] as const) {
    const person = await session.open(path);
    await person.chooseAccount(account);
    await person.send();
    await person.outcome('sent');
    await person.popup.close();
    await person.tab.close();
  }
  history = await session.openExtensionPage('options.html#/history');
  await shows(2);
});
afterAll(() => session?.close());

async function shows(count: number): Promise<void> {
  await waitIn(history, (n) => document.querySelectorAll('[data-history]').length === n, [count]);
}

it('searches by a name, and filters by account and by outcome', async () => {
  await history.type('[name="search"]', 'ellery');
  await shows(1);
  expect(await history.$eval('[data-history]', (row) => row.textContent)).toContain('Marcus Ellery');
  await history.select('[name="account"]', 'sandbox-acculynx');
  await shows(0);
  await history.$eval('[name="search"]', (input) => {
    (input as HTMLInputElement).value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await shows(1);
  await history.select('[name="account"]', '');
  await shows(2);
  await history.select('[name="outcome"]', 'discarded');
  await shows(0);
  await history.select('[name="outcome"]', '');
  await shows(2);
});

it('exports the lead, its outcome and its record, and no key', async () => {
  await history.evaluate(() => {
    const saved: Promise<string>[] = [];
    Object.assign(window, { saved });
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      saved.push((blob as Blob).text());
      return original.call(URL, blob);
    };
  });
  await history.click('[data-action="export-csv"]');
  await history.click('[data-action="export-json"]');
  await waitIn(history, () => (window as never as { saved: unknown[] }).saved.length === 2, []);
  const texts = await history.evaluate(() => Promise.all((window as never as { saved: Promise<string>[] }).saved));
  const secrets = Object.values(session.sandbox.credentials).flatMap((one) => Object.values(one ?? {}));
  for (const text of texts) {
    expect(text).toContain('Ellery');
    expect(text).toContain('Apptivo sandbox');
    for (const secret of secrets) expect(text).not.toContain(secret);
  }
});

it('deletes one, and then all', async () => {
  await history.click('[data-history] [aria-label^="Delete "]');
  await shows(1);
  await history.click('[data-action="clear"]');
  await history.waitForSelector('[data-action="confirm-clear"]');
  await history.click('[data-action="confirm-clear"]');
  await shows(0);
});
