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
export type History = ReadonlyMap<IndicatorCode, ReadonlyMap<CellKey, Amount>>;

/** Months are keyed by a number: they are looked up hundreds of times for one scoreboard. */
type CellKey = number | string;

const NOTHING = { reported: 0, expected: 0 };

const sideOf = (basis: Basis, scope: Scope): number =>
  (basis === 'administrative' ? 0 : 2) + (scope === 'year' ? 1 : 0);

const monthKey = (month: number, side: number): CellKey => month * 4 + side;

function keyOf(code: string, side: number): CellKey {
  const month = code.length === 7 ? Number(code.slice(5)) : Number.NaN;
  if (Number.isNaN(month)) return code + side;
  return monthKey(monthIndex(Number(code.slice(0, 4)), month), side);
}

/** One pass over the amounts. Of two for the same cell the later revision stands, whatever their order. */
export function indexAmounts(amounts: readonly Amount[], area: string): History {
  const history = new Map<IndicatorCode, Map<CellKey, Amount>>();
  for (const amount of amounts) {
    if (amount.area !== area) continue;
    const key = keyOf(amount.period, sideOf(amount.basis, amount.scope));
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
  const side = sideOf(indicator.basis, judgedScope(indicator));
  return history.get(indicator.code)?.get(monthKey(month, side));
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
  const key = keyOf(period.code, sideOf(indicator.basis, 'period'));
  return history.get(indicator.code)?.get(key)?.result;
}

/** The result of one month by itself. */
export const resultOfMonth = (
  history: History,
  indicator: Indicator,
  month: number,
): Known | Absent | undefined =>
  history.get(indicator.code)?.get(monthKey(month, sideOf(indicator.basis, 'period')))?.result;

/** The count on 31/12 of a year where calendar figures exist beside the administrative ones. */
export function countAtNewYear(
  history: History,
  indicator: Indicator,
  year: number,
): Known | undefined {
  const key = monthKey(monthIndex(year, 12), sideOf('calendar', judgedScope(indicator)));
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
