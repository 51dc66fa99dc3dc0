import type { Indicator } from '../catalogue/catalogue.ts';
import { meets } from '../kernel/comparator.ts';
import { monthIndex, monthPeriod, yearOfMonth } from '../kernel/period.ts';
import type { DueGoal } from './due-goal.ts';
import { amountOfMonth, type History, isCovered } from './history.ts';
import { isYearCount } from './path.ts';

const YEARS_BACK = 5;

/**
 * The latest earlier month in which the goal was met, for a goal that is not met now. Flows look back
 * within their year (each January starts anew) and yearly counts never regress: they only add up.
 */
export function metBefore(
  history: History,
  indicator: Indicator,
  at: { month: number; goal: DueGoal },
): string | null {
  if (isYearCount(indicator) || !history.has(indicator.code)) return null;
  const january = monthIndex(yearOfMonth(at.month), 1);
  const first = indicator.time === 'flow' ? january : at.month - YEARS_BACK * 12;
  for (let month = at.month - 1; month >= first; month -= 1) {
    const result = amountOfMonth(history, indicator, month)?.result;
    if (result?.kind !== 'known' || isFarOff(result.value, at.goal)) continue;
    if (!meets(result, at.goal.goal.comparator, at.goal.goal.value)) continue;
    if (isCovered(result.coverage, indicator.minimumCoverage)) return monthPeriod(month).code;
  }
  return null;
}

// A cheap look first: an amount a whole unit short cannot meet the goal, however its digits end.
function isFarOff(value: string, { goal }: DueGoal): boolean {
  const short = Number(goal.value) - Number(value);
  return goal.comparator === '<=' || goal.comparator === '<' ? short < -1 : short > 1;
}
