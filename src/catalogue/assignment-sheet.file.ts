import { assignmentCells, assignmentHeads } from './assignment-rows.ts';
import type { Catalogue } from './catalogue.ts';

const WIDTHS = [26, 52, 40, 28, 28, 36, 16, 36];

/** The assignments as a workbook that can be edited and brought back. */
export async function assignmentWorkbook(catalogue: Catalogue): Promise<Uint8Array> {
  // Read only when asked for: it costs a third of a second and 20 MB.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Phân công', {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
  });
  sheet.columns = assignmentHeads().map((header, i) => ({ header, width: WIDTHS[i] ?? 20 }));
  for (const one of catalogue.assignments) sheet.addRow([...assignmentCells(catalogue, one)]);
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF0E9F7' } };
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  sheet.autoFilter = { from: 'A1', to: { row: 1, column: WIDTHS.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
