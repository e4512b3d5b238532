import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { type Review, review, waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

/** Opens the side panel as a person does: in the popup's menu. The popup closes by itself. */
async function openPanel({ popup }: Opened, browser = session.browser): Promise<Review & { close(): Promise<void> }> {
  const opened = browser.waitForTarget((target) => target.url().includes('/sidepanel.html'), { timeout: 60_000 });
  await popup.click('[data-action="more"]');
  await popup.waitForSelector('[data-action="panel"]', { visible: true });
  // It closes the popup, now and then before the mouse button is up again.
  await popup.click('[data-action="panel"]').catch((error) => {
    if (!popup.isClosed()) throw error;
  });
  const page = await pageOf(opened);
  const panel = review(page);
  await panel.ready();
  return { ...panel, close: () => page.close() };
}

it('shows the same draft beside the page, follows the tab, and sends', async () => {
  const first = await session.open('/pages/form?beside');
  await first.fill('lead.firstName', 'Ottoline');
  const panel = await openPanel(first);
  expect((await panel.lead()).firstName).toBe('Ottoline');

  const second = await session.open('/pages/webmail?beside');
  const name = (await second.lead()).firstName;
  await second.popup.close();
  await until(async () => (await panel.lead()).firstName === name);
  await first.tab.bringToFront();
  await until(async () => (await panel.lead()).firstName === 'Ottoline');

  await panel.chooseAccount('AccuLynx sandbox');
  await panel.send();
  expect((await panel.outcome('sent')).recordId).not.toBe('');
  await panel.close();
  await first.tab.close();
  await second.tab.close();
});

it('says how to read a tab that nobody clicked for', async () => {
  // As people install it: no host is granted.
  const release = await openSession({ build: 'release', accounts: () => [] });
  const person = await release.open('/pages/form?ungranted');
  const panel = await openPanel(person, release.browser);
  const other = await release.openPage(`${release.sandbox.site}/pages/contact?ungranted`);
  await other.bringToFront();
  await until(async () => (await panel.text()).includes('Click the icon in the toolbar'));
  await release.close();
});

it('marks on the page where a value was read, and takes the mark away', async () => {
  const { popup, tab } = await session.open('/pages/record?mark');
  const mark = () =>
    tab.evaluate(() => {
      const frame = document.querySelector('lead-handoff-mark')?.getBoundingClientRect();
      const middle = frame && { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
      // The mark lets clicks through, so what it frames lies at its middle.
      return middle ? (document.elementFromPoint(middle.x, middle.y)?.textContent ?? '') : null;
    });
  const value = await popup.evaluate(() => {
    const row = document.querySelector<HTMLInputElement>('[name="lead.emails.0"]');
    row?.parentElement?.parentElement?.querySelector<HTMLElement>('[data-evidence]')?.focus();
    return row?.value ?? '';
  });
  expect(value).not.toBe('');
  await until(async () => ((await mark()) ?? '').includes(value));
  await popup.close();
  await until(async () => (await mark()) === null);
  await tab.close();
});

async function until(check: () => Promise<boolean>): Promise<void> {
  await waitIn({ evaluate: check as never }, () => true, []);
}
