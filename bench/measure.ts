import { median, pairedRatio } from './statistics.ts';

/** One figure of the table. `ratio` is always `value` over `baseline`, so smaller is better unless the goal says ≥. */
export interface Measure {
  /** What was measured, on what, against what. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bare baseline or peer of the same run, in the same unit; null where a size or count has none. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** In words; null where a figure is given for information. */
  readonly goal: string | null;
  readonly held: boolean | null;
}

/** A limit on the ratio, or on the value itself. */
export type Goal =
  | { readonly ratioAtMost: number }
  | { readonly ratioAtLeast: number }
  | { readonly valueAtMost: number }
  /** Value minus baseline. */
  | { readonly moreAtMost: number };

/** A measure of two values, or of one and nothing to compare it with. */
export function measure(name: string, unit: string, value: number, baseline: number | null, goal?: Goal): Measure {
  return judged(name, unit, value, baseline, baseline === null ? null : value / baseline, goal);
}

/** A measure of samples taken in the same rounds: medians, and the median of the ratios round by round. */
export function measureRounds(
  name: string,
  unit: string,
  values: readonly number[],
  baseline: readonly number[],
  goal?: Goal,
): Measure {
  return judged(name, unit, median(values), median(baseline), pairedRatio(values, baseline), goal);
}

function judged(
  name: string,
  unit: string,
  value: number,
  baseline: number | null,
  ratio: number | null,
  goal: Goal | undefined,
): Measure {
  const [words, held] = goal ? judge(goal, unit, value, baseline, ratio) : [null, null];
  return { name, value, unit, baseline, ratio, goal: words, held };
}

function judge(
  goal: Goal,
  unit: string,
  value: number,
  baseline: number | null,
  ratio: number | null,
): [string, boolean] {
  if ('valueAtMost' in goal) return [`≤ ${goal.valueAtMost} ${unit}`, value <= goal.valueAtMost];
  if (baseline === null || ratio === null) throw new Error('A goal against a baseline needs one');
  if ('moreAtMost' in goal) return [`≤ ${goal.moreAtMost} ${unit} more`, value - baseline <= goal.moreAtMost];
  if ('ratioAtLeast' in goal) return [`≥ ${goal.ratioAtLeast}×`, ratio >= goal.ratioAtLeast];
  return [`≤ ${goal.ratioAtMost}×`, ratio <= goal.ratioAtMost];
}

/** Points of a plot, one line to each series. */
export interface Plot {
  /** File name without ending. */
  readonly id: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly scale: 'log' | 'linear';
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
}

/** What one part of the bench found. */
export interface Findings {
  readonly measures: readonly Measure[];
  readonly plots?: readonly Plot[];
}
