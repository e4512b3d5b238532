import { expect, test } from 'vitest';
import { FilterError, passes } from './conecrm-filter.ts';

const item = { name: 'Greg', city: '' };
const fields = ['name', 'city'];

test.each([
  ['=', 'greg', true],
  ['!=', 'greg', false],
  ['>', 'ada', true],
  ['>=', 'greg', true],
  ['<', 'greg', false],
  ['<=', 'greg', true],
  ['contains', 're', true],
  ['doesNotContain', 're', false],
  ['beginsWith', 'gr', true],
  ['doesNotBeginWith', 'gr', false],
  ['endsWith', 'gr', false],
  ['doesNotEndWith', 'gr', true],
  ['null', '', false],
  ['notNull', '', true],
  ['in', 'ada,greg', true],
  ['notIn', 'ada,greg', false],
  ['between', 'ada,ida', true],
  ['notBetween', 'ada,ida', false],
])('%s %s', (operator, value, expected) => {
  expect(passes(item, { field: 'name', operator, value }, fields)).toBe(expected);
});

test('groups in groups', () => {
  const yes = { field: 'name', operator: '=', value: 'greg' };
  const no = { field: 'city', operator: 'notNull' };
  expect(passes(item, { combinator: 'and', rules: [yes, no] }, fields)).toBe(false);
  expect(passes(item, { combinator: 'or', rules: [yes, no] }, fields)).toBe(true);
  expect(passes(item, { combinator: 'and', rules: [yes, { combinator: 'or', not: true, rules: [no] }] }, fields)).toBe(
    true,
  );
});

test.each([
  { field: 'age', operator: '=', value: '3' },
  { field: 'name', operator: 'like', value: 'g' },
  { combinator: 'xor', rules: [] },
])('refuses %j', (query) => {
  expect(() => passes(item, query, fields)).toThrow(FilterError);
});
