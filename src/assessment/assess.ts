import type { Assessment, AssessmentInput, AssessmentQuestion } from './assessment.ts';
import { combine } from './combine.ts';
import { planGoals } from './due-goal.ts';
import { type History, indexAmounts } from './history.ts';
import { assessPart } from './part.ts';
import { because } from './why.ts';

/**
 * đánh giá: a target's amounts against its goals in one period and area (domain.md, «Assessment»). Pure:
 * the same input gives the same answer, in whatever order the amounts come.
 */
export const assess = (input: AssessmentInput): Assessment =>
  assessIndexed(input, indexAmounts(input.amounts, input.area));

/** The same with amounts that are indexed already, as for a whole scoreboard. */
export function assessIndexed(input: AssessmentQuestion, history: History): Assessment {
  const parts = input.indicators.map((indicator) => assessPart(input, history, indicator));
  return combine(input.target, parts) ?? unmeasured(input);
}

function unmeasured(input: AssessmentQuestion): Assessment {
  const plan = planGoals(input, input.period.basis, input.period.to);
  return {
    target: input.target.number,
    area: input.area,
    period: input.period.code,
    indicator: null,
    verdicts: [],
    progress: 'no-data',
    regressed: false,
    ...{ value: null, periodValue: null, missing: 'no-source', lastKnown: null, expected: null },
    goal: plan.next?.goal ?? plan.open,
    due: plan.next?.due ?? null,
    finalGoal: plan.final?.goal ?? null,
    ...{ gap: null, completion: null, requiredPace: null, monthsDelay: null, forecast: null },
    coverage: { reported: 0, expected: 0 },
    provisional: false,
    standing: null,
    asOfDate: null,
    why: because('no-indicator'),
    alerts: [],
    parts: [],
  };
}
