import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, saveSettings } from './settings.ts';

beforeEach(() => fakeBrowser.reset());

it('has defaults, and keeps what is changed', async () => {
  expect(await readSettings()).toMatchObject({ country: 'US', autoLockMinutes: 15 });
  await saveSettings({ country: 'CA' });
  expect(await saveSettings({ autoLockMinutes: 5 })).toMatchObject({ country: 'CA', autoLockMinutes: 5 });
  expect(await readSettings()).toMatchObject({ country: 'CA', autoLockMinutes: 5 });
});

it('takes the default for a setting that cannot be read, and only for that one', async () => {
  await fakeBrowser.storage.local.set({ settings: { country: 'CA', autoLockMinutes: 'long', historyDays: -1 } });
  expect(await readSettings()).toMatchObject({ country: 'CA', autoLockMinutes: 15, historyDays: 365 });
  await fakeBrowser.storage.local.set({ settings: 'garbage' });
  expect(await readSettings()).toMatchObject({ country: 'US' });
});

it('refuses what is out of bounds', async () => {
  await expect(saveSettings({ autoLockMinutes: 0 })).rejects.toThrow();
  expect(await readSettings()).toMatchObject({ autoLockMinutes: 15 });
});
