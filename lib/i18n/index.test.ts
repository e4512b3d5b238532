import { afterEach, describe, expect, it } from 'vitest';
import { ago, language, languageFor, loadLanguage, t, tn } from './index.ts';

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

  it('tells how long ago', async () => {
    await loadLanguage('en', 'en-US');
    expect(ago(0, 30_000)).toBe('just now');
    expect(ago(0, 3 * 60_000)).toBe('3 minutes ago');
    expect(ago(0, 2 * 86_400_000)).toBe('2 days ago');
  });
});
