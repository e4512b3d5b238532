import { expect, it } from 'vitest';
import { isPrivateLabel, withoutPrivateNumbers } from './private.ts';

it.each([
  ['card 4111 1111 1111 1111 exp', 'card •••• exp'],
  ['5555555555554444', '••••'],
  ['3782-822463-10005', '••••'],
  ['no label, 219-09-9999.', 'no label, ••••.'],
  ['SSN: 219099999 on file', 'SSN: •••• on file'],
  ['Social Insurance Number: 046 454 286, call back', 'Social Insurance Number: ••••, call back'],
  ['Password: Tr0ub4dor then call', 'Password: •••• then call'],
  ['Mot de passe : secret', 'Mot de passe : ••••'],
  ['IBAN: DE89 3704 0044 0532 0130 00', 'IBAN: ••••'],
  ['National Insurance number: QQ 12 34 56 C', 'National Insurance number: ••••'],
])('masks %j', (text, masked) => {
  expect(withoutPrivateNumbers(text)).toBe(masked);
});

it.each([
  '(303) 555-0142',
  '303-555-0142 303-555-0143',
  '+1 303 555 0142 x 1234',
  'LH-7F3K9Q 2025-07-10T15:00',
  'VIN 4T1BF1FK5HU123456',
  'order 4111 1111 1111 1112',
  '80202-1234',
  'sin comentarios: llamar a las 5',
  'PIN: 560001',
  'Passport photos, 12 of them',
  'Order no: 123 456 789',
])('leaves %j', (text) => {
  expect(withoutPrivateNumbers(text)).toBe(text);
});

it.each(['SSN', 'Social Security #', 'SIN', 'NAS :', 'Your password *', 'Número de tarjeta', 'Driver’s license no.'])(
  'knows %j to announce what is nobody’s lead',
  (label) => expect(isPrivateLabel(label)).toBe(true),
);

it.each(['Phone', 'Cell', 'Sin comentarios', 'Pin code', 'Account', 'Business card', 'Name', 'Order number', 'Zip'])(
  'takes %j for no such label',
  (label) => expect(isPrivateLabel(label)).toBe(false),
);

it('stays quick on long runs of digits', () => {
  for (const text of [
    '4'.repeat(200_000),
    '4 '.repeat(100_000),
    '4444-'.repeat(40_000),
    '123-45-'.repeat(28_000),
    'SSN: '.repeat(40_000),
    `SSN:${' 1'.repeat(100_000)}`,
  ]) {
    const started = performance.now();
    withoutPrivateNumbers(text);
    expect(performance.now() - started).toBeLessThan(500);
  }
});
