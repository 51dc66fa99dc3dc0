// The appendices of the official report as a workbook: one sheet each, numbers as numbers.
import ExcelJS from 'exceljs';
import { parseQuantity } from '../../kernel/quantity.ts';
import { type Report, writeReport } from './report.ts';
import type { ReportInput } from './result.ts';
import type { Column, Row, Table } from './table.ts';
import { rewriteZip } from './zip.file.ts';

const FONT = { name: 'Times New Roman', size: 11 };
const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
const CHARACTERS_PER_MM = 0.55;

/** Bytes of the .xlsx file; the same input gives the same bytes. */
export async function renderReportSheets(input: ReportInput): Promise<Uint8Array> {
  const report = writeReport(input);
  const workbook = new ExcelJS.Workbook();
  const day = new Date(`${input.today}T00:00:00Z`);
  Object.assign(workbook, { created: day, modified: day, creator: report.office.name });
  workbook.title = report.title;
  for (const table of report.appendices) addSheet(workbook, table, report);
  return rewriteZip(new Uint8Array(await workbook.xlsx.writeBuffer()), input.today);
}

function addSheet(workbook: ExcelJS.Workbook, table: Table, report: Report): void {
  const { columns, rows, notes } = table;
  const lines = [
    `Phụ lục ${table.numeral}`,
    ...table.title,
    report.attachedTo,
    ...(report.simulatedNote ? [`(${report.simulatedNote})`] : []),
  ];
  const head = lines.length + 1;
  const sheet = workbook.addWorksheet(`Phụ lục ${table.numeral}`, {
    views: [{ state: 'frozen', ySplit: head + 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head}:${head + 1}`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width: Math.ceil(width * CHARACTERS_PER_MM) + 2 }));
  for (const [index, line] of lines.entries()) addLine(sheet, line, index + 1, columns.length);
  addHead(sheet, columns, head);
  for (const row of rows) addRow(sheet, row, columns);
  for (const note of notes) sheet.addRow([note]).font = { ...FONT, italic: true };
}

function addLine(sheet: ExcelJS.Worksheet, text: string, row: number, width: number): void {
  sheet.mergeCells(row, 1, row, width);
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.font = { ...FONT, size: 13, bold: !text.startsWith('('), italic: text.startsWith('(') };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

// Two head rows: bands over their columns, the others merged downwards.
function addHead(sheet: ExcelJS.Worksheet, columns: readonly Column[], top: number): void {
  for (const [index, { title, band }] of columns.entries()) {
    const at = index + 1;
    sheet.getCell(top, at).value = band ?? title;
    sheet.getCell(top + 1, at).value = title;
    if (band === undefined) sheet.mergeCells(top, at, top + 1, at);
    else if (columns[index - 1]?.band !== band) {
      const count = columns.filter((column) => column.band === band).length;
      sheet.mergeCells(top, at, top, at + count - 1);
    }
  }
  for (const row of [top, top + 1]) {
    for (let at = 1; at <= columns.length; at += 1) {
      const cell = sheet.getCell(row, at);
      cell.font = { ...FONT, bold: true };
      cell.border = BORDER;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    }
  }
}

function addRow(sheet: ExcelJS.Worksheet, row: Row, columns: readonly Column[]): void {
  const at = sheet.rowCount + 1;
  const texts = row.kind === 'group' ? [row.code, row.name] : spread(row);
  for (const [index, column] of columns.entries()) {
    const cell = sheet.getCell(at, index + 1);
    const text = texts[index] ?? '';
    setValue(cell, text, row.kind === 'data' && column.align !== 'left');
    cell.font = { ...FONT, bold: row.kind === 'group' };
    cell.border = BORDER;
    cell.alignment = { horizontal: column.align, vertical: 'middle', wrapText: true };
  }
  if (row.kind === 'group') mergeGroup(sheet, at, columns.length);
  else mergeSpans(sheet, at, row);
}

function mergeGroup(sheet: ExcelJS.Worksheet, at: number, width: number): void {
  sheet.mergeCells(at, 2, at, width);
  sheet.getCell(at, 2).alignment = { horizontal: 'left', vertical: 'middle' };
}

function mergeSpans(sheet: ExcelJS.Worksheet, at: number, row: Row & { kind: 'data' }): void {
  let from = 1;
  for (const { span = 1 } of row.cells) {
    if (span > 1) sheet.mergeCells(at, from, at, from + span - 1);
    from += span;
  }
}

const spread = (row: Row & { kind: 'data' }): string[] =>
  row.cells.flatMap(({ text, span = 1 }) => [text, ...Array<string>(span - 1).fill('')]);

/** «1.240,5» becomes the number 1240.5; dates, codes, marks and words stay text. */
function setValue(cell: ExcelJS.Cell, text: string, mayBeNumber: boolean): void {
  const number = mayBeNumber && /^[−-]?[\d.]*\d(,\d+)?$/u.test(text) ? parseQuantity(text) : null;
  if (number?.kind !== 'quantity') {
    cell.value = text;
    return;
  }
  cell.value = Number(number.value);
  cell.numFmt = text.includes(',') ? '#,##0.0' : '#,##0';
}
