/** Middle value; the mean of the two middle ones of an even count. @throws on none: a figure of nothing is no figure. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Value below which that share (0 to 1) of the values lies, interpolated between neighbours. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('No values to take a quantile of');
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median of the ratios of the same round: what slows a whole round down cancels out of them. */
export function pairedRatio(values: readonly number[], baseline: readonly number[]): number {
  return median(values.map((value, round) => value / (baseline[round] as number)));
}
