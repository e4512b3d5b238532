import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { review, waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

type Told = { id: string; title: string; message: string };

let session: Session;
let number = 0;

beforeAll(async () => {
  session = await openSession();
  // What the browser shows of a notification cannot be read from outside: written down as it is handed over.
  await (await session.worker()).evaluate(() => {
    const told: Told[] = [];
    Object.assign(globalThis, { told });
    const create = chrome.notifications.create as (id: string, options: object) => unknown;
    chrome.notifications.create = ((id: string, options: Told) => {
      told.push({ ...options, id });
      return create.call(chrome.notifications, id, options);
    }) as never;
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

/** Presses Send in the popup for a person of their own, and closes the popup while the CRM has not answered. */
async function sendAndClose(): Promise<string> {
  number += 1;
  const person = await session.open(`/pages/form?told=${number}`);
  const lastName = `Told${number}`;
  await person.fill('lead.lastName', lastName);
  await person.fill('lead.emails.0', `told${number}@lindgren-outfitters.example`);
  await person.fill('lead.phones.0.number', `(503) 555-01${20 + number}`);
  await person.chooseAccount('AccuLynx sandbox');
  await person.send();
  await person.outcome('sending');
  await vi.waitUntil(() => session.sandbox.held > 0, { timeout: 60_000 });
  await person.popup.close();
  await person.tab.close();
  session.sandbox.release();
  return lastName;
}

/** What was told of a lead, once the browser shows it. */
async function toldOf(lastName: string): Promise<Told> {
  const worker = await session.worker();
  return waitIn(
    worker as never,
    async (name: string) => {
      const { told } = globalThis as unknown as { told: Told[] };
      const one = told.find(({ message }) => message.includes(name));
      const shown = Object.keys(await (chrome.notifications.getAll as () => Promise<object>)());
      return one && shown.includes(one.id) ? one : undefined;
    },
    [lastName],
  );
}

/** The review that opens when the notification is pressed. */
async function press({ id }: Told): Promise<Page> {
  const opened = session.browser.waitForTarget((target) => target.url().includes('popup.html?handoff='), {
    timeout: 60_000,
  });
  await (await session.worker()).evaluate((one: string) => {
    (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(one);
  }, id);
  const page = await pageOf(opened);
  await page.waitForSelector('[data-outcome]');
  return page;
}

const held = { crm: 'acculynx', kind: 'hold', match: { method: 'POST' } } as const;

it('tells that a lead was sent while the popup is closed, and opens its card', async () => {
  session.sandbox.fault(held);
  const lastName = await sendAndClose();
  const told = await toldOf(lastName);
  expect(told.title).toBe('Lead sent');
  expect(told.message).toMatch(new RegExp(`^\\S+ ${lastName} → AccuLynx sandbox$`));
  const page = await press(told);
  const { outcome, text } = await review(page).outcome();
  expect(outcome).toBe('sent');
  expect(text).toContain('Record');
  expect((await review(page).lead()).lastName).toBe(lastName);
  expect(await page.$('[data-action="send"]')).toBeNull();
  await page.close();
  const left = await (await session.worker()).evaluate(
    async (id: string) => id in (await (chrome.notifications.getAll as () => Promise<object>)()),
    told.id,
  );
  expect(left).toBe(false);
});

it('opens a lead that waits for its key, with neither key nor address in what is told, and sends it', async () => {
  const right = session.sandbox.credentials.acculynx ?? {};
  session.sandbox.fault(held);
  session.sandbox.setCredentials('acculynx', { apiKey: 'another' });
  const lastName = await sendAndClose();
  const told = await toldOf(lastName);
  expect(told.title).toBe('Lead waits for you');
  expect(JSON.stringify(told)).not.toContain(Object.values(right)[0] ?? '');
  expect(JSON.stringify(told)).not.toContain('lindgren-outfitters.example');
  const page = await press(told);
  session.sandbox.setCredentials('acculynx', right);
  const person = review(page);
  await page.click('[data-resolve="retry"]');
  expect((await person.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.containing(lastName).filter(({ executed }) => executed)).toHaveLength(1);
  await page.close();
});

it('tells after the worker was killed that nobody knows, and the card says what is certain and what can be done', async () => {
  // What was told before may stand there yet.
  await (await session.worker()).evaluate(async () => {
    for (const id of Object.keys(await (chrome.notifications.getAll as () => Promise<object>)())) {
      await (chrome.notifications.clear as (id: string) => Promise<boolean>)(id);
    }
  });
  session.sandbox.fault({ ...held, commit: true });
  number += 1;
  const person = await session.open(`/pages/form?told=${number}`);
  await person.fill('lead.lastName', `Told${number}`);
  await person.fill('lead.emails.0', `told${number}@lindgren-outfitters.example`);
  await person.chooseAccount('AccuLynx sandbox');
  await person.send();
  await person.outcome('sending');
  await vi.waitUntil(() => session.sandbox.held > 0, { timeout: 60_000 });
  await person.popup.close();
  await person.tab.close();
  await session.killWorker();
  session.sandbox.release();
  const woken = await session.openExtensionPage('options.html');
  const id = await waitIn((await session.worker()) as never, async () => {
    const shown = Object.keys(await (chrome.notifications.getAll as () => Promise<object>)());
    return shown[0];
  }, []);
  await woken.close();
  expect(await (await session.worker()).evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
  const page = await press({ id, title: '', message: '' });
  const card = review(page);
  const { text } = await card.outcome('unknown');
  expect(text).toMatch(/Look in the CRM for\s+LH-[0-9A-Z]{6}/);
  // AccuLynx cannot be searched: no button promises that it can.
  expect(
    await page.$$eval('[data-resolve]', (buttons) => buttons.map((one) => one.getAttribute('data-resolve'))),
  ).toEqual(['markSent', 'sendAgain', 'discard']);
  await page.click('[data-resolve="markSent"]');
  await card.outcome('sent');
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await waitIn((await session.worker()) as never, async () => (await chrome.action.getBadgeText({})) === '', []);
  await page.close();
});
