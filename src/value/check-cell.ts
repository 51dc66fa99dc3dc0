// A cell with what its rules read: history, the same period of last year, other origins, ratios, peers.
import type { Element, ElementCode, Origin } from '../catalogue/catalogue.ts';
import type { CheckCell, RatioSides } from '../catalogue/check/cell.ts';
import type { CellToCheck } from '../catalogue/check/checker.ts';
import type { Period } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Pair } from '../source/figure/known.ts';
import { sidesOf } from '../source/figure/pair.ts';
import { amountAt, type Lookup, type Standing, seriesKey } from '../source/figure/standing.ts';
import {
  peersOf,
  periodOf,
  placeKey,
  ratioOf,
  type Surroundings,
  sideOf,
} from './check-surroundings.ts';
import { ORIGIN_ORDER } from './official.ts';

const HISTORY = 12;

/** What the rules read, so that nothing else is computed. */
export interface Wanted {
  readonly names: ReadonlySet<string>;
  readonly fields: ReadonlySet<ElementCode>;
}

export interface Beside {
  readonly around: Surroundings;
  /** What stands, with the report's drafts over it. */
  readonly lookup: Lookup;
  readonly wanted: Wanted;
  readonly catchUp: boolean;
  /** Where the cell's own number comes from. */
  readonly origin: Origin;
}

interface Place {
  readonly cell: CellToCheck;
  readonly element: Element;
  readonly period: Period;
}

/** The cell ready for its rules; undefined for an element or period that does not exist. */
export function checkCellOf(cell: CellToCheck, beside: Beside): CheckCell | undefined {
  const element = beside.around.known.elements.get(cell.element);
  const period = periodOf(cell.period, cell.basis);
  if (!element || !period) return undefined;
  const { name, unit, measure, time } = element;
  const place = { cell, element, period };
  const series = beside.lookup.get(seriesKey(cell.element, cell));
  const before = earlier(series, period);
  return {
    ...{ name, unit, measure, time, catchUp: beside.catchUp },
    ...{ element: cell.element, area: cell.area, period: cell.period, value: cell.amount },
    previous: time === 'flow' ? before.last : (before.all.at(-1) ?? null),
    sameLastYear: before.yearBefore,
    history: before.all,
    other: otherOf(place, beside),
    ratios: (beside.around.known.pairs.get(cell.element) ?? []).flatMap(
      (pair) => ratioSides(pair, place, beside) ?? [],
    ),
    fields: fieldsOf(place, beside),
  };
}

interface Earlier {
  /** Of up to twelve periods of the same kind, oldest first. */
  readonly all: readonly Decimal[];
  /** Of the period just before. */
  readonly last: Decimal | null;
  readonly yearBefore: Decimal | null;
}

/** Months from one period of a kind to the next; nine months come once a year. */
const stepOf = ({ kind, first, last }: Period): number =>
  kind === 'nine-months' ? 12 : last - first + 1;

function earlier(series: ReadonlyMap<string, Standing> | undefined, period: Period): Earlier {
  const step = stepOf(period);
  const length = period.last - period.first;
  const before = [...(series?.values() ?? [])].filter(
    ({ period: { first, last } }) =>
      last - first === length && last < period.last && last >= period.last - HISTORY * step,
  );
  const ending = (month: number): Decimal | null =>
    before.find((one) => one.period.last === month)?.amount ?? null;
  const all = before.toSorted((a, b) => a.period.last - b.period.last);
  return {
    all: all.map(({ amount }) => amount),
    last: ending(period.last - step),
    yearBefore: ending(period.last - 12),
  };
}

function otherOf({ cell }: Place, { around, origin }: Beside): CheckCell['other'] {
  const values = around.origins.get(cell.element)?.get(placeKey(cell)) ?? [];
  for (const other of ORIGIN_ORDER) {
    const found = other !== origin && values.find((value) => value.origin === other);
    if (found) return { origin: other, amount: found.amount };
  }
  return null;
}

/** Restricted numbers of others are not told to who enters beside them. */
const isTold = (element: Element, of: ElementCode): boolean =>
  element.disclosure !== 'restricted' || element.code === of;

function ratioSides(pair: Pair, place: Place, beside: Beside): RatioSides | undefined {
  const { cell, period } = place;
  const { numerator, denominator } = pair;
  if (!isTold(numerator, cell.element) || !isTold(denominator, cell.element)) return undefined;
  const side = sideOf(pair, cell.element);
  const at = { area: cell.area, basis: cell.basis, period };
  const sides = sidesOf(pair, side, at, beside.lookup);
  return {
    indicator: pair.indicator,
    numeratorName: numerator.name,
    denominatorName: denominator.name,
    numerator: sides?.numerator ?? null,
    denominator: sides?.denominator ?? null,
    ratio: (sides && ratioOf(sides)) ?? null,
    peers: beside.wanted.names.has('peers') ? peersOf(beside.around, { pair, side }, at) : [],
  };
}

function fieldsOf(
  { cell, period }: Place,
  { around, lookup, wanted }: Beside,
): CheckCell['fields'] {
  const read = [...wanted.fields].flatMap((code): [ElementCode, Decimal][] => {
    const element = around.known.elements.get(code);
    if (!element || !isTold(element, cell.element)) return [];
    // A field may lie on another basis than the cell: each is read on its own.
    const amount = amountAt(lookup, element, { area: cell.area, basis: element.basis }, period);
    return amount === undefined ? [] : [[code, amount]];
  });
  return Object.fromEntries(read);
}
