import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { Answer, CellPlace, Finding, ReportCell, SkipReason } from './answer.ts';
import type { CellWrite, FormMark, OwnedCell } from './open-report.ts';

interface CellRow extends Omit<ReportCell, 'answer' | 'returned'> {
  readonly report: number;
  readonly answer: string;
  readonly typed: string | null;
  readonly amount: string | null;
  readonly skipReason: SkipReason | null;
  readonly returnedBy: string | null;
  readonly returnedAt: Date | null;
  readonly returnedWhy: string | null;
  readonly returnedVersion: number | null;
}

const COLUMNS: RawBuilder<unknown> = sql`k.report, k.element, k.area, k.period, k.answer, k.typed,
  k.amount, k.skip_reason as "skipReason", k.explanation, k.comment, k.estimated,
  k.definition_version as "definitionVersion", k.findings, k.locked, k.returned_by as "returnedBy",
  k.returned_at as "returnedAt", k.returned_why as "returnedWhy", k.returned_version as "returnedVersion",
  k.version, k.by, k.at`;

/** Every cell of a report. */
export async function listCells(
  db: Kysely<Database>,
  report: number,
): Promise<readonly ReportCell[]> {
  return cellsOf(db, sql`k.report = ${report}`);
}

/** The cells of several reports whose element and area are among those given. */
export async function cellsNear(
  trx: Transaction<Database>,
  reports: readonly number[],
  { elements, areas }: { readonly elements: readonly string[]; readonly areas: readonly string[] },
): Promise<readonly OwnedCell[]> {
  return cellsOf(
    trx,
    sql`k.report = any (${reports}::bigint[]) and k.element = any (${elements}::text[])
      and k.area = any (${areas}::text[])`,
  );
}

async function cellsOf(
  db: Kysely<Database>,
  where: RawBuilder<unknown>,
): Promise<readonly OwnedCell[]> {
  const { rows } = await sql<CellRow>`
    select ${COLUMNS} from report_cell k where ${where}
    order by k.report, k.element, k.period, k.area`.execute(db);
  return rows.map(cellOf);
}

function cellOf(row: CellRow): OwnedCell {
  const {
    returnedBy,
    returnedAt,
    returnedWhy,
    returnedVersion,
    typed,
    amount,
    skipReason,
    ...rest
  } = row;
  const returned =
    returnedBy !== null && returnedAt && returnedVersion !== null
      ? { by: returnedBy, at: returnedAt, why: returnedWhy ?? '', version: returnedVersion }
      : null;
  return { ...rest, returned, answer: answerOf(row) };
}

function answerOf({ answer, typed, amount, skipReason }: CellRow): Answer {
  if (answer === 'value' && amount !== null)
    return { kind: 'value', amount, typed: typed ?? amount };
  if (answer === 'confirm' && amount !== null) return { kind: 'confirm', amount };
  if (answer === 'skip' && skipReason !== null) return { kind: 'skip', reason: skipReason };
  return answer === 'unreadable' ? { kind: 'unreadable', typed: typed ?? '' } : { kind: 'blank' };
}

/** Writes all cells, the persons who wrote them and the forms first answered, in one statement. */
export async function writeCells(
  trx: Transaction<Database>,
  cells: readonly CellWrite[],
  forms: readonly FormMark[],
): Promise<void> {
  await sql`
    with incoming as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(cells.map(rowOf))}::jsonb) as x(report bigint, element text,
        area text, period text, basis text, answer text, typed text, amount numeric, skip_reason text,
        explanation text, comment text, estimated boolean, definition_version integer, findings jsonb,
        version integer, by text, at timestamptz, revision bigint, report_revision integer)
    ), authors as (
      insert into report_author (report, report_revision, person)
      select distinct report, report_revision, by from incoming on conflict do nothing
    ), forms as (
      update report r set form_version = f.version, form_fields = f.fields
      from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as f(report bigint, version text, fields jsonb)
      where r.id = f.report and r.form_version is null
    )
    insert into report_cell (report, element, area, period, basis, answer, typed, amount, skip_reason,
      explanation, comment, estimated, definition_version, findings, version, by, at, revision)
    select report, element, area, period, basis, answer, typed, amount, skip_reason, explanation, comment,
      estimated, definition_version, findings, version, by, at, revision
    from incoming
    on conflict (report, element, area, period) do update set answer = excluded.answer, typed = excluded.typed,
      amount = excluded.amount, skip_reason = excluded.skip_reason, explanation = excluded.explanation,
      comment = excluded.comment, estimated = excluded.estimated,
      definition_version = excluded.definition_version, findings = excluded.findings,
      version = excluded.version, by = excluded.by, at = excluded.at, revision = excluded.revision`.execute(
    trx,
  );
}

/** Sets what a check found at cells, without another version: the answers are the same. */
export async function writeFindings(
  trx: Transaction<Database>,
  cells: readonly (Pick<OwnedCell, 'report' | 'element' | 'area' | 'period'> & {
    readonly findings: readonly Finding[];
  })[],
): Promise<void> {
  if (cells.length === 0) return;
  await sql`
    update report_cell k set findings = x.findings
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as x(report bigint, element text, area text,
      period text, findings jsonb)
    where (k.report, k.element, k.area, k.period) = (x.report, x.element, x.area, x.period)
      and k.findings <> x.findings`.execute(trx);
}

function rowOf({ answer, returned, locked, ...cell }: CellWrite) {
  const { report, element, area, period, basis, explanation, comment, estimated, findings } = cell;
  return {
    ...{ report, element, area, period, basis, explanation, comment, estimated, findings },
    ...{ version: cell.version, by: cell.by, at: cell.at, revision: cell.revision },
    definition_version: cell.definitionVersion,
    report_revision: cell.reportRevision,
    answer: answer.kind,
    typed: 'typed' in answer ? answer.typed : null,
    amount: 'amount' in answer ? answer.amount : null,
    skip_reason: answer.kind === 'skip' ? answer.reason : null,
  };
}

/** After a signature every cell is locked, and what had come back is settled. */
export async function lockCells(tx: Tx, report: number): Promise<void> {
  await sql`update report_cell set locked = true, returned_by = null, returned_at = null, returned_why = null,
      returned_version = null
    where report = ${report} and not locked`.execute(tx.sql);
}

/** Reopened by the standing office: every cell may change again. */
export async function openAllCells(tx: Tx, report: number): Promise<void> {
  await sql`update report_cell set locked = false where report = ${report} and locked`.execute(
    tx.sql,
  );
}

/** Opens the cells given and marks them as come back; gives how many there were. */
export async function sendCellsBack(
  tx: Tx,
  report: number,
  { cells, reason }: { readonly cells: readonly CellPlace[]; readonly reason: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update report_cell k set locked = false, returned_by = ${tx.by}, returned_at = ${tx.at}::timestamptz,
      returned_why = ${reason}, returned_version = k.version
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as x(element text, area text, period text)
    where k.report = ${report} and (k.element, k.area, k.period) = (x.element, x.area, x.period)`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0n);
}
