import { expect, test } from 'vitest';
import { emptyLead, type Phone } from '../lead/lead.ts';
import { holdsEmail, holdsPhone, phoneOf, phonesInOrder, waysToWrite, withDashes, withParentheses } from './phones.ts';

const lead = (...phones: Phone[]) => ({ ...emptyLead(), phones });

test('the cell first, home second, a fax last, the rest in their order', () => {
  const phones: Phone[] = [
    { number: '1', type: 'fax' },
    { number: '2', type: 'work' },
    { number: '3' },
    { number: '4', type: 'home' },
    { number: '5', type: 'mobile' },
  ];
  expect(phonesInOrder(lead(...phones)).map(({ number }) => number)).toEqual(['5', '4', '3', '2', '1']);
  expect(phoneOf(lead(...phones), 'none', 'home')?.number).toBe('3');
  expect(phoneOf(lead(), 'mobile')).toBeUndefined();
});

test('North American numbers are written as the vendors print them, others stay', () => {
  expect(withParentheses('+18111231234')).toBe('(811) 123-1234');
  expect(withDashes('8111231234')).toBe('811-123-1234');
  expect(withDashes('+442079460000')).toBe('+442079460000');
  expect(withDashes('')).toBe('');
});

test('the ways to write a number', () => {
  expect(waysToWrite('+13035550142')).toEqual([
    '303-555-0142',
    '(303) 555-0142',
    '3035550142',
    '303.555.0142',
    '+13035550142',
    '1-303-555-0142',
  ]);
  expect(waysToWrite('+442079460000')).toEqual(['+442079460000', '442079460000']);
});

test('a number is recognised among others and with an extension, and no other one is', () => {
  for (const text of ['303-555-0142', '(303) 555-0142 x12', '+1 303 555 0142', '555-555-0100 / 303.555.0142']) {
    expect(holdsPhone(text, '+13035550142'), text).toBe(true);
  }
  for (const text of ['303-555-0143', '303-555-01422', '+44 303 555 0142', '', '0142']) {
    expect(holdsPhone(text, '+13035550142'), text).toBe(false);
  }
  expect(holdsPhone('12', '12')).toBe(false);
});

test('an e-mail address is recognised among others, whatever its case', () => {
  expect(holdsEmail('A@x.example; b@x.example', 'a@X.example')).toBe(true);
  expect(holdsEmail('aa@x.example', 'a@x.example')).toBe(false);
});
