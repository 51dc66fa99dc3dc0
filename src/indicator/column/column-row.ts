// A column as it stands, with its figures.
import type { Indicator, IndicatorCode, UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { ColumnSheet } from './cell.ts';

/** A column's row as it stands. */
export interface ColumnRow {
  readonly indicator: IndicatorCode;
  readonly cycle: string;
  readonly state: 'collecting' | 'confirmed' | 'approved';
  readonly columnRevision: number;
  readonly version: number;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly seal: string | null;
  readonly objectionsUntil: IsoDate | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly firstMonth: number;
  readonly lastMonth: number;
  /** False when the cycle is closed. */
  readonly open: boolean;
  /** The journal entry that last moved it. */
  readonly revision: number;
}

/** A column with its figures; `seal` of the sheet is of the values as they stand now. */
export interface ColumnView {
  readonly row: ColumnRow;
  readonly indicator: Indicator;
  readonly sheet: ColumnSheet;
  readonly sealNow: string;
}

/** `year` reads what «kỳ trước», «cùng kỳ» and «lũy kế» need; `before` only the periods before. */
export type Depth = 'cycle' | 'before' | 'year';

/** What another lead said of a confirmed column, with the owner's answer. */
export interface OpinionRow {
  readonly id: number;
  readonly unit: UnitCode;
  readonly kind: 'agree' | 'object' | 'silent';
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}
