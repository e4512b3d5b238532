import { browser } from '../browser.ts';
import { vaultStatus } from './vault.ts';

const alarmName = 'auto-lock';

/**
 * Locks an idle vault and keeps content scripts out of the stores. Call it in the worker's first turn.
 * `vaultStatus` locks a vault that has lain unused; the alarm asks for it once a minute while one is open.
 */
export function registerAutoLock(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarmName) void watchVault();
  });
  void restrictStores();
  void watchVault();
}

/** Sets or clears the alarm by how the vault now stands: with nothing to lock no worker is woken. */
export async function watchVault(): Promise<void> {
  const { mode, locked } = await vaultStatus();
  if (mode === 'device' || locked) await browser.alarms.clear(alarmName);
  else if (!(await browser.alarms.get(alarmName))) await browser.alarms.create(alarmName, { periodInMinutes: 1 });
}

async function restrictStores(): Promise<void> {
  // Firefox has no setAccessLevel for `local`: what must stay secret there is ciphertext.
  for (const area of [browser.storage.local, browser.storage.session] as RestrictableArea[]) {
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
}

interface RestrictableArea {
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}
