// Cells go back to their units with one reason, while the rest of the column stays.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import { returnCells } from '../../source/report/move.store.ts';
import type { Tx } from '../../store/change.ts';
import type { ColumnCell } from './cell.ts';
import { followCells } from './follow.store.ts';
import { type ColumnKey, holdColumn, moveHeld } from './move.store.ts';
import { placeKey } from './places.ts';

/**
 * Trả lại ô: the chosen cells open in their reports as a new revision and count as unanswered until they are
 * signed again. A confirmed column goes back to collecting; other columns with these cells follow.
 */
export async function returnColumnCells(
  tx: Tx,
  catalogue: Catalogue,
  order: ColumnKey & {
    readonly version: number;
    readonly cells: readonly CellPlace[];
    readonly reason: string;
  },
): Promise<void> {
  if (order.cells.length === 0) throw new Problem('cells-needed');
  const held = await holdColumn(tx, catalogue, order);
  const chosen = chosenCells(held.sheet.cells, order.cells);
  await moveHeld(tx, held, { kind: 'return-cell', reason: order.reason });
  for (const [report, cells] of byReport(chosen)) {
    await returnCells(tx, { report, cells, reason: order.reason }, catalogue);
  }
  tx.note({ returned: chosen.map(placeKey), reason: order.reason });
  await followCells(tx, catalogue, { cells: chosen, why: order.reason });
}

function chosenCells(
  cells: readonly ColumnCell[],
  places: readonly CellPlace[],
): readonly ColumnCell[] {
  const known = new Map(cells.map((cell) => [placeKey(cell), cell]));
  return places.map((place) => {
    const cell = known.get(placeKey(place));
    if (!cell?.report || cell.state === 'returned') {
      throw new Problem('cell-not-reported', { cell: placeKey(place) });
    }
    return cell;
  });
}

function byReport(cells: readonly ColumnCell[]): ReadonlyMap<number, readonly CellPlace[]> {
  const reports = new Map<number, CellPlace[]>();
  for (const { report, element, area, period } of cells) {
    if (!report) continue;
    reports.set(report.report, [...(reports.get(report.report) ?? []), { element, area, period }]);
  }
  return reports;
}
