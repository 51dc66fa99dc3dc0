// A target, its goals and amounts in few words, so that a rule's table shows only what the rule is about.
import assert from 'node:assert/strict';
import test from 'node:test';
import { assess } from '../src/assessment/assess.ts';
import type { Assessment, AssessmentInput } from '../src/assessment/assessment.ts';
import type { Baseline, Goal, Indicator, Target, Versioned } from '../src/catalogue/catalogue.ts';
import type { Amount, Known, Missing, Scope } from '../src/indicator/amount.ts';
import { monthPeriod, parsePeriod } from '../src/kernel/period.ts';
import { percentOf } from '../src/kernel/quantity.ts';
import { sayWhy } from '../src/web/text/why.ts';

export const versioned = { version: 1, effectiveFrom: '2026-06-06', revision: 1 } as const;

export function indicator(over: Partial<Indicator> = {}): Versioned<Indicator> {
  return {
    ...versioned,
    code: '7',
    target: 7,
    name: 'Tỷ lệ mẫu',
    unit: '%',
    kind: 'ratio',
    time: 'stock',
    standing: 'confirmed',
    formula: 'tử số / mẫu số',
    numerator: 'tu',
    denominator: 'mau',
    base: null,
    milestones: [],
    minimumCoverage: '0.8',
    basis: 'administrative',
    baseline: null,
    dependsOnMinistry: false,
    owner: 'so-mau',
    suppliers: [],
    frequency: 'month',
    path: 'figure',
    breakdown: null,
    disclosure: 'public',
    quality: { source: '', verification: '', accuracy: '', limits: '', compensation: '' },
    note: null,
    ...over,
  };
}

export function target(over: Partial<Target> = {}): Target {
  return {
    number: 7,
    group: 'I',
    name: 'Mục tiêu mẫu',
    unit: '%',
    kind: 'quantitative',
    leads: ['so-mau'],
    coordinators: [],
    judgedBy: { headline: '7' },
    disclosure: 'public',
    source: { document: 'mẫu', line: 1 },
    ...over,
  };
}

/** `goal(2026, '80')`, confirmed and «at least» unless said otherwise. */
export function goal(year: Goal['year'], value: string, over: Partial<Goal> = {}): Versioned<Goal> {
  return {
    ...versioned,
    id: `7-${year ?? 'a'}`,
    target: 7,
    year,
    value,
    comparator: '>=',
    text: value,
    standing: 'confirmed',
    ...over,
  };
}

/** An approved start of the path on the last day of the plan year 2025. */
export const baseline = (value: string, over: Partial<Baseline> = {}): Baseline => ({
  value,
  date: '2025-12-14',
  source: 'Báo cáo năm 2025',
  approved: true,
  ...over,
});

export interface AmountWords {
  readonly indicator?: string;
  readonly scope?: Scope;
  readonly basis?: 'administrative' | 'calendar';
  readonly coverage?: readonly [number, number];
  readonly standing?: Known['standing'];
  readonly asOf?: string;
  readonly revision?: number;
}

export type Figure = string | readonly [string, string] | { readonly missing: Missing };

/** `amount('2026-09', '75')`, `amount('2026-09', ['9996', '10000'])`, `amount('2026-09', { missing: … })`. */
export function amount(period: string, figure: Figure, words: AmountWords = {}): Amount {
  const basis = words.basis ?? 'administrative';
  const [reported, expected] = words.coverage ?? [1, 1];
  const coverage = { reported, expected };
  const asOfDate = words.asOf ?? parsePeriod(period, basis)?.to ?? '';
  const known = {
    kind: 'known',
    coverage,
    asOfDate,
    standing: words.standing ?? 'approved',
  } as const;
  const cell = {
    indicator: words.indicator ?? '7',
    area: '46',
    basis,
    period,
    scope: words.scope ?? 'period',
    formulaVersion: 1,
    revision: words.revision ?? 1,
    recordedAt: new Date(0),
  };
  if (typeof figure === 'string') return { ...cell, result: { ...known, value: figure } };
  if ('missing' in figure) {
    const dated = words.asOf ? { asOfDate: words.asOf } : {};
    return { ...cell, result: { kind: 'missing', why: figure.missing, coverage, ...dated } };
  }
  const [numerator, denominator] = figure;
  const value = percentOf(numerator, denominator);
  return { ...cell, result: { ...known, value, numerator, denominator } };
}

