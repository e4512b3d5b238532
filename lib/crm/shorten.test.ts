import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test('at a word boundary, with the rest', () => {
  expect(shorten('Roof leaks at the chimney', 12)).toEqual({ text: 'Roof leaks', rest: 'at the chimney' });
  expect(shorten('Roof leaks', 10)).toEqual({ text: 'Roof leaks', rest: '' });
  expect(shorten('Roof leaks now', 10)).toEqual({ text: 'Roof leaks', rest: 'now' });
});

test('through a word only where it is longer than half the room, never through a character', () => {
  expect(shorten('a bcdefghijklmnop', 10)).toEqual({ text: 'a bcdefghi', rest: 'jklmnop' });
  expect(shorten('123456789😀', 10)).toEqual({ text: '123456789', rest: '😀' });
});

test('fits, and loses nothing but white space at the cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, max) => {
      const cut = shorten(text, max);
      expect(cut.text.length).toBeLessThanOrEqual(max);
      expect((cut.text + cut.rest).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
