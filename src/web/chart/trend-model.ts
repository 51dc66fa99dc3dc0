// From amounts, goals and an assessment to what a trend chart draws.
import type { Assessment } from '../../assessment/assessment.ts';
import { type Course, courseMonth } from '../../assessment/course.ts';
import type { Frequency, Indicator } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { monthPeriod, type Period, yearOfMonth } from '../../kernel/period.ts';
import { formatPeriod, formatValue } from '../format.ts';
import { type Language, textsOf } from '../page.ts';
import { goalTime } from '../scoreboard/goal-words.ts';
import type { Trend, TrendForecast, TrendGoal, TrendPoint } from './trend-chart.ts';

/** One month of the table beneath the chart: the judged result, and for flows the month by itself. */
export interface TrendMonth {
  readonly month: number;
  readonly judged: Amount | null;
  readonly own: Amount | null;
}

export interface TrendInput {
  readonly indicator: Indicator;
  /** Oldest first, without gaps, up to the period's month. */
  readonly months: readonly TrendMonth[];
  readonly course: Course;
  readonly assessment: Assessment;
  readonly period: Period;
  readonly language: Language;
}

/** Undefined where there is nothing to draw: no number and no goal. */
export function trendOf(input: TrendInput): Trend | undefined {
  const { indicator, months, course, assessment, language } = input;
  const runs = runsOf(input);
  const goals = goalsOf(input);
  if (runs.length === 0 && goals.length === 0) return undefined;
  const domain = domainOf(input);
  const last = runs.at(-1)?.at(-1);
  const say = (value: number) => formatValue(String(value), indicator.unit, language);
  const known = assessment.value !== null && last !== undefined;
  return {
    runs,
    months: indicator.time === 'flow' ? ownPoints(input) : [],
    path: pathWithin(course, domain),
    pathLabel: textsOf(language).target.chart.path,
    goals: goals.map((goal) => ({ ...goal, until: Math.min(goal.until, domain[1]) })),
    forecast: known ? forecastOf(input, last) : null,
    absent: absentOf(months, indicator),
    last: known ? { ...last, label: say(last.y) } : null,
    domain,
    ticks: ticksOf(domain, input),
    sayTick: (value) => formatValue(String(Math.round(value * 1e6) / 1e6), null, language),
  };
}

const endOf = (month: number, { basis }: Indicator): number =>
  courseMonth(monthPeriod(month, basis).to);

/** A number at its own day; one that is carried on from an earlier month is no new point. */
function pointOf(amount: Amount | null, month: number, indicator: Indicator): TrendPoint | null {
  if (amount?.result.kind !== 'known') return null;
  const { value, asOfDate } = amount.result;
  if (asOfDate < monthPeriod(month, indicator.basis).from) return null;
  return { x: courseMonth(asOfDate), y: Number(value) };
}

// A cumulative flow begins anew each January; a month that lacks its number lifts the pen.
function runsOf({ months, indicator }: TrendInput): TrendPoint[][] {
  const runs: TrendPoint[][] = [];
  let run: TrendPoint[] = [];
  for (const one of months) {
    const point = pointOf(one.judged, one.month, indicator);
    const anew = indicator.time === 'flow' && one.month % 12 === 0;
    if (anew || isAbsent(one, indicator)) run = [];
    if (!point) continue;
    if (run.length === 0) runs.push(run);
    run.push(point);
  }
  return runs;
}

const STEP: Readonly<Record<Frequency, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  'school-year': 12,
};

/** A month in which a number was due and none of its own came; a month still open lacks nothing. */
function isAbsent({ month, judged, own }: TrendMonth, indicator: Indicator): boolean {
  const amount = indicator.time === 'flow' ? own : judged;
  if (!amount || (month + 1) % STEP[indicator.frequency] !== 0) return false;
  if (amount.result.kind === 'missing') return amount.result.why !== 'not-due';
  return pointOf(amount, month, indicator) === null;
}

const ownPoints = ({ months, indicator }: TrendInput): TrendPoint[] =>
  months.flatMap(({ month, own }) => pointOf(own, month, indicator) ?? []);

const absentOf = (months: readonly TrendMonth[], indicator: Indicator): [number, number][] =>
  months
    .filter((one) => isAbsent(one, indicator))
    .map(({ month }) => [endOf(month, indicator) - 1, endOf(month, indicator)]);

