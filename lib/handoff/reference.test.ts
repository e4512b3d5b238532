import { expect, it } from 'vitest';
import { hashOf, newReference } from './reference.ts';

it('makes references that can be read out', () => {
  const references = Array.from({ length: 500 }, newReference);
  for (const reference of references) expect(reference).toMatch(/^LH-[0-9A-HJKMNP-TV-Z]{6}$/);
  expect(new Set(references).size).toBeGreaterThan(495);
});

it('hashes content, not the order of keys', async () => {
  const one = await hashOf([{ b: { y: 1, x: ['2', '1'] }, a: null }]);
  expect(await hashOf([{ a: null, b: { x: ['2', '1'], y: 1 } }])).toBe(one);
  expect(await hashOf([{ a: null, b: { x: ['1', '2'], y: 1 } }])).not.toBe(one);
  expect(await hashOf([{ a: null, b: { x: ['2', '1'], y: 2 } }])).not.toBe(one);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
});
