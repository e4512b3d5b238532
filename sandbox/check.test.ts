import { expect, test } from 'vitest';
import { check, isEmail, isIsoDate, type Rule, unknownPaths } from './check.ts';

const rules: readonly Rule[] = [
  { path: 'name', required: true, max: 3 },
  { path: 'part', type: 'object' },
  { path: 'part.kind', required: true, options: ['a', 'b'] },
  { path: 'list[].id', required: true },
  { path: 'tags[]' },
  { path: 'free', type: 'any' },
];

test.each<[unknown, string[]]>([
  [{ name: 'abc' }, []],
  [{}, ['name required']],
  [{ name: 'abcd' }, ['name max']],
  [{ name: 5 }, ['name type']],
  [{ name: 'a', part: {} }, ['part.kind required']],
  [{ name: 'a', part: 'x' }, ['part type']],
  [{ name: 'a', part: { kind: 'c' } }, ['part.kind option']],
  [{ name: 'a', list: [{ id: '1' }, {}] }, ['list[1].id required']],
  [null, []],
])('%j', (body, expected) => {
  expect(check(body, rules).map(({ path, kind }) => `${path} ${kind}`)).toEqual(expected);
});

test('names what no rule knows, once, and nothing below what is free', () => {
  const body = { name: 'a', x: 1, part: { y: 2 }, list: [{ id: 1, z: 1 }, { z: 2 }], tags: ['t'], free: { any: 1 } };
  expect(unknownPaths(body, rules)).toEqual(['x', 'part.y', 'list[].z']);
});

test('e-mails and dates', () => {
  expect(['a@b.co', 'a.b+c@d-e.example'].every(isEmail)).toBe(true);
  expect(['a', 'a@b', 'a b@c.de', 'a@b.', '@b.co'].some(isEmail)).toBe(false);
  expect(['2025-07-10', '2025-07-10T15:00', '2025-07-10T15:00:00Z', '2025-07-10T15:00:00-06:00'].every(isIsoDate)).toBe(
    true,
  );
  expect(['10/07/2025', '2025-13-01', '2025-07-10 15:00'].some(isIsoDate)).toBe(false);
});
