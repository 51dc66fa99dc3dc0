import type { Indicator, Method } from '../catalogue/catalogue.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';
import type { Progress } from './assessment.ts';
import {
  compare,
  decimalOf,
  type Fraction,
  fraction,
  integer,
  minus,
  negate,
  over,
  signOf,
  times,
} from './fraction.ts';
import { isPercent, type Path } from './path.ts';
import { because, type Why } from './why.ts';

/** Where a value stands against its path. */
export interface Standpoint {
  readonly path: Path;
  readonly value: Fraction;
  readonly expected: Fraction;
  /** Months since the path had this value; null when it lies below the path's start. */
  readonly delay: Fraction | null;
}

export interface Judgement {
  readonly progress: Progress;
  readonly why: Why;
}

/** What the points of a distance are counted in: themselves for %, points of the goal for a count. */
export interface Measure {
  readonly indicator: Indicator;
  readonly goal: Decimal;
}

/** The distance between two values in points, without sign. */
export function distanceInPoints(measure: Measure, a: Fraction, b: Fraction): Fraction {
  const difference = minus(a, b);
  const distance = signOf(difference) < 0 ? negate(difference) : difference;
  const goal = fraction(exact(measure.goal).abs().toString());
  if (isPercent(measure.indicator) || signOf(goal) === 0) return distance;
  return over(times(distance, fraction('100')), goal);
}

export const isWithinPoints = (distance: Fraction, method: Method): boolean =>
  compare(distance, fraction(method.atRiskPoints)) <= 0;

/**
 * A value behind its path: at risk while it is within `atRiskPoints` of the path or within `atRiskMonths`
 * of the day on which the path had it; beyond both it is behind. A value below the path's start has no
 * such day, so its points alone decide.
 */
export function judgeBehind(at: Standpoint, measure: Measure, method: Method): Judgement {
  const distance = distanceInPoints(measure, at.value, at.expected);
  const months = at.delay && tenths(at.delay);
  const behind = decimalOf(distance);
  const params = { behind, ...(months === null ? {} : { months }) };
  if (isWithinPoints(distance, method)) {
    return judgement('at-risk', 'at-risk-by-points', { ...params, limit: method.atRiskPoints });
  }
  if (at.delay && compare(at.delay, integer(method.atRiskMonths)) <= 0) {
    return judgement('at-risk', 'at-risk-by-months', {
      ...params,
      limit: String(method.atRiskMonths),
    });
  }
  return judgement('behind', at.delay ? 'behind-path' : 'behind-baseline', params);
}

const judgement = (progress: Progress, code: Why['code'], params: Why['params']): Judgement => ({
  progress,
  why: because(code, params),
});

/** Months with one decimal, rounded up: a delay is never shown shorter than it is. */
export const tenths = (months: Fraction): Decimal =>
  exact(decimalOf(months)).round(1, 3).toString();
