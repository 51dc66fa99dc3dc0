// The way an assessment sees ahead, as points to draw: the expected path and the goals on it.
import type { Goal, Indicator, Versioned } from '../catalogue/catalogue.ts';
import { type IsoDate, monthPeriod } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { AssessmentQuestion } from './assessment.ts';
import { type DueGoal, planGoals } from './due-goal.ts';
import { decimalOf } from './fraction.ts';
import { DAYS_OF_MONTH, pathDay } from './path-time.ts';
import { routeOf } from './route.ts';

export interface CoursePoint {
  /** Months on the path's scale of 30 days: the month index and the part of the month. */
  readonly month: number;
  readonly value: Decimal;
}

export interface Course {
  /** Empty where nothing judges by a path. */
  readonly path: readonly CoursePoint[];
  /** Confirmed goals by year. */
  readonly goals: readonly DueGoal[];
  /** Without any confirmed goal: the assumed or unplaced one. */
  readonly open: Versioned<Goal> | null;
}

/** A day on the scale of CoursePoint.month. */
export const courseMonth = (day: IsoDate): number => pathDay(day) / DAYS_OF_MONTH;

/** The same path and goals that `assess` judges by in this period. */
export function courseOf(input: AssessmentQuestion, indicator: Versioned<Indicator>): Course {
  const end = monthPeriod(input.period.last, indicator.basis).to;
  const plan = planGoals(input, indicator.basis, end);
  const route = plan.open ? undefined : routeOf({ indicator, plan, input, end });
  const points = route === undefined || typeof route === 'string' ? [] : route.points;
  const path = points.map(({ at, value }) => ({
    month: at / DAYS_OF_MONTH,
    value: decimalOf(value),
  }));
  return { path, goals: plan.due, open: plan.open };
}
