import { describe, expect, test } from 'vitest';
import { findPhones, formatPhone, parsePhone, phoneTypeOf } from './phone.ts';

const shown = (text: string, country?: string) =>
  findPhones(text, country).map(
    ({ phone }) =>
      phone.number + (phone.extension ? ` x${phone.extension}` : '') + (phone.type ? ` ${phone.type}` : ''),
  );

describe('findPhones', () => {
  test.each([
    ['Call (303) 555-0142 or 303.555.0143 today', ['+13035550142', '+13035550143']],
    ['303-555-0142 / 720-555-0103', ['+13035550142', '+17205550103']],
    ['Unit 5 303-555-0142', ['+13035550142']],
    ['O: (972) 555-0134 | C: (469) 555-0178', ['+19725550134 work', '+14695550178 mobile']],
    ['p. 303-555-0142 f. 303-555-0143', ['+13035550142', '+13035550143 fax']],
    ['303-555-0142 (cell)', ['+13035550142 mobile']],
    ['505-555-0149 EXT 7', ['+15055550149 x7']],
    ['303-555-0142x9 (work)', ['+13035550142 x9 work']],
    ['Tel:303 555 0142', ['+13035550142']],
    ['+44 20 7946 0958', ['+442079460958']],
    // Jotted down in one breath: the number of the house comes next.
    ['Ana Diaz 415-555-0142 742 Cedar Terrace', ['+14155550142']],
    ['(415) 555-0142 1200 N Main St', ['+14155550142']],
    ['4155550142 12 Oak St', ['+14155550142']],
    ['1-800-FLOWERS', ['+18003569377']],
    ['800-555-HELP', ['+18005554357']],
    ['３０３-５５５-０１４２', ['+13035550142']],
  ])('%s', (text, expected) => {
    expect(shown(text, 'US')).toEqual(expected);
  });

  test.each([
    'Listing Number: 101-24593',
    'MLSID # 26003866',
    '03/27/2026',
    '2026-11-20 14:22',
    '7/10/2025 3:00 PM',
    '$1,200,000',
    '12345678901234567890',
    'id=3035550142',
    'http://example.com/303-555-0142',
    '192.168.100.200',
    'zip 80202-1234',
    '650x2531234',
  ])('leaves %s alone', (text) => {
    expect(shown(text, 'US')).toEqual([]);
  });

  test('reads national numbers in the country of the text', () => {
    expect(shown('Tel: 0118 496 0000, Mob: 07700 900123', 'GB')).toEqual(['+441184960000', '+447700900123 mobile']);
    expect(shown('Tel. 030 1234567', 'DE')).toEqual(['+49301234567']);
  });

  test('reads a code that stands in brackets with blanks', () => {
    expect(shown('Tel ( 852 ) 2555- 0142')).toEqual(['85225550142']);
  });

  test('reads the kind that ends a sentence before the number of a house', () => {
    const [found] = findPhones('called, 414.555.0136 cell. 3127 S Delaware Ave', 'US');
    expect(found?.phone.type).toBe('mobile');
  });

  test('gives the place of the number with its extension', () => {
    const text = 'call 303-555-0142 ext. 12 now';
    const [found] = findPhones(text, 'US');
    expect(text.slice(found?.start, found?.end)).toBe('303-555-0142 ext. 12');
  });
});

describe('parsePhone', () => {
  test('reads links, letters and extensions', () => {
    expect(parsePhone('tel:+1-303-555-0142')).toEqual({ number: '+13035550142' });
    expect(parsePhone('tel:+13035550142;ext=44')).toEqual({ number: '+13035550142', extension: '44' });
    expect(parsePhone('303-555-HELP', 'US')).toEqual({ number: '+13035554357' });
  });

  test('keeps digits that no plan knows as they are', () => {
    expect(parsePhone('205333', 'DE')).toEqual({ number: '205333' });
    expect(parsePhone('BusinessPhone', 'US')).toBeUndefined();
  });
});

test('formatPhone writes numbers as people of the country do', () => {
  expect(formatPhone('+13035550142', 'US')).toBe('(303) 555-0142');
  expect(formatPhone('+13035550142', 'GB')).toBe('+1 303 555 0142');
  expect(formatPhone({ number: '+13035550142', extension: '7' }, 'CA')).toBe('(303) 555-0142 ext. 7');
});

test('phoneTypeOf knows labels in several languages', () => {
  expect([
    phoneTypeOf('Cell'),
    phoneTypeOf('Tél. bureau'),
    phoneTypeOf('Móvil'),
    phoneTypeOf('F:'),
    phoneTypeOf('Phone'),
  ]).toEqual(['mobile', 'work', 'mobile', 'fax', undefined]);
});