/** Monthly amounts from a month on, oldest first. */
export function months(
  from: string,
  figures: readonly Figure[],
  words: AmountWords = {},
): Amount[] {
  const first = parsePeriod(from)?.last ?? 0;
  return figures.map((figure, k) => amount(monthPeriod(first + k).code, figure, words));
}

export interface Words {
  readonly period?: string;
  readonly today?: string;
  readonly target?: Partial<Target>;
  readonly indicator?: Partial<Indicator>;
  readonly indicators?: readonly Versioned<Indicator>[];
  readonly goals?: readonly Versioned<Goal>[];
  readonly amounts?: readonly Amount[];
  readonly method?: Partial<AssessmentInput['method']>;
}

/** September 2026 seen on 20/9, goals 80 in 2026 and 100 in 2030, unless said otherwise. */
export function input(words: Words): AssessmentInput {
  const period = parsePeriod(words.period ?? '2026-09');
  if (!period) throw new Error(`no period ${words.period}`);
  return {
    target: target(words.target),
    goals: words.goals ?? [goal(2026, '80'), goal(2030, '100')],
    indicators: words.indicators ?? [indicator(words.indicator)],
    amounts: words.amounts ?? [],
    period,
    area: '46',
    method: {
      ...versioned,
      atRiskPoints: '5',
      atRiskMonths: 2,
      forecastMinimumPoints: 6,
      ...words.method,
    },
    programme: { signedOn: '2026-06-06', start: 2026, end: 2030 },
    today: words.today ?? '2026-09-20',
  };
}

export const assessed = (words: Words): Assessment => assess(input(words));

/** An assessment in one line per answer: verdicts as «2026 missed», with «!» once final. */
export function view(one: Assessment) {
  return {
    progress: one.progress,
    why: one.why.code,
    verdicts: one.verdicts
      .map(({ year, verdict, final }) => `${year} ${verdict}${final ? '!' : ''}`)
      .join(', '),
    withheld: one.verdicts.map((each) => each.withheld?.code ?? '').join(''),
    judgedValues: one.verdicts.map((each) => each.value ?? '').join(', '),
    indicator: one.indicator,
    value: one.value,
    periodValue: one.periodValue,
    missing: one.missing,
    lastKnown: one.lastKnown?.value ?? null,
    expected: one.expected,
    goal: one.goal?.value ?? null,
    due: one.due,
    finalGoal: one.finalGoal?.value ?? null,
    gap: one.gap,
    completion: one.completion,
    points: one.requiredPace?.points ?? null,
    work: one.requiredPace?.work ?? null,
    workTotal: one.requiredPace?.workTotal ?? null,
    monthsDelay: one.monthsDelay,
    regressed: one.regressed,
    provisional: one.provisional,
    asOfDate: one.asOfDate,
    alerts: one.alerts.map((alert) => alert.code).join(),
  };
}

export type View = ReturnType<typeof view>;
export type Row = readonly [name: string, words: Words, want: Partial<View>];

/** The wanted fields alone, so that a failing row shows nothing else. */
function pick(all: View, want: Partial<View>): Partial<View> {
  const keys = Object.keys(want) as (keyof View)[];
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}

/** One test per row; a failing one shows the wanted fields alone. Every reason must find its inputs. */
export function checkRows(name: string, rows: readonly Row[]): void {
  test(name, async (t) => {
    for (const [row, words, want] of rows) {
      await t.test(row, () => {
        const one = assessed(words);
        assert.deepEqual(pick(view(one), want), want);
        for (const why of [one.why, ...one.alerts]) {
          assert.doesNotMatch(sayWhy(why, { unit: '%' }, 'vi'), /–/, why.code);
        }
      });
    }
  });
}
