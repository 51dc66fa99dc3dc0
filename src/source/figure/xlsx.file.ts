// Rows of an .xlsx file, one at a time. The file was checked before (zip-check.file.ts).
import { createReadStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { Problem } from '../../kernel/problem.ts';
import { exact } from '../../kernel/quantity.ts';
import { BLANK, type SheetCell, type SheetChoice, type SheetRow } from './sheet.ts';

interface SheetReader extends AsyncIterable<ExcelJS.Row> {
  readonly name: string;
  readonly state?: string;
}

/** Rows that hold something, sheet after sheet; hidden sheets are left out. */
export async function* readXlsx(path: string, choice: SheetChoice = {}): AsyncGenerator<SheetRow> {
  const bytes = createReadStream(path);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(bytes, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const sheets = reader[Symbol.asyncIterator]() as unknown as AsyncGenerator<SheetReader>;
  try {
    for (let next = await sheets.next(); !next.done; next = await sheets.next()) {
      const { name, state = 'visible' } = next.value;
      if (state === 'visible' && (choice.sheet ?? name) === name) {
        yield* readSheet(next.value, choice.perSheet ?? Number.POSITIVE_INFINITY);
      }
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('file-damaged');
  } finally {
    await removeTemporary(sheets);
    bytes.destroy();
  }
}

// The reader keeps unpacked sheets in temporary files and removes each when it moves on.
async function removeTemporary(sheets: AsyncGenerator<SheetReader>): Promise<void> {
  while (!(await sheets.next().catch(() => ({ done: true }))).done);
}

async function* readSheet(sheet: SheetReader, most: number): AsyncGenerator<SheetRow> {
  let left = most;
  for await (const row of sheet) {
    if (left <= 0) return;
    const cells = cellsOf(row);
    if (cells.every((cell) => cell.kind === 'blank')) continue;
    left -= 1;
    yield { sheet: sheet.name, row: row.number, cells };
  }
}

function cellsOf(row: ExcelJS.Row): SheetCell[] {
  const cells: SheetCell[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    while (cells.length < column - 1) cells.push(BLANK);
    cells.push(cellOf(cell.value, cell.numFmt));
  });
  return cells;
}

function cellOf(value: ExcelJS.CellValue | undefined, format: string | undefined): SheetCell {
  if (value === null || value === undefined) return BLANK;
  if (typeof value === 'string') return value === '' ? BLANK : { kind: 'text', text: value };
  if (typeof value === 'number') return ofNumber(value, format);
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'TRUE' : 'FALSE' };
  return value instanceof Date ? ofDate(value) : ofObject(value, format);
}

function ofObject(
  value: Exclude<ExcelJS.CellValue, string | number | boolean | Date | null | undefined>,
  format: string | undefined,
): SheetCell {
  if ('error' in value) return { kind: 'unread', why: 'cell-error', text: value.error };
  if ('richText' in value) {
    return { kind: 'text', text: value.richText.map((part) => part.text).join('') };
  }
  if ('hyperlink' in value) return { kind: 'text', text: value.text };
  if ('formula' in value || 'sharedFormula' in value) return ofFormula(value, format);
  return BLANK;
}

function ofFormula(
  { result }: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue,
  format: string | undefined,
): SheetCell {
  if (result === undefined || result === null || Number.isNaN(result)) {
    return { kind: 'unread', why: 'cell-formula-empty', text: '' };
  }
  return cellOf(result, format);
}

/** Excel shows 15 digits; the rest of a double is noise (0.1 + 0.2). */
function ofNumber(value: number, format = ''): SheetCell {
  if (!Number.isFinite(value)) return BLANK;
  const shown = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[ymd]/i.test(shown)) return ofDate(new Date(Math.round((value - 25_569) * 86_400_000)));
  const decimal = exact(String(Number(value.toPrecision(15))));
  if (!shown.includes('%')) return { kind: 'number', decimal: decimal.toString(), percent: false };
  return { kind: 'number', decimal: decimal.times('100').toString(), percent: true };
}

const ofDate = (date: Date): SheetCell =>
  Number.isNaN(date.getTime()) ? BLANK : { kind: 'date', date: date.toISOString().slice(0, 10) };
