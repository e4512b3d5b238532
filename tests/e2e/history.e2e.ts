import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { review, waitIn } from '../review.ts';
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

it('gives the record’s id to be copied, since no vendor’s page names an address for a record', async () => {
  const row = await history.$eval('[data-history]', (one) => one.textContent ?? '');
  const id = await history.$eval('[data-history] [data-copy]', (one) => one.getAttribute('data-copy') ?? '');
  expect(id).not.toBe('');
  expect(row).toContain(id);
  await history.evaluate(() => {
    Object.assign(navigator.clipboard, { writeText: async (text: string) => void Object.assign(window, { text }) });
  });
  await history.click('[data-history] [data-copy]');
  await waitIn(history, (wanted: string) => (window as never as { text: string }).text === wanted, [id]);
});

it('hands the same lead to another account', async () => {
  const before = session.sandbox.log.filter(({ executed }) => executed).length;
  const opened = session.browser.waitForTarget((target) => target.url().includes('popup.html?draft='));
  const name = await history.$eval('[data-history] strong', (one) => one.textContent ?? '');
  await history.click('[data-history] [data-action="hand-on"]');
  const page = await pageOf(opened);
  const person = review(page);
  await person.ready();
  const lead = await person.lead();
  expect(name).toContain(lead.lastName);
  await person.chooseAccount('Centerpoint Connect sandbox');
  await person.send();
  expect((await person.outcome('sent')).recordId).toBeDefined();
  await page.close();
  const executed = session.sandbox.log.filter((entry) => entry.executed);
  expect(executed.length).toBeGreaterThan(before);
  expect(JSON.stringify(executed.at(-1)?.body)).toContain(lead.lastName);
  await history.reload();
  await shows(3);
});

it('keeps entries and the memory against sending twice only as long as is set by hand', async () => {
  const [old = ''] = await history.$$eval('[data-history]', (rows) =>
    rows.map((row) => row.getAttribute('data-history')),
  );
  // Forty days pass for one entry, and for what is remembered of its person.
  await history.evaluate(async (id: string | null) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('lead-handoff');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = db.transaction(['history', 'ledger'], 'readwrite');
    const done = new Promise((resolve) => tx.addEventListener('complete', resolve));
    const past = Date.now() - 40 * 86_400_000;
    for (const [store, named] of [
      ['history', (value: { id: string }) => value.id === id && { settledAt: past }],
      ['ledger', (value: { handoffId: string }) => value.handoffId === id && { at: past }],
    ] as const) {
      const walking = tx.objectStore(store).openCursor();
      walking.onsuccess = () => {
        const cursor = walking.result;
        if (!cursor) return;
        const change = named(cursor.value);
        if (change) cursor.update({ ...cursor.value, ...change });
        cursor.continue();
      };
    }
    await done;
    db.close();
  }, old);
  const kept = () =>
    history.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('lead-handoff');
        opening.onsuccess = () => resolve(opening.result);
      });
      const count = (store: string) =>
        new Promise<number>((resolve) => {
          const counting = db.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        });
      const counts = [await count('history'), await count('ledger')];
      db.close();
      return counts;
    });
  const [, remembered = 0] = await kept();
  await history.select('[name="historyDays"]', '30');
  await history.select('[name="ledgerDays"]', '30');
  await waitIn(
    { evaluate: async () => ((await kept())[0] === 2 && ((await kept())[1] ?? 0) < remembered) as never },
    () => true,
    [],
  );
  await history.reload();
  await shows(2);
  expect(await history.$(`[data-history="${old}"]`)).toBeNull();
  expect(await history.$eval('[name="historyDays"]', (select) => (select as HTMLSelectElement).value)).toBe('30');
});

it('shows records that cannot be read, exports them, and drops them', async () => {
  await history.evaluate(() =>
    chrome.storage.local.set({ 'handoff:half': { version: 1, id: 'half', state: 'sending' } }),
  );
  await session.killWorker();
  await history.reload();
  await history.waitForSelector('[data-corrupt="1"]');
  await history.evaluate(() => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => Object.assign(window, { exported: text }));
      return original.call(URL, blob);
    };
  });
  await history.click('[data-action="export-corrupt"]');
  await waitIn(history, () => (window as never as { exported?: string }).exported?.includes('half'), []);
  await history.click('[data-action="drop-corrupt"]');
  await waitIn(history, () => document.querySelector('[data-corrupt]') === null, []);
  expect(await history.evaluate(async () => Object.keys(await chrome.storage.local.get('handoff:half')))).toEqual([]);
});

it('deletes one, and then all', async () => {
  await history.click('[data-history] [aria-label^="Delete "]');
  await shows(1);
  await history.click('[data-action="clear"]');
  await history.waitForSelector('[data-action="confirm-clear"]');
  await history.click('[data-action="confirm-clear"]');
  await shows(0);
});
