import { expect, it } from 'vitest';
import { isDue, longestWaitMs, waitFor } from './retry-after.ts';

const now = Date.parse('2025-07-10T15:00:00Z');

it.each([
  ['7', 7_000],
  ['0', 1_000],
  ['Thu, 10 Jul 2025 15:02:00 GMT', 120_000],
  ['Thu, 10 Jul 2025 14:00:00 GMT', 1_000],
  ['Fri, 10 Jul 2035 15:00:00 GMT', longestWaitMs],
  ['99999999', longestWaitMs],
  ['soon', 60_000],
  ['-5', 60_000],
  ['', 60_000],
  [undefined, 60_000],
])('Retry-After “%s” waits %i ms', (retryAfter, ms) => {
  expect(waitFor({ retryAfter }, now) - now).toBe(ms);
});

it('is due when its time has come, or when the clock was set back', () => {
  expect(isDue(undefined, now)).toBe(true);
  expect(isDue(now, now)).toBe(true);
  expect(isDue(now + 1, now)).toBe(false);
  expect(isDue(now + 24 * longestWaitMs, now)).toBe(true);
});
