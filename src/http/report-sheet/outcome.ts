// What became of an uploaded workbook of forms: sheet by sheet, cell by cell, as plain data that can be kept.
import type { Refusal } from '../../kernel/refusal.ts';
import type { CellPlace as SheetPlace } from '../../source/figure/sheet.ts';

export interface SheetIssue {
  readonly at: SheetPlace;
  readonly element: string;
  readonly area: string;
  readonly period: string;
  /** Name of the element. */
  readonly name: string;
  /** Not taken; changed by someone else; written, but a check has something to say. */
  readonly kind: 'refused' | 'conflict' | 'finding';
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export interface SheetOutcome {
  readonly sheet: string;
  readonly unit: string;
  readonly unitName: string;
  readonly cycle: string;
  readonly report: number | null;
  /** Why the sheet was not taken at all. */
  readonly refusal: Pick<Refusal, 'code' | 'params'> | null;
  /** Only its form's older version stands in the way. */
  readonly older: boolean;
  readonly saved: number;
  readonly unchanged: number;
  readonly untouched: number;
  readonly issues: readonly SheetIssue[];
  /** Versions that saved cells have now, for the marked file. */
  readonly versions: readonly { readonly at: SheetPlace; readonly version: number }[];
}

export interface BookOutcome {
  readonly sheets: readonly SheetOutcome[];
}

export const issuesOf = ({
  sheets,
}: BookOutcome): readonly (SheetIssue & { readonly unitName: string })[] =>
  sheets.flatMap(({ issues, unitName }) => issues.map((issue) => ({ ...issue, unitName })));

export const totalOf = (
  { sheets }: BookOutcome,
  what: 'saved' | 'unchanged' | 'untouched',
): number => sheets.reduce((sum, one) => sum + one[what], 0);
