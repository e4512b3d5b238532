import { describe, expect, it } from 'vitest';
import { noHabits, suggestAccount, unusual, withoutAccount, withSend } from './habit.ts';

const accounts = [{ id: 'a' }, { id: 'b' }];
const oak = 'https://oak.example/contact';

const sentTo = (...sends: [string, string][]) =>
  sends.reduce((habits, [url, id]) => withSend(habits, url, id), noHabits);

describe('habits of sending', () => {
  it('suggests what the site’s last lead went to, else the last one anywhere, else the first', () => {
    const habits = sentTo([oak, 'a'], ['https://elm.example', 'b']);
    expect(suggestAccount(habits, oak, accounts)).toBe('a');
    expect(suggestAccount(habits, 'https://new.example', accounts)).toBe('b');
    expect(suggestAccount(noHabits, oak, accounts)).toBe('a');
    expect(suggestAccount(noHabits, oak, [])).toBe('');
  });

  it('suggests no account that is gone', () => {
    expect(suggestAccount(sentTo([oak, 'gone']), oak, accounts)).toBe('a');
  });

  it('warns only against a habit, and not of it', () => {
    const habits = sentTo([oak, 'a'], [oak, 'a'], [oak, 'a']);
    expect(unusual(habits, oak, 'b', accounts)).toBe('a');
    expect(unusual(habits, oak, 'a', accounts)).toBeUndefined();
    expect(unusual(sentTo([oak, 'a'], [oak, 'a']), oak, 'b', accounts)).toBeUndefined();
  });

  it('warns where the last one there was an exception, which is what is suggested', () => {
    const habits = sentTo([oak, 'a'], [oak, 'a'], [oak, 'a'], [oak, 'b']);
    expect(suggestAccount(habits, oak, accounts)).toBe('b');
    expect(unusual(habits, oak, 'b', accounts)).toBe('a');
  });

  it('warns by no account that is gone', () => {
    const habits = sentTo([oak, 'a'], [oak, 'a'], [oak, 'a'], [oak, 'a']);
    expect(unusual(habits, oak, 'b', [{ id: 'b' }])).toBeUndefined();
  });

  it('does not warn where both are usual', () => {
    const habits = sentTo([oak, 'a'], [oak, 'a'], [oak, 'a'], [oak, 'b'], [oak, 'b']);
    expect(unusual(habits, oak, 'b', accounts)).toBeUndefined();
  });

  it('forgets an account that was removed', () => {
    const habits = { ...sentTo([oak, 'a'], [oak, 'b']), values: { 'oak.example': { a: { x: '1' }, b: { x: '2' } } } };
    const left = withoutAccount(habits, 'b');
    expect(left.sites).toEqual({ 'oak.example': { counts: { a: 1 }, last: '' } });
    expect(left.last).toBe('');
    expect(withoutAccount(left, 'a').sites).toEqual({});
    expect(left.values).toEqual({ 'oak.example': { a: { x: '1' } } });
  });

  it('keeps a bounded number of sites', () => {
    let habits = noHabits;
    for (let at = 0; at < 400; at++) habits = withSend(habits, `https://s${at}.example`, 'a');
    expect(Object.keys(habits.sites).length).toBeLessThanOrEqual(300);
    expect(habits.sites['s399.example']).toBeDefined();
  });
});
