import { sql } from 'kysely';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Tx } from '../../store/change.ts';
import { type CycleMonths, columnsDue } from './places.ts';

/**
 * Opens a column for every indicator of which a figure is due in the cycle; those that are open already
 * stay as they are. Gives the number opened. The cycle's row must have been written in the same change.
 */
export async function openColumns(
  tx: Tx,
  catalogue: Catalogue,
  cycle: CycleMonths & { readonly code: string },
): Promise<number> {
  const indicators = columnsDue(catalogue, cycle);
  const { rows } = await sql<{ indicator: string }>`
    insert into indicator_column (indicator, cycle, revision)
    select unnest(${indicators}::text[]), ${cycle.code}, ${tx.revision}
    on conflict do nothing returning indicator`.execute(tx.sql);
  return rows.length;
}
