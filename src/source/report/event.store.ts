import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { ReportCell } from './answer.ts';

/** A cell as a signature or a return found it. */
export type CellSnapshot = Pick<
  ReportCell,
  | 'element'
  | 'area'
  | 'period'
  | 'answer'
  | 'explanation'
  | 'comment'
  | 'estimated'
  | 'version'
  | 'by'
>;

export interface ReportEvent {
  readonly id: number;
  readonly revision: number;
  readonly act: 'open' | 'send' | 'recall' | 'return' | 'sign' | 'return-cells' | 'reopen';
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly cells: readonly CellSnapshot[] | null;
}

/** What happened to a report, oldest first. */
export async function listReportEvents(
  db: Kysely<Database>,
  report: number,
): Promise<readonly ReportEvent[]> {
  const { rows } = await sql<ReportEvent>`
    select id, report_revision as revision, act, by, on_behalf_of as "onBehalfOf", at, reason, cells
    from report_event where report = ${report} order by id`.execute(db);
  return rows;
}

/** The cells of the last signature; undefined before the first. */
export async function lastSignedCells(
  db: Kysely<Database>,
  report: number,
): Promise<readonly CellSnapshot[] | undefined> {
  const { rows } = await sql<{ cells: readonly CellSnapshot[] | null }>`
    select cells from report_event where report = ${report} and act = 'sign'
    order by id desc limit 1`.execute(db);
  return rows[0] && (rows[0].cells ?? []);
}
