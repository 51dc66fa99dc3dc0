import type { Figure } from './figure.ts';
import { type Known, leavesOf } from './known.ts';

/** Elements × areas between two month indexes. */
export interface Neighbourhood {
  readonly elements: readonly string[];
  readonly areas: readonly string[];
  readonly months: readonly [number, number];
}

/** The cells of a batch and of the elements that they are compared with. */
export function neighbourhoodOf(
  figures: readonly Figure[],
  known: Known,
): Neighbourhood | undefined {
  if (figures.length === 0) return undefined;
  const elements = new Set<string>();
  for (const code of new Set(figures.map((figure) => figure.element))) {
    elements.add(code);
    for (const { numerator, denominator } of known.pairs.get(code) ?? []) {
      for (const leaf of [...leavesOf(numerator), ...leavesOf(denominator)]) elements.add(leaf);
    }
  }
  const valid = [...elements].map((code) => known.elements.get(code)?.validMonths ?? 0);
  const first = figures.reduce(
    (least, { period }) => Math.min(least, period.first),
    Number.POSITIVE_INFINITY,
  );
  const last = figures.reduce(
    (most, { period }) => Math.max(most, period.last),
    Number.NEGATIVE_INFINITY,
  );
  return {
    elements: [...elements],
    areas: [...new Set(figures.map((figure) => figure.area))],
    // A year that covers a month ends up to eleven months later.
    months: [first - Math.max(...valid), last + 11],
  };
}
