import type { Goal, Indicator, Method, Target, Versioned } from '../catalogue/catalogue.ts';
import type { Amount, Coverage, Missing } from '../indicator/amount.ts';
import type { IsoDate, Period } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';

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
  readonly value: Decimal | null;
}

/** Why a target has this progress: a code the screens put into words, with its inputs. */
export interface Why {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Forecast {
  readonly value: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly at: IsoDate;
  /** Mean absolute error in points of the same method run on past months. */
  readonly backtestError: Decimal;
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
  readonly value: Decimal | null;
  readonly missing: Missing | null;
  /** Value of the expected path at the period's end; null without path. */
  readonly expected: Decimal | null;
  readonly goal: Versioned<Goal> | null;
  readonly finalGoal: Versioned<Goal> | null;
  /** Goal minus value, positive when still to go, in the target's unit. */
  readonly gap: Decimal | null;
  /** % hoàn thành mục tiêu. */
  readonly completion: Decimal | null;
  /** Per month until the goal is due: points, and pieces of work for a flow. */
  readonly requiredPace: { readonly points: Decimal; readonly work: Decimal | null } | null;
  readonly monthsDelay: number | null;
  readonly forecast: Forecast | null;
  readonly coverage: Coverage;
  readonly provisional: boolean;
  readonly asOfDate: IsoDate | null;
  readonly why: Why;
  /** One answer per indicator where a target has several. */
  readonly parts: readonly Assessment[];
}

/** All that an assessment reads; nothing else may decide. */
export interface AssessmentInput {
  readonly target: Target;
  readonly goals: readonly Versioned<Goal>[];
  readonly indicators: readonly Versioned<Indicator>[];
  /** Amounts of the target's indicators for the area, official basis, all months and years so far. */
  readonly amounts: readonly Amount[];
  readonly period: Period;
  readonly area: string;
  readonly method: Versioned<Method>;
  /** The programme's signing day: nothing is late before it. */
  readonly signedOn: IsoDate;
  readonly today: IsoDate;
}
