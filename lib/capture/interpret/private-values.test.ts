// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { collect } from '../collect/index.ts';
import { withoutPrivateValues } from './private-values.ts';

const texts = (html: string) =>
  withoutPrivateValues(collect(new DOMParser().parseFromString(html, 'text/html')).blocks).flatMap(
    ({ text }) => text ?? [],
  );
const row = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;

it('masks what stands right behind a private label', () => {
  expect(texts('<dl><dt>National ID</dt><dd>850101-1234</dd><dt>City</dt><dd>Denver</dd></dl>')).toEqual([
    'National ID',
    '••••',
    'City',
    'Denver',
  ]);
});

it('masks the column below a private head, and that table alone', () => {
  const table = `<table>${row(['Name', 'National ID', 'City'], 'th')}${row(['Ada Lane', '<b>850101-1234</b>', 'Denver'])}${row(['Ben Moor', '850101-1235', 'Boulder'])}</table>`;
  const other = `<table>${row(['Eve Ray', 'Pueblo', 'Aspen'])}</table>`;
  expect(texts(table + other).join(' ')).toBe(
    'Name National ID City Ada Lane •••• Denver Ben Moor •••• Boulder Eve Ray Pueblo Aspen',
  );
});

it('takes a head beside its value for the label of its row', () => {
  const pair = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`;
  expect(texts(`<table>${pair('National ID', '850101-1234')}${pair('City', 'Denver')}</table>`).join(' ')).toBe(
    'National ID •••• City Denver',
  );
});

it('leaves a page without such labels as it is', () => {
  const html = `<table>${row(['Name', 'Order number'], 'th')}${row(['Ada Lane', '850101-1234'])}</table>`;
  expect(texts(html)).toContain('850101-1234');
});
