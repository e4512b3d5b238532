import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, sandboxAccounts, saveAccounts } from '../accounts.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession({ accounts: () => [] });
});
afterAll(() => session?.close());

it('leads from the first run to an account that is tested, by the form alone', async () => {
  const page = await session.openExtensionPage('options.html');
  await page.waitForSelector('[data-action="add-account"]');
  await page.click('[data-action="add-account"]');
  await page.waitForSelector('[data-crm="singleops"]');
  await page.click('[data-crm="singleops"]');
  const { userEmail = '', userToken = '' } = session.sandbox.credentials.singleops ?? {};
  await page.locator('[name="name"]').fill('Tree crew');
  await page.locator('[name="credential.userEmail"]').fill(userEmail);
  await page.locator('[name="credential.userToken"]').fill(userToken);
  await page.locator('[name="base"]').fill(session.sandbox.base.singleops ?? '');
  await page.click('[data-action="save"]');
  await page.waitForSelector('[data-test="ok"]');
  const [account] = await ask<{ name: string; secretsSet: string[] }[]>(page, 'accounts.list', {});
  expect(account).toMatchObject({ name: 'Tree crew', secretsSet: ['userToken'] });

  // A secret goes in and is never read back.
  await page.reload();
  await page.waitForSelector('body');
  expect(await page.content()).not.toContain(userToken);
  await page.close();
});

it('says that a wrong key is wrong', async () => {
  const page = await session.openExtensionPage('options.html#/accounts/new/apptivo');
  await page.waitForSelector('[data-account-form="apptivo"]');
  for (const key of ['apiKey', 'accessKey']) await page.locator(`[name="credential.${key}"]`).fill('wrong-one');
  await page.locator('[name="base"]').fill(session.sandbox.base.apptivo ?? '');
  await page.click('[data-action="save"]');
  await page.waitForSelector('[data-test="bad"]');
  await page.close();
});

it('keeps a new account whose host the browser was not allowed, and offers to allow it', async () => {
  const page = await session.openExtensionPage('options.html#/accounts/new/acculynx');
  await page.waitForSelector('[data-account-form="acculynx"]');
  // The answer of a person who says no: headless, the prompt itself would wait for ever.
  await page.evaluate(() => Object.assign(chrome.permissions, { request: async () => false }));
  await page.locator('[name="name"]').fill('Roof crew');
  await page.locator('[name="credential.apiKey"]').fill('not-allowed-yet');
  await page.click('[data-action="save"]');
  await page.waitForSelector('[data-test="warn"] [data-action="grant"]');
  expect(await page.$eval('h1', (title) => title.textContent)).toBe('Roof crew');
  expect(await page.$eval('form', (form) => form.textContent)).not.toContain('Still needed');
  await page.click('[data-action="save"]');
  await page.waitForSelector('[data-test="warn"] [data-action="grant"]');
  const accounts = await ask<{ name: string }[]>(page, 'accounts.list', {});
  expect(accounts.filter(({ name }) => name === 'Roof crew')).toHaveLength(1);
  await page.close();
});

it('tests an account with one harmless call, and says plainly where the CRM has none', async () => {
  const page = await session.openExtensionPage('options.html#/accounts');
  await saveAccounts(page, sandboxAccounts(session.sandbox));
  await page.reload();
  const calls = {
    acculynx: [],
    centerpoint: [],
    singleops: ['GET /api/v1/operations'],
    conecrm: ['GET /api/stage'],
    apptivo: ['GET /app/dao/v6/customers'],
  };
  for (const [crm, expected] of Object.entries(calls)) {
    const card = `[data-account-card="sandbox-${crm}"]`;
    await page.waitForSelector(`${card} [data-action="test"]`);
    const before = session.sandbox.log.length;
    await page.click(`${card} [data-action="test"]`);
    const said = await waitIn(
      page,
      (of: string, tone: string) => document.querySelector<HTMLElement>(`${of} [data-test="${tone}"]`)?.innerText,
      [card, expected.length > 0 ? 'ok' : 'info'],
    );
    const made = session.sandbox.log.slice(before);
    expect(made.map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
    expect(made.some(({ executed }) => executed)).toBe(false);
    expect(said).toMatch(
      expected.length > 0 ? /answered with/ : /has no call that tests a key: the first lead will show/,
    );
  }
  await page.close();
});
