import { Problem } from '../../kernel/problem.ts';
import { openSheets } from '../../source/figure/sheet.file.ts';
import { textOf } from '../../source/figure/sheet.ts';
import type { KeptFile } from './uploads.ts';

const MOST_ROWS = 5000;

/** A row as text; `row` is its number in the file. */
interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Text of every row of the first sheet that has any. Throws `file-empty`, `file-too-many-rows`, and what makes
 * a file unreadable.
 */
export async function readFirstSheet(file: KeptFile): Promise<readonly TextRow[]> {
  const sheets = await openSheets(file.path, file.name);
  const rows: TextRow[] = [];
  let sheet: string | undefined;
  for await (const row of sheets.rows()) {
    sheet ??= row.sheet;
    if (row.sheet !== sheet) break;
    if (rows.length === MOST_ROWS) {
      throw new Problem('file-too-many-rows', { limit: MOST_ROWS.toLocaleString('vi-VN') });
    }
    rows.push({ row: row.row, cells: row.cells.map(textOf) });
  }
  if (rows.length === 0) throw new Problem('file-empty');
  return rows;
}
