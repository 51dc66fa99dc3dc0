// A result month by month: goals, the path to them, the forecast, and months without data as a pattern.
import type { Markish } from '@observablehq/plot';
import { type Canvas, openCanvas } from './plot-canvas.ts';

export interface TrendPoint {
  /** Months on the scale of assessment/course.ts. */
  readonly x: number;
  readonly y: number;
}

export interface TrendGoal {
  readonly value: number;
  /** Last month of its line; lines begin at the left edge. */
  readonly until: number;
  readonly label: string;
  readonly short: string;
  /** False while its year is assumed or open. */
  readonly firm: boolean;
}

export interface TrendForecast {
  readonly from: TrendPoint;
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

export interface Trend {
  /** The judged result; broken where a flow starts anew or a month is missing. */
  readonly runs: readonly (readonly TrendPoint[])[];
  /** Flows: each month by itself. */
  readonly months: readonly TrendPoint[];
  readonly path: readonly TrendPoint[];
  readonly pathLabel: string;
  readonly goals: readonly TrendGoal[];
  readonly forecast: TrendForecast | null;
  /** Months that should have a number and have none. */
  readonly absent: readonly (readonly [from: number, to: number])[];
  /** The latest point, said beside it. */
  readonly last: (TrendPoint & { readonly label: string }) | null;
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly short: string }[];
  readonly sayTick: (value: number) => string;
}

export interface TrendSize {
  readonly width: number;
  readonly height: number;
  /** Room for the labels at the right edge; with little room they are short. */
  readonly right: number;
}

export const WIDE: TrendSize = { width: 780, height: 320, right: 176 };
export const NARROW: TrendSize = { width: 350, height: 300, right: 88 };

const TOP = 22;
const BOTTOM = 34;
const TEXT = 13;

/** Draws trends; the library is loaded once. */
export async function openTrendChart(): Promise<(trend: Trend, size: TrendSize) => string> {
  const canvas = await openCanvas();
  return (trend, size) => drawTrend(canvas, trend, size);
}

function drawTrend(canvas: Canvas, trend: Trend, size: TrendSize): string {
  const limits = limitsOf(trend);
  const narrow = size.width < 500;
  const ticks = narrow ? everySecond(trend.ticks) : trend.ticks;
  const inner = canvas.draw({
    width: size.width,
    height: size.height,
    marginLeft: 52,
    marginRight: size.right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { domain: [...trend.domain] },
    y: { domain: limits },
    marks: [
      ...groundMarks(canvas, { trend, limits, ticks, narrow }),
      ...lineMarks(canvas, trend),
      ...labelMarks(canvas, trend, { size, limits, narrow }),
    ],
  });
  return `<g fill="var(--ink)" color="var(--ink)" font-size="${TEXT}" text-anchor="middle">${inner}</g>`;
}

const everySecond = <T>(items: readonly T[]): T[] =>
  items.length > 5 ? items.filter((_, i) => (items.length - 1 - i) % 2 === 0) : [...items];

interface Ground {
  readonly trend: Trend;
  readonly limits: [number, number];
  readonly ticks: Trend['ticks'];
  readonly narrow: boolean;
}

function groundMarks({ plot }: Canvas, { trend, limits, ticks, narrow }: Ground): Markish[] {
  const [y1, y2] = limits;
  const labels = new Map(ticks.map((tick) => [tick.x, narrow ? tick.short : tick.label]));
  return [
    plot.rect(trend.absent, { x1: '0', x2: '1', y1, y2, fill: 'url(#hatch)' }),
    plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
    plot.axisY({
      ticks: 5,
      tickSize: 0,
      tickFormat: (value: number) => trend.sayTick(value),
      fill: 'var(--quiet)',
      label: null,
    }),
    plot.axisX({
      ticks: [...labels.keys()],
      tickFormat: (x: number) => labels.get(x) ?? '',
      fill: 'var(--quiet)',
      stroke: 'var(--edge)',
      tickPadding: 7,
      label: null,
    }),
  ];
}

const xy = { x: 'x', y: 'y' } as const;

function lineMarks({ plot }: Canvas, trend: Trend): Markish[] {
  const [left] = trend.domain;
  const { forecast } = trend;
  const fan = forecast
    ? [
        { x: forecast.from.x, low: forecast.from.y, high: forecast.from.y },
        { x: forecast.x, low: forecast.low, high: forecast.high },
      ]
    : [];
  const ahead = forecast ? [forecast.from, { x: forecast.x, y: forecast.value }] : [];
  return [
    ...trend.goals.map(({ value, until, firm }) =>
      plot.link([{ left, until, value }], {
        ...{ x1: 'left', x2: 'until', y1: 'value', y2: 'value' },
        stroke: 'var(--gilt)',
        strokeWidth: firm ? 2 : 1.5,
        strokeDasharray: firm ? '7 4' : '2 4',
      }),
    ),
    plot.areaY(fan, { x: 'x', y1: 'low', y2: 'high', fill: 'var(--accent)', fillOpacity: 0.16 }),
    plot.lineY(ahead, { ...xy, stroke: 'var(--accent)', strokeDasharray: '2 4', strokeWidth: 2 }),
    plot.lineY(trend.path, { ...xy, stroke: 'var(--quiet)', strokeWidth: 1.5 }),
    plot.dot(trend.months, { ...xy, r: 2.5, stroke: 'var(--accent)', strokeOpacity: 0.65 }),
    ...trend.runs.map((run) =>
      run.length > 1
        ? plot.lineY(run, { ...xy, stroke: 'var(--accent)', strokeWidth: 2.75 })
        : plot.dot(run, { ...xy, r: 2.5, fill: 'var(--accent)' }),
    ),
    plot.dot(trend.last ? [trend.last] : [], { ...xy, r: 4.5, fill: 'var(--accent)' }),
  ];
}

