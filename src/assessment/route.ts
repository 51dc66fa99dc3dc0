import type { Indicator } from '../catalogue/catalogue.ts';
import type { Known } from '../indicator/amount.ts';
import type { IsoDate } from '../kernel/period.ts';
import type { AssessmentQuestion } from './assessment.ts';
import { type GoalPlan, isFinalOnly } from './due-goal.ts';
import { milestonePath, milestonesApproved } from './milestone-path.ts';
import { expectedPath, type NoPath, type Path } from './path.ts';

/** A known result on its way to confirmed goals, or to the end of a plan of steps. */
export interface ProgressQuestion {
  readonly input: AssessmentQuestion;
  readonly indicator: Indicator;
  readonly plan: GoalPlan;
  readonly result: Known;
  /** Last day of the period on the indicator's basis. */
  readonly end: IsoDate;
}

/** Why a target cannot be held against a path. */
export type NoRoute =
  | NoPath
  | 'no-goal'
  | 'final-goal-only'
  | 'milestones-not-approved'
  | 'milestones-undefined';

/** The path that judges: a plan's steps by their due days, or the line through the confirmed goals. */
export function routeOf({
  indicator,
  plan,
  input,
  end,
}: Omit<ProgressQuestion, 'result'>): Path | NoRoute {
  if (indicator.kind === 'milestone') return stepsOf(indicator, input.programme.signedOn);
  if (!plan.next) return 'no-goal';
  if (isFinalOnly(plan, input.programme.end)) return 'final-goal-only';
  return expectedPath({ indicator, plan, year: input.period.year, end });
}

function stepsOf(indicator: Indicator, signedOn: IsoDate): Path | NoRoute {
  if (indicator.milestones.length === 0) return 'milestones-undefined';
  if (!milestonesApproved(indicator)) return 'milestones-not-approved';
  return milestonePath(indicator, signedOn) ?? 'milestones-undefined';
}
