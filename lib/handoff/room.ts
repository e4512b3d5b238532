import { browser } from '../browser.ts';

/** Kept free, so that the outcome of what is on its way can always be written: 256 KiB. */
const reserveBytes = 256 * 1024;

/** Chromium's limit of storage.local without `unlimitedStorage`; it says so itself where it has one. */
const defaultQuota = 10 * 1024 * 1024;

export const storeIsFull =
  'The extension’s storage is full, so this lead cannot be kept safe while it is sent, and was not sent. Settle or discard leads that wait, then send again.';

/** Bytes that the store has room for, with the reserve left over. Infinity where the browser does not tell: the write will. */
export async function roomLeft(): Promise<number> {
  const area = browser.storage.local as typeof browser.storage.local & {
    getBytesInUse?: (keys: null) => Promise<number>;
    QUOTA_BYTES?: number;
  };
  try {
    const used = (await area.getBytesInUse?.(null)) ?? 0;
    return (area.QUOTA_BYTES ?? defaultQuota) - reserveBytes - used;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Bytes that an item may take in the store: at most two for a character. */
export function sizeOf(item: unknown): number {
  return JSON.stringify(item).length * 2;
}
