// Robust statistics of small lists, in exact decimals and without a division, so that nothing rounds.
import type Big from 'big.js';
import { exact } from '../../kernel/quantity.ts';

const HALF = '0.5';
/** Iglewicz and Hoaglin, «How to Detect and Handle Outliers» (1993): z = 0.6745 · (x − median) / MAD. */
const MAD_WEIGHT = '0.6745';
/** The same book where MAD is zero: z = (x − median) / (1.253314 · mean absolute deviation). */
const MEAN_WEIGHT = '1.253314';

/** The middle of a list, or the middle between its two middle ones; undefined for an empty list. */
export function medianOf(list: readonly Big[]): Big | undefined {
  const sorted = list.toSorted((a, b) => a.cmp(b));
  const above = sorted[Math.floor(sorted.length / 2)];
  const below = sorted[Math.floor((sorted.length - 1) / 2)];
  return above && below && above.plus(below).times(HALF);
}

/**
 * True when the modified z-score of x among the list exceeds the threshold in size. Where at least half of
 * the list is equal, its mean absolute deviation is used; a list of equal numbers has no score: false.
 */
export function isOutlier(x: Big, list: readonly Big[], threshold: Big): boolean {
  const middle = medianOf(list);
  if (!middle) return false;
  const distances = list.map((one) => one.minus(middle).abs());
  const distance = x.minus(middle).abs();
  const mad = medianOf(distances);
  if (mad?.gt('0')) return distance.times(MAD_WEIGHT).gt(mad.times(threshold));
  const sum = distances.reduce((total, one) => total.plus(one), exact('0'));
  if (sum.eq('0')) return false;
  return distance.times(String(list.length)).gt(sum.times(MEAN_WEIGHT).times(threshold));
}

/** True when two numbers differ by more than `percent` of the larger one. */
export function isApart(a: Big, b: Big, percent: Big): boolean {
  const larger = a.abs().gt(b.abs()) ? a.abs() : b.abs();
  return a.minus(b).abs().times('100').gt(larger.times(percent));
}
