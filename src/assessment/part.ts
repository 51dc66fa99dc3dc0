import type { Goal, Indicator, Versioned } from '../catalogue/catalogue.ts';
import type { Absent, Known } from '../indicator/amount.ts';
import { type Comparator, higherIsBetter, meets } from '../kernel/comparator.ts';
import { type IsoDate, monthPeriod } from '../kernel/period.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';
import type { Assessment, AssessmentQuestion, YearVerdict } from './assessment.ts';
import { baseTooSmall } from './base.ts';
import { tenths } from './distance.ts';
import { type GoalPlan, planGoals } from './due-goal.ts';
import { forecastAt } from './forecast.ts';
import {
  decimalOf,
  type Fraction,
  fraction,
  fractionOf,
  minus,
  negate,
  over,
  signOf,
  times,
} from './fraction.ts';
import { type History, isCovered, lastKnownBefore, resultAt, resultOfPeriod } from './history.ts';
import { requiredPace } from './pace.ts';
import { progressOf } from './progress.ts';
import { metBefore } from './regress.ts';
import { yearVerdicts } from './verdict.ts';
import { because, type Why } from './why.ts';

/** One indicator of a target in one period, with everything that judges it. */
interface Case {
  readonly input: AssessmentQuestion;
  readonly history: History;
  readonly indicator: Versioned<Indicator>;
  readonly plan: GoalPlan;
  readonly end: IsoDate;
}

/** Assesses a target by one of its indicators. */
export function assessPart(
  input: AssessmentQuestion,
  history: History,
  indicator: Versioned<Indicator>,
): Assessment {
  const { last: month } = input.period;
  const end = monthPeriod(month, indicator.basis).to;
  const one = { input, history, indicator, plan: planGoals(input, indicator.basis, end), end };
  const result = resultAt(history, indicator, { month, today: input.today });
  const refused = result.kind === 'known' ? baseTooSmall(indicator, result) : null;
  return result.kind === 'known' && !refused
    ? judged(one, result)
    : withoutData(one, result, refused);
}

function frame({ input, history, indicator, plan }: Case) {
  const { programme, today } = input;
  const { due } = plan;
  const verdicts: YearVerdict[] = yearVerdicts({
    ...{ history, indicator, due, today },
    signedOn: programme.signedOn,
  });
  return {
    target: input.target.number,
    area: input.area,
    period: input.period.code,
    indicator: indicator.code,
    verdicts,
    goal: plan.next?.goal ?? plan.open,
    due: plan.next?.due ?? null,
    finalGoal: plan.final?.goal ?? null,
    parts: [],
  };
}

function judged(one: Case, result: Known): Assessment {
  const { input, history, indicator, plan } = one;
  const { progress, why, expected, delay } = progressOf({ ...one, result });
  const regress = progress === 'achieved' ? null : regressOf(one, result);
  const covered = isCovered(result.coverage, indicator.minimumCoverage);
  const { reported, expected: areas } = result.coverage;
  const partial = covered ? [] : [because('partial-coverage', { reported, expected: areas })];
  const { year, last: month } = input.period;
  const goal = plan.next?.goal ?? plan.open ?? impliedGoal(indicator);
  const running = plan.next && plan.next.year >= year ? plan.next.year : year;
  return {
    ...frame(one),
    progress,
    regressed: regress !== null,
    value: result.value,
    periodValue: periodValue(one),
    missing: null,
    lastKnown: null,
    expected: expected && decimalOf(expected),
    gap: goal && decimalOf(gapOf(result, goal)),
    completion: goal && completionOf(result, goal),
    requiredPace: plan.next && requiredPace({ indicator, result, next: plan.next, year }),
    monthsDelay: delay && Number(tenths(delay)),
    forecast: forecastAt({
      history,
      indicator,
      method: input.method,
      month,
      result,
      year: running,
    }),
    coverage: result.coverage,
    provisional: !covered,
    standing: result.standing,
    asOfDate: result.asOfDate,
    why,
    alerts: [...(regress ? [regress] : []), ...partial],
  };
}

function withoutData(one: Case, result: Known | Absent, refused: Why | null): Assessment {
  const { input, history, indicator } = one;
  const known = refused ? undefined : lastKnownBefore(history, indicator, input.period.last);
  const missing = result.kind === 'missing' ? result.why : null;
  const dated = result.kind === 'missing' && result.asOfDate ? result.asOfDate : known?.asOfDate;
  return {
    ...frame(one),
    progress: 'no-data',
    regressed: false,
    value: null,
    periodValue: null,
    missing,
    lastKnown: known ? { value: known.value, asOfDate: known.asOfDate } : null,
    ...{ expected: null, gap: null, completion: null, requiredPace: null },
    ...{ monthsDelay: null, forecast: null },
    coverage: result.coverage,
    provisional: false,
    standing: null,
    asOfDate: dated ?? null,
    why: refused ?? absenceWhy(one, result as Absent, dated),
    alerts: [],
  };
}

function absenceWhy({ input, indicator }: Case, { why }: Absent, dated?: IsoDate): Why {
  const yearly = indicator.frequency === 'year' && indicator.time === 'flow';
  if (why === 'not-due' && yearly) {
    return because('judged-at-year-end', { year: input.period.year });
  }
  return because(why, dated ? { date: dated } : {});
}

function periodValue({ input, history, indicator }: Case): Decimal | null {
  if (indicator.time !== 'flow') return null;
  const result = resultOfPeriod(history, indicator, input.period);
  return result?.kind === 'known' ? result.value : null;
}

function regressOf(one: Case, result: Known): Why | null {
  const { history, indicator, plan, input } = one;
  for (const goal of new Set([plan.passed, plan.next])) {
    if (!goal || meets(result, goal.goal.comparator, goal.goal.value)) continue;
    const metIn = metBefore(history, indicator, { month: input.period.last, goal });
    if (metIn) return because('regressed', { metIn, goal: goal.goal.value, year: goal.year });
  }
  return null;
}

type Aim = Pick<Goal, 'value' | 'comparator'>;

// A plan of steps with no printed number is done when all its weights are.
const impliedGoal = (indicator: Indicator): Aim | null =>
  indicator.kind === 'milestone' ? { value: '100', comparator: '>=' } : null;

const sided = (difference: Fraction, comparator: Comparator): Fraction =>
  higherIsBetter(comparator) ? difference : negate(difference);

const gapOf = (result: Known, goal: Aim): Fraction =>
  sided(minus(fraction(goal.value), fractionOf(result)), goal.comparator);

/**
 * % hoàn thành mục tiêu: value over goal where higher is better; goal over value, at most 100, where
 * lower is. Never below 0; null where the divisor is 0.
 */
function completionOf(result: Known, goal: Aim): Decimal | null {
  const value = fractionOf(result);
  const aim = fraction(goal.value);
  const rising = higherIsBetter(goal.comparator);
  if (!rising && meets(result, '<=', goal.value)) return '100';
  const [part, whole] = rising ? [value, aim] : [aim, value];
  if (signOf(whole) === 0) return rising && exact(result.value).gte('0') ? '100' : null;
  const share = over(times(part, fraction('100')), whole);
  return signOf(share) < 0 ? '0' : decimalOf(share);
}
