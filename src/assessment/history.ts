import type { Indicator, IndicatorCode } from '../catalogue/catalogue.ts';
import type { Absent, Amount, Known, Scope } from '../indicator/amount.ts';
import {
  type Basis,
  type IsoDate,
  monthIndex,
  monthPeriod,
  type Period,
  yearOfMonth,
} from '../kernel/period.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';

/** Amounts of one area by indicator and cell, so that every later look is one step. */
export type History = ReadonlyMap<IndicatorCode, ReadonlyMap<string, Amount>>;

const NOTHING = { reported: 0, expected: 0 };

const cellKey = (basis: Basis, scope: Scope, period: string): string =>
  (basis === 'administrative' ? 'a' : 'c') + (scope === 'year' ? 'y' : 'p') + period;

/** One pass over the amounts. Of two for the same cell the later revision stands, whatever their order. */
export function indexAmounts(amounts: readonly Amount[], area: string): History {
  const history = new Map<IndicatorCode, Map<string, Amount>>();
  for (const amount of amounts) {
    if (amount.area !== area) continue;
    const key = cellKey(amount.basis, amount.scope, amount.period);
    let cells = history.get(amount.indicator);
    if (!cells) {
      cells = new Map();
      history.set(amount.indicator, cells);
    }
    const other = cells.get(key);
    if (!other || other.revision <= amount.revision) cells.set(key, amount);
  }
  return history;
}

/** Scope in which an indicator is judged: flows on the cumulative year, stocks at the period's end. */
export const judgedScope = (indicator: Indicator): Scope =>
  indicator.time === 'flow' ? 'year' : 'period';

/** The judged amount of a month as stored, without any look back. */
export function amountOfMonth(
  history: History,
  indicator: Indicator,
  month: number,
): Amount | undefined {
  const { code } = monthPeriod(month, indicator.basis);
  return history.get(indicator.code)?.get(cellKey(indicator.basis, judgedScope(indicator), code));
}

/**
 * The result that stands at the end of a month. A month that is not due yet (between quarters, or not
 * closed) shows the latest number before it; flows look back within their year only.
 */
export function resultAt(
  history: History,
  indicator: Indicator,
  at: { month: number; today: IsoDate },
): Known | Absent {
  const january = monthIndex(yearOfMonth(at.month), 1);
  const first = indicator.time === 'flow' ? january : at.month - 11;
  const now = stored(history, indicator, at);
  for (let month = at.month - 1; month >= first && isNotDue(now); month -= 1) {
    const earlier = amountOfMonth(history, indicator, month)?.result;
    if (earlier && !isNotDue(earlier)) return earlier;
  }
  return now;
}

const isNotDue = (result: Known | Absent): boolean =>
  result.kind === 'missing' && result.why === 'not-due';

function stored(
  history: History,
  indicator: Indicator,
  at: { month: number; today: IsoDate },
): Known | Absent {
  const amount = amountOfMonth(history, indicator, at.month);
  if (amount) return amount.result;
  const cells = history.get(indicator.code);
  if (!cells || cells.size === 0) return { kind: 'missing', why: 'no-source', coverage: NOTHING };
  const open = monthPeriod(at.month, indicator.basis).to >= at.today;
  return { kind: 'missing', why: open ? 'not-due' : 'not-reported', coverage: NOTHING };
}

/** The result of the period alone (quarter, half-year … included). */
export function resultOfPeriod(
  history: History,
  indicator: Indicator,
  period: Period,
): Known | Absent | undefined {
  const key = cellKey(indicator.basis, 'period', period.code);
  return history.get(indicator.code)?.get(key)?.result;
}

/** The count on 31/12 of a year where calendar figures exist beside the administrative ones. */
export function countAtNewYear(
  history: History,
  indicator: Indicator,
  year: number,
): Known | undefined {
  const key = cellKey('calendar', judgedScope(indicator), `${year}-12`);
  const result = history.get(indicator.code)?.get(key)?.result;
  return result?.kind === 'known' ? result : undefined;
}

/** The last known judged result before a month, at most five years back. */
export function lastKnownBefore(
  history: History,
  indicator: Indicator,
  month: number,
): Known | undefined {
  if (!history.has(indicator.code)) return undefined;
  for (let earlier = month; earlier > month - 60; earlier -= 1) {
    const result = amountOfMonth(history, indicator, earlier)?.result;
    if (result?.kind === 'known') return result;
  }
  return undefined;
}

/** True when enough of the areas reported for the amount to become final. */
export function isCovered(
  coverage: { reported: number; expected: number },
  minimum: Decimal,
): boolean {
  if (coverage.expected === 0 || coverage.reported >= coverage.expected) return true;
  const needed = exact(minimum).times(String(coverage.expected));
  return exact(String(coverage.reported)).gte(needed);
}
