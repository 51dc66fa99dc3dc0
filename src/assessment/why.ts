import { MISSING } from '../indicator/amount.ts';

/** Every reason an assessment can give; src/web/text/why.ts has a sentence for each. */
export const WHY_CODES = [
  ...MISSING,
  'no-indicator',
  'base-below-minimum',
  'judged-at-year-end',
  'goal-met',
  'final-goal-met',
  'on-path',
  'within-limit',
  'at-risk-by-points',
  'at-risk-by-months',
  'behind-path',
  'behind-baseline',
  'goal-overdue',
  'earlier-goal-at-risk',
  'earlier-goal-behind',
  'final-goal-only',
  'no-baseline',
  'baseline-not-approved',
  'before-baseline',
  'no-goal-this-year',
  'no-goal',
  'before-signing',
  'year-unplaced',
  'year-assumed',
  'milestones-done',
  'milestones-on-time',
  'milestones-at-risk',
  'milestones-late',
  'milestones-not-approved',
  'milestones-undefined',
  'regressed',
  'partial-coverage',
] as const;
export type WhyCode = (typeof WHY_CODES)[number];

/**
 * A reason with its inputs, put into words by the screens. Decimals and dates are text, years are
 * numbers, so that a screen knows which of them to format.
 */
export interface Why {
  readonly code: WhyCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const because = (code: WhyCode, params: Why['params'] = {}): Why => ({ code, params });
