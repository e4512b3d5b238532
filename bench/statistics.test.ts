import { describe, expect, it } from 'vitest';
import { median, pairedRatio, quantile } from './statistics.ts';

describe('statistics', () => {
  it('takes the middle of an odd and of an even count', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 3, 10])).toBe(2.5);
  });

  it('interpolates a quantile', () => {
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
    expect(() => quantile([], 0.5)).toThrow();
  });

  it('compares each round with itself, so that a slow round changes nothing', () => {
    expect(pairedRatio([2, 20, 2], [1, 10, 1])).toBe(2);
  });
});
