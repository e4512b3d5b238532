import type { Plot } from './measure.ts';
import { figure } from './table.ts';

const width = 720;
const height = 380;
const frame = { left: 70, right: 200, top: 44, bottom: 52 };
/** Readable on white and on dark, told apart without red and green, after Okabe and Ito. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00'] as const;

interface Axis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** A line plot as an SVG file: one line and one name to each series, both axes logarithmic or both from 0. */
export function plotSvg({ title, x, y, scale, series }: Plot): string {
  const points = series.flatMap((one) => one.points);
  const across = axis(
    scale,
    points.map(([value]) => value),
    frame.left,
    width - frame.right,
  );
  const up = axis(
    scale,
    points.map(([, value]) => value),
    height - frame.bottom,
    frame.top,
  );
  const inner = { right: width - frame.right, bottom: height - frame.bottom };
  const grid = [
    ...across.ticks.map((tick) => {
      const at = round(across.place(tick));
      return `<line x1="${at}" y1="${frame.top}" x2="${at}" y2="${inner.bottom}"/><text x="${at}" y="${inner.bottom + 18}" text-anchor="middle">${figure(tick)}</text>`;
    }),
    ...up.ticks.map((tick) => {
      const at = round(up.place(tick));
      return `<line x1="${frame.left}" y1="${at}" x2="${inner.right}" y2="${at}"/><text x="${frame.left - 8}" y="${at + 4}" text-anchor="end">${figure(tick)}</text>`;
    }),
  ];
  const labels = apart(series.map((one) => up.place(one.points.at(-1)?.[1] ?? 0)));
  const lines = series.map((one, index) => {
    const colour = colours[index % colours.length];
    const path = one.points.map(([a, b]) => `${round(across.place(a))},${round(up.place(b))}`);
    const dots =
      scale === 'log'
        ? path.map((at) => `<circle cx="${at.split(',')[0]}" cy="${at.split(',')[1]}" r="3.5" fill="${colour}"/>`)
        : [];
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}<text class="name" x="${inner.right + 10}" y="${round((labels[index] ?? 0) + 4)}" style="fill:${colour}">${escaped(one.name)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>rect{fill:#fff}text{font:12px system-ui,sans-serif;fill:#444}.title{font-size:15px;font-weight:600;fill:#111}.name{font-weight:600}line{stroke:#ddd}</style>
<rect width="${width}" height="${height}"/>
<text class="title" x="${frame.left}" y="24">${escaped(title)}</text>
${grid.join('\n')}
${lines.join('\n')}
<text x="${(frame.left + inner.right) / 2}" y="${height - 12}" text-anchor="middle">${escaped(x)}</text>
<text x="16" y="${(frame.top + inner.bottom) / 2}" text-anchor="middle" transform="rotate(-90 16 ${(frame.top + inner.bottom) / 2})">${escaped(y)}</text>
</svg>
`;
}

function axis(scale: Plot['scale'], values: readonly number[], from: number, to: number): Axis {
  const most = Math.max(...values);
  if (scale === 'linear') {
    const step = niceStep(most / 5);
    const end = Math.ceil(most / step) * step || 1;
    const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
    return { ticks, place: (value) => from + ((to - from) * value) / end };
  }
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(Math.ceil(Math.log10(most)), low + 1);
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { ticks, place: (value) => from + ((to - from) * (Math.log10(value) - low)) / (high - low) };
}

/** 1, 2 or 5 times a power of ten, at least that much. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least || 1));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

/** Moves names of lines that end close together apart, so that both can be read. */
function apart(places: readonly number[]): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  for (let index = 1; index < order.length; index += 1) {
    const above = order[index - 1];
    const here = order[index];
    if (above && here) here.place = Math.max(here.place, above.place + 16);
  }
  return order.sort((a, b) => a.index - b.index).map(({ place }) => place);
}

const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
