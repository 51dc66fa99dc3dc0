import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import type { Tx } from '../../store/change.ts';
import { makeProvisional } from '../../value/provisional.store.ts';
import { recomputeTouched } from '../amount.store.ts';
import { listColumnRows, viewColumns } from './column.store.ts';
import type { HeldColumn } from './move.store.ts';
import { columnElements, placeKey } from './places.ts';

/**
 * After an approved column has opened again: its values are provisional again, unless another approved column
 * holds them; amounts follow. Gives the number of values. The column's new state must have been written.
 */
export async function takeApprovalBack(
  tx: Tx,
  catalogue: Catalogue,
  held: HeldColumn,
): Promise<number> {
  const kept = await placesOfApproved(tx, catalogue, held);
  const ids = held.sheet.cells.flatMap(({ official, ...cell }) =>
    official?.standing === 'approved' && !kept.has(placeKey(cell)) ? [official.id] : [],
  );
  const touched = await makeProvisional(tx, ids);
  await recomputeTouched(tx, catalogue, touched, dayInVietnam(tx.at));
  return ids.length;
}

async function placesOfApproved(
  tx: Tx,
  catalogue: Catalogue,
  { indicator }: HeldColumn,
): Promise<ReadonlySet<string>> {
  const shared = new Set(columnElements(catalogue, indicator).map(({ code }) => code));
  const readers = catalogue.indicators.filter((one) =>
    columnElements(catalogue, one).some(({ code }) => shared.has(code)),
  );
  const indicators = readers.map(({ code }) => code);
  const rows = await listColumnRows(tx.sql, { state: 'approved', indicators });
  const views = await viewColumns(tx.sql, catalogue, rows);
  return new Set(views.flatMap(({ sheet }) => sheet.cells.map(placeKey)));
}
