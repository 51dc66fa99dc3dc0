// One answered cell with everything that a rule may compare it with.
import type { Decimal } from '../../kernel/quantity.ts';
import type { AreaCode, Element, ElementCode, IndicatorCode, Origin } from '../catalogue.ts';

export interface CheckCell extends Pick<Element, 'name' | 'unit' | 'measure' | 'time'> {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  /** Part of a report that catches up several months. */
  readonly catchUp: boolean;
  readonly value: Decimal;
  /** The period before; of a stock the last one that is known. */
  readonly previous: Decimal | null;
  readonly sameLastYear: Decimal | null;
  /** Up to twelve earlier periods of the same kind, oldest first. */
  readonly history: readonly Decimal[];
  /** The number of another origin for the same place and period. */
  readonly other: { readonly origin: Origin; readonly amount: Decimal } | null;
  /** Every ratio that the cell is part of. */
  readonly ratios: readonly RatioSides[];
  /** Other elements of the same area and period, by code. */
  readonly fields: Readonly<Record<ElementCode, Decimal>>;
}

export interface RatioSides {
  readonly indicator: IndicatorCode;
  readonly numeratorName: string;
  readonly denominatorName: string;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  /** In %, at the stored scale: for comparing with peers, never with a goal. */
  readonly ratio: Decimal | null;
  /** The same ratio of the other communes, so that their size does not matter. */
  readonly peers: readonly Decimal[];
}
