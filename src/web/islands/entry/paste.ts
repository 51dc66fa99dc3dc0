// A block copied from Excel or LibreOffice comes as tab-separated text.
import { parseQuantity } from '../../../kernel/quantity.ts';
import { searchText } from '../search-text.ts';

// In quotes a cell may hold tabs, line ends and doubled quotes; a lone quote is text like any other.
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|[\r\n]|$)/y;

/** Rows of cells; empty lines at the end are dropped. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(CELL);
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) break;
    const [, quoted, bare = '', end] = match;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? bare).trim());
    if (end !== '\t' && end !== '') rows.push([]);
  }
  while (rows.at(-1)?.every((one) => one === '')) rows.pop();
  return rows;
}

const isNumber = (text: string): boolean => parseQuantity(text).kind === 'quantity';

/** The last column whose filled cells are mostly numbers; an only column whatever it holds. */
function valueColumn(rows: readonly (readonly string[])[]): number {
  const width = Math.max(1, ...rows.map((row) => row.length));
  for (let column = width - 1; column > 0; column -= 1) {
    const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    if (filled.length > 0 && filled.filter(isNumber).length * 2 > filled.length) return column;
  }
  return 0;
}

export interface Target {
  readonly key: string;
  readonly name: string;
  readonly locked: boolean;
}

export interface Placed {
  /** Text for each cell, by key. */
  readonly values: ReadonlyMap<string, string>;
  readonly locked: number;
  /** Lines without a cell to go to. */
  readonly more: number;
}

/**
 * Where the lines of a block go: to the cells that their own names say, when every line of numbers names
 * one; else one after another from the cell that has the focus.
 */
export function placeBlock(
  rows: readonly (readonly string[])[],
  targets: readonly Target[],
  start: number,
): Placed {
  const column = valueColumn(rows);
  const named = byName(rows, targets, column);
  const pairs = rows.map((row, i) => ({
    text: row[column] ?? '',
    target: named ? named[i] : targets[start + i],
  }));
  const filled = pairs.filter(({ text }) => text !== '');
  const values = new Map(
    filled.flatMap(({ text, target }) =>
      target && !target.locked ? [[target.key, text] as const] : [],
    ),
  );
  return {
    values,
    locked: filled.filter(({ target }) => target?.locked).length,
    more: named ? 0 : filled.filter(({ target }) => !target).length,
  };
}

function byName(
  rows: readonly (readonly string[])[],
  targets: readonly Target[],
  column: number,
): readonly (Target | undefined)[] | null {
  const known = new Map(targets.map((target) => [searchText(target.name), target]));
  const found = rows.map((row) =>
    row
      .slice(0, column)
      .map((cell) => known.get(searchText(cell)))
      .find((target) => target !== undefined),
  );
  const numbers = rows.map((row) => isNumber(row[column] ?? ''));
  const all = found.every((target, i) => target !== undefined || !numbers[i]);
  return all && found.some((target) => target !== undefined) ? found : null;
}
