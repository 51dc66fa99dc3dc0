// What the report knows of one target: its row of the appendix, its assessment and its amounts.
import type { Assessment } from '../../assessment/assessment.ts';
import type { Catalogue, Element, Goal, Indicator, Target } from '../../catalogue/catalogue.ts';
import type { Amount, Scope } from '../../indicator/amount.ts';
import { type LeadWords, WORD_FIELDS } from '../../indicator/column/words.ts';
import { type IsoDate, monthPeriod, type Period, sameLastYear } from '../../kernel/period.ts';
import type { SaidWords } from './lead-words.ts';
import type { Office } from './office.ts';

/** Everything a report is written from; nothing else is read, so the same input gives the same text. */
export interface ReportInput {
  readonly catalogue: Catalogue;
  readonly period: Period;
  /** The city's assessments of the period, one per target. */
  readonly assessments: readonly Assessment[];
  /** The city's assessments of the period before; empty when there is none. */
  readonly previous: readonly Assessment[];
  /** The city's amounts of the period and of the same period last year, both scopes. */
  readonly amounts: readonly Amount[];
  /** Day the document is dated. */
  readonly today: IsoDate;
  /** True on a demonstration instance: every page then says that the figures are simulated. */
  readonly simulated: boolean;
  readonly office: Office;
  /** What leads wrote for the period (kết quả, khó khăn, nguyên nhân, kiến nghị); none of restricted targets. */
  readonly words: readonly LeadWords[];
  /** Code of the sealed release the figures come from; null while they are not sealed. */
  readonly release: string | null;
}

/** Amounts of one indicator that the appendix shows; undefined where there is no such amount. */
export interface Shown {
  readonly period: Amount | undefined;
  readonly year: Amount | undefined;
  readonly lastYear: Amount | undefined;
}

export interface TargetResult {
  readonly target: Target;
  readonly assessment: Assessment;
  readonly previous: Assessment | undefined;
  /** The indicator that decided; undefined where the target has none. */
  readonly indicator: Indicator | undefined;
  readonly indicators: readonly Indicator[];
  readonly shown: Shown;
  /** Names of the leads as printed. */
  readonly leads: readonly string[];
  readonly numerator: Element | undefined;
  readonly period: Period;
  /** What its leads wrote, each under the unit's name. */
  readonly words: readonly SaidWords[];
}

/** One result per target, in the order of the appendix. Throws when an assessment is missing. */
export function resultsOf(input: ReportInput): TargetResult[] {
  return input.catalogue.targets.map((target) => resultOf(input, target));
}

function resultOf(input: ReportInput, target: Target): TargetResult {
  const { catalogue, period } = input;
  const assessment = input.assessments.find((a) => a.target === target.number);
  if (!assessment) throw new Error(`no assessment of target ${target.number} for ${period.code}`);
  const nameOf = (unit: string): string =>
    catalogue.units.find(({ code }) => code === unit)?.name ?? unit;
  const indicators = catalogue.indicators.filter((i) => i.target === target.number);
  const code =
    assessment.indicator ?? (target.judgedBy === 'all-must-meet' ? null : target.judgedBy.headline);
  const indicator = indicators.find((i) => i.code === code) ?? indicators[0];
  return {
    target,
    assessment,
    previous: input.previous.find((a) => a.target === target.number),
    indicator,
    indicators,
    shown: shownOf(input, indicator),
    leads: target.leads.map(nameOf),
    numerator: catalogue.elements.find((e) => e.code === indicator?.numerator),
    period,
    words: input.words
      .filter((said) => said.target === target.number && WORD_FIELDS.some((field) => said[field]))
      .map((said) => ({ ...said, unit: nameOf(said.unit) })),
  };
}

/**
 * The amounts of an indicator in the period, in the year so far, and in the same period last year.
 * A stock or a cumulative result of a longer period is that of its last month.
 */
export function shownOf(input: ReportInput, indicator: Indicator | undefined): Shown {
  const find = (period: Period, scope: Scope): Amount | undefined =>
    input.amounts.find(
      (a) =>
        a.indicator === indicator?.code &&
        a.area === input.catalogue.programme.city &&
        a.basis === indicator.basis &&
        a.period === period.code &&
        a.scope === scope,
    );
  const standing = (period: Period, scope: Scope): Amount | undefined =>
    find(period, scope) ??
    (scope === 'year' || indicator?.time === 'stock'
      ? find(monthPeriod(period.last), scope)
      : undefined);
  return {
    period: standing(input.period, 'period'),
    year: standing(input.period, 'year'),
    lastYear: standing(sameLastYear(input.period), 'period'),
  };
}

/** The amount the assessment judged: the cumulative year for a flow, the period otherwise. */
export const judgedAmount = ({ indicator, shown }: TargetResult): Amount | undefined =>
  indicator?.time === 'flow' ? (shown.year ?? shown.period) : shown.period;

export const numbersOf = (results: readonly TargetResult[]): number[] =>
  results.map((result) => result.target.number);

export const goalsOf = ({ catalogue }: ReportInput, target: Target): readonly Goal[] =>
  catalogue.goals.filter((goal) => goal.target === target.number);
