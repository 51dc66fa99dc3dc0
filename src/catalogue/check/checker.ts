import type { Basis } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { AreaCode, Catalogue, ElementCode } from '../catalogue.ts';
import type { Finding } from './finding.ts';

/** An answered cell of a report: a number that was entered or confirmed. */
export interface CellToCheck {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly basis: Basis;
  readonly amount: Decimal;
}

/** The report around the cells. */
export interface AboutCells {
  /** All answered cells of the report as they stand after the save; the cells may be among them. */
  readonly form: readonly CellToCheck[];
  /** True in a report that catches up several months. */
  readonly catchUp: boolean;
}

/** Asks the rules of a day at cells, with everything that stands around them. */
export interface Checker {
  /** Reads what findings at these elements are judged beside, so that a transaction need not wait for it. */
  prepare(elements: readonly ElementCode[]): Promise<void>;
  /** The findings of each cell, in their order. */
  findings(
    cells: readonly CellToCheck[],
    about: AboutCells,
  ): Promise<readonly (readonly Finding[])[]>;
  /** Elements whose findings may change when this one changes: of the same ratio, or read by a rule. */
  beside(element: ElementCode): readonly ElementCode[];
}

/** By which rules and beside which values: `revision` is the data revision. */
export interface CheckDay {
  readonly catalogue: Catalogue;
  readonly revision: number;
  readonly today: string;
}
