import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Habits } from '../../lib/accounts/habit.ts';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(async () => {
  session.sandbox.reset();
});
afterAll(() => session?.close());

const site = '127.0.0.1';
const writes = () => session.sandbox.log.filter(({ executed }) => executed);

/** What sends of before left behind. */
async function haveHabits(habits: Partial<Habits>): Promise<void> {
  const page = await session.openExtensionPage('options.html');
  await page.evaluate((stored: unknown) => chrome.storage.local.set({ habits: stored }), {
    version: 1,
    sites: {},
    last: '',
    values: {},
    ...habits,
  } as unknown);
  await page.close();
}

async function done({ tab, popup }: Opened): Promise<void> {
  await popup.close();
  await tab.close();
}

const account = ({ popup }: Opened) =>
  popup.evaluate(() => document.querySelector<HTMLSelectElement>('select[name="account"]')?.value);

it('warns next to Send where the suggestion is not the habit, and goes with the habit on a click', async () => {
  await haveHabits({
    sites: { [site]: { counts: { 'sandbox-centerpoint': 9, 'sandbox-acculynx': 1 }, last: 'sandbox-acculynx' } },
  });
  const person = await session.open('/pages/form?guard');
  await person.popup.waitForSelector('footer [data-usual="sandbox-centerpoint"]');
  expect(await account(person)).toBe('sandbox-acculynx');
  await person.popup.click('[data-usual] button');
  await waitIn(person.popup, () => !document.querySelector('[data-usual]'), []);
  expect(await account(person)).toBe('sandbox-centerpoint');
  await done(person);
});

it('says nothing where the account is the habit', async () => {
  await haveHabits({ sites: { [site]: { counts: { 'sandbox-acculynx': 9 }, last: 'sandbox-acculynx' } } });
  const person = await session.open('/pages/form?habit');
  await person.popup.waitForSelector('[data-action="send"]');
  expect(await account(person)).toBe('sandbox-acculynx');
  expect(await person.popup.$('[data-usual]')).toBeNull();
  await done(person);
});

it('remembers a value for a site, before the account’s default, shows it, sends it, and forgets it in the settings', async () => {
  await haveHabits({ last: 'sandbox-acculynx' });
  const first = await session.open('/pages/form?site=1');
  await first.chooseAccount('AccuLynx sandbox');
  await waitIn(first.popup, () => document.querySelector('[name="crm.priority"]'), []);
  expect((await first.values()).priority).toBe('Normal');
  expect(await first.popup.$('[data-for-site]')).toBeNull();
  await first.fill('crm.priority', 'Urgent');
  await first.popup.waitForSelector('[data-for-site="offered"]');
  await first.popup.click('[data-for-site="offered"] button');
  await first.popup.waitForSelector('[data-for-site="set"]');
  await done(first);

  const second = await session.open('/pages/webmail?site=2');
  await second.chooseAccount('AccuLynx sandbox');
  await second.popup.waitForSelector('[data-for-site="set"]');
  expect((await second.values()).priority).toBe('Urgent');
  await second.popup.click('[data-action="preview"]');
  await second.popup.waitForSelector('[data-preview]');
  expect(await second.text()).toContain('"priority": "Urgent"');
  await second.send();
  await second.outcome('sent');
  expect(writes()[0]?.body).toMatchObject({ priority: 'Urgent' });
  await done(second);

  const options = await session.openExtensionPage('options.html#/accounts/sandbox-acculynx');
  const row = await options.waitForSelector(`[data-site-value="${site}"]`);
  expect(await row?.evaluate(({ textContent }) => textContent)).toContain('Urgent');
  await row?.evaluate((item) => item.querySelector('button')?.click());
  await waitIn(options, () => !document.querySelector('[data-site-value]'), []);
  await options.close();

  const third = await session.open('/pages/form?site=3');
  await third.chooseAccount('AccuLynx sandbox');
  await waitIn(third.popup, () => document.querySelector('[name="crm.priority"]'), []);
  expect((await third.values()).priority).toBe('Normal');
  await done(third);
});

it('lets what the lead says win over what is set for its site', async () => {
  await haveHabits({
    last: 'sandbox-acculynx',
    values: { [site]: { 'sandbox-acculynx': { state: 'TX', priority: 'High' } } },
  });
  const person = await session.open('/pages/form?lead-wins');
  await person.chooseAccount('AccuLynx sandbox');
  await waitIn(person.popup, () => document.querySelector('[name="crm.state"]'), []);
  expect(await person.values()).toMatchObject({ state: 'OR', priority: 'High' });
  await done(person);
});
