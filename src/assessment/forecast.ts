import type { Frequency, Indicator, Method } from '../catalogue/catalogue.ts';
import type { Known } from '../indicator/amount.ts';
import { type IsoDate, monthIndex, monthPeriod, yearOfMonth } from '../kernel/period.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';
import type { Forecast } from './assessment.ts';
import { amountOfMonth, type History, resultOfMonth } from './history.ts';
import { isPercent, isYearCount } from './path.ts';
import { DAYS_OF_MONTH, pathDay, yearEnd } from './path-time.ts';
import { backtestError, fitTrend, type Point, residualBand, type Trend, trendAt } from './trend.ts';

export interface ForecastQuestion {
  readonly history: History;
  readonly indicator: Indicator;
  readonly method: Method;
  /** The month assessed and its result. */
  readonly month: number;
  readonly result: Known;
  /** Year at whose end the forecast stands: the next goal's, or the running one. */
  readonly year: number;
}

const WINDOW = 12;
const PLACES = 2;
/** Months that one report speaks of: a quarter's count is spread over its three. */
const MONTHS: Readonly<Record<Frequency, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  'school-year': 12,
};

interface Estimate {
  readonly value: number;
  readonly half: number;
}

/**
 * Where the trend of the last twelve months leads at the year's end, with a band from the residuals
 * that widens with distance, and the error of the same method on past months. Null is «not enough
 * data». It informs and never moves a status. Steps of a plan and restricted numbers have none.
 */
export function forecastAt(question: ForecastQuestion): Forecast | null {
  const { indicator, method, year } = question;
  if (indicator.kind === 'milestone' || indicator.disclosure === 'restricted') return null;
  const at = yearEnd(year, indicator.basis);
  if (pathDay(at) <= pathDay(question.result.asOfDate)) return null;
  const points = pointsOf(question);
  const error = points.length < method.forecastMinimumPoints ? null : backtestError(points);
  if (error === null) return null;
  const trend = fitTrend(points);
  const band = residualBand(points, trend);
  const spread = (x: number): number =>
    band * Math.sqrt(1 + Math.max(0, x - (points.at(-1)?.x ?? x)) / points.length);
  const estimate =
    indicator.time === 'flow' && indicator.kind !== 'reduction'
      ? flowAtYearEnd(question, trend, spread)
      : levelAt(monthOfDay(at), trend, spread);
  return inBounds(estimate, { indicator, at, error });
}

const monthOfDay = (date: IsoDate): number => pathDay(date) / DAYS_OF_MONTH;

const levelAt = (x: number, trend: Trend, spread: (x: number) => number): Estimate => ({
  value: trendAt(trend, x),
  half: spread(x),
});

// A flow's year is what is counted so far and the trend for its open months: added up for a count,
// weighed month by month for a ratio. Before the goal's year begins, all its months are open.
function flowAtYearEnd(
  question: ForecastQuestion,
  trend: Trend,
  spread: (x: number) => number,
): Estimate {
  const { indicator, result, year } = question;
  const january = monthIndex(year, 1);
  const last = Math.floor((pathDay(result.asOfDate) - 1) / DAYS_OF_MONTH);
  const running = yearOfMonth(last) === year;
  const firstOpen = running ? last + 1 : january;
  const open = Array.from({ length: january + 12 - firstOpen }, (_, k) => firstOpen + k);
  const xs = open.map((month) => monthOfDay(monthPeriod(month, indicator.basis).to));
  const sum = xs.reduce((total, x) => total + trendAt(trend, x), 0);
  const half = xs.reduce((total, x) => total + spread(x), 0);
  const soFar = running ? Number(result.value) : 0;
  if (isYearCount(indicator)) return { value: soFar + sum, half };
  return { value: (soFar * (12 - open.length) + sum) / 12, half: half / 12 };
}

// Stocks and reductions: the judged number at its own day, each day once (a carried number is no new
// point). Other flows: each month by itself, because cumulative numbers start anew in January.
function pointsOf(question: ForecastQuestion): Point[] {
  const { indicator, month } = question;
  const january = monthIndex(yearOfMonth(month), 1);
  const first =
    indicator.kind === 'reduction' && indicator.time === 'flow' ? january : month - WINDOW + 1;
  const share = isYearCount(indicator) ? MONTHS[indicator.frequency] : 1;
  const byDay = new Map<number, number>();
  for (let m = first; m <= month; m += 1) {
    const known = pointResult(question, m);
    if (known) byDay.set(monthOfDay(known.asOfDate), Number(known.value) / share);
  }
  return [...byDay].map(([x, y]) => ({ x, y })).sort((a, b) => a.x - b.x);
}

function pointResult({ history, indicator }: ForecastQuestion, month: number): Known | undefined {
  const ownMonth = indicator.time === 'flow' && indicator.kind !== 'reduction';
  const result = ownMonth
    ? resultOfMonth(history, indicator, month)
    : amountOfMonth(history, indicator, month)?.result;
  return result?.kind === 'known' ? result : undefined;
}

function inBounds(
  { value, half }: Estimate,
  { indicator, at, error }: { indicator: Indicator; at: IsoDate; error: number },
): Forecast {
  const floor = indicator.kind === 'reduction' ? -Infinity : 0;
  const ceiling = isPercent(indicator) ? 100 : Infinity;
  const bounded = (x: number): Decimal => rounded(Math.min(ceiling, Math.max(floor, x)));
  return {
    value: bounded(value),
    low: bounded(value - half),
    high: bounded(value + half),
    at,
    backtestError: rounded(error),
  };
}

// Adding 0 turns the −0 of a rounded tiny negative into 0.
function rounded(x: number): Decimal {
  const scale = 10 ** PLACES;
  return exact((Math.round(x * scale) / scale + 0).toFixed(PLACES)).toString();
}
