import type { Measure } from './measure.ts';

/** Columns of a measure, as the terminal and the page show it. */
export const columns = ['measure', 'value', 'baseline', 'ratio', 'goal', 'held'] as const;

export function row({ name, value, unit, baseline, ratio, goal, held }: Measure): string[] {
  return [
    name,
    `${figure(value)} ${unit}`,
    baseline === null ? '' : `${figure(baseline)} ${unit}`,
    ratio === null ? '' : `${figure(ratio)}×`,
    goal ?? '',
    held === null ? '' : held ? 'yes' : 'NO',
  ];
}

/** Three digits that mean something; whole numbers from 100 on. */
export function figure(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** A table in plain text, columns as wide as they must be. */
export function table(measures: readonly Measure[]): string {
  const rows = [[...columns], ...measures.map(row)];
  const widths = columns.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return rows.map(line).join('\n');
}
