import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { message, resetBrowser } from '../../tests/in-process/extension.ts';
import { answer } from '../answer.ts';
import { database } from '../database.ts';
import { handoffAnswers } from '../handoff/answers.ts';
import { accountAnswers } from './answers.ts';
import { registerAutoLock, watchVault } from './auto-lock.ts';

beforeEach(async () => {
  vi.useRealTimers();
  resetBrowser();
  await (await database()).clear('keys');
  answer({ ...accountAnswers, ...handoffAnswers });
});

const alarm = () => fakeBrowser.alarms.get('auto-lock');

it('keeps content scripts out of the stores where the browser can', async () => {
  const levels: unknown[] = [];
  const restrict = async (level: unknown) => void levels.push(level);
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: restrict });
  Object.assign(fakeBrowser.storage.session, { setAccessLevel: restrict });
  registerAutoLock();
  await expect.poll(() => levels).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }, { accessLevel: 'TRUSTED_CONTEXTS' }]);
});

it('wakes the worker only while there is something to lock', async () => {
  await watchVault();
  expect(await alarm()).toBeUndefined();
  await message('vault.setPassphrase', { passphrase: 'correct horse' });
  expect(await alarm()).toMatchObject({ periodInMinutes: 1 });

  registerAutoLock();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 16 * 60_000);
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'auto-lock' } as never);
  await expect.poll(alarm).toBeUndefined();
  expect(await message('vault.status', {})).toEqual({ mode: 'passphrase', locked: true });
  expect(await fakeBrowser.storage.session.get('unlocked')).not.toHaveProperty('unlocked.bits');

  await message('vault.unlock', { passphrase: 'correct horse' });
  expect(await alarm()).toBeDefined();
  await message('vault.removePassphrase', { current: 'correct horse' });
  await watchVault();
  expect(await alarm()).toBeUndefined();
});
