import type { Indicator } from '../catalogue/catalogue.ts';
import { type Comparator, higherIsBetter } from '../kernel/comparator.ts';
import type { IsoDate } from '../kernel/period.ts';
import { exact } from '../kernel/quantity.ts';
import type { GoalPlan } from './due-goal.ts';
import {
  compare,
  type Fraction,
  fraction,
  integer,
  minus,
  negate,
  over,
  plus,
  signOf,
  times,
  ZERO,
} from './fraction.ts';
import { monthsBetween, type PathDay, pathDay, yearEnd } from './path-time.ts';

/** The expected course: straight between its points, flat after the last; two points on one day are a step. */
export interface Path {
  readonly points: readonly PathPoint[];
  readonly rising: boolean;
}

export interface PathPoint {
  readonly at: PathDay;
  readonly value: Fraction;
}

/** Why there is no path: the code of the answer. */
export type NoPath =
  | 'no-baseline'
  | 'baseline-not-approved'
  | 'before-baseline'
  | 'no-goal-this-year';

export interface PathQuestion {
  readonly indicator: Indicator;
  readonly plan: GoalPlan;
  readonly year: number;
  readonly end: IsoDate;
}

/** Whether a flow is counted up from zero each year, so that its year's goal is its own path. */
export const isYearCount = (indicator: Indicator): boolean =>
  indicator.kind === 'count' && indicator.time === 'flow' && !isPercent(indicator);

/** Differences of a percentage are points as they are; those of a count are points of its goal. */
export const isPercent = (indicator: Indicator): boolean =>
  indicator.kind !== 'count' || indicator.unit.trim().startsWith('%');

/**
 * The path of an indicator with confirmed goals: from the approved baseline straight to the next goal,
 * then on to the later ones, never below the baseline. A yearly count runs from zero to its year's goal,
 * and no flow's path reaches back over 1 January.
 */
export function expectedPath(question: PathQuestion): Path | NoPath {
  const { indicator, plan, year } = question;
  if (isYearCount(indicator)) return yearCountPath(question);
  const { baseline } = indicator;
  const comparator = plan.next?.goal.comparator ?? '>=';
  if (!baseline) return 'no-baseline';
  if (!baseline.approved) return 'baseline-not-approved';
  if (baseline.date > question.end) return 'before-baseline';
  const start = pathDay(baseline.date);
  const goals = plan.due.map((each) => ({ at: pathDay(each.due), value: each.goal.value }));
  const rising = higherIsBetter(comparator);
  const points = [
    { at: start, value: fraction(baseline.value) },
    ...goals
      .filter((point) => point.at > start)
      .map((point) => ({
        at: point.at,
        value: fraction(better(point.value, baseline.value, comparator)),
      })),
  ];
  const path = { points, rising };
  return indicator.time === 'flow' ? startingIn(path, yearOpening(indicator, year)) : path;
}

function yearCountPath({ indicator, plan, year }: PathQuestion): Path | NoPath {
  const goal = plan.due.find((each) => each.year === year)?.goal;
  if (!goal) return 'no-goal-this-year';
  const points = [
    { at: yearOpening(indicator, year), value: ZERO },
    { at: pathDay(yearEnd(year, indicator.basis)), value: fraction(goal.value) },
  ];
  return { points, rising: higherIsBetter(goal.comparator) };
}

function better(goal: string, baseline: string, comparator: Comparator): string {
  const worse = exact(goal).cmp(baseline) * (higherIsBetter(comparator) ? 1 : -1) < 0;
  return worse ? baseline : goal;
}

/** The evening before a flow's year begins. */
export const yearOpening = (indicator: Indicator, year: number): PathDay =>
  pathDay(yearEnd(year - 1, indicator.basis));

function startingIn(path: Path, opening: PathDay): Path {
  const [first] = path.points;
  if (!first || first.at >= opening) return path;
  const value = expectedAt(path, opening);
  const later = path.points.filter((point) => point.at > opening);
  return { ...path, points: [{ at: opening, value }, ...later] };
}

/** The path's value on a day; a step counts from its own day. Before the first point: the first value. */
export function expectedAt(path: Path, day: PathDay): Fraction {
  const index = path.points.findLastIndex((point) => point.at <= day);
  const from = path.points[Math.max(index, 0)];
  const to = path.points[index + 1];
  if (!from) return ZERO;
  if (!to || index < 0 || from.at === day) return from.value;
  const share = over(integer(day - from.at), integer(to.at - from.at));
  return plus(from.value, times(minus(to.value, from.value), share));
}

/** Months since the path last had this value, exact; null when it lies below the path's start. */
export function monthsBehind(path: Path, value: Fraction, day: PathDay): Fraction | null {
  const reached = path.points.filter((point) => point.at <= day);
  const track = [...reached, { at: day, value: expectedAt(path, day) }];
  for (let i = track.length - 1; i >= 0; i -= 1) {
    const to = track[i];
    const from = track[i - 1];
    if (!to) break;
    if (isAhead(path, value, to.value)) return monthsBetween(to.at, day);
    if (from && isAhead(path, value, from.value)) return delayWithin([from, to], value, day);
  }
  return null;
}

/** True when the value is at the expected one or better. */
export const isAhead = (path: Path, value: Fraction, expected: Fraction): boolean =>
  compare(value, expected) * (path.rising ? 1 : -1) >= 0;

function delayWithin(
  [from, to]: readonly [PathPoint, PathPoint],
  value: Fraction,
  day: PathDay,
): Fraction {
  const rise = minus(to.value, from.value);
  if (signOf(rise) === 0) return monthsBetween(from.at, day);
  const share = over(minus(value, from.value), rise);
  const sinceStart = monthsBetween(from.at, day);
  return plus(sinceStart, negate(times(share, monthsBetween(from.at, to.at))));
}
