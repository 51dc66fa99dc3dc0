// What a filled-in sheet says, cell by cell, before anything of it is judged.
import type { SheetCell, CellPlace as SheetPlace } from '../figure/sheet.ts';
import type { CellPlace } from './answer.ts';

export interface FilledSheet {
  readonly sheet: string;
  /** The form that the sheet says it is. */
  readonly cycle: string;
  readonly unit: string;
  readonly version: string;
  /** Roles of the columns and keys of the lines as they stand now, to tell what was moved. */
  readonly roles: readonly string[];
  readonly keys: readonly string[];
  /** The check that the sheet carries is the one of its structure. */
  readonly intact: boolean;
  readonly answers: readonly FilledAnswer[];
}

/** One answer: the four cells that a person may type into. */
export interface FilledAnswer extends CellPlace {
  readonly definitionVersion: number;
  /** Version of the cell that the sheet was made from; 0: there was none. */
  readonly version: number;
  readonly number: SheetCell;
  readonly choice: SheetCell;
  readonly explanation: SheetCell;
  readonly comment: SheetCell;
  readonly at: Readonly<
    Record<'number' | 'choice' | 'explanation' | 'comment' | 'version', SheetPlace>
  >;
}
