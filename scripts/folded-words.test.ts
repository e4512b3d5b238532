import { expect, it } from 'vitest';
import { unfoldedWordSet, wordSet } from '../lib/word-set.ts';
import { folded } from './folded-words.ts';

it.each([
  'ann anna annabelle bea',
  'inc inc. ltd',
  'zoe ann zoe',
  'benjamin benjamín',
  'internationally international',
  'internationalization-of-everything internationalization-of-everyone line1 line2',
])('leaves the words as they were: %s', (list) => {
  expect([...unfoldedWordSet(folded(list))].sort()).toEqual([...wordSet(list)].sort());
});

it('is shorter', () => {
  expect(folded('annabel annabella annabelle')).toBe('AannabelHlaIe');
});
