// A table of cells, whatever file it came from.

export interface Cell {
  /** Paragraphs separated by line breaks. */
  readonly text: string;
  /** `right` and `below` repeat the text of a merged cell. */
  readonly copy: 'own' | 'right' | 'below';
}

export interface GridRow {
  /** Row counted over the whole file, or line of the text; from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export type Grid = readonly GridRow[];

export const EMPTY: Cell = { text: '', copy: 'own' };

export const own = (text: string): Cell => ({ text, copy: 'own' });

/** Text of a cell that is printed in this row. */
export const printedAt = (row: GridRow, column: number): string => {
  const cell = row.cells[column];
  return cell && cell.copy === 'own' ? cell.text.trim() : '';
};
