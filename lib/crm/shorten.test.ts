import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field, Values } from './define.ts';
import { joined, shorten, withRoom } from './shorten.ts';

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

test('the rest goes where it fits, below what stands there', () => {
  const field = (key: string, more: Partial<Field> = {}): Field => ({
    key,
    label: key,
    path: key,
    type: 'multiline',
    documented: true,
    ...more,
  });
  const notes = field('notes', { max: 4 });
  const fields = [notes, field('name', { type: 'text' }), field('task', { max: 12 }), field('tiny', { max: 5 })];
  const keys = (values: Values) => withRoom(fields, notes, values, 'the rest').map(({ key }) => key);
  expect(keys({})).toEqual(['task']);
  expect(keys({ task: 'Call' })).toEqual([]);
  expect(joined(' Call ', 'the rest')).toBe('Call\n\nthe rest');
});
