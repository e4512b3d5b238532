import { expect, test } from 'vitest';
import { inUtc, isTimeZone, later, withOffset, withSeconds } from './local-time.ts';

test.each([
  ['2026-07-10T15:00', 'America/Denver', '2026-07-10T15:00:00-06:00'],
  ['2026-01-10T15:00', 'America/Denver', '2026-01-10T15:00:00-07:00'],
  ['2026-01-10T15:00', 'Asia/Kolkata', '2026-01-10T15:00:00+05:30'],
  ['2026-01-10T15:00', 'America/St_Johns', '2026-01-10T15:00:00-03:30'],
  ['2026-07-10T15:00:30+02:00', 'America/Denver', '2026-07-10T15:00:30+02:00'],
  // Both sides of the change to summer time on 8 March 2026, at 2:00.
  ['2026-03-08T01:59', 'America/New_York', '2026-03-08T01:59:00-05:00'],
  ['2026-03-08T03:00', 'America/New_York', '2026-03-08T03:00:00-04:00'],
  ['2026-07-10T15:00', 'Nowhere/Town', '2026-07-10T15:00:00Z'],
  ['tomorrow', 'America/Denver', ''],
])('%s in %s is %s', (value, zone, expected) => {
  expect(withOffset(value, zone)).toBe(expected);
});

test('in UTC, in SingleOps’ form, and some minutes later', () => {
  expect(inUtc('2026-07-10T15:00', 'America/Denver')).toBe('2026-07-10T21:00:00.000Z');
  expect(withSeconds('2026-07-10T15:00-06:00')).toBe('2026-07-10 15:00:00');
  expect(later('2026-12-31T23:45', 30)).toBe('2027-01-01T00:15');
  expect(later('2026-07-10T15:00-06:00', 30)).toBe('2026-07-10T15:30-06:00');
  expect([later('', 30), withSeconds('x'), inUtc('', 'UTC')]).toEqual(['', '', '']);
  expect([isTimeZone('America/Denver'), isTimeZone('x'), isTimeZone('')]).toEqual([true, false, false]);
});
