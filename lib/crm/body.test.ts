import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import { bodyOf, fillPlaceholders, isFilled, numberOf, pathProblem, setPath, unescaped } from './body.ts';
import type { Field, Json, PlanInput, Value, Values } from './define.ts';

function input(fields: readonly Field[], values: Values, chosen: PlanInput['chosen'] = {}): PlanInput {
  return { lead: emptyLead(), values, chosen, fields, reference: 'LH-7F3K9Q', timeZone: 'America/Denver' };
}
const row = (key: string, path: string | null, more: Partial<Field> = {}): Field => ({
  key,
  label: key,
  path,
  documented: true,
  ...more,
});

describe('setPath', () => {
  test.each([
    ['name', { name: 1 }],
    ['job.portal_lead.first_name', { job: { portal_lead: { first_name: 1 } } }],
    ['addresses[0].city', { addresses: [{ city: 1 }] }],
    ['list[1]', { list: [{}, 1] }],
    ['customFieldValues[+]', { customFieldValues: [1] }],
    ['job.custom_field_values.123', { job: { custom_field_values: { 123: 1 } } }],
    ['grid[0][1].x', { grid: [[{}, { x: 1 }]] }],
  ])('%s', (path, expected) => {
    const body = {};
    setPath(body, path, 1);
    expect(body).toEqual(expected);
  });

  test('appends behind what is there', () => {
    const body = { list: [{ id: 'a' }] } as { [key: string]: Json };
    setPath(body, 'list[+].id', 'b');
    expect(body).toEqual({ list: [{ id: 'a' }, { id: 'b' }] });
  });

  test('a path that runs into a value, or takes an object for a list, is an error and not a loss', () => {
    expect(() => setPath({ job: 'text' }, 'job.name', 'x')).toThrow(/runs into/);
    expect(() => setPath({ job: {} }, 'job[0]', 'x')).toThrow(/does not fit/);
    expect(() => setPath({ job: [] }, 'job.name', 'x')).toThrow(/does not fit/);
  });

  test('never reaches a prototype, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (path) => {
        const body = {};
        if (pathProblem(path) === undefined) setPath(body, path, 'x');
        expect(({} as Record<string, unknown>).x).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
    for (const path of ['__proto__.x', 'a.constructor.prototype.x', 'prototype', '', 'a..b', 'a[1', 'a[-1]', 'a/b']) {
      expect(pathProblem(path), path).toBeDefined();
    }
  });
});

describe('bodyOf', () => {
  test('leaves out what is empty, and nothing else', () => {
    const fields = [row('a', 'a'), row('b', 'b'), row('c', 'c'), row('d', 'd', { type: 'checkbox' }), row('e', null)];
    expect(bodyOf(input(fields, { a: 'x', b: '', c: '  ', d: false, e: 'steers' }), fields)).toEqual({
      a: 'x',
      d: false,
    });
  });

  test('numbers as numbers, pairs without empty labels, lists as they are', () => {
    const fields = [
      row('n', 'n', { type: 'number' }),
      row('p', 'p', { type: 'pairs' }),
      row('l', 'l', { type: 'list' }),
    ];
    const values = { n: '$2,000.50', p: { Size: '1 Million', '': 'lost', Empty: '' }, l: ['a', 'b'] };
    expect(bodyOf(input(fields, values), fields)).toEqual({ n: 2000.5, p: { Size: '1 Million' }, l: ['a', 'b'] });
  });

  test('an id, its name and what else the choice brings', () => {
    const fields = [row('s', 'statusId', { labelPath: 'statusName', extraPaths: { objectId: 'objectId' } })];
    const chosen = { s: [{ value: '1', label: 'Active', extra: { objectId: '8' } }] };
    expect(bodyOf(input(fields, { s: '1' }, chosen), fields)).toEqual({
      statusId: '1',
      statusName: 'Active',
      objectId: 8,
    });
  });

  test('the reference: as the whole value when empty, below the text otherwise', () => {
    const fields = [row('x', 'x', { reference: 'whole' }), row('n', 'n', { reference: 'appended' })];
    expect(bodyOf(input(fields, {}), fields)).toEqual({ x: 'LH-7F3K9Q', n: 'Ref. LH-7F3K9Q' });
    expect(bodyOf(input(fields, { x: 'mine', n: 'Text' }), fields)).toEqual({ x: 'mine', n: 'Text\n\nRef. LH-7F3K9Q' });
  });

  test('an optional part is sent only when one of its own fields is filled', () => {
    const fields = [
      row('name', 'p.name', { part: 'p' }),
      row('zone', 'p.zone', { part: 'p', follows: true }),
      row('notes', 'p.notes', { part: 'p', reference: 'appended' }),
    ];
    const options = { optionalParts: ['p'] };
    expect(bodyOf(input(fields, { zone: 'America/Denver' }), fields, options)).toEqual({});
    expect(bodyOf(input(fields, { name: 'x', zone: 'z' }), fields, options)).toEqual({
      p: { name: 'x', zone: 'z', notes: 'Ref. LH-7F3K9Q' },
    });
  });

  test('the base is copied, never changed', () => {
    const base = { data: { type: 'leads' } };
    const fields = [row('a', 'data.a')];
    expect(bodyOf(input(fields, { a: 'x' }), fields, { base })).toEqual({ data: { type: 'leads', a: 'x' } });
    expect(base).toEqual({ data: { type: 'leads' } });
  });
});

describe('placeholders', () => {
  const request = { method: 'POST' as const, path: '/a/{{one}}/b', body: { x: '{{one}}', list: [{ id: '{{two}}' }] } };

  test('take the ids of earlier steps, in path, query and body', () => {
    expect(fillPlaceholders({ ...request, query: { q: '{{two}}' } }, { one: 'a/b', two: '2' })).toEqual({
      method: 'POST',
      path: '/a/a%2Fb/b',
      query: { q: '2' },
      body: { x: 'a/b', list: [{ id: '2' }] },
    });
  });

  test('an id that is missing is an error, not an empty one', () => {
    expect(() => fillPlaceholders(request, { one: '1', two: '' })).toThrow(/two/);
  });

  test('a text that only looks like one stays text, however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('{{one}}', '\\{{one}}', '\\\\{{one}}', '{{ one }}', 'x {{one}}', '{{one}}{{two}}'),
        (text) => {
          const fields = [row('a', 'a')];
          const body = bodyOf(input(fields, { a: text }), fields);
          expect(fillPlaceholders({ method: 'POST', path: '/', body }, { one: 'WRONG' }).body).toEqual({ a: text });
          expect(unescaped(body)).toEqual({ a: text });
        },
      ),
    );
  });
});

test('isFilled', () => {
  for (const value of ['x', true, ['a'], { a: 'b' }]) expect(isFilled(value)).toBe(true);
  const empty: (Value | undefined)[] = ['', '  ', false, [], {}, { a: '' }, { '': 'x' }, undefined];
  for (const value of empty) expect(isFilled(value)).toBe(false);
});

test('numberOf', () => {
  expect([numberOf('2000'), numberOf('$2,000.50'), numberOf('-3'), numberOf('0')]).toEqual([2000, 2000.5, -3, 0]);
  for (const text of ['', 'x', '1e9', '1.2.3', '--1', 'Infinity', '0x10']) expect(numberOf(text)).toBeUndefined();
});
