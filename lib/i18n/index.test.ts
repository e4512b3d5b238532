import { afterEach, describe, expect, it } from 'vitest';
import { ago, dateTime, language, languageFor, loadLanguage, t, tn } from './index.ts';

describe('words in the person’s language', () => {
  afterEach(() => loadLanguage('en', 'en-US'));

  it('finds the language for a browser’s own', () => {
    expect(languageFor('fr-FR')).toBe('fr-CA');
    expect(languageFor('es-MX')).toBe('es');
    expect(languageFor('de')).toBe('en');
  });

  it('follows the browser unless one was chosen', async () => {
    expect(await loadLanguage('', 'es-AR')).toBe('es');
    expect(await loadLanguage('en', 'es-AR')).toBe('en');
    expect(language()).toBe('en');
  });

  it('fills in names and leaves unknown ones', () => {
    expect(t('Send to {account}', { account: 'Oak' })).toBe('Send to Oak');
    expect(t('{what}', {})).toBe('{what}');
  });

  it('counts', async () => {
    await loadLanguage('en', 'en-US');
    expect(tn(1, '{n} lead', '{n} leads')).toBe('1 lead');
    expect(tn(1200, '{n} lead', '{n} leads')).toBe('1,200 leads');
  });

  it.each([
    ['en', 'en-US', ['0 leads', '1 lead', '2 leads', '1,200 leads']],
    ['fr-CA', 'fr-CA', ['0 prospect', '1 prospect', '2 prospects', '1\u00a0200 prospects']],
    ['es', 'es-MX', ['0 prospectos', '1 prospecto', '2 prospectos', '1,200 prospectos']],
  ] as const)('counts by the rules of %s', async (tag, browser, said) => {
    await loadLanguage(tag, browser);
    expect([0, 1, 2, 1200].map((count) => tn(count, '{n} lead', '{n} leads'))).toEqual(said);
  });

  it('writes dates as the person’s locale does', async () => {
    const at = new Date(2026, 6, 10, 15, 0).getTime();
    const written: Record<string, string> = {};
    for (const [tag, browser] of [
      ['en', 'en-US'],
      ['en', 'en-GB'],
      ['fr-CA', 'fr-CA'],
      ['es', 'es-MX'],
    ] as const) {
      await loadLanguage(tag, browser);
      written[browser] = dateTime(at).replace(/[\u00a0\u202f]/g, ' ');
    }
    expect(written).toEqual({
      'en-US': 'Jul 10, 2026, 3:00 PM',
      'en-GB': '10 Jul 2026, 15:00',
      'fr-CA': '10 juill. 2026, 15 h 00',
      'es-MX': '10 jul 2026, 3:00 p.m.',
    });
  });

  it('tells how long ago', async () => {
    await loadLanguage('en', 'en-US');
    expect(ago(0, 30_000)).toBe('just now');
    expect(ago(0, 3 * 60_000)).toBe('3 minutes ago');
    expect(ago(0, 2 * 86_400_000)).toBe('2 days ago');
  });
});
