import type { Catalogue, Group, Indicator, Target, UnitCode } from '../catalogue/catalogue.ts';
import type { Amount } from '../indicator/amount.ts';
import { type IsoDate, monthPeriod, type Period, previousPeriod } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import { assessIndexed } from './assess.ts';
import type { Assessment } from './assessment.ts';
import { type Counts, countByGroup, countProgress, type GroupCount } from './counts.ts';
import { amountOfMonth, type History, indexAmounts, resultAt } from './history.ts';

/** One month of the small line beside a target; `value` is null where nothing is known. */
export interface SeriesPoint {
  readonly period: string;
  readonly value: Decimal | null;
}

export interface ScoreboardRow {
  readonly target: Target;
  readonly group: Group;
  readonly assessment: Assessment;
  /** The deciding indicator's judged result in the last twelve months, oldest first. */
  readonly series: readonly SeriesPoint[];
  /** The same in the period before («kỳ trước»). */
  readonly previous: Decimal | null;
}

/** What the one sentence above the table says. */
export interface Headline {
  readonly total: number;
  /** Targets with a status: achieved, on track, at risk or behind. */
  readonly judged: number;
  readonly good: number;
  readonly atRisk: number;
  readonly behind: number;
  readonly regressed: number;
  /** Without status: goal of open year, gap only, no data. */
  readonly unjudged: number;
  /** Leads with most targets behind or at risk, at most three. */
  readonly heldBy: readonly { readonly unit: UnitCode; readonly targets: number }[];
}

/** Everything that the front page shows, as values. */
export interface Scoreboard {
  readonly period: Period;
  readonly area: string;
  readonly rows: readonly ScoreboardRow[];
  readonly counts: Counts;
  readonly groupCounts: readonly GroupCount[];
  readonly headline: Headline;
}

export interface ScoreboardQuestion {
  readonly catalogue: Catalogue;
  /** Amounts of the area (others are passed over), all months so far, indexed once. */
  readonly amounts: readonly Amount[];
  readonly period: Period;
  readonly area: string;
  readonly today: IsoDate;
  /** Rows of an earlier answer to the same question that still hold: only the other targets are assessed. */
  readonly kept?: ReadonlyMap<number, ScoreboardRow>;
}

/** Assesses every target of the programme for one area and period, in number order. */
export function buildScoreboard(question: ScoreboardQuestion): Scoreboard {
  const { catalogue, period, area, kept } = question;
  const history = indexAmounts(question.amounts, area);
  const goals = byTarget(catalogue.goals);
  const indicators = byTarget(catalogue.indicators);
  const groups = new Map(catalogue.programme.groups.map((group) => [group.code, group]));
  const shown = monthsShown(period);
  const rows = catalogue.targets.map((target): ScoreboardRow => {
    const known = kept?.get(target.number);
    if (known) return known;
    const own = indicators.get(target.number) ?? [];
    const input = {
      target,
      goals: goals.get(target.number) ?? [],
      indicators: own,
      ...{ period, area, today: question.today },
      method: catalogue.method,
      programme: catalogue.programme,
    };
    const assessment = assessIndexed(input, history);
    const decided = own.find((one) => one.code === assessment.indicator);
    return {
      target,
      group: groups.get(target.group) ?? { code: target.group, name: target.group },
      assessment,
      series: decided ? seriesOf(history, decided, shown) : [],
      previous: decided ? previousValue(history, decided, question) : null,
    };
  });
  rows.sort((a, b) => a.target.number - b.target.number);
  const counts = countProgress(rows.map((row) => row.assessment));
  return {
    ...{ period, area, rows, counts },
    groupCounts: countByGroup(catalogue.programme.groups, rows),
    headline: headlineOf(rows, counts),
  };
}

function byTarget<T extends { readonly target: number }>(items: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.target);
    if (group) group.push(item);
    else groups.set(item.target, [item]);
  }
  return groups;
}

const MONTHS_SHOWN = 12;

interface MonthShown {
  readonly month: number;
  readonly period: string;
}

const monthsShown = (period: Period): MonthShown[] =>
  Array.from({ length: MONTHS_SHOWN }, (_, k) => {
    const month = period.last - MONTHS_SHOWN + 1 + k;
    return { month, period: monthPeriod(month).code };
  });

const seriesOf = (
  history: History,
  indicator: Indicator,
  shown: readonly MonthShown[],
): SeriesPoint[] =>
  shown.map(({ month, period }) => {
    const result = amountOfMonth(history, indicator, month)?.result;
    return { period, value: result?.kind === 'known' ? result.value : null };
  });

function previousValue(
  history: History,
  indicator: Indicator,
  { period, today }: ScoreboardQuestion,
): Decimal | null {
  const result = resultAt(history, indicator, { month: previousPeriod(period).last, today });
  return result.kind === 'known' ? result.value : null;
}

const HOLDERS = 3;

function headlineOf(rows: readonly ScoreboardRow[], counts: Counts): Headline {
  const late = rows.filter(
    ({ assessment: { progress } }) => progress === 'behind' || progress === 'at-risk',
  );
  const held = new Map<UnitCode, number>();
  for (const unit of late.flatMap((row) => row.target.leads)) {
    held.set(unit, (held.get(unit) ?? 0) + 1);
  }
  const good = counts.achieved + counts['on-track'];
  const judged = good + counts['at-risk'] + counts.behind;
  return {
    total: rows.length,
    judged,
    good,
    atRisk: counts['at-risk'],
    behind: counts.behind,
    regressed: rows.filter((row) => row.assessment.regressed).length,
    unjudged: rows.length - judged,
    heldBy: [...held]
      .map(([unit, targets]) => ({ unit, targets }))
      .sort((a, b) => b.targets - a.targets || (a.unit < b.unit ? -1 : 1))
      .slice(0, HOLDERS),
  };
}
