import { expect, test } from 'vitest';
import { findEmails, normalEmail } from './email.ts';

const found = (text: string) => findEmails(text).map(({ email }) => email);

test.each([
  ['write to Bob.H@Example.COM, please', ['bob.h@example.com']],
  ['mailto:t.okonjo%40example.com', ['t.okonjo@example.com']],
  ['a+b@mail.example.co.uk;c@example.org', ['a+b@mail.example.co.uk', 'c@example.org']],
  ['name [at] example [dot] com', ['name@example.com']],
  ['jane(at)example.com', ['jane@example.com']],
  ['meet at example dot com', []],
  ['icon@2x.png and @handle and a@b', []],
  ['<bob@example.com>', ['bob@example.com']],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('places are those of the original text', () => {
  const text = 'x t.okonjo%40example.com y';
  const [first] = findEmails(text);
  expect(text.slice(first?.start, first?.end)).toBe('t.okonjo%40example.com');
});

test('normalEmail cleans one address', () => {
  expect(normalEmail(' mailto:Bob@Example.com?subject=x ')).toBe('bob@example.com');
  expect(normalEmail('"bob@example.com".')).toBe('bob@example.com');
  expect(normalEmail('not an address')).toBe('');
});
