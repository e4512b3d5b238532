import { expect, it } from 'vitest';
import { sameData } from './same-data.ts';

it('compares by content, whatever the order of keys', () => {
  expect(sameData({ a: 1, b: { c: [1, { d: '' }] } }, { b: { c: [1, { d: '' }] }, a: 1 })).toBe(true);
  expect(sameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
});

it('tells what differs', () => {
  expect(sameData({ a: 1 }, { a: 2 })).toBe(false);
  expect(sameData([1, 2], [2, 1])).toBe(false);
  expect(sameData([], {})).toBe(false);
  expect(sameData([1], [1, 2])).toBe(false);
  expect(sameData(null, {})).toBe(false);
});
