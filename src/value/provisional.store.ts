import { sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import { type TouchedCell, touchedCells } from './value.ts';

/**
 * Takes approvals back: each approved current value is superseded by an equal provisional one in the name of
 * the person who had entered it. Values that are provisional already stay.
 */
export async function makeProvisional(
  tx: Tx,
  ids: readonly number[],
): Promise<readonly TouchedCell[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TouchedCell>`
    with chosen as materialized (
      select v.*, coalesce(p.by, v.by) as author from value v
      left join value p on p.superseded = v.revision
        and (p.element, p.area, p.basis, p.month, p.period, p.origin)
          = (v.element, v.area, v.basis, v.month, v.period, v.origin)
      where v.superseded is null and v.standing = 'approved' and v.id = any (${ids}::bigint[])
    ), ended as (
      update value v set superseded = ${tx.revision} from chosen c where v.id = c.id returning v.id
    ), written as (
      insert into value (element, area, basis, month, period, origin, amount, standing, estimated, simulated,
        note, by, batch, recorded_at, revision)
      select element, area, basis, month, period, origin, amount, 'provisional', estimated, simulated, note,
        author, batch, ${tx.at}::timestamptz, ${tx.revision}::bigint
      from chosen where (select count(*) from ended) >= 0 order by id
    )
    select element, area, basis, month from chosen order by id`.execute(tx.sql);
  tx.note({ provisional: rows.length });
  return touchedCells(rows);
}
