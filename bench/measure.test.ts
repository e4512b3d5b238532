import { describe, expect, it } from 'vitest';
import { measure, measureRounds } from './measure.ts';

describe('a measure', () => {
  it('holds a goal on the ratio, up to the limit itself', () => {
    expect(measure('a', 'ms', 8, 2, { ratioAtMost: 4 })).toMatchObject({ ratio: 4, goal: '≤ 4×', held: true });
    expect(measure('a', 'ms', 8.1, 2, { ratioAtMost: 4 }).held).toBe(false);
    expect(measure('a', 'leads/s', 8, 10, { ratioAtLeast: 0.9 }).held).toBe(false);
  });

  it('holds a goal on the value, and on what it takes more than the baseline', () => {
    expect(measure('a', 'kB', 45, null, { valueAtMost: 45 })).toMatchObject({ ratio: null, held: true });
    expect(measure('a', 'ms', 20, 4, { moreAtMost: 15 }).held).toBe(false);
  });

  it('does without a goal, and refuses one that has nothing to compare with', () => {
    expect(measure('a', 'ms', 1, 2)).toMatchObject({ goal: null, held: null });
    expect(() => measure('a', 'ms', 1, null, { ratioAtMost: 1 })).toThrow();
  });

  it('takes the ratio round by round', () => {
    expect(measureRounds('a', 'ms', [2, 20, 2], [1, 10, 1]).ratio).toBe(2);
  });
});
