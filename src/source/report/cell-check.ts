// What a save asks of the checks (value/check-cells.store.ts answers): they read figures, so they come from outside.
import type { Catalogue, ElementCode } from '../../catalogue/catalogue.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Basis, IsoDate } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { CellPlace } from './answer.ts';

/** A cell with a number: an answer `value` or `confirm`. */
export interface CellToCheck extends CellPlace {
  readonly basis: Basis;
  readonly amount: Decimal;
}

export interface CellChecker {
  /** Findings of each cell, in their order; `form` is every answered cell of the report as it now stands. */
  findings(
    cells: readonly CellToCheck[],
    about: { readonly form: readonly CellToCheck[]; readonly catchUp: boolean },
  ): Promise<readonly (readonly Finding[])[]>;
  /** Elements whose findings may change with this one's number. */
  beside(element: ElementCode): readonly ElementCode[];
}

/** `revision` is the data's, for figures that stand around the cells. */
export interface CheckAround {
  readonly catalogue: Catalogue;
  readonly revision: number;
  readonly today: IsoDate;
}

export type CheckerOf = (around: CheckAround) => CellChecker;

/** Where no checks are wired, nothing is found. */
export const noChecks: CheckerOf = () => ({
  findings: async (cells) => cells.map(() => []),
  beside: () => [],
});
