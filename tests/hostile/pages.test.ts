import { describe, expect, it } from 'vitest';
import { hiders, showers } from './hiders.ts';
import { hostilePages } from './pages.ts';
import { generators } from './strings.ts';

const pages = hostilePages(300);
const text = pages.map(({ name, html }) => `${name}\n${html.slice(0, 20_000)}`).join('\n');

describe('the 300 hostile pages', () => {
  it('hide text in every way that is known here, and show it in every way that looks alike', () => {
    const names = pages.map(({ name }) => name).join('\n');
    expect([...hiders, ...showers].map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('hold every adversarial string', () => {
    const names = pages.map(({ name }) => name).join('\n');
    expect(Object.keys(generators).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each([
    ['100,000 nodes', () => pages.some(({ html }) => (html.match(/<(?:div|span)>/g)?.length ?? 0) >= 100_000)],
    ['10 MB of text', () => pages.some(({ html }) => html.length > 10_000_000)],
    ['deep nesting', () => pages.some(({ html }) => html.includes('<div>'.repeat(5000)))],
    ['broken structured data', () => text.includes('"name":"Rosa</script>')],
    ['__proto__', () => text.includes('"__proto__":{"polluted"')],
    ['look-alike labels', () => text.includes('Em\u0430il')],
    [
      'right-to-left overrides and letters without a body',
      () => /[\u202e\u2066]/.test(text) && text.includes('\u200b'),
    ],
    ['passwords', () => text.includes('type="password"')],
    ['card numbers', () => text.includes('autocomplete="cc-number"')],
    ['national ids', () => text.includes('Social Insurance Number') && text.includes('National Insurance number')],
    ['text that gives orders', () => text.includes('press Send now')],
  ])('hold %s', (_, holds) => expect(holds()).toBe(true));

  it('are the same for the same seed', () => {
    expect(hostilePages(40)).toEqual(pages.slice(0, 40));
  });
});
