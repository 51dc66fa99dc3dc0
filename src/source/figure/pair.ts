// Numerator above denominator: a part that exceeds its whole is refused unless confirmed with a reason.
import { type Decimal, exact, formatQuantity } from '../../kernel/quantity.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Figure } from './figure.ts';
import { type Known, leavesOf, type Pair } from './known.ts';
import {
  amountAt,
  amountWithin,
  type Lookup,
  type Place,
  put,
  type Standing,
  type Standings,
  seriesKey,
} from './standing.ts';

/**
 * The rows that would make a part exceed its whole, with their refusals. A refused row is taken out again
 * and the others are judged anew, because what they stood beside has changed; numerators yield first.
 * A refusal names the numbers of the batch where they contradict each other, else those that stand.
 */
export function refusalsOfPairs(
  rows: readonly Figure[],
  known: Known,
  standings: Standings,
): ReadonlyMap<Figure, Refusal> {
  const before = new Map(rows.map((row) => [row, previousOf(standings, row)]));
  for (const row of rows) put(standings, seriesKey(row.element, row), row);
  const confirmed = new Set(rows.filter((row) => row.confirmed).map((row) => keyOf(row)));
  const beside = { known, standings, confirmed };
  const asBrought = new Map(rows.map((row) => [row, excessOf(row, beside)]));
  const refusals = new Map<Figure, Refusal>();
  const refuseOn = (side: Side): boolean => {
    const refused = refusals.size;
    for (const row of rows) {
      const refusal = !refusals.has(row) && excess(row, side, beside);
      if (!refusal) continue;
      refusals.set(row, asBrought.get(row) ?? refusal);
      restore(standings, row, before.get(row));
    }
    return refusals.size > refused;
  };
  for (let found = true; found; ) {
    const above = refuseOn('numerator');
    found = refuseOn('denominator') || above;
  }
  return refusals;
}

export type Side = 'numerator' | 'denominator';

interface Beside {
  readonly known: Known;
  readonly standings: Standings;
  readonly confirmed: ReadonlySet<string>;
}

const excessOf = (row: Figure, beside: Beside): Refusal | undefined =>
  excess(row, 'numerator', beside) ?? excess(row, 'denominator', beside);

function excess(row: Figure, side: Side, beside: Beside): Refusal | undefined {
  if (row.confirmed) return undefined;
  for (const pair of beside.known.pairs.get(row.element) ?? []) {
    if (!leavesOf(pair[side]).includes(row.element)) continue;
    const sides = sidesOf(pair, side, row, beside.standings);
    if (!sides || exact(sides.numerator).lte(sides.denominator)) continue;
    const other = pair[side === 'numerator' ? 'denominator' : 'numerator'];
    if (leavesOf(other).some((leaf) => beside.confirmed.has(keyOf({ ...row, element: leaf })))) {
      continue;
    }
    return refuse('numerator-above-denominator', {
      numerator: formatQuantity(sides.numerator, 6),
      denominator: formatQuantity(sides.denominator, 6),
    });
  }
  return undefined;
}

/** Both sides as they stand for the row's period; undefined while one of them is not known. */
export function sidesOf(
  pair: Pair,
  side: Side,
  row: Place & { readonly period: Standing['period'] },
  standings: Lookup,
): { readonly numerator: Decimal; readonly denominator: Decimal } | undefined {
  const numeratorOf = side === 'numerator' ? amountAt : amountWithin;
  const numerator = numeratorOf(standings, pair.numerator, row, row.period);
  const denominator = amountAt(standings, pair.denominator, row, row.period);
  return numerator === undefined || denominator === undefined
    ? undefined
    : { numerator, denominator };
}

const keyOf = (row: Figure): string => `${seriesKey(row.element, row)}|${row.period.code}`;

const previousOf = (standings: Standings, row: Figure): Standing | undefined =>
  standings.get(seriesKey(row.element, row))?.get(row.period.code);

function restore(standings: Standings, row: Figure, previous: Standing | undefined): void {
  const key = seriesKey(row.element, row);
  if (previous) put(standings, key, previous);
  else standings.get(key)?.delete(row.period.code);
}
