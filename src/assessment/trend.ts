// A robust straight trend. Doubles are enough here: an estimate with an error band decides nothing.

export interface Point {
  /** Months on any scale. */
  readonly x: number;
  readonly y: number;
}

export interface Trend {
  readonly slope: number;
  readonly intercept: number;
}

/** Theil–Sen: the median slope over all pairs, through the median of what is left. Needs two different x. */
export function fitTrend(points: readonly Point[]): Trend {
  const slopes: number[] = [];
  for (const [i, a] of points.entries()) {
    for (let j = i + 1; j < points.length; j += 1) {
      const b = points[j];
      if (b && b.x !== a.x) slopes.push((b.y - a.y) / (b.x - a.x));
    }
  }
  const slope = quantile(slopes, 0.5);
  return {
    slope,
    intercept: quantile(
      points.map((p) => p.y - slope * p.x),
      0.5,
    ),
  };
}

export const trendAt = (trend: Trend, x: number): number => trend.intercept + trend.slope * x;

/** Nine in ten of the points lie within this distance of the trend. */
export const residualBand = (points: readonly Point[], trend: Trend): number =>
  quantile(
    points.map((p) => Math.abs(p.y - trendAt(trend, p.x))),
    0.9,
  );

const FIRST_ORIGIN = 3;

/** Mean absolute error of one step ahead, the trend fitted each time on the points before alone. */
export function backtestError(points: readonly Point[]): number | null {
  const errors: number[] = [];
  for (let k = FIRST_ORIGIN; k < points.length; k += 1) {
    const next = points[k];
    if (next) errors.push(Math.abs(next.y - trendAt(fitTrend(points.slice(0, k)), next.x)));
  }
  return errors.length === 0 ? null : errors.reduce((sum, e) => sum + e, 0) / errors.length;
}

/** Linear interpolation between order statistics; 0 for an empty list. */
function quantile(values: readonly number[], share: number): number {
  const sorted = new Float64Array(values).sort();
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
