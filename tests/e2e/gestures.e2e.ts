import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { review } from '../review.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session?.close());

type Info = Record<string, unknown>;

/** A native menu cannot be clicked headless: the worker's own handler is called as the browser calls it. */
async function chooseInMenu(info: Info) {
  const tab = await session.openPage(`${session.sandbox.site}/pages/contact`);
  await tab.bringToFront();
  const opened = session.browser.waitForTarget((target) => target.url().includes('/popup.html'));
  const worker = await session.worker();
  await worker.evaluate(async (given: Info) => {
    const [active] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const event = chrome.contextMenus.onClicked as unknown as { dispatch(info: Info, tab: unknown): void };
    event.dispatch({ menuItemId: 'send-lead', editable: false, pageUrl: active?.url, ...given }, active);
  }, info);
  const popup = await pageOf(opened);
  const person = review(popup);
  await person.ready();
  return { popup, tab, person };
}

it('opens the review on a selection from the context menu', async () => {
  const { popup, tab, person } = await chooseInMenu({
    selectionText: 'Ruth Abernathy, ruth@abernathy.example, (612) 555-0188',
  });
  await popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === 'ruth@abernathy.example',
  );
  expect(await person.lead()).toMatchObject({ firstName: 'Ruth', lastName: 'Abernathy' });
  await popup.close();
  await tab.close();
});

it('opens the review on a mailto link from the context menu', async () => {
  const { popup, tab } = await chooseInMenu({ linkUrl: 'mailto:sales%2Bnorth@abernathy.example?subject=Quote' });
  await popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === 'sales+north@abernathy.example',
  );
  await popup.close();
  await tab.close();
});

it('has a menu entry and a keyboard shortcut', async () => {
  const worker = await session.worker();
  const commands = await worker.evaluate(() => chrome.commands.getAll());
  expect(commands).toContainEqual(expect.objectContaining({ name: '_execute_action' }));
  const made = await worker.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        chrome.contextMenus.update('send-lead', {}, () => resolve(!chrome.runtime.lastError));
      }),
  );
  expect(made).toBe(true);
});
