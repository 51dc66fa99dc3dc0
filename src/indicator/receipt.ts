import type { AreaCode, ElementCode } from '../catalogue/catalogue.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Amount } from './amount.ts';

/** The people behind a value; null where nobody has yet, or it came another way. */
export interface ReceiptPeople {
  /** Who entered it, not who approved it. */
  readonly by: string;
  readonly signedBy: string | null;
  readonly confirmedBy: string | null;
  readonly approvedBy: string | null;
}

/** One value that an amount was computed from. */
export interface ReceiptInput extends ReceiptPeople {
  readonly role: 'numerator' | 'denominator';
  /** Month of the sum in which it counts (a stock may come from an earlier period). */
  readonly countedIn: string;
  /** What it adds: the value times its weight. */
  readonly counted: Decimal;
  readonly value: number;
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly amount: Decimal;
  readonly origin: string;
  readonly standing: string;
  readonly estimated: boolean;
  readonly simulated: boolean;
  readonly note: string | null;
  readonly batch: ReceiptBatch | null;
  readonly recordedAt: Date;
  /** The journal entry that recorded it, with the hash that seals it. */
  readonly journal: { readonly seq: number; readonly hash: string };
}

export interface ReceiptBatch {
  readonly id: number;
  readonly source: string;
  readonly fileName: string | null;
  readonly fileHash: string | null;
}

/** truy xuất nguồn gốc số liệu: all that one amount rests on, reproducible from its id. */
export interface Receipt {
  readonly id: string;
  readonly amount: Amount;
  readonly formula: {
    readonly text: string;
    readonly version: number;
    readonly effectiveFrom: string;
    readonly standing: string;
    readonly confirmedBy: string | null;
  };
  readonly inputs: readonly ReceiptInput[];
  /** SHA-256 over cell, formula, inputs and result: two receipts with one hash say the same. */
  readonly hash: string;
}
