import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Firefox, launchFirefox } from '../browsers/firefox.ts';
import { builds } from '../build.ts';
import { waitIn } from '../review.ts';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ extension: builds.releaseFirefox });
});
afterAll(() => firefox?.close());

it('installs in Firefox and opens from the toolbar', async () => {
  await firefox.openPage('data:text/html,<title>A page</title><p>Nothing to read.');
  const popup = await firefox.openPopup();
  expect(await popup.evaluate(() => document.title)).toBe('Lead Handoff');
  expect(await waitIn(popup, () => document.body.innerText.trim().length > 0, [])).toBe(true);
  await popup.close();
});
