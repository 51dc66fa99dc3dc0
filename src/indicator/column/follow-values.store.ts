import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import type { Tx } from '../../store/change.ts';
import type { TouchedCell } from '../../value/value.ts';
import { recomputeTouched } from '../amount.store.ts';
import { followCells } from './follow.store.ts';

/** What follows values that came outside reports: amounts, then the columns that held other values. */
export async function followValues(
  tx: Tx,
  catalogue: Catalogue,
  touched: readonly TouchedCell[],
): Promise<void> {
  await recomputeTouched(tx, catalogue, touched, dayInVietnam(tx.at));
  await followCells(tx, catalogue, { cells: touched, why: 'Có số liệu mới từ nguồn khác' });
}
