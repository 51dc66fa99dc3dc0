import type { Indicator } from '../catalogue/catalogue.ts';
import type { Known } from '../indicator/amount.ts';
import { higherIsBetter } from '../kernel/comparator.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';
import type { RequiredPace } from './assessment.ts';
import type { DueGoal } from './due-goal.ts';
import {
  decimalOf,
  type Fraction,
  fraction,
  fractionOf,
  minus,
  negate,
  over,
  plus,
  signOf,
  times,
  ZERO,
} from './fraction.ts';
import { isYearCount, yearOpening } from './path.ts';
import { monthsBetween, pathDay } from './path-time.ts';

export interface PaceQuestion {
  readonly indicator: Indicator;
  readonly result: Known;
  readonly next: DueGoal;
  /** The year in which the result lies: a flow's work is counted within it. */
  readonly year: number;
}

/**
 * What each month must bring from the amount's own day until the goal is due; null once nothing is left
 * to do, the day has come, or the goal of a yearly count belongs to another year.
 */
export function requiredPace(question: PaceQuestion): RequiredPace | null {
  const { indicator, result, next, year } = question;
  const months = monthsBetween(pathDay(result.asOfDate), pathDay(next.due));
  const gap = gapTo(result, next);
  if (signOf(months) <= 0 || signOf(gap) <= 0) return null;
  if (isYearCount(indicator) && next.year !== year) return null;
  const points = decimalOf(over(gap, months));
  const work = next.year === year ? workOf(question, months) : null;
  return { points, work: work?.more ?? null, workTotal: work?.total ?? null };
}

/** Distance still to go: goal minus value, or value minus goal where lower is better. */
function gapTo(result: Known, { goal }: DueGoal): Fraction {
  const gap = minus(fraction(goal.value), fractionOf(result));
  return higherIsBetter(goal.comparator) ? gap : negate(gap);
}

interface Work {
  readonly more: Decimal;
  readonly total: Decimal;
}

// Pieces of the numerator: so many a month that the year's cumulative result ends at the goal while
// the denominator keeps its rate of the year so far.
function workOf(question: PaceQuestion, months: Fraction): Work | null {
  const { indicator, result, next, year } = question;
  if (indicator.time !== 'flow') return null;
  const elapsed = monthsBetween(yearOpening(indicator, year), pathDay(result.asOfDate));
  if (signOf(elapsed) <= 0) return null;
  const done = piecesOf(indicator, result);
  const wanted = done && wantedAtYearEnd(question, { done, months, elapsed });
  if (!done || !wanted) return null;
  const needed = over(minus(wanted, done), months);
  const rate = over(done, elapsed);
  const more = higherIsBetter(next.goal.comparator) ? minus(needed, rate) : minus(rate, needed);
  return { more: wholeUp(more), total: wholeUp(needed) };
}

function piecesOf(indicator: Indicator, result: Known): Fraction | null {
  if (isYearCount(indicator)) return fraction(result.value);
  if (indicator.kind !== 'ratio' || result.numerator === undefined) return null;
  return fraction(result.numerator);
}

function wantedAtYearEnd(
  { indicator, result, next }: PaceQuestion,
  run: { done: Fraction; months: Fraction; elapsed: Fraction },
): Fraction | null {
  const goal = fraction(next.goal.value);
  if (isYearCount(indicator)) return goal;
  if (result.denominator === undefined) return null;
  const soFar = fraction(result.denominator);
  const rest = times(over(soFar, run.elapsed), run.months);
  return over(times(goal, plus(soFar, rest)), fraction('100'));
}

// A piece of work is whole: rounded up, so that the pace suffices; never below nothing.
function wholeUp(work: Fraction): Decimal {
  if (signOf(work) <= 0) return ZERO.n.toString();
  const cut = exact(decimalOf(work)).round(0, 3);
  return cut.toString();
}
