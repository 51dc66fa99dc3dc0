// Heads of a grid: which rows they take, also repeated on each page, and what the columns are.
import { normalise } from '../../kernel/text.ts';
import type { Column } from './draft.ts';
import type { Grid, GridRow } from './grid.ts';
import { classifyHead, classifyHeads, isTargetHead } from './head.ts';
import { lower } from './lines.ts';

export interface GridHead {
  readonly columns: readonly Column[];
  /** Index of its first row and of the first row after it. */
  readonly from: number;
  readonly to: number;
}

const isNumberTitle = (text: string): boolean => classifyHead(normalise(text)).kind === 'number';

/** True for a row that holds the title of the number column itself. */
const opensHead = (row: GridRow): boolean =>
  row.cells.some((cell) => cell.copy === 'own' && isNumberTitle(cell.text));

/** First head from `start` on that has STT, a target and a year. */
export function findHead(grid: Grid, start: number): GridHead | undefined {
  for (let at = start; at < grid.length; at += 1) {
    const row = grid[at];
    if (!row || !opensHead(row)) continue;
    const head = headAt(grid, at, start);
    if (isTargetHead(head.columns)) return head;
  }
  return undefined;
}

function headAt(grid: Grid, at: number, floor: number): GridHead {
  let from = at;
  while (from > floor && at - from < 3 && isTitleRow(grid[from - 1])) from -= 1;
  let to = at + 1;
  while (to < grid.length && to - at < 5 && continuesHead(grid[to], grid[at])) to += 1;
  const rows = grid.slice(from, to);
  while (to < grid.length && isIndexRow(grid[to])) to += 1;
  const width = Math.max(...rows.map((row) => row.cells.length));
  const titles = Array.from({ length: width }, (_, column) => titleOf(rows, column));
  return { columns: classifyHeads(titles), from, to };
}

function titleOf(rows: readonly GridRow[], column: number): string {
  const texts = rows.map((row) => normalise(row.cells[column]?.text ?? ''));
  return texts.filter((text, i) => text !== '' && text !== texts[i - 1]).join(' ');
}

const TITLE_WORDS =
  /mục tiêu|chỉ tiêu|đơn vị|cơ quan|năm|giai đoạn|ghi chú|kế hoạch|kết quả|chủ trì|phối hợp|20\d\d/u;

/** A span title («Mục tiêu» over the years) above the row that says STT. */
function isTitleRow(row: GridRow | undefined): boolean {
  const texts = row?.cells.filter((cell) => cell.copy === 'own' && cell.text.trim() !== '') ?? [];
  const wide = row?.cells.length ?? 0;
  return (
    texts.length > 0 &&
    wide > 3 &&
    new Set(row?.cells.map((cell) => cell.text)).size > 1 &&
    texts.every((cell) => cell.text.length < 60 && TITLE_WORDS.test(lower(cell.text)))
  );
}

function continuesHead(row: GridRow | undefined, first: GridRow | undefined): boolean {
  if (!row) return false;
  const number = first?.cells.findIndex((cell) => isNumberTitle(cell.text)) ?? -1;
  const cell = row.cells[number];
  if (cell?.copy === 'below' && isNumberTitle(cell.text)) return true;
  if (cell && cell.text.trim() !== '') return false;
  const texts = row.cells.filter((one) => one.copy === 'own' && one.text.trim() !== '');
  const spread = row.cells.filter((one) => one.copy === 'right').length;
  return (
    texts.length > 0 &&
    spread < row.cells.length / 2 &&
    texts.every((one) => one.text.length < 60 && TITLE_WORDS.test(lower(one.text)))
  );
}

/** «(1) (2) (3)» under the head. */
function isIndexRow(row: GridRow | undefined): boolean {
  const texts = row?.cells.map((cell) => cell.text.trim()) ?? [];
  const filled = texts.filter((text) => text !== '');
  const marks = filled.filter((text) => /^\(?(\d{1,2}|[A-Za-z])\)?(\s*=.*)?$/.test(text));
  return (
    filled.length >= 3 &&
    marks.length === filled.length &&
    new Set(filled).size === filled.length &&
    filled.every((text, i) => i === 0 || Number(/\d+/.exec(text)?.[0] ?? 0) >= i)
  );
}

/** Index after a head repeated at `at`; `at` itself where no head stands. */
export function skipRepeatedHead(grid: Grid, at: number): number {
  const row = grid[at];
  if (!row) return at;
  if (opensHead(row)) return headAt(grid, at, at).to;
  const next = grid[at + 1];
  return isTitleRow(row) && next && opensHead(next) ? headAt(grid, at + 1, at).to : at;
}
