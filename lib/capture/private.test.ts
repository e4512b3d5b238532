import { expect, it } from 'vitest';
import { withoutPrivateNumbers } from './private.ts';

it.each([
  ['card 4111 1111 1111 1111 exp', 'card •••• exp'],
  ['5555555555554444', '••••'],
  ['3782-822463-10005', '••••'],
  ['SSN: 219-09-9999.', 'SSN: ••••.'],
])('masks %j', (text, masked) => {
  expect(withoutPrivateNumbers(text)).toBe(masked);
});

it.each([
  '(303) 555-0142',
  '303-555-0142 303-555-0143',
  '+1 303 555 0142 x 1234',
  'LH-7F3K9Q 2025-07-10T15:00',
  'VIN 4T1BF1FK5HU123456',
  'order 4111 1111 1111 1112',
  '80202-1234',
])('leaves %j', (text) => {
  expect(withoutPrivateNumbers(text)).toBe(text);
});

it('stays quick on long runs of digits', () => {
  for (const text of ['4'.repeat(200_000), '4 '.repeat(100_000), '4444-'.repeat(40_000), '123-45-'.repeat(28_000)]) {
    const started = performance.now();
    withoutPrivateNumbers(text);
    expect(performance.now() - started).toBeLessThan(500);
  }
});
