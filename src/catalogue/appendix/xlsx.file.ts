// Sheets of an .xlsx file to grids, each cell as a reader sees it («80%», «400.000», «1,5»).
import type { CellValue, Cell as ExcelCell, Workbook, Worksheet } from 'exceljs';
import { exact } from '../../kernel/quantity.ts';
import { type Cell, EMPTY, type Grid } from './grid.ts';
import type { Sheet } from './table-reader.ts';

const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** Visible sheets in order. Throws what exceljs throws on a damaged file. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { default: excel } = await import('exceljs');
  const workbook: Workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  let line = 0;
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => {
      const grid = readSheet(sheet, line);
      line = grid.at(-1)?.line ?? line;
      return { preamble: [], grid };
    });
}

/** Rows keep the sheet's own numbers on the first sheet; later sheets count on. */
function readSheet(sheet: Worksheet, before: number): Grid {
  const rows = Math.min(sheet.rowCount, MOST_ROWS);
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS);
  return Array.from({ length: rows }, (_, r) => {
    const row = sheet.findRow(r + 1);
    const cells = Array.from({ length: columns }, (_, c) => {
      const cell = row?.findCell(c + 1);
      return cell ? readCell(cell) : EMPTY;
    });
    return { line: before + r + 1, cells };
  });
}

function readCell(cell: ExcelCell): Cell {
  const master = cell.isMerged ? cell.master : cell;
  const text = cellText(master.value, master.numFmt ?? '');
  if (master === cell || master.address === cell.address) return { text, copy: 'own' };
  const below = Number(cell.row) > Number(master.row);
  return { text, copy: below ? 'below' : 'right' };
}

function cellText(value: CellValue, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('result' in value) return cellText(value.result ?? null, format);
  if ('text' in value) return cellText(value.text as CellValue, format);
  return '';
}

/** A number as Excel prints it with Vietnamese separators. */
function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return '';
  const amount = exact(String(value));
  const mark = /[≥≤<>]/u.exec(format.replace(/\[[^\]]*\]/g, ''))?.[0] ?? '';
  if (/%/.test(format)) return `${mark}${vietnamese(amount.times('100').toString(), false)}%`;
  return mark + vietnamese(amount.toString(), /#[,.]##|#,#/.test(format));
}

function vietnamese(digits: string, grouped: boolean): string {
  const [whole = '', fraction] = digits.split('.');
  const groups = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, '.') : whole;
  return fraction ? `${groups},${fraction}` : groups;
}
