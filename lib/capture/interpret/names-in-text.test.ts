import { describe, expect, test } from 'vitest';
import { nameAtWork, nameOfOffice, namesInText } from './names-in-text.ts';

describe('people whom a text names', () => {
  test.each([
    ['an initial with a full stop', 'Margaret A. Sloane, Managing Partner', ['Margaret A. Sloane']],
    ['behind an office', 'Mayor Susan Rowe and Vice Mayor Carol Gray', ['Susan Rowe', 'Carol Gray']],
    ['a doctor whose given name is rare', 'Dr. Behrouz A. Torki is board certified', ['Dr. Behrouz A. Torki']],
    ['a nickname in quotes', 'Kathryn “Kit” Moran leads the firm', ['Kathryn “Kit” Moran']],
    ['streets and stadiums are nobody', '535 W Jefferson St, near Roger Dean Stadium', []],
  ])('%s', (_, text, names) => {
    expect(namesInText(text).map((found) => found.text)).toEqual(names);
  });

  test('an office and a colon before the name', () => {
    expect(nameOfOffice('Présidente : Solange Roy-Hébert')?.text).toBe('Solange Roy-Hébert');
    expect(nameOfOffice('Opening hours: Monday Friday')).toBeUndefined();
  });

  test('a dash without a blank before the job', () => {
    expect(nameAtWork('Phil Falk- Estimator', '')).toBe('Phil Falk');
  });
});
