import { describe, expect, it } from 'vitest';
import { browser } from '../browser.ts';
import { forgetHabits, type Habits, noHabits, readHabits, rememberSend, withSend } from './habit.ts';
import { allSiteValues, rememberSiteValue, siteValues, withSiteValue } from './site-values.ts';

const oak = 'https://oak.example/contact';
const set = (habits: Habits = noHabits) => withSiteValue(habits, 'oak.example', 'a', 'source', 'Houzz');

describe('values that are set for a site', () => {
  it('belong to one site and one account', () => {
    expect(siteValues(set(), oak, 'a')).toEqual({ source: 'Houzz' });
    expect(siteValues(set(), oak, 'b')).toEqual({});
    expect(siteValues(set(), 'https://elm.example', 'a')).toEqual({});
    expect(siteValues(set(), '', 'a')).toEqual({});
  });

  it('are listed, changed and forgotten, and leave nothing behind', () => {
    const both = withSiteValue(set(), 'elm.example', 'a', 'tags', ['new']);
    expect(allSiteValues(both, 'a')).toEqual([
      { site: 'oak.example', field: 'source', value: 'Houzz' },
      { site: 'elm.example', field: 'tags', value: ['new'] },
    ]);
    expect(siteValues(withSiteValue(both, 'oak.example', 'a', 'source', 'Yelp'), oak, 'a')).toEqual({ source: 'Yelp' });
    const forgotten = withSiteValue(both, 'oak.example', 'a', 'source', undefined);
    expect(Object.keys(forgotten.values)).toEqual(['elm.example']);
  });

  it('outlive any number of leads from other sites', () => {
    let habits = set();
    for (let at = 0; at < 400; at++) habits = withSend(habits, `https://s${at}.example`, 'a');
    expect(siteValues(habits, oak, 'a')).toEqual({ source: 'Houzz' });
  });

  it('stay when the history is deleted, with which the habits go', async () => {
    await rememberSend(oak, 'a');
    await rememberSiteValue('oak.example', 'a', 'source', 'Houzz');
    await forgetHabits();
    expect(await readHabits()).toEqual({ ...noHabits, values: { 'oak.example': { a: { source: 'Houzz' } } } });
  });

  it('are stored beside habits of before there were any', async () => {
    await browser.storage.local.set({ habits: { version: 1, sites: {}, last: 'a' } });
    await rememberSiteValue('oak.example', 'a', 'source', 'Houzz');
    const stored = await readHabits();
    expect(stored.last).toBe('a');
    expect(siteValues(stored, oak, 'a')).toEqual({ source: 'Houzz' });
  });
});
