// A text file to a printed table: separated cells, columns kept by spaces, or flattened lines.
import type { PrintedTable, RefusalCode } from './draft.ts';
import { readFlat } from './flat-reader.ts';
import { type Grid, own } from './grid.ts';
import { readLayout } from './layout-reader.ts';
import { type Line, mendNumberTitles, plainText, readLines } from './lines.ts';
import { readTables } from './table-reader.ts';

export type TextReading = PrintedTable | { readonly kind: RefusalCode };

/** Tries the ways that keep the columns first; flattened text is the last. */
export function readText(text: string): TextReading {
  const lines = mendNumberTitles(readLines(text));
  if (lines.length === 0) return { kind: 'empty-file' };
  return readSeparated(text) ?? readLaidOut(lines) ?? readFlat(lines);
}

function readLaidOut(lines: readonly Line[]): PrintedTable | undefined {
  const sheet = readLayout(lines);
  const table = sheet && readTables([sheet]);
  return table && 'rows' in table && table.rows.length > 0 ? table : undefined;
}

/** Cells pasted from Word or Excel (tabs) or written as a table of bars. */
function readSeparated(text: string): PrintedTable | undefined {
  const lines = plainText(text).split(/\r\n|\n|\r/);
  for (const separator of ['\t', '|']) {
    const head = lines.find((line) => /(^|[\t|\s])(STT|TT|Số TT)\s*[\t|]/iu.test(line));
    if (!head || head.split(separator).length < 4) continue;
    const table = readTables([{ preamble: [], grid: separatedGrid(lines, separator) }]);
    if ('rows' in table && table.rows.length > 0) return table;
  }
  return undefined;
}

function separatedGrid(lines: readonly string[], separator: string): Grid {
  return lines.flatMap((line, i) => {
    if (line.trim() === '' || /^[\s|:+-]+$/.test(line)) return [];
    const body = separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
    return [{ line: i + 1, cells: body.split(separator).map((cell) => own(cell.trim())) }];
  });
}
