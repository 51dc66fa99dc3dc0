import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { type FormCycle, unitsWithForms } from '../../catalogue/form.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { ReportRow } from './report-row.ts';

export type { ReportRow };

export const REPORT_COLUMNS: RawBuilder<unknown> = sql`r.id, r.cycle, r.unit, r.state,
  r.report_revision as revision, r.version, r.form_version as "formVersion", r.form_fields as "formFields",
  r.reference, r.sent_by as "sentBy", r.sent_at as "sentAt", r.signed_by as "signedBy",
  r.signed_at as "signedAt", r.signed_how as "signedHow", r.comment,
  case when r.paper_number is not null then jsonb_build_object('number', r.paper_number, 'date', r.paper_date,
    'file', r.paper_file) end as paper,
  c.first_month as "firstMonth", c.last_month as "lastMonth", c.kind, c.state as "cycleState",
  c.unit_deadline as "unitDeadline", c.lock_day as "lockDay",
  (select e.until from late_exception e where e.cycle = r.cycle and e.unit = r.unit and e.ended_at is null)
    as "exceptionUntil"`;

/**
 * Opens a report for every unit that is asked something in the cycle; those that are open stay as they are.
 * Gives the number opened. The cycle's row must have been written in the same change.
 */
export async function openReports(tx: Tx, catalogue: Catalogue, cycle: FormCycle): Promise<number> {
  return insertReports(tx, cycle.code, unitsWithForms(catalogue, cycle));
}

/** Opens one unit's report where the cycle is open and asks it something. Gives true when it was opened now. */
export async function openReport(
  tx: Tx,
  catalogue: Catalogue,
  { cycle, unit }: { readonly cycle: string; readonly unit: UnitCode },
): Promise<boolean> {
  const { rows } = await sql<FormCycle & { state: string }>`
    select code, first_month as "firstMonth", last_month as "lastMonth", state from cycle
    where code = ${cycle} for share`.execute(tx.sql);
  const [row] = rows;
  if (!row) throw new Problem('cycle-unknown', { cycle });
  if (row.state === 'closed') throw new Problem('cycle-closed', { cycle });
  if (!unitsWithForms(catalogue, row).includes(unit))
    throw new Problem('report-not-asked', { unit });
  return (await insertReports(tx, cycle, [unit])) === 1;
}

async function insertReports(tx: Tx, cycle: string, units: readonly UnitCode[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with opened as (
      insert into report (cycle, unit, revision)
      select ${cycle}, unit, ${tx.revision} from unnest(${units}::text[]) with ordinality as u(unit, place)
      order by place on conflict do nothing returning id
    )
    insert into report_event (report, report_revision, act, by, at, revision)
    select id, 1, 'open', ${tx.by}, ${tx.at}, ${tx.revision} from opened order by id
    returning report as id`.execute(tx.sql);
  return rows.length;
}

export type ReportKey =
  | { readonly id: number }
  | { readonly cycle: string; readonly unit: UnitCode };

/** The report, or undefined. */
export async function findReport(
  db: Kysely<Database>,
  key: ReportKey,
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${REPORT_COLUMNS} from report r join cycle c on c.code = r.cycle
    where ${'id' in key ? sql`r.id = ${key.id}` : sql`(r.cycle, r.unit) = (${key.cycle}, ${key.unit})`}`.execute(
    db,
  );
  return rows[0];
}

/** As findReport; throws `report-unknown`. */
export async function getReport(db: Kysely<Database>, key: ReportKey): Promise<ReportRow> {
  const report = await findReport(db, key);
  if (!report) throw new Problem('report-unknown');
  return report;
}

/** The report under a lock that lasts until the change ends; its cycle can neither close nor lock meanwhile. */
export async function lockReport(tx: Tx, id: number): Promise<ReportRow> {
  const { rows } = await sql<ReportRow>`
    select ${REPORT_COLUMNS} from report r join cycle c on c.code = r.cycle
    where r.id = ${id} for update of r for share of c`.execute(tx.sql);
  const [report] = rows;
  if (!report) throw new Problem('report-unknown');
  return report;
}

export interface ReportFilter {
  /** Units whose reports the reader may see. */
  readonly units: 'all' | readonly UnitCode[];
  readonly cycle?: string | undefined;
  readonly unit?: UnitCode | undefined;
  readonly state?: string | undefined;
  /** Reports after this id. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** A report in a list: how many of its cells stand and are finished. */
export interface ListedReport extends ReportRow {
  readonly finished: number;
}

/** Reports that the reader may see, in the order in which they opened. */
export async function listReports(
  db: Kysely<Database>,
  { units, cycle, unit, state, after = 0, limit }: ReportFilter,
): Promise<readonly ListedReport[]> {
  const { rows } = await sql<ListedReport>`
    select ${REPORT_COLUMNS},
      (select count(*)::integer from report_cell k where k.report = r.id and k.finished) as finished
    from report r join cycle c on c.code = r.cycle
    where r.id > ${after} and ${units === 'all' ? sql`true` : sql`r.unit = any (${units}::text[])`}
      and (${cycle ?? null}::text is null or r.cycle = ${cycle ?? null})
      and (${unit ?? null}::text is null or r.unit = ${unit ?? null})
      and (${state ?? null}::text is null or r.state = ${state ?? null})
    order by r.id limit ${limit}`.execute(db);
  return rows;
}
