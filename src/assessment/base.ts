import type { Indicator } from '../catalogue/catalogue.ts';
import type { Known } from '../indicator/amount.ts';
import { exact } from '../kernel/quantity.ts';
import { because, type Why } from './why.ts';

/** A reduction counts only against a base count of at least the set minimum; a few cases prove nothing. */
export function baseTooSmall(indicator: Indicator, result: Known): Why | null {
  if (indicator.kind !== 'reduction' || !indicator.base) return null;
  const base = result.denominator ?? '0';
  const { minimum, year } = indicator.base;
  if (exact(base).gte(minimum)) return null;
  return because('base-below-minimum', { base, minimum, baseYear: year });
}