interface Labels {
  readonly size: TrendSize;
  readonly limits: [number, number];
  readonly narrow: boolean;
}

function labelMarks({ plot }: Canvas, trend: Trend, labels: Labels): Markish[] {
  const { size, limits, narrow } = labels;
  const perPixel = (limits[1] - limits[0]) / (size.height - TOP - BOTTOM);
  const edge = [
    ...trend.goals.map(({ value, label, short }) => ({ y: value, text: narrow ? short : label })),
    ...(trend.forecast && !narrow ? [{ y: trend.forecast.value, text: trend.forecast.label }] : []),
  ];
  const end = trend.path.at(-1);
  const start = trend.path.find(({ x }) => x >= trend.domain[0]);
  const halo = { stroke: 'var(--surface)', strokeWidth: 5, fill: 'var(--ink)' };
  return [
    plot.text(apart(edge, 17 * perPixel, limits), {
      x: () => trend.domain[1],
      ...{ y: 'y', text: 'text', textAnchor: 'start', dx: 8, fill: 'var(--ink)', lineWidth: 40 },
    }),
    plot.text(start && end && !narrow ? [middleOf(start, end)] : [], {
      ...{ ...xy, text: () => trend.pathLabel, textAnchor: 'start', dy: 15, dx: 4 },
      ...{ ...halo, fill: 'var(--quiet)' },
    }),
    plot.text(trend.last ? [trend.last] : [], {
      ...{ ...xy, text: 'label', fontWeight: 600, fontSize: 15 },
      dy: isBelow(trend) ? 18 : -15,
      ...halo,
    }),
  ];
}

/** Whether there is more room beneath the last point than above it. */
function isBelow({ last, runs, months, path, goals }: Trend): boolean {
  if (!last) return false;
  const before = runs.at(-1)?.at(-2);
  const near = [...months, ...path].filter(({ x }) => Math.abs(x - last.x) < 1.6);
  const others = [
    ...[...near, ...(before ? [before] : [])].map(({ y }) => y),
    ...goals.map(({ value }) => value),
    ...(valueAt(path, last.x) ?? []),
  ].map((y) => y - last.y);
  const room = (side: readonly number[]): number => Math.min(Infinity, ...side.map(Math.abs));
  return room(others.filter((d) => d < 0)) > room(others.filter((d) => d > 0));
}

function valueAt(path: readonly TrendPoint[], x: number): [number] | undefined {
  const index = path.findIndex((point, i) => point.x <= x && (path[i + 1]?.x ?? x) > x);
  const [from, to] = [path[index], path[index + 1]];
  if (!from || !to) return undefined;
  return [from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)];
}

const middleOf = (a: TrendPoint, b: TrendPoint): TrendPoint => ({
  x: a.x + (b.x - a.x) * 0.62,
  y: a.y + (b.y - a.y) * 0.62,
});

interface EdgeLabel {
  readonly y: number;
  readonly text: string;
}

/** Labels pushed apart by at least `room`, kept inside the limits, in the order of their values. */
function apart(labels: readonly EdgeLabel[], room: number, limits: [number, number]): EdgeLabel[] {
  const placed: EdgeLabel[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y)) {
    const below = placed.at(-1);
    const y = Math.max(label.y, below ? below.y + room : limits[0]);
    placed.push({ ...label, y });
  }
  let above = limits[1];
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const label = placed[i];
    if (!label || label.y <= above) break;
    placed[i] = { ...label, y: above };
    above -= room;
  }
  return placed;
}

/** Round limits around everything drawn; a range that begins near zero begins at zero. */
export function limitsOf(trend: Trend): [number, number] {
  const { forecast } = trend;
  const shown = trend.path.filter(({ x }) => x >= trend.domain[0] && x <= trend.domain[1]);
  const all = [
    ...[...trend.runs.flat(), ...trend.months, ...shown].map(({ y }) => y),
    ...trend.goals.map(({ value }) => value),
    ...(forecast ? [forecast.low, forecast.high] : []),
  ];
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const floor = low >= 0 && low < (high - low) * 0.8 ? 0 : low;
  const step = stepFor((high - floor || Math.abs(high) || 1) / 5);
  const bottom = Math.floor(floor / step) * step;
  return [bottom, Math.max(Math.ceil(high / step) * step, bottom + step)];
}

function stepFor(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 2.5, 5].find((each) => each * power >= wanted) ?? 10) * power;
}
