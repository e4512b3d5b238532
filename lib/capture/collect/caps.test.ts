// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { factsCap } from './budget.ts';
import { collect } from './index.ts';

const read = (html: string) => collect(new DOMParser().parseFromString(html, 'text/html'));
const top = '<h1>Rosa Keller</h1><p>rosa@brookside.example</p>';
const jsonLd = (text: string) => `<script type="application/ld+json">${JSON.stringify({ name: text })}</script>`;
const scope = (inner: string) => `<div itemscope itemtype="https://schema.org/Person">${inner}</div>`;

describe('what is collected', () => {
  it.each<[string, string]>([
    ['elements', '<div><span>node</span></div>'.repeat(6_000)],
    ['hints', '<ul><li class="name phone address owner">a</li><li>b</li></ul>'.repeat(3_000)],
    ['text that grows as JSON', `<p>${'&quot;\\'.repeat(1_000)}</p>`.repeat(200)],
    ['controls', '<label>Label of a field <input name="field" placeholder="hint" value="x"></label>'.repeat(1_500)],
    ['structured data', jsonLd('x'.repeat(50_000)).repeat(20)],
    ['items', scope(`<b itemprop="name">${'x'.repeat(1_000)}</b>`.repeat(60)).repeat(60)],
    ['links of items', scope(`<a itemprop="url" href="https://x.example/${'x'.repeat(300_000)}">x</a>`)],
    ['everything', `${jsonLd('"'.repeat(29_000)).repeat(9)}${scope('<b itemprop="a">x</b>').repeat(60)}<p>x</p>`],
  ])('is no longer than the cap on a page of too many or too long: %s', (_, body) => {
    const facts = read(`${top}${body}`);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(factsCap);
    expect(facts.blocks.map(({ text }) => text)).toContain('rosa@brookside.example');
    for (const [index, block] of facts.blocks.entries()) expect(block.in).toBeLessThan(index);
  });

  it('says so when blocks were left out', () => {
    expect(read(`${top}${'<div><span>node</span></div>'.repeat(6_000)}`).truncated).toBe(true);
    expect(read(top).truncated).toBe(false);
  });

  it('does not grow by the power of the depth where each item is several parts of the one around it', () => {
    const deep = '<div itemscope itemprop="a b c d e f g h">'.repeat(40);
    const facts = read(`${top}<div itemscope>${deep}`);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(factsCap);
  });

  it('nests items no deeper than a browser hands over', () => {
    const deep = '<div itemscope itemprop="part"><b itemprop="name">x</b>'.repeat(150);
    expect(JSON.stringify(read(`<div itemscope>${deep}`).items).split('"props"').length - 1).toBeLessThanOrEqual(6);
  });
});
