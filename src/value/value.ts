// số liệu: one fact from one origin. It is never changed, only superseded by a later one.
import type { AreaCode, ElementCode, Origin } from '../catalogue/catalogue.ts';
import type { Basis } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';

/** What a value is about, whatever its origin: amounts are recomputed by this. */
export interface TouchedCell {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  /** Last month of the period, as an index (kernel/period.ts). */
  readonly month: number;
}

/** Place of one current value: at most one stands for it. */
export interface ValueCell extends TouchedCell {
  /** Period code, such as 2026-09. */
  readonly period: string;
  readonly origin: Origin;
}

export type ValueStanding = 'provisional' | 'approved';

/** A value to record. A missing note leaves an equal value's note as it is. */
export interface NewValue extends ValueCell {
  readonly amount: Decimal;
  readonly note?: string | undefined;
  /** The mark «ước tính». */
  readonly estimated?: boolean | undefined;
  /** Who entered it, where another person's act records it; left out, the person of the change. */
  readonly by?: string | undefined;
}

/** A value as it was written; `superseded` is the journal entry that ended it. */
export interface Value extends ValueCell {
  readonly id: number;
  readonly amount: Decimal;
  readonly standing: ValueStanding;
  readonly estimated: boolean;
  readonly simulated: boolean;
  readonly note: string | null;
  readonly by: string;
  readonly batch: number | null;
  readonly recordedAt: Date;
  readonly revision: number;
  readonly superseded: number | null;
}

/** Each cell once, in the order of first appearance. */
export function touchedCells(cells: readonly TouchedCell[]): TouchedCell[] {
  const seen = new Map<string, TouchedCell>();
  for (const { element, area, basis, month } of cells) {
    const key = [element, area, basis, month].join('|');
    if (!seen.has(key)) seen.set(key, { element, area, basis, month });
  }
  return [...seen.values()];
}
