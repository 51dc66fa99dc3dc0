import type { Goal } from '../catalogue/catalogue.ts';
import { higherIsBetter, meets } from '../kernel/comparator.ts';
import {
  distanceInPoints,
  isWithinPoints,
  type Judgement,
  judgeBehind,
  type Standpoint,
} from './distance.ts';
import type { DueGoal } from './due-goal.ts';
import { decimalOf, type Fraction, fraction, fractionOf } from './fraction.ts';
import { expectedAt, isAhead, isYearCount, monthsBehind } from './path.ts';
import { pathDay } from './path-time.ts';
import { type NoRoute, type ProgressQuestion, routeOf } from './route.ts';
import { because, type Why } from './why.ts';

export interface ProgressAnswer extends Judgement {
  /** The path's value at the period's end, and the months since it had today's value; null without path. */
  readonly expected: Fraction | null;
  readonly delay: Fraction | null;
}

/**
 * Progress by the first rule that fits: no confirmed goal (`year-unconfirmed`) · at the next goal
 * (`achieved`) · before the signing day (never late) · the last goal's day past (`behind`) · against the
 * path where there is one · below a goal whose day has passed · `gap-only`.
 */
export function progressOf(question: ProgressQuestion): ProgressAnswer {
  const { plan, end, result } = question;
  if (plan.open) return { ...unconfirmed(plan.open), ...NO_PATH };
  const path = routeOf(question);
  if (typeof path === 'string') {
    const settled = settledWithoutPath(question);
    return { ...(settled ?? belowPassedGoal(question) ?? gapOnly(question, path)), ...NO_PATH };
  }
  const day = pathDay(end);
  const value = fractionOf(result);
  const at = {
    path,
    value,
    expected: expectedAt(path, day),
    delay: monthsBehind(path, value, day),
  };
  const { expected, delay } = at;
  return { ...(settledWithoutPath(question) ?? alongPath(question, at)), expected, delay };
}

const NO_PATH = { expected: null, delay: null } as const;

function unconfirmed(goal: Goal): Judgement {
  const why =
    goal.standing === 'assumed' && typeof goal.year === 'number'
      ? because('year-assumed', { year: goal.year, goal: goal.value })
      : because('year-unplaced', { goal: goal.value });
  return { progress: 'year-unconfirmed', why };
}

const goalParams = ({ goal, year, due }: DueGoal): Why['params'] => ({
  goal: goal.value,
  year,
  due,
});

// What is clear before any path is looked at.
function settledWithoutPath(question: ProgressQuestion): Judgement | null {
  if (isDone(question)) return { progress: 'achieved', why: doneWhy(question) };
  const { signedOn } = question.input.programme;
  if (question.end < signedOn) {
    return { progress: 'gap-only', why: because('before-signing', { signedOn }) };
  }
  const overdue = overdueGoal(question);
  const value = question.result.value;
  return (
    overdue && {
      progress: 'behind',
      why: because('goal-overdue', { value, ...goalParams(overdue) }),
    }
  );
}

// A limit on a yearly count («không quá») is kept only once its year has ended.
function isDone({ plan, indicator, result, end }: ProgressQuestion): boolean {
  if (!plan.next) return indicator.kind === 'milestone' && meets(result, '>=', '100');
  const { goal, due } = plan.next;
  if (isYearCount(indicator) && !higherIsBetter(goal.comparator) && end < due) return false;
  return meets(result, goal.comparator, goal.value);
}

function doneWhy({ plan, result }: ProgressQuestion): Why {
  const { next, final } = plan;
  const { value } = result;
  if (!next || !final) return because('milestones-done', { value });
  const all = final !== next && meets(result, final.goal.comparator, final.goal.value);
  return all
    ? because('final-goal-met', { value, ...goalParams(final) })
    : because('goal-met', { value, ...goalParams(next) });
}

// The last goal of all: once its day has come there is nothing to be on the way to.
function overdueGoal({ plan, indicator, input, end }: ProgressQuestion): DueGoal | null {
  const { final } = plan;
  if (!final || end < final.due) return null;
  return isYearCount(indicator) && final.year !== input.period.year ? null : final;
}

function alongPath(question: ProgressQuestion, at: Standpoint): Judgement {
  const { indicator, plan, input, end, result } = question;
  const goal = plan.next ? goalParams(plan.next) : { goal: '100', due: end };
  const params = { value: result.value, expected: decimalOf(at.expected), ...goal };
  if (isAhead(at.path, at.value, at.expected)) {
    return { progress: 'on-track', why: because(onTrackCode(question), params) };
  }
  const measure = { indicator, goal: plan.next?.goal.value ?? '100' };
  const { progress, why } = judgeBehind(at, measure, input.method);
  const code = indicator.kind === 'milestone' ? MILESTONE_CODES[progress] : undefined;
  return { progress, why: because(code ?? why.code, { ...params, ...why.params }) };
}

const MILESTONE_CODES: Partial<Record<Judgement['progress'], Why['code']>> = {
  'at-risk': 'milestones-at-risk',
  behind: 'milestones-late',
};

function onTrackCode({ indicator, plan }: ProgressQuestion): Why['code'] {
  if (indicator.kind === 'milestone') return 'milestones-on-time';
  const limit = plan.next && !higherIsBetter(plan.next.goal.comparator);
  return limit && isYearCount(indicator) ? 'within-limit' : 'on-path';
}

// A goal whose day has passed needs no path: below it the target is late by the distance to it.
function belowPassedGoal({ plan, indicator, result, input }: ProgressQuestion): Judgement | null {
  const { passed } = plan;
  if (!passed || isYearCount(indicator)) return null;
  const { value: goal, comparator } = passed.goal;
  if (meets(result, comparator, goal)) return null;
  const distance = distanceInPoints({ indicator, goal }, fractionOf(result), fraction(goal));
  const limit = input.method.atRiskPoints;
  const behind = decimalOf(distance);
  const params = { value: result.value, behind, limit, ...goalParams(passed) };
  return isWithinPoints(distance, input.method)
    ? { progress: 'at-risk', why: because('earlier-goal-at-risk', params) }
    : { progress: 'behind', why: because('earlier-goal-behind', params) };
}

function gapOnly({ plan, result }: ProgressQuestion, code: NoRoute): Judgement {
  const goal = plan.next ? goalParams(plan.next) : {};
  return { progress: 'gap-only', why: because(code, { value: result.value, ...goal }) };
}
