// What changed in a column since it was last approved.
import type { Decimal } from '../../kernel/quantity.ts';
import { exact } from '../../kernel/quantity.ts';
import type { ColumnCell, SeenCell } from './cell.ts';
import { placeKey } from './places.ts';

/** A cell whose counting value is another than before: null where none counted, or none counts now. */
export interface Difference extends Pick<SeenCell, 'element' | 'area' | 'period'> {
  readonly before: Decimal | null;
  readonly after: Decimal | null;
}

/** Compares the values that an approval saw with those that count now, in the order of the column. */
export function differenceOf(
  before: readonly SeenCell[],
  cells: readonly ColumnCell[],
): readonly Difference[] {
  const then = new Map(before.map((cell) => [placeKey(cell), cell.amount]));
  const now = cells.map(
    (cell): Difference => ({
      ...{ element: cell.element, area: cell.area, period: cell.period },
      before: then.get(placeKey(cell)) ?? null,
      after: cell.state === 'answered' ? (cell.official?.amount ?? null) : null,
    }),
  );
  const known = new Set(now.map(placeKey));
  const gone = before
    .filter((cell) => !known.has(placeKey(cell)))
    .map(
      ({ element, area, period, amount }): Difference => ({
        ...{ element, area, period },
        before: amount,
        after: null,
      }),
    );
  return [...now, ...gone].filter((one) => !same(one.before, one.after));
}

/** How far another origin's number lies above (or below) the official one; null where they agree or none stands. */
export function gapTo(
  official: { readonly amount: Decimal } | null,
  other: Decimal,
): Decimal | null {
  if (!official) return null;
  const gap = exact(other).minus(exact(official.amount));
  return gap.eq('0') ? null : gap.toFixed();
}

const same = (a: Decimal | null, b: Decimal | null): boolean =>
  a === null || b === null ? a === b : exact(a).eq(exact(b));
