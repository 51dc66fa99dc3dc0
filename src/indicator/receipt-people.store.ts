// Who stands behind each value of a receipt: entered, signed, confirmed and approved it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { ReceiptPeople } from './receipt.ts';

/**
 * The people behind these values, by id. An approval writes a copy in the approver's name, so who entered a
 * figure is told by the value that it ended; the signature is the last one that held this cell of theirs, the
 * confirmation the one that was approved, of this indicator's column where several hold the figure.
 */
export async function peopleBehind(
  db: Kysely<Database>,
  indicator: string,
  values: readonly number[],
): Promise<ReadonlyMap<number, ReceiptPeople>> {
  if (values.length === 0) return new Map();
  const { rows } = await sql<ReceiptPeople & { id: number }>`
    with entered as materialized (
      select v.*, coalesce(p.by, v.by) as author, p.id is not null as passed
      from value v left join value p on v.standing = 'approved' and p.superseded = v.revision
        and (p.element, p.area, p.basis, p.month, p.period, p.origin)
          = (v.element, v.area, v.basis, v.month, v.period, v.origin)
      where v.id = any (${values}::bigint[])
    ), approval as materialized (
      select id, indicator, cycle, revision from column_event
      where act = 'approve' and revision in (select revision from entered where passed)
    )
    select v.id, v.author as by, s.by as "signedBy", c.by as "confirmedBy",
      case when v.passed then v.by end as "approvedBy"
    from entered v
    left join lateral (
      select e.by from report_cell k join report_event e on e.report = k.report
      where v.origin = 'reported' and (k.element, k.area, k.period) = (v.element, v.area, v.period)
        and e.act = 'sign' and e.revision <= v.revision
        and e.cells @> jsonb_build_array(jsonb_build_object(
          'element', v.element, 'area', v.area, 'period', v.period, 'by', v.author))
      order by e.id desc limit 1) s on true
    left join lateral (
      select f.by from approval a join column_event f
        on (f.indicator, f.cycle) = (a.indicator, a.cycle) and f.act = 'confirm' and f.id < a.id
      where v.passed and a.revision = v.revision
      order by (a.indicator = ${indicator}) desc, a.id, f.id desc limit 1) c on true`.execute(db);
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}
