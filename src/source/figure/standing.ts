// The values around a batch, as they would stand if its accepted rows were written.
import type { AreaCode, Element, ElementCode, Origin } from '../../catalogue/catalogue.ts';
import type { Basis, Period } from '../../kernel/period.ts';
import { type Decimal, exact } from '../../kernel/quantity.ts';
import { leavesOf } from './known.ts';

/** A current value of any origin near the batch. */
export interface CurrentValue {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly period: string;
  readonly origin: Origin;
  readonly amount: Decimal;
  readonly note: string | null;
  readonly estimated: boolean;
  readonly simulated: boolean;
}

/** An amount and the months that it is about. */
export interface Standing {
  readonly period: Pick<Period, 'code' | 'first' | 'last'>;
  readonly amount: Decimal;
}

/** Amounts by element, area and basis; within them by period. */
export type Standings = Map<string, Map<string, Standing>>;

/** Where amounts are looked up by series. */
export interface Lookup {
  get(key: string): ReadonlyMap<string, Standing> | undefined;
}

export interface Place {
  readonly area: AreaCode;
  readonly basis: Basis;
}

export const seriesKey = (element: ElementCode, { area, basis }: Place): string =>
  `${element}|${area}|${basis}`;

/** Sets what stands for one period of a series. */
export function put(standings: Standings, key: string, standing: Standing): void {
  const series = standings.get(key) ?? new Map<string, Standing>();
  series.set(standing.period.code, standing);
  standings.set(key, series);
}

type Span = Standing['period'];
type Choose = (series: ReadonlyMap<string, Standing>, part: Element) => Standing | undefined;

/** An element as it stands at the end of a period: a flow of that period, a stock while it is valid. */
export const amountAt = (standings: Lookup, element: Element, place: Place, at: Span) =>
  summed(standings, element, place, (series, { time, validMonths }) => {
    const stands = ({ period }: Standing) =>
      period.first <= at.last && at.last <= period.last + validMonths;
    return series.get(at.code) ?? (time === 'stock' ? latest(series, stands) : undefined);
  });

/** The last amount of an element whose period ends within a span, preferring the span itself. */
export const amountWithin = (standings: Lookup, element: Element, place: Place, span: Span) =>
  summed(standings, element, place, (series) => {
    const within = ({ period }: Standing) => span.first <= period.last && period.last <= span.last;
    return series.get(span.code) ?? latest(series, within);
  });

// A derived element is known when all of its parts are.
function summed(
  standings: Lookup,
  element: Element,
  place: Place,
  choose: Choose,
): Decimal | undefined {
  let sum = exact('0');
  for (const leaf of leavesOf(element)) {
    const series = standings.get(seriesKey(leaf, place));
    const found = series && choose(series, element);
    if (!found) return undefined;
    sum = sum.plus(found.amount);
  }
  return sum.toString();
}

function latest(
  series: ReadonlyMap<string, Standing>,
  fits: (standing: Standing) => boolean,
): Standing | undefined {
  let found: Standing | undefined;
  for (const standing of series.values()) {
    if (fits(standing) && (!found || standing.period.last > found.period.last)) found = standing;
  }
  return found;
}
