// The same workbook back, with the cells that need another look coloured and explained in a note.
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { Problem } from '../../kernel/problem.ts';
import { columnName, type CellPlace as SheetPlace } from '../figure/sheet.ts';
import type { Zip } from '../figure/zip.file.ts';
import { OPEN_FILL, PROBLEM_FILL } from './sheet-style.file.ts';

/** What a cell is told, or the version that its saved answer has now. */
export interface SheetMarks {
  readonly notes: readonly { readonly at: SheetPlace; readonly text: string }[];
  readonly versions: readonly { readonly at: SheetPlace; readonly version: number }[];
}

const SIGN = '⚠ ';
const MOST_MARKED = 20_000;

/** Bytes of the workbook at `path` with the marks of an earlier answer taken away and these set. */
export async function markWorkbook(
  path: string,
  { notes, versions }: SheetMarks,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await readFile(path)) as unknown as ArrayBuffer);
  for (const sheet of book.worksheets) clearMarks(sheet);
  for (const { at, version } of versions)
    cellAt(book, at, (cell) => Object.assign(cell, { value: version }));
  for (const { at, text } of notes.slice(0, MOST_MARKED)) {
    cellAt(book, at, (cell) => {
      // Cells read from a file share their styles: a copy, or all of them would turn red.
      cell.style = { ...cell.style, fill: PROBLEM_FILL };
      const said = typeof cell.note === 'object' ? (cell.note.texts?.[0]?.text ?? '') : '';
      const words = said.startsWith(SIGN) ? `${said}\n${SIGN}${text}` : SIGN + text;
      cell.note = { texts: [{ text: words, font: { name: 'Tahoma', size: 9 } }] };
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellAt(
  book: ExcelJS.Workbook,
  { sheet, row, column }: SheetPlace,
  act: (cell: ExcelJS.Cell) => void,
): void {
  const found = book.getWorksheet(sheet);
  if (found && column >= 0) act(found.getCell(`${columnName(column)}${row}`));
}

/** Where exceljs keeps a note, twice; it has no way to take one off. */
interface Noted {
  _comment?: unknown;
  readonly model: { comment?: unknown };
}

function dropNote(cell: Noted): void {
  cell._comment = undefined;
  delete cell.model.comment;
}

function clearMarks(sheet: ExcelJS.Worksheet): void {
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      const said = typeof cell.note === 'object' ? (cell.note.texts?.[0]?.text ?? '') : '';
      if (!said.startsWith(SIGN)) return;
      dropNote(cell as unknown as Noted);
      cell.style = { ...cell.style, fill: OPEN_FILL };
    });
  });
}

const MOST_CELLS = 60_000;
const RANGES = /<(?:mergeCell\b[^<>]*\bref|dataValidation\b[^<>]*\bsqref)="([^"]*)"/g;
const NAMES = /<definedName\b[^<>]*\bname="(?!_xlnm\.)[^"]*"[^<>]*>([^<]*)</g;

/**
 * exceljs lays every cell of a range out in memory. Throws `sheet-sprawling` where merged, checked or named
 * ranges of a file cover more than any form has.
 */
export async function refuseSprawl(zip: Zip): Promise<void> {
  let covered = 0;
  for (const name of zip.names) {
    if (!/^xl\/(workbook\.xml|worksheets\/[^/]+\.xml)$/.test(name)) continue;
    let text = '';
    for await (const piece of zip.read(name) ?? []) text += piece;
    const ranges = [...text.matchAll(RANGES), ...text.matchAll(NAMES)].flatMap(([, refs = '']) =>
      refs.split(/[ ,]/),
    );
    covered += ranges.reduce((sum, one) => sum + areaOf(one), 0);
    if (covered > MOST_CELLS) throw new Problem('sheet-sprawling');
  }
}

const ALL_ROWS = 1_048_576;
const ALL_COLUMNS = 16_384;

function areaOf(range: string): number {
  const [first = '', last = first] = range.replace(/^.*!/, '').replaceAll('$', '').split(':');
  const [a, b] = [cornerOf(first), cornerOf(last)];
  const rows = a.row && b.row ? Math.abs(b.row - a.row) + 1 : ALL_ROWS;
  const columns = a.column && b.column ? Math.abs(b.column - a.column) + 1 : ALL_COLUMNS;
  return /\d|[A-Z]/.test(range) ? rows * columns : 0;
}

function cornerOf(cell: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{0,7})$/i.exec(cell) ?? [];
  const column = [...letters.toUpperCase()].reduce(
    (sum, one) => sum * 26 + one.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(digits), column };
}
