// Everything that a receipt shows as a page.
import type { Catalogue, Indicator, Target, Versioned } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { Receipt, ReceiptInput } from '../../indicator/receipt.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { AuthorName } from '../components/author.tsx';

export interface ReceiptView {
  /** The catalogue of the receipt's revision. */
  readonly catalogue: Catalogue;
  readonly receipt: Receipt;
  readonly indicator: Versioned<Indicator>;
  readonly target: Target | undefined;
  /** Sums by area where several areas count; else by period. */
  readonly grouping: 'area' | 'period';
  readonly groups: readonly InputGroup[];
  readonly sums: Sums;
  /** The group whose inputs alone are listed; null for all. */
  readonly of: string | null;
  readonly inputs: readonly ReceiptInput[];
  readonly authorOf: (username: string) => AuthorName;
  readonly current: number;
  readonly last: number;
  readonly total: number;
  /** The present amount of the cell, where it differs. */
  readonly newer: Amount | null;
}

export interface Sums {
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly numerators: number;
  readonly denominators: number;
}

export interface InputGroup extends Sums {
  /** Area or period code. */
  readonly key: string;
  /** In percent; null where the indicator is no ratio or a part is missing. */
  readonly rate: Decimal | null;
}
