/** The middle of some figures, and how far apart they lie. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  count: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  if (figures.length === 0) throw new RangeError('No figures.');
  const sorted = [...figures].sort((one, other) => one - other);
  return { median: quantile(sorted, 0.5), least: sorted[0]!, most: sorted.at(-1)!, count: sorted.length };
}

/** The value below which a share of the sorted figures lies, between two of them where it falls between. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

export function geometricMean(ratios: readonly number[]): number {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** The slope of log y over log x, by least squares: 1 where y grows as x does. */
export function growthExponent(points: readonly { x: number; y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const covariance = mean((point) => (point.x - x) * (point.y - y));
  return covariance / mean((point) => (point.x - x) ** 2);
}
