import { describe, expect, test } from 'vitest';
import { coneToken } from '../../../sandbox/conecrm.ts';
import conecrm from './index.ts';
import { tokenWarning } from './token.ts';

describe('the token', () => {
  const now = Date.parse('2026-03-12T12:00:00Z');
  const inHours = (hours: number) => coneToken(now / 1000 + hours * 3600);

  test.each([
    [24 * 8, undefined],
    [24 * 3, 'The token expires in 3 days.'],
    [5, 'The token expires in 5 hours.'],
    [0.2, 'The token expires in 1 hour.'],
    [-1, 'The token has expired. Put in a new one.'],
  ])('%d hours before it expires', (hours, expected) => {
    expect(tokenWarning(inHours(hours), now)).toBe(expected);
  });

  test('anything else is said to be none; a JWT without exp is let be', () => {
    for (const token of ['x', 'a.b.c', 'a..c', `a.${btoa('[]')}.c`])
      expect(tokenWarning(token, now)).toMatch(/does not look/);
    expect(tokenWarning(`a.${btoa('{"username":"é"}')}.c`, now)).toBeUndefined();
    expect(conecrm.inspectCredentials?.({}, now)).toBeUndefined();
  });
});
