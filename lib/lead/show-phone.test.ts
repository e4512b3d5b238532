import { afterEach, describe, expect, it } from 'vitest';
import { loadFormats, setHome, showPhone, wantsFormats } from './show-phone.ts';

afterEach(() => setHome('US'));

describe('a phone as the person’s country writes it', () => {
  it('shows numbers of the North American plan at once', () => {
    expect(wantsFormats('+13035550142')).toBe(false);
    expect(showPhone('+13035550142')).toBe('(303) 555-0142');
  });

  it('leaves what is no whole number as it was typed', () => {
    for (const text of ['', '555-0142', '020 7946 0958', '+44 20 79', 'call me']) expect(showPhone(text)).toBe(text);
  });

  it('shows other numbers with their country in front, once it can', async () => {
    expect(wantsFormats('+442079460958')).toBe(true);
    expect(showPhone('+442079460958')).toBe('+442079460958');
    await loadFormats();
    expect(wantsFormats('+442079460958')).toBe(false);
    expect(showPhone('+442079460958')).toBe('+44 20 7946 0958');
  });

  it.each([
    ['GB', '+442079460958', '020 7946 0958'],
    ['GB', '+13035550142', '+1 303 555 0142'],
    ['FR', '+33142685300', '01 42 68 53 00'],
    ['ES', '+34912345678', '912 34 56 78'],
    ['MX', '+525512345678', '55 1234 5678'],
    ['CA', '+14165550171', '(416) 555-0171'],
  ])('at home in %s shows %s as %s', async (country, number, shown) => {
    setHome(country);
    await loadFormats();
    expect(showPhone(number)).toBe(shown);
  });
});
