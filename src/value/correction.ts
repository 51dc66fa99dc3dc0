import type { AreaCode, ElementCode, Origin } from '../catalogue/catalogue.ts';
import type { Basis } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';

/** A figure that another one replaced, or that was withdrawn. */
export interface Correction {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly period: string;
  readonly origin: Origin;
  readonly before: Decimal;
  /** Null when the figure was withdrawn. */
  readonly after: Decimal | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
  /** The journal entry that recorded it. */
  readonly seq: number;
}

/** What somebody wrote beside a figure. */
export interface FigureNote {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly note: string;
}
