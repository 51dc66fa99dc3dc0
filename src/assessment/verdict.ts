import type { Indicator } from '../catalogue/catalogue.ts';
import type { Absent, Known } from '../indicator/amount.ts';
import { meets } from '../kernel/comparator.ts';
import { type IsoDate, monthIndex } from '../kernel/period.ts';
import type { YearVerdict } from './assessment.ts';
import { baseTooSmall } from './base.ts';
import type { DueGoal } from './due-goal.ts';
import { countAtNewYear, type History, isCovered, resultAt } from './history.ts';
import { yearEnd } from './path-time.ts';
import { because, type Why } from './why.ts';

export interface VerdictQuestion {
  readonly history: History;
  readonly indicator: Indicator;
  readonly due: readonly DueGoal[];
  readonly signedOn: IsoDate;
  readonly today: IsoDate;
}

/**
 * One verdict per year with a confirmed goal. A year closes after 14/12; from 1 January its verdict
 * rests on the count of 31/12 where there is one, and is final once approved and covered. Only
 * amounts of that year are read, so a goal met later leaves `missed` as it is.
 */
export const yearVerdicts = (question: VerdictQuestion): YearVerdict[] =>
  question.due.map((each) => verdictOf(question, each));

function verdictOf(question: VerdictQuestion, { year, goal }: DueGoal): YearVerdict {
  const { indicator, today } = question;
  const open = { year, verdict: 'not-due', final: false, value: null, withheld: null } as const;
  const closing = yearEnd(year, 'administrative');
  if (today <= closing) return open;
  const counted = today > yearEnd(year, 'calendar');
  const result = amountOfYear(question, year, counted);
  if (result.kind === 'missing') return { ...open, withheld: because(result.why, { year }) };
  const refused: Why | null = baseTooSmall(indicator, result);
  if (refused) return { ...open, withheld: refused };
  const met = meets(result, goal.comparator, goal.value);
  if (!met && closing < question.signedOn) return open;
  const approved = result.standing !== 'provisional';
  const covered = isCovered(result.coverage, indicator.minimumCoverage);
  return {
    year,
    verdict: met ? 'met' : 'missed',
    final: counted && approved && covered,
    value: result.value,
    withheld: null,
  };
}

function amountOfYear(question: VerdictQuestion, year: number, counted: boolean): Known | Absent {
  const { history, indicator, today } = question;
  const recount = counted ? countAtNewYear(history, indicator, year) : undefined;
  return recount ?? resultAt(history, indicator, { month: monthIndex(year, 12), today });
}