function goalsOf({ course, indicator, language }: TrendInput): TrendGoal[] {
  const t = textsOf(language);
  const say = (value: string) => formatValue(value, indicator.unit, language);
  if (course.open) {
    const { value } = course.open;
    const when = goalTime(course.open, t.scoreboard);
    const label = `${say(value)} (${when})`;
    return [
      { value: Number(value), until: Number.MAX_VALUE, label, short: say(value), firm: false },
    ];
  }
  const seen = new Set<string>();
  return course.goals.flatMap(({ year, due, goal }) => {
    if (seen.has(goal.id)) return [];
    seen.add(goal.id);
    const phase = goal.year === 'phase';
    const label = `${phase ? t.scoreboard.phase : year}: ${say(goal.value)}`;
    const until = phase ? Number.MAX_VALUE : courseMonth(due);
    const short = phase ? say(goal.value) : `${year}: ${say(goal.value)}`;
    return [
      { value: Number(goal.value), until, label: t.target.chart.goal(label), short, firm: true },
    ];
  });
}

const YEARS_BACK = 1;

/** From the January before last, or the first number, to the day of the next goal. */
function domainOf({ months, indicator, assessment, period }: TrendInput): [number, number] {
  const floor = (yearOfMonth(period.last) - YEARS_BACK) * 12;
  const first = months.find(({ judged }) => judged?.result.kind === 'known')?.month ?? floor;
  const left = endOf(Math.max(first, floor), indicator) - 1;
  const now = endOf(period.last, indicator);
  const due = assessment.due ? courseMonth(assessment.due) : now;
  const ahead = assessment.forecast ? courseMonth(assessment.forecast.at) : now;
  return [Math.min(left, now - 6), Math.max(due, ahead, now + 1)];
}

// The part of the path that is seen, cut at the edges so that no line leaves the picture.
function pathWithin({ path }: Course, [left, right]: readonly [number, number]): TrendPoint[] {
  const points = path.map(({ month, value }) => ({ x: month, y: Number(value) }));
  const inside = points.filter(({ x }) => x >= left && x <= right);
  const before = cut(points, left);
  const after = cut(points, right);
  return [...(before ? [before] : []), ...inside, ...(after ? [after] : [])];
}

function cut(points: readonly TrendPoint[], x: number): TrendPoint | undefined {
  const index = points.findIndex((point, i) => point.x < x && (points[i + 1]?.x ?? x) > x);
  const [from, to] = [points[index], points[index + 1]];
  if (!from || !to) return undefined;
  return { x, y: from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) };
}

function forecastOf({ assessment, indicator, language }: TrendInput, from: TrendPoint) {
  const { forecast } = assessment;
  if (!forecast) return null;
  const say = (value: string) => formatValue(value, null, language);
  const label = textsOf(language).target.chart.forecast(
    formatValue(forecast.value, indicator.unit, language),
    `${say(forecast.low)}–${say(forecast.high)}`,
  );
  const [value, low, high] = [forecast.value, forecast.low, forecast.high].map(Number);
  if (value === undefined || low === undefined || high === undefined) return null;
  const drawn: TrendForecast = { from, x: courseMonth(forecast.at), value, low, high, label };
  return drawn;
}

/** Each quarter's last month; each year's where the picture spans more than three years. */
function ticksOf(domain: readonly [number, number], { indicator, language }: TrendInput) {
  const step = domain[1] - domain[0] > 36 ? 12 : 3;
  const ticks: { x: number; label: string; short: string }[] = [];
  for (let month = Math.floor(domain[0]); month <= domain[1]; month += 1) {
    const x = endOf(month, indicator);
    if ((month + 1) % step !== 0 || x < domain[0] || x > domain[1]) continue;
    const { code, year } = monthPeriod(month);
    const short = `${(month % 12) + 1}/${String(year).slice(2)}`;
    const label = language === 'vi' ? `${(month % 12) + 1}/${year}` : formatPeriod(code, language);
    ticks.push({
      x,
      label: step === 12 ? String(year) : label,
      short: step === 12 ? String(year) : short,
    });
  }
  return ticks;
}
