// Rows of an .xlsx file, one at a time.
import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { Problem } from '../../kernel/problem.ts';
import { exact } from '../../kernel/quantity.ts';
import { BLANK, type SheetCell, type SheetChoice, type SheetRow } from './sheet.ts';
import type { Zip } from './zip.file.ts';

// The reader's own pass over the zip loses entries on Node 18 and newer (exceljs #3064) and cuts letters
// between pieces, so its parsers are given one part after the other as text. The version is pinned.
interface Parts {
  readonly model?: { readonly sheets?: readonly SheetEntry[] };
  readonly workbookRels?: readonly { readonly Id: string; readonly Target: string }[];
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(
    part: AsyncIterable<string>,
    id: string,
  ): Iterable<{ readonly value: AsyncIterable<ExcelJS.Row> }>;
}

interface SheetEntry {
  readonly rId: string;
  readonly name: string;
  readonly state?: string;
}

/** Rows that hold something, sheet after sheet as in the workbook; hidden sheets are left out. */
export async function* readXlsx(zip: Zip, choice: SheetChoice = {}): AsyncGenerator<SheetRow> {
  try {
    const parts = await readParts(zip);
    for (const { rId, name } of visibleSheets(parts, choice.sheet)) {
      const part = zip.read(pathOf(parts, rId));
      if (!part) continue;
      for (const { value } of parts._parseWorksheet(part, rId)) {
        yield* readSheet(value, name, choice);
      }
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('file-damaged');
  }
}

const visibleSheets = ({ model }: Parts, only: string | undefined): readonly SheetEntry[] =>
  (model?.sheets ?? []).filter(
    ({ name, state = 'visible' }) => state === 'visible' && (only ?? name) === name,
  );

function pathOf({ workbookRels }: Parts, rId: string): string {
  const target = workbookRels?.find((one) => one.Id === rId)?.Target ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function readParts(zip: Zip): Promise<Parts> {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader('', {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }) as unknown as Parts;
  const part = (name: string) => Readable.from(zip.read(name) ?? []);
  await reader._parseRels(part('xl/_rels/workbook.xml.rels'));
  await reader._parseWorkbook(part('xl/workbook.xml'));
  if (zip.names.includes('xl/styles.xml')) await reader._parseStyles(part('xl/styles.xml'));
  for await (const _ of reader._parseSharedStrings(part('xl/sharedStrings.xml')));
  return reader;
}

async function* readSheet(
  rows: AsyncIterable<ExcelJS.Row>,
  sheet: string,
  { perSheet: most = Number.POSITIVE_INFINITY }: SheetChoice,
): AsyncGenerator<SheetRow> {
  let left = most;
  for await (const row of rows) {
    if (left <= 0) return;
    const cells = cellsOf(row);
    if (cells.every((cell) => cell.kind === 'blank')) continue;
    left -= 1;
    yield { sheet, row: row.number, cells };
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
  const cell = cellOf(result, format);
  return cell.kind === 'blank' || cell.kind === 'unread' ? cell : { ...cell, formula: true };
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
