import { describe, expect, test } from 'vitest';
import { interpretText } from './index.ts';

/** Pieces that, repeated, make expressions with nested or overlapping repetition run for minutes. */
const pieces = [
  ...['a', 'A', '1', ' ', '\n', '.', ',', ':', '-', '@', '(', '<', '"', '=', '&', '%', '{', '[', '>', '|', '\u200b'],
  ...[
    'Aa ',
    '1-',
    '(1',
    'a@',
    'a@b.',
    'a: b ',
    'Name: x\n',
    'Phone 1\n',
    '12 Main St ',
    '12 Aa, ',
    '303-555-0142 ',
    'AA1 ',
  ],
  ...[
    'a=b&',
    '<p',
    '<!--',
    '&amp;',
    '=?utf-8?q?',
    '=3D',
    '1) a\n',
    'BEGIN:VCARD\n',
    'BEGIN:VCALENDAR\nATTENDEE;a="b";',
    'From: a\n',
    'a [at] b',
    'Aa Aa & ',
    'Hwy 1 ',
  ],
  ...[
    'Weg 1 10115 Berlin ',
    'Aa, CA 90000 ',
    'claim 1',
    'new lead from ',
    'Aa Bb 9:41 AM\n',
    '**a** ',
    'a\n\n',
    '<adf>',
    '[{"a":',
  ],
];
const size = 200_000;
/** Some tenths of a second at most here; a runaway expression takes hours. */
const mostMilliseconds = 10_000;

describe('hostile texts of 200 kB are read in bounded time', () => {
  test.each(pieces.map((piece) => [JSON.stringify(piece), piece]))('%s', (_, piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const started = performance.now();
    const capture = interpretText(text, { country: 'US' });
    expect(performance.now() - started).toBeLessThan(mostMilliseconds);
    expect(capture.lead.phones.length).toBeLessThanOrEqual(6);
    expect(capture.lead.notes.length).toBeLessThanOrEqual(20_000);
  });
});
