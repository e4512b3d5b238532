import { describe, expect, test } from 'vitest';
import { invertedName, looksLikeName, nameCase, parseName } from './name.ts';

describe('parseName', () => {
  test.each([
    ['Bob Henderson', 'Bob', 'Henderson'],
    ['HAYNES, Rudolph T.', 'Rudolph', 'Haynes'],
    ['ORTEGA, DANIEL R', 'Daniel', 'Ortega'],
    ['Dr. Emily Watson-Clark, MD', 'Emily', 'Watson-Clark'],
    ['Jim & Vicki Hanna', 'Jim & Vicki', 'Hanna'],
    ['Jim Hanna and Vicki Hanna', 'Jim & Vicki', 'Hanna'],
    ['Mr. and Mrs. Tom Reed', 'Tom', 'Reed'],
    ['Ludwig van der Berg', 'Ludwig', 'van der Berg'],
    ['Robert T Jones Jr.', 'Robert', 'Jones Jr.'],
    ['Mrs. Patterson', '', 'Patterson'],
    ['Karen', 'Karen', ''],
    ["JANELLE O'ROURKE", 'Janelle', "O'Rourke"],
    ['MARY MCDONALD', 'Mary', 'McDonald'],
    ['William "Bill" Gray', 'William', 'Gray'],
    ['DUPONT Jean', 'Jean', 'Dupont'],
    ['Marta Díaz López', 'Marta', 'Díaz López'],
    ['Mary Ann Kowalski', 'Mary Ann', 'Kowalski'],
    ['Sarah L.', 'Sarah', 'L.'],
  ])('%s', (text, firstName, lastName) => {
    expect(parseName(text)).toEqual({ firstName, lastName });
  });

  test.each(['bob@example.com', '12 Main Street', '', '—'])('is no name: %s', (text) => {
    expect(parseName(text)).toBeUndefined();
  });
});

describe('invertedName', () => {
  test.each([
    ['Larkin, Eugene', 'Larkin, Eugene'],
    ['Larkin, Eugene W. & Patty (503) 555-0142', 'Larkin, Eugene W. & Patty'],
    ['LARKIN, EUGENE / 503-555-0142', 'LARKIN, EUGENE'],
    ['Savannah, Georgia', ''],
    ['Larkin, Manager', ''],
    ['Larkin, Eugene said so', ''],
    ['Eugene Larkin', ''],
  ])('%s', (line, name) => {
    expect(invertedName(line)).toBe(name);
  });
});

describe('looksLikeName', () => {
  test.each(['Bob Henderson', 'Yolanda Prewitt', 'Ottilie Sandoval', 'Maria de la Cruz', 'JAMES T. KIRK'])(
    '%s',
    (text) => {
      expect(looksLikeName(text)).toBeGreaterThanOrEqual(0.5);
    },
  );
  test.each([
    'Black Ltd',
    'Contact Us',
    'Privacy Policy',
    'Senior Engineer',
    'Main Street',
    'Call me',
    'Skanska USA Building',
    'x',
  ])('%s', (text) => {
    expect(looksLikeName(text)).toBeLessThan(0.5);
  });
});

test('an initial that might be a number is a last name where it is the only one', () => {
  expect(looksLikeName('Gretchen V.')).toBeGreaterThan(0.8);
});

test('nameCase touches only what is written in one case', () => {
  expect([nameCase('JEAN-LUC'), nameCase('DE LA CRUZ'), nameCase('LaToya'), nameCase('mcdonald')]).toEqual([
    'Jean-Luc',
    'De la Cruz',
    'LaToya',
    'McDonald',
  ]);
});
