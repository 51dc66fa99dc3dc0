// The values beside which cells are checked: what stands, and a report's drafts laid over it.
import type { AreaCode, ElementCode, Origin } from '../catalogue/catalogue.ts';
import type { CellToCheck } from '../catalogue/check/checker.ts';
import { type Basis, type Period, parsePeriod, previousPeriod } from '../kernel/period.ts';
import { type Decimal, exact, percentOf } from '../kernel/quantity.ts';
import { type Known, leavesOf, type Pair } from '../source/figure/known.ts';
import { type Side, sidesOf } from '../source/figure/pair.ts';
import {
  type Lookup,
  put,
  type Standing,
  type Standings,
  seriesKey,
} from '../source/figure/standing.ts';
import { officialOf } from './official.ts';

/** A current value, as far as checks need it. */
export interface StandingValue {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly period: string;
  readonly origin: Origin;
  readonly amount: Decimal;
}

/** Values of the elements that were loaded so far; peers are computed once for a ratio and period. */
export interface Surroundings {
  readonly known: Known;
  readonly official: Standings;
  /** By element and place, the values of all origins. */
  readonly origins: Map<ElementCode, Map<string, readonly StandingValue[]>>;
  readonly peers: Map<string, ReadonlyMap<AreaCode, Decimal>>;
}

export const emptySurroundings = (known: Known): Surroundings => ({
  known,
  official: new Map(),
  origins: new Map(),
  peers: new Map(),
});

/** Puts the values of elements in; all origins of a place and period must come together. */
export function addValues(around: Surroundings, values: readonly StandingValue[]): void {
  const places = new Map<string, StandingValue[]>();
  for (const value of values) {
    const key = `${value.element}|${placeKey(value)}`;
    const place = places.get(key);
    if (place) place.push(value);
    else places.set(key, [value]);
  }
  for (const all of places.values()) {
    const [first] = all;
    const period = first && periodOf(first.period, first.basis);
    const element = first && around.known.elements.get(first.element);
    const chosen = element && officialOf(all, element.officialOrigin);
    if (!first || !period || !chosen) continue;
    const own = around.origins.get(first.element) ?? new Map<string, readonly StandingValue[]>();
    around.origins.set(first.element, own.set(placeKey(first), all));
    put(around.official, seriesKey(first.element, first), { period, amount: chosen.amount });
  }
}

export const placeKey = ({
  area,
  basis,
  period,
}: Pick<StandingValue, 'area' | 'basis' | 'period'>): string => `${area}|${basis}|${period}`;

/** What stands with a report's own answers over it; a series is laid over when it is first asked for. */
export function withDrafts(official: Standings, drafts: readonly CellToCheck[]): Lookup {
  const byKey = new Map<string, CellToCheck[]>();
  for (const draft of drafts) {
    const key = seriesKey(draft.element, draft);
    const own = byKey.get(key);
    if (own) own.push(draft);
    else byKey.set(key, [draft]);
  }
  const laid: Standings = new Map();
  return {
    get(key) {
      const own = byKey.get(key);
      if (!own) return official.get(key);
      if (!laid.has(key)) laid.set(key, overlay(official.get(key), own));
      return laid.get(key);
    },
  };
}

function overlay(
  series: ReadonlyMap<string, Standing> | undefined,
  drafts: readonly CellToCheck[],
): Map<string, Standing> {
  const all = new Map(series);
  for (const { period: code, basis, amount } of drafts) {
    const period = periodOf(code, basis);
    if (period) all.set(code, { period, amount });
  }
  return all;
}

const periods = new Map<string, Period>();

/** A period by its code; there are few, and a form asks for the same ones again and again. */
export function periodOf(code: string, basis: Basis): Period | undefined {
  const key = `${basis} ${code}`;
  const period = periods.get(key) ?? parsePeriod(code, basis);
  if (period) periods.set(key, period);
  return period;
}

/** Everything that a cell of an element is compared with. */
export function elementsBeside(
  known: Known,
  element: ElementCode,
  fields: Iterable<ElementCode>,
): ReadonlySet<ElementCode> {
  const pairs = known.pairs.get(element) ?? [];
  const sides = pairs.flatMap((pair) => [pair.numerator, pair.denominator]);
  const read = [...fields].flatMap((code) => known.elements.get(code) ?? []);
  return new Set([element, ...[...sides, ...read].flatMap(leavesOf)]);
}

/** Which side of the ratio an element enters. */
export const sideOf = (pair: Pair, element: ElementCode): Side =>
  leavesOf(pair.numerator).includes(element) ? 'numerator' : 'denominator';

/** A commune that has not answered yet stands with an earlier period, at most this many before. */
const PERIODS_BACK = 2;

/** The ratio of every other commune as it stands, in %. */
export function peersOf(
  around: Surroundings,
  { pair, side }: { readonly pair: Pair; readonly side: Side },
  {
    area,
    basis,
    period,
  }: { readonly area: AreaCode; readonly basis: Basis; readonly period: Period },
): readonly Decimal[] {
  const { known } = around;
  if (area === known.city) return [];
  const key = `${pair.indicator}|${side}|${basis}|${period.code}`;
  const ratios = around.peers.get(key) ?? ratiosOfCommunes(around, { pair, side }, basis, period);
  around.peers.set(key, ratios);
  return [...ratios].flatMap(([of, ratio]) => (of === area ? [] : [ratio]));
}

function ratiosOfCommunes(
  { known, official }: Surroundings,
  { pair, side }: { readonly pair: Pair; readonly side: Side },
  basis: Basis,
  last: Period,
): ReadonlyMap<AreaCode, Decimal> {
  const ratios = new Map<AreaCode, Decimal>();
  for (const { code: area, kind } of known.areas.values()) {
    if (kind === 'city') continue;
    let period = last;
    for (let back = 0; back <= PERIODS_BACK && !ratios.has(area); back += 1) {
      const sides = sidesOf(pair, side, { area, basis, period }, official);
      const ratio = sides && ratioOf(sides);
      if (ratio !== undefined) ratios.set(area, ratio);
      period = previousPeriod(period);
    }
  }
  return ratios;
}

/** In %, at the stored scale; undefined over a zero denominator. */
export const ratioOf = (sides: {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}): Decimal | undefined =>
  exact(sides.denominator).eq('0') ? undefined : percentOf(sides.numerator, sides.denominator);
