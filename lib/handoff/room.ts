import { browser } from '../browser.ts';

/** Kept free, so that the outcome of what is on its way can always be written: 256 KiB. */
const reserveBytes = 256 * 1024;

/** Chromium's limit of storage.local without `unlimitedStorage`; it says so itself where it has one. */
const defaultQuota = 10 * 1024 * 1024;

export const storeIsFull =
  'The extension’s storage is full, so this lead cannot be kept safe while it is sent, and was not sent. Settle or discard leads that wait, then send again.';

/** Whether the store has room for this, with the reserve left over. Where the browser does not tell, yes: the write will. */
export async function hasRoom(item: unknown): Promise<boolean> {
  const area = browser.storage.local as typeof browser.storage.local & {
    getBytesInUse?: (keys: null) => Promise<number>;
    QUOTA_BYTES?: number;
  };
  let used: number;
  try {
    used = (await area.getBytesInUse?.(null)) ?? 0;
  } catch {
    return true;
  }
  const size = JSON.stringify(item).length * 2;
  return used + size + reserveBytes < (area.QUOTA_BYTES ?? defaultQuota);
}
