// What a person should look at first.
import { type ColumnCell, type ColumnSheet, MARKS, type Mark } from './cell.ts';

const rank = ({ marks: [first] }: ColumnCell): number =>
  first === undefined ? MARKS.length : MARKS.indexOf(first);

/** Cells with the most telling mark on top; otherwise in the order of the column. */
export const unusualFirst = (cells: readonly ColumnCell[]): readonly ColumnCell[] =>
  [...cells].sort((a, b) => rank(a) - rank(b));

/** How many cells carry each mark, the most telling first; marks that none carries are left out. */
export const markCounts = ({ cells }: ColumnSheet): readonly (readonly [Mark, number])[] =>
  MARKS.map(
    (mark) => [mark, cells.filter(({ marks }) => marks.includes(mark)).length] as const,
  ).filter(([, count]) => count > 0);

/** Orders sheets: the more telling its first mark, then the more cells carry it, the earlier a column comes. */
export function compareUnusual(a: ColumnSheet, b: ColumnSheet): number {
  const [[first = 'none', many = 0] = []] = markCounts(a);
  const [[other = 'none', more = 0] = []] = markCounts(b);
  return place(first) - place(other) || more - many;
}

const place = (mark: Mark | 'none'): number =>
  mark === 'none' ? MARKS.length : MARKS.indexOf(mark);
