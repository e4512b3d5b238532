import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { holdWorker } from './hold.ts';

let calls: number;

beforeEach(() => {
  calls = 0;
  vi.useFakeTimers();
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: async () => void calls++ });
});
afterEach(() => {
  vi.useRealTimers();
});

it('calls the browser every 20 s while anything is being sent, and not after', async () => {
  const failing = job();
  const going = job();
  await vi.advanceTimersByTimeAsync(75_000);
  expect(calls).toBe(3);
  failing.fail(new Error('failed'));
  await expect(failing.held).rejects.toThrow('failed');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toBe(4);
  going.end();
  await going.held;
  await vi.advanceTimersByTimeAsync(100_000);
  expect(calls).toBe(4);
});

/** A job that goes on until it is told how to end. */
function job() {
  let end: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const held = holdWorker(
    () =>
      new Promise<void>((resolve, reject) => {
        end = resolve;
        fail = reject;
      }),
  );
  return { held, end, fail };
}
