import { expect, test } from 'vitest';
import type { Catalog } from '../i18n/index.ts';
import { crmTexts } from './texts.ts';
import es from './words/es.ts';
import frCa from './words/fr-ca.ts';

test.each<[string, Catalog]>([
  ['French as in Canada', frCa],
  ['Spanish', es],
])('every text of the definitions is there in %s', (_language, words) => {
  expect(crmTexts().filter((text) => words[text] === undefined)).toEqual([]);
  expect(Object.values(words).filter((text) => text === '')).toEqual([]);
});

test('both catalogs hold the same texts', () => {
  expect(Object.keys(es)).toEqual(Object.keys(frCa));
});
