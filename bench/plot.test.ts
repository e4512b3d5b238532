import { expect, it } from 'vitest';
import { plotSvg } from './plot.ts';

it('draws a line to each series, with ticks at powers of ten and names that do not overlap', () => {
  const svg = plotSvg({
    id: 'a',
    title: 'Time < size',
    x: 'elements',
    y: 'ms',
    scale: 'log',
    series: [
      {
        name: 'one',
        points: [
          [1_000, 1],
          [100_000, 100],
        ],
      },
      {
        name: 'other',
        points: [
          [1_000, 1.1],
          [100_000, 101],
        ],
      },
    ],
  });
  expect(svg.match(/<polyline/g)).toHaveLength(2);
  expect(svg).toContain('Time &lt; size');
  for (const tick of ['1,000', '10,000', '100,000']) expect(svg).toContain(`>${tick}</text>`);
  const places = [...svg.matchAll(/class="name" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.abs((places[0] ?? 0) - (places[1] ?? 0))).toBeGreaterThanOrEqual(15);
});

it('starts a linear plot at nought', () => {
  const svg = plotSvg({
    id: 'a',
    title: '',
    x: '',
    y: '',
    scale: 'linear',
    series: [
      {
        name: 'heap',
        points: [
          [0, 4],
          [10, 4.2],
        ],
      },
    ],
  });
  expect(svg).toContain('points="70,100.8 520,89.4"');
});
