import { browser } from '../browser.ts';
import { lockWhenIdle } from './vault.ts';

const alarmName = 'auto-lock';

/** Locks an idle vault, checked once a minute, and keeps content scripts out of the stores. Call it in the worker's first turn. */
export function registerAutoLock(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void lockWhenIdle();
  });
  void start();
}

async function start(): Promise<void> {
  // Firefox has no setAccessLevel for `local`: what must stay secret there is ciphertext.
  for (const area of [browser.storage.local, browser.storage.session] as RestrictableArea[]) {
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
  await lockWhenIdle();
  await browser.alarms.create(alarmName, { periodInMinutes: 1 });
}

interface RestrictableArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}
