// Where the demonstration's people live: weights of the 40 communes, spread over the published total.
import type { Area } from '../../catalogue/catalogue.ts';
import { monthOf } from '../../kernel/period.ts';

/** Thousands of residents, for proportions only; the city's published total is spread by them. */
const WEIGHTS: Readonly<Record<string, number>> = {
  19753: 129,
  19774: 46,
  19777: 47,
  19789: 98,
  19804: 22,
  19813: 46,
  19815: 53,
  19819: 27,
  19828: 19,
  19831: 26,
  19858: 31,
  19867: 37,
  19873: 21,
  19885: 31,
  19900: 47,
  19909: 28,
  19918: 25,
  19930: 47,
  19942: 36,
  19945: 37,
  19960: 40,
  19969: 28,
  19975: 32,
  19996: 31,
  20014: 37,
  20017: 28,
  20035: 13.5,
  20044: 17.5,
  20050: 6.2,
  20056: 11.4,
  20071: 9.3,
  20101: 10.6,
  20107: 25,
  20122: 30,
  20131: 24,
  20137: 43,
  20140: 32,
  20161: 12.2,
  20179: 9.4,
  20182: 7.8,
};
const USUAL: Readonly<Record<Area['kind'], number>> = { city: 0, phuong: 35, xa: 20 };

export interface Commune {
  readonly code: string;
  /** Months in which it exists, as indexes. */
  readonly first: number;
  readonly last: number;
  /** Part of the city's people, 0 to 1. */
  readonly weight: number;
  /** Density against the other communes, in deviations: about −2 in the hills, +2 in the centre. */
  readonly urban: number;
}

/** The communes in order of code with their share of the people and how urban they are. */
export function communesOf(areas: readonly Area[]): readonly Commune[] {
  const own = areas
    .filter((area) => area.kind !== 'city')
    .toSorted((a, b) => Number(a.code) - Number(b.code));
  const weights = own.map((area) => WEIGHTS[area.code] ?? USUAL[area.kind]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const density = own.map((area, i) => Math.log((weights[i] ?? 1) / Math.max(area.areaKm2, 0.1)));
  const mean = density.reduce((sum, one) => sum + one, 0) / own.length;
  const spread = Math.sqrt(density.reduce((sum, one) => sum + (one - mean) ** 2, 0) / own.length);
  return own.map((area, i) => ({
    code: area.code,
    first: monthOf(area.validFrom).last,
    last: area.validTo === null ? Number.POSITIVE_INFINITY : monthOf(area.validTo).last,
    weight: (weights[i] ?? 0) / total,
    urban: ((density[i] ?? mean) - mean) / (spread || 1),
  }));
}

/** Whole numbers in proportion to the weights whose sum is exactly `total` (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total * weight) / whole);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((sum, count) => sum + count, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) counts[i] = (counts[i] ?? 0) + 1;
  return counts;
}
