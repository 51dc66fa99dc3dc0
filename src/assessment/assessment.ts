import type {
  Goal,
  Indicator,
  Method,
  Programme,
  Target,
  Versioned,
} from '../catalogue/catalogue.ts';
import type { Amount, AmountStanding, Coverage, Missing } from '../indicator/amount.ts';
import type { IsoDate, Period } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Why } from './why.ts';

/** Answer 1, per year with a confirmed goal; `missed` is kept for ever. */
export type Verdict = 'met' | 'not-due' | 'missed';

/** Answer 2: where the target stands on its way. */
export const PROGRESS = [
  'achieved',
  'on-track',
  'at-risk',
  'behind',
  'gap-only',
  'year-unconfirmed',
  'no-data',
] as const;
export type Progress = (typeof PROGRESS)[number];

export interface YearVerdict {
  readonly year: number;
  readonly verdict: Verdict;
  /** False from 14/12 until the count on 31/12 is confirmed in January. */
  readonly final: boolean;
  /** The amount that was judged; null before the year closes or when there is none. */
  readonly value: Decimal | null;
  /** Set when the year is closed and no verdict can be given: the verdict stays `not-due`. */
  readonly withheld: Why | null;
}

export interface Forecast {
  readonly value: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly at: IsoDate;
  /** Mean absolute error in points of the same method run on past months. */
  readonly backtestError: Decimal;
}

/** Per month until the goal is due. Null on the assessment when nothing is left to do or no day is set. */
export interface RequiredPace {
  /** In the indicator's unit: percentage points of a ratio, pieces of a count. */
  readonly points: Decimal;
  /** Flows: pieces a month beyond the present rate («cần thêm»; fewer, where lower is better). */
  readonly work: Decimal | null;
  /** Flows: all pieces needed a month, the present rate included. */
  readonly workTotal: Decimal | null;
}

/** An amount against a goal, with every input. Numbers are in the indicator's unit. */
export interface Assessment {
  readonly target: number;
  readonly area: string;
  readonly period: string;
  /** The indicator that decided: the headline, or under all-must-meet the worst one. */
  readonly indicator: string | null;
  readonly verdicts: readonly YearVerdict[];
  readonly progress: Progress;
  /** Set when the goal was met before and is no longer: «đã đạt, phải duy trì» broken. */
  readonly regressed: boolean;
  /** The judged result: a stock's, or a flow's cumulative in the year. Null exactly under `no-data`. */
  readonly value: Decimal | null;
  /** Flows: the result of the period alone, beside the cumulative one. */
  readonly periodValue: Decimal | null;
  /** Null although `value` is null only where the why names another reason than a missing amount. */
  readonly missing: Missing | null;
  /** Under `no-data`: the last number that was known, shown grey and dated, without a status. */
  readonly lastKnown: { readonly value: Decimal; readonly asOfDate: IsoDate } | null;
  /** Value of the expected path at the period's end; null without path. */
  readonly expected: Decimal | null;
  readonly goal: Versioned<Goal> | null;
  /** Day on which `goal` is due; null while its year is open. */
  readonly due: IsoDate | null;
  readonly finalGoal: Versioned<Goal> | null;
  /** Goal minus value (value minus goal where lower is better): positive when still to go. */
  readonly gap: Decimal | null;
  /** % hoàn thành mục tiêu. */
  readonly completion: Decimal | null;
  readonly requiredPace: RequiredPace | null;
  /** Months since the path had today's value; null without path or below its start. */
  readonly monthsDelay: number | null;
  readonly forecast: Forecast | null;
  readonly coverage: Coverage;
  /** Coverage below the indicator's minimum: shown, never final. */
  readonly provisional: boolean;
  readonly standing: AmountStanding | null;
  readonly asOfDate: IsoDate | null;
  readonly why: Why;
  /** What else a reader must know: `regressed`, `partial-coverage`. */
  readonly alerts: readonly Why[];
  /** One answer per indicator where a target has several. */
  readonly parts: readonly Assessment[];
}

/** What is asked of a target: everything an assessment reads except the amounts. */
export interface AssessmentQuestion {
  readonly target: Target;
  readonly goals: readonly Versioned<Goal>[];
  readonly indicators: readonly Versioned<Indicator>[];
  readonly period: Period;
  readonly area: string;
  readonly method: Versioned<Method>;
  /** Nothing is late before its signing day; a phase goal is due in each of its years. */
  readonly programme: Pick<Programme, 'signedOn' | 'start' | 'end'>;
  readonly today: IsoDate;
}

/** All that an assessment reads; nothing else may decide. */
export interface AssessmentInput extends AssessmentQuestion {
  /** Amounts of the target's indicators for the area, months and years so far, in any order. */
  readonly amounts: readonly Amount[];
}
