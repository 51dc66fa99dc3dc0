/** A table of an appendix, the same for .docx and .xlsx. */
export interface Table {
  /** Number of the appendix: I, II. */
  readonly numeral: string;
  readonly title: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Lines under the table. */
  readonly notes: readonly string[];
}

export interface Column {
  readonly title: string;
  /** Title of the band over this column and its neighbours of the same band. */
  readonly band?: string;
  /** In millimetres; all columns together are the width of the text. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export type Row =
  | { readonly kind: 'group'; readonly code: string; readonly name: string }
  | { readonly kind: 'data'; readonly cells: readonly Cell[] };

/** The text of a cell and over how many columns it stands; absent means one. */
export interface Cell {
  readonly text: string;
  readonly span?: number;
}

export const cell = (text: string, span = 1): Cell => (span === 1 ? { text } : { text, span });

/** «…»: there should be a number and there is none. */
export const UNKNOWN = '…';
/** «-»: no number belongs here. */
export const NOT_APPLICABLE = '-';

export const LEGEND =
  'Ghi chú: dấu “-” là không áp dụng; dấu “…” là chưa có số liệu hoặc chưa có giá trị.';
