import { type Kysely, sql } from 'kysely';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import type { Database } from '../../store/schema.ts';
import type { UnitReport } from './unit-progress.ts';

/** Whose reports a viewer may see: unitsFor in access/can.ts. */
type UnitReach = 'all' | readonly UnitCode[];

/** Reports of these cycles within the reach, with their counts, in one statement; in order of cycle and unit. */
export async function listUnitReports(
  db: Kysely<Database>,
  { cycles, units }: { readonly cycles: readonly string[]; readonly units: UnitReach },
): Promise<readonly UnitReport[]> {
  const within = units === 'all' ? sql`true` : sql`r.unit = any (${units}::text[])`;
  const { rows } = await sql<UnitReport>`
    select r.cycle, r.unit, r.id as report, r.state, r.report_revision as "reportRevision", r.version,
      r.reference, coalesce(c.cells, '{}') as cells, coalesce(c.begun, false) as begun, c.skipped::integer, c.explained::integer, c.returned::integer,
      e.first as "firstSigned", x.until as "exceptionUntil"
    from report r
    cross join lateral (
      select array_agg(element || '.' || area || '.' || period)
          filter (where finished) as cells,
        bool_or(answer <> 'blank') as begun,
        count(*) filter (where answer = 'skip') as skipped,
        count(*) filter (where btrim(coalesce(explanation, '')) <> '') as explained,
        count(*) filter (where returned_by is not null) as returned
      from report_cell where report = r.id) c
    cross join lateral (
      select min(at) as first from report_event where report = r.id and act = 'sign') e
    left join late_exception x on x.cycle = r.cycle and x.unit = r.unit and x.ended_at is null
    where r.cycle = any (${cycles}::text[]) and ${within}
    order by r.cycle, r.unit`.execute(db);
  return rows;
}
