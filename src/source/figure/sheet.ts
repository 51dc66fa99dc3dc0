// A sheet of any Excel or CSV file, as cells with a kind; nothing is interpreted yet.
import type { IsoDate } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';

/** `formula` marks what was computed in the sheet, not typed. */
interface Typed {
  readonly formula?: true;
}

export type SheetCell =
  | { readonly kind: 'blank' }
  | (Typed & { readonly kind: 'text'; readonly text: string })
  | (Typed & { readonly kind: 'number'; readonly decimal: Decimal; readonly percent: boolean })
  | (Typed & { readonly kind: 'date'; readonly date: IsoDate })
  /** A formula without a result, or an error such as #REF!. */
  | {
      readonly kind: 'unread';
      readonly why: 'cell-formula-empty' | 'cell-error';
      readonly text: string;
    };

export const BLANK: SheetCell = { kind: 'blank' };

/** One row; `row` counts from 1 as on screen, cells from column A. */
export interface SheetRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A file that was found readable. Each iteration reads it anew from the disk, a row at a time. */
export interface SheetFile {
  readonly name: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** Rows of one sheet, or of all; at most `perSheet` of each. */
  rows(choice?: SheetChoice): AsyncIterable<SheetRow>;
}

export interface SheetChoice {
  readonly sheet?: string | undefined;
  readonly perSheet?: number | undefined;
}

/** Place of a cell for people. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  /** Column from 0. */
  readonly column: number;
}

/** C for column 2, AA for 26. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** «Trang 'T9', ô C12». */
export function sayPlace({ sheet, row, column }: CellPlace, language: 'vi' | 'en' = 'vi'): string {
  const cell = columnName(column) + row;
  return language === 'vi' ? `Trang '${sheet}', ô ${cell}` : `Sheet '${sheet}', cell ${cell}`;
}

/** The cell as text, for names and codes. */
export function textOf(cell: SheetCell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.decimal + (cell.percent ? '%' : '');
    case 'date':
      return cell.date;
    default:
      return '';
  }
}

export const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === undefined ||
  cell.kind === 'blank' ||
  (cell.kind === 'text' && /^[\s\u200b-\u200d\ufeff]*$/u.test(cell.text));
