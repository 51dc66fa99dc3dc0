// Thử quy tắc: what a draft rule would have stopped among the values of past periods, beside the rule in force.
import type { AreaCode, Element, ElementCode } from '../catalogue/catalogue.ts';
import type { CheckCell } from '../catalogue/check/cell.ts';
import type { CompiledCheck } from '../catalogue/check/compile.ts';
import type { Finding } from '../catalogue/check/finding.ts';
import { answerOf, isAsked, isAskedAt } from '../catalogue/check/findings.ts';
import type { Decimal } from '../kernel/quantity.ts';
import { compareNames } from '../kernel/text.ts';
import { checkCellOf, type Wanted } from './check-cell.ts';
import { periodOf, type StandingValue, type Surroundings } from './check-surroundings.ts';
import { officialOf } from './official.ts';

export interface Trial {
  readonly draft: CompiledCheck;
  /** The version in force; null for a new rule. */
  readonly present: CompiledCheck | null;
  /** Month indexes of the first and last period. */
  readonly months: readonly [number, number];
}

export interface TrialCell {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly amount: Decimal;
  /** Stopped by the draft alone, by the present version alone, or by both. */
  readonly change: 'new' | 'gone' | 'kept';
  readonly finding: Finding;
}

export interface TrialPeriod {
  readonly period: string;
  readonly asked: number;
  readonly before: number;
  readonly after: number;
}

export interface TrialResult {
  readonly asked: number;
  readonly before: number;
  readonly after: number;
  /** Cells at which the draft could not be computed. */
  readonly failed: number;
  readonly periods: readonly TrialPeriod[];
  /** What the draft changes first, then what stays; at most TRIAL_CELLS. */
  readonly cells: readonly TrialCell[];
  readonly left: number;
}

const TRIAL_CELLS = 200;

/** Elements that the draft or the present version is asked at. */
export function elementsTried(
  { draft, present }: Trial,
  elements: readonly Element[],
): readonly Element[] {
  const rules = present ? [draft, present] : [draft];
  return elements.filter(
    (element) =>
      element.sumOf.length === 0 &&
      rules.some(({ check }) => isAsked(check.appliesTo, { ...element, element: element.code })),
  );
}

/** Counts that grow element by element. */
export interface TrialTally {
  failed: number;
  readonly periods: Map<string, { month: number; asked: number; before: number; after: number }>;
  readonly cells: TrialCell[];
}

export const emptyTally = (): TrialTally => ({ failed: 0, periods: new Map(), cells: [] });

/** Tries the values of one element, each as if its unit had entered it then. */
export function tryElement(
  element: Element,
  trial: Trial,
  around: Surroundings,
  tally: TrialTally,
): void {
  const wanted = wantedBy(trial);
  const [first, last] = trial.months;
  for (const values of around.origins.get(element.code)?.values() ?? []) {
    const value = officialOf(values, element.officialOrigin);
    const period = value && periodOf(value.period, value.basis);
    if (!value || !period || period.last < first || period.last > last) continue;
    const lookup = around.official;
    const { origin } = value;
    const cell = checkCellOf(value, { around, lookup, wanted, catchUp: false, origin });
    if (cell) count(tally, { value, month: period.last }, judge(trial, cell));
  }
}

/** The findings of both, and whether the draft could be computed. */
interface Judged {
  readonly asked: boolean;
  readonly failed: boolean;
  readonly before: Finding | null;
  readonly after: Finding | null;
}

function judge({ draft, present }: Trial, cell: CheckCell): Judged {
  const now = answerOf(draft, cell);
  const then = present && answerOf(present, cell);
  return {
    asked: isAskedAt(draft.check, cell),
    failed: now.kind === 'failed',
    after: now.kind === 'wrong' && draft.check.active ? now.finding : null,
    before: then?.kind === 'wrong' ? then.finding : null,
  };
}

function count(
  tally: TrialTally,
  { value, month }: { readonly value: StandingValue; readonly month: number },
  { asked, failed, before, after }: Judged,
): void {
  const line = tally.periods.get(value.period) ?? { month, asked: 0, before: 0, after: 0 };
  tally.periods.set(value.period, line);
  line.asked += asked ? 1 : 0;
  line.before += before ? 1 : 0;
  line.after += after ? 1 : 0;
  tally.failed += failed ? 1 : 0;
  const finding = after ?? before;
  if (!finding) return;
  const change = before && after ? 'kept' : after ? 'new' : 'gone';
  const { element, area, period, amount } = value;
  tally.cells.push({ element, area, period, amount, change, finding });
}

function wantedBy({ draft, present }: Trial): Wanted {
  const rules = present ? [draft, present] : [draft];
  return {
    names: new Set(rules.flatMap(({ reads }) => [...reads.names])),
    fields: new Set(rules.flatMap(({ reads }) => [...reads.elements])),
  };
}

const CHANGES: readonly TrialCell['change'][] = ['new', 'gone', 'kept'];

/** The counts as a table, newest period first. */
export function resultOf({ failed, periods, cells }: TrialTally): TrialResult {
  const lines = [...periods]
    .toSorted(([a, x], [b, y]) => y.month - x.month || compareNames(a, b))
    .map(([period, { asked, before, after }]) => ({ period, asked, before, after }));
  const sum = (of: (line: TrialPeriod) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const sorted = CHANGES.flatMap((change) => cells.filter((cell) => cell.change === change));
  return {
    asked: sum(({ asked }) => asked),
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    failed,
    periods: lines,
    cells: sorted.slice(0, TRIAL_CELLS),
    left: Math.max(0, sorted.length - TRIAL_CELLS),
  };
}
