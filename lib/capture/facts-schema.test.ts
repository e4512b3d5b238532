import { describe, expect, it } from 'vitest';
import type { PageFacts } from './facts.ts';
import { framesOf } from './facts-schema.ts';

const facts: PageFacts = {
  version: 1,
  url: 'https://oak.example/',
  contentType: 'text/html',
  title: 'Contact',
  language: 'en',
  siteName: '',
  selection: '',
  blocks: [
    { in: -1, tag: 'form', path: [0, -1, 2] },
    {
      in: 0,
      tag: 'input',
      path: [-2, 4],
      box: [1, 2, 3, 4],
      control: { type: 'email', value: 'rosa@brookside.example', label: 'Email', readOnly: true, form: 0 },
    },
  ],
  jsonLd: ['{}'],
  items: [
    {
      syntax: 'microdata',
      types: ['Person'],
      path: [1],
      props: [['knows', { syntax: 'rdfa', types: [], props: [['a', 'b']], path: [] }]],
    },
  ],
  asksPassword: false,
  elements: 3,
  milliseconds: 1.5,
  truncated: false,
};
const read = (result: unknown) => framesOf([{ frameId: 0, result }]);
function deep(levels: number): unknown {
  let item: unknown = 'x';
  for (let level = 0; level < levels; level++) item = { syntax: 'rdfa', types: [], path: [], props: [['a', item]] };
  return item;
}

describe('what a page’s process answers', () => {
  it('is taken as it is when it is facts', () => {
    expect(read(facts)).toEqual([{ frameId: 0, facts }]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'facts'],
    ['a list', [facts]],
    ['an older version', { ...facts, version: 0 }],
    ['a title that is no text', { ...facts, title: { toString: 1 } }],
    ['blocks that are no list', { ...facts, blocks: { length: 1e9 } }],
    ['a block around itself', { ...facts, blocks: [{ in: 0, tag: 'p' }] }],
    ['a block in one that is not there', { ...facts, blocks: [{ in: -7, tag: 'p' }] }],
    ['a text of a block that is none', { ...facts, blocks: [{ in: -1, tag: 'p', text: 5 }] }],
    ['a path of texts', { ...facts, blocks: [{ in: -1, tag: 'p', path: ['constructor'] }] }],
    ['a box of two numbers', { ...facts, blocks: [{ in: -1, tag: 'p', box: [1, 2] }] }],
    ['a control without a value', { ...facts, blocks: [{ in: -1, tag: 'input', control: { type: 'text' } }] }],
    ['an unknown syntax', { ...facts, items: [{ ...facts.items[0], syntax: '__proto__' }] }],
    ['more than a page may say', { ...facts, selection: 'x'.repeat(300_000) }],
    ['nesting without end', { ...facts, items: [deep(50_000)] }],
    ['nesting as deep as its length allows', { ...facts, items: [deep(3_000)] }],
    ['a number that JSON cannot write', { ...facts, elements: 1n }],
  ])('is nothing when it is %s', (_, result) => {
    expect(read(result)).toEqual([]);
  });

  it('brings in no key that is not asked for', () => {
    const text = JSON.stringify({ ...facts, more: 'x' }).replace(
      '"tag":"form"',
      '"tag":"form","__proto__":{"polluted":1}',
    );
    const [frame] = read(JSON.parse(`${text.slice(0, -1)},"__proto__":{"polluted":1}}`));
    expect(frame?.facts).toEqual(facts);
    expect(JSON.stringify(frame)).not.toContain('polluted');
    expect('polluted' in {}).toBe(false);
  });

  it('takes the other frames when one is not facts, the top one first', () => {
    const answers = [
      { frameId: 7, result: facts },
      { frameId: 3, result: 'x' },
      { frameId: 0, result: facts },
    ];
    expect(framesOf(answers).map(({ frameId }) => frameId)).toEqual([0, 7]);
  });

  it('takes only as many frames as can be read in time', () => {
    const long = { ...facts, selection: 'x'.repeat(150_000) };
    const answers = Array.from({ length: 500 }, (_, frameId) => ({ frameId, result: long }));
    const frames = framesOf([...answers, { frameId: 500, result: facts }]);
    expect(frames.map(({ frameId }) => frameId)).toEqual([0, 1, 2, 3, 500]);
  });
});
