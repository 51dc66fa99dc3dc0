// Cells to printed rows: the way of .docx, .xlsx, and of text whose columns can be seen.
import { normalise } from '../../kernel/text.ts';
import type { Ambiguity, Column, PreambleLine, PrintedRow, PrintedTable } from './draft.ts';
import { type Grid, type GridRow, printedAt } from './grid.ts';
import { findHead, type GridHead, skipRepeatedHead } from './grid-head.ts';
import { yearsOf } from './head.ts';
import { readLabels, splitLabel } from './label.ts';
import { lower } from './lines.ts';
import { continuationOf, markParents } from './table-continue.ts';
import { type Fields, fieldsOf, groupRow, isEmpty, targetRow } from './table-row.ts';

export type TableReading = PrintedTable | { readonly kind: 'no-table' };

/** Text before the first table of targets, and all tables of the file in order. */
export interface Sheet {
  readonly preamble: readonly PreambleLine[];
  readonly grid: Grid;
}

/** Reads the first table of targets over all sheets or tables; later ones go on with its columns. */
export function readTables(sheets: readonly Sheet[]): TableReading {
  const found = sheets.findIndex((sheet) => findHead(sheet.grid, 0) !== undefined);
  const first = sheets[found];
  const head = first && findHead(first.grid, 0);
  if (!first || !head) return { kind: 'no-table' };
  const state: State = { columns: head.columns, rows: [], doubts: [], unnamed: 0 };
  readGrid(first.grid, head, state);
  for (const sheet of sheets.slice(found + 1)) readFollowing(sheet, head, state);
  return {
    preamble: [
      ...sheets.slice(0, found + 1).flatMap((sheet) => sheet.preamble),
      ...above(first.grid, head),
    ],
    years: yearsOf(head.columns),
    rows: markParents(state.rows),
    doubts: state.doubts,
  };
}

interface State {
  readonly columns: readonly Column[];
  readonly rows: PrintedRow[];
  readonly doubts: Ambiguity[];
  unnamed: number;
}

/** Rows above the head inside the same grid (a sheet) belong to the preamble. */
function above(grid: Grid, head: GridHead): readonly PreambleLine[] {
  return grid.slice(0, head.from).flatMap((row) => {
    const text = row.cells
      .filter((cell) => cell.copy === 'own')
      .map((cell) => normalise(cell.text))
      .filter(Boolean)
      .join(' ');
    return text ? [{ line: row.line, text }] : [];
  });
}

function readFollowing(sheet: Sheet, head: GridHead, state: State): void {
  const again = findHead(sheet.grid, 0);
  const titles = (columns: readonly Column[]): string => JSON.stringify(columns);
  const width = sheet.grid[0]?.cells.length ?? 0;
  const next = sheet.preamble.find((line) => /^phụ lục/u.test(lower(line.text)));
  if (next) {
    if (again) state.doubts.push(unreadAppendix(next));
    return;
  }
  if (again && titles(again.columns) === titles(head.columns)) readGrid(sheet.grid, again, state);
  else if (!again && width === head.columns.length && goesOn(sheet.grid, head)) {
    readGrid(sheet.grid, { ...head, from: 0, to: 0 }, state);
  } else if (again) {
    const line = sheet.grid[again.from]?.line ?? 1;
    state.doubts.push(unreadAppendix({ line, text: '' }));
  }
}

const unreadAppendix = ({ line, text }: PreambleLine): Ambiguity => ({
  line,
  target: null,
  field: 'programme',
  text,
  why: 'Tệp còn bảng mục tiêu khác phía sau, chưa đọc. Tách thành tệp riêng nếu cần nhập.',
});

/** A table without a head that starts with a row number goes on from the page before. */
function goesOn(grid: Grid, head: GridHead): boolean {
  const number = head.columns.findIndex((column) => column.kind === 'number');
  return grid.some((row) => readLabels(printedAt(row, number)).length > 0);
}

function readGrid(grid: Grid, head: GridHead, state: State): void {
  for (let at = head.to; at < grid.length; at += 1) {
    const after = skipRepeatedHead(grid, at);
    if (after > at) {
      at = after - 1;
      continue;
    }
    const row = grid[at];
    if (!row || row.cells.every((cell) => cell.text.trim() === '')) continue;
    if (isTail(row)) break;
    readGridRow(row, state);
  }
}

const TAIL = /^(ghi chú\s*:|nơi nhận|tm\.|kt\.|tổng cộng|tổng số$|phụ lục\s)/u;

const isTail = (row: GridRow): boolean => {
  const text = row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '';
  return TAIL.test(lower(text));
};

function readGridRow(row: GridRow, state: State): void {
  const fields = fieldsOf(row, state.columns);
  const read = numberedRow(row, fields) ?? headingRow(row, fields, state);
  if (read) {
    state.rows.push(read);
    return;
  }
  const next = continuationOf(row, fields, state.rows);
  if (next.kind === 'part') state.rows.push(next.row);
  if (next.kind === 'joined') state.rows[state.rows.length - 1] = next.row;
}

/** A row whose label stands in the number column, or before the text of its only filled cell. */
function numberedRow(row: GridRow, fields: Fields): PrintedRow | undefined {
  const label = fields.label.replace(',', '.');
  if (readLabels(label).length > 0) {
    if (isGroup(row, label, fields)) return groupRow(row, label, fields.name);
    return targetRow(row, label, fields);
  }
  const alone = onlyText(row);
  const split = splitLabel(fields.name || alone);
  const unlabelled = fields.label === '' || fields.label === normalise(alone);
  if (!split || split.rest === '' || !unlabelled) return undefined;
  if (isEmpty(fields)) return groupRow(row, split.label, split.rest);
  return targetRow(row, split.label, { ...fields, name: split.rest });
}

/** A title over all columns without any label. */
function headingRow(row: GridRow, fields: Fields, state: State): PrintedRow | undefined {
  const text = normalise(onlyText(row));
  if (text === '' || !isEmpty(fields) || row.cells.length < 2 || !isWide(row)) return undefined;
  state.unnamed += 1;
  const why = 'Hàng tiêu đề nhóm không đánh số; đã đặt mã tạm.';
  const group = groupRow(row, `N${state.unnamed}`, text);
  return { ...group, doubts: [{ field: 'group', text, why }] };
}

/** All printed text of a row with one filled cell; empty where several are filled. */
function onlyText(row: GridRow): string {
  const filled = row.cells.filter((cell) => cell.copy === 'own' && cell.text.trim() !== '');
  return filled.length === 1 ? (filled[0]?.text.trim() ?? '') : '';
}

const isWide = (row: GridRow): boolean =>
  row.cells.filter((cell) => cell.copy === 'right').length >= row.cells.length / 2 ||
  /^[^\p{Ll}]{6,}$/u.test(onlyText(row));

function isGroup(row: GridRow, label: string, fields: Fields): boolean {
  const kinds = readLabels(label).map(({ kind }) => kind);
  if (!kinds.includes('arabic')) return fields.values.length === 0;
  return isEmpty(fields) && row.cells.some((cell) => cell.copy === 'right');
}
