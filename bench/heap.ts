import type { CDPSession, Page } from 'puppeteer-core';
import type { Chromium } from '../tests/browsers/chromium.ts';

/** Bytes that JavaScript holds in a page after a garbage collection. */
export async function pageHeap(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    return await heap(session);
  } finally {
    await session.detach();
  }
}

/** Bytes that JavaScript holds in the extension's worker after a garbage collection. */
export async function workerHeap(chromium: Chromium): Promise<number> {
  return heap((await chromium.worker()).client);
}

async function heap(session: CDPSession): Promise<number> {
  // Twice: what the first collection's finalizers let go of, the second takes.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
