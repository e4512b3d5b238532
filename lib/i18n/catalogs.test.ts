import { describe, expect, it } from 'vitest';
import { allWords } from '../../scripts/words.ts';
import { markOf } from './compile.ts';
import es from './es/index.ts';
import fr from './fr-ca/index.ts';

const placeholders = (text: string) => [...text.matchAll(/\{[a-zA-Z]+\}/g)].map(([name]) => name).sort();
const { single, plural } = allWords();

describe.each([
  ['fr-CA', fr],
  ['es', es],
])('the catalogue %s', (_, catalog) => {
  it('lacks no text', () => {
    expect(single.size).toBeGreaterThan(250);
    expect([...single].filter((text) => typeof catalog[text] !== 'string')).toEqual([]);
    expect([...plural.keys()].filter((text) => typeof catalog[text] !== 'object')).toEqual([]);
  });

  it('gives every text a mark of its own', () => {
    const texts = new Set([...single, ...plural.keys(), ...Object.keys(catalog)]);
    expect(new Set([...texts].map(markOf)).size).toBe(texts.size);
  });

  it('keeps every name to be filled in', () => {
    const wrong = Object.entries(catalog).filter(([english, said]) => {
      const texts = typeof said === 'string' ? [said] : Object.values(said);
      return texts.some((text) => placeholders(text).join() !== placeholders(english).join());
    });
    expect(wrong).toEqual([]);
  });
});
