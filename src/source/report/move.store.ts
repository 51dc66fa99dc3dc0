import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Checker } from '../../catalogue/check/checker.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Form } from '../../catalogue/form.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../store/change.ts';
import { type CellPlace, cellKey, type ReportCell } from './answer.ts';
import { listCells, lockCells, openAllCells, sendCellsBack, writeFindings } from './cell.store.ts';
import { isWritable } from './cycle.ts';
import { findAgain } from './find-again.ts';
import { fieldsOf, formOfReport, versionsOf } from './open-report.ts';
import { releaseFindings } from './read-save.ts';
import { lockReport, type ReportRow } from './report.store.ts';
import { moveReport, type Report, type ReportAct, type ReportState } from './report.ts';
import { unfinishedOf } from './unfinished.ts';

/** What a person does to a report. */
export interface ReportOrder {
  readonly report: number;
  /** The version that the person saw; null where the act does not depend on it. */
  readonly version: number | null;
  readonly act: ReportAct;
  /** The cells of an act `return-cells`. */
  readonly cells?: readonly CellPlace[] | undefined;
  /** The person whose place the actor takes by delegation. */
  readonly onBehalfOf?: string | null | undefined;
}

export interface MoveSetting {
  readonly catalogue: Catalogue;
  /** Checks the numbers of a sending; prepared for the elements of the form before the change. */
  readonly checker?: Checker | undefined;
}

export interface MovedReport {
  readonly before: ReportRow;
  readonly after: ReportRow;
  readonly form: Form;
  /** The cells as the act found them. */
  readonly cells: readonly ReportCell[];
}

/**
 * Moves a report by its rule, under its lock, with its event. A signature goes through
 * value/report-values.store.ts, which writes the figures in the same change. Throws `report-unknown`,
 * `changed-meanwhile` or the rule's refusal.
 */
export async function moveReportRow(
  tx: Tx,
  order: ReportOrder,
  setting: MoveSetting,
): Promise<MovedReport> {
  const before = await lockReport(tx, order.report);
  if (order.version !== null && order.version !== before.version) throw await overtaken(tx, before);
  const form = formOfReport(setting.catalogue, before);
  const cells =
    order.act.kind === 'send'
      ? await checkAgain(tx, { before, form, setting })
      : await listCells(tx.sql, before.id);
  const report = await stateOf(tx, before, unfinishedOf(form, cells).length);
  const move = moveReport(report, order.act, tx.by);
  if (isRefusal(move)) throw new Problem(move.code, { cycle: before.cycle, ...move.params });
  await writeState(tx, before, { move, form, act: order.act });
  await writeCellsOf(tx, before, order);
  if (move.revision > before.revision) await keepAuthors(tx, before.id, move.revision);
  await writeEvent(tx, { order, revision: before.revision, cells });
  tx.note({ act: order.act.kind, version: before.version + 1, ...wordsOf(order) });
  return { before, after: await lockReport(tx, before.id), form, cells };
}

/**
 * Sends cells of one report back to its unit, inside a change of the column that they belong to. The report
 * opens, as a new revision where it was signed; its other cells stay locked.
 */
export async function returnCells(
  tx: Tx,
  {
    report,
    cells,
    reason,
  }: { readonly report: number; readonly cells: readonly CellPlace[]; readonly reason: string },
  catalogue: Catalogue,
): Promise<ReportRow> {
  const act: ReportAct = { kind: 'return-cells', reason, cells: cells.length };
  const order: ReportOrder = { report, version: null, act, cells };
  return (await moveReportRow(tx, order, { catalogue })).after;
}

const wordsOf = ({ act, cells }: ReportOrder): Readonly<Record<string, unknown>> => ({
  ...('reason' in act ? { reason: act.reason.trim() } : {}),
  ...('paper' in act && act.paper ? { paper: act.paper } : {}),
  ...(cells ? { cells: cells.map(cellKey) } : {}),
});

async function overtaken(tx: Tx, { id }: ReportRow): Promise<Problem> {
  const { rows } = await sql<{ by: string; at: Date }>`
    select by, at from report_event where report = ${id} order by id desc limit 1`.execute(tx.sql);
  const [last] = rows;
  return new Problem('changed-meanwhile', {
    who: last?.by ?? '',
    when: last ? dayInVietnam(last.at) : '',
  });
}

interface Checking {
  readonly before: ReportRow;
  readonly form: Form;
  readonly setting: MoveSetting;
}

/** Before a sending every number is checked again: others may have changed since it was saved. */
async function checkAgain(
  tx: Tx,
  { before, form, setting }: Checking,
): Promise<readonly ReportCell[]> {
  const fields = fieldsOf(form);
  const cells = new Map((await listCells(tx.sql, before.id)).map((cell) => [cellKey(cell), cell]));
  const found = setting.checker
    ? await findAgain({ row: before, fields, cells }, setting.checker)
    : new Map<string, readonly Finding[]>();
  const judged = [...cells].map(([key, cell]) => ({
    ...cell,
    report: before.id,
    findings: [...(found.get(key) ?? []), ...releaseFindings(fields.get(key), cell)],
  }));
  await writeFindings(tx.sql, judged);
  return judged;
}

async function stateOf(tx: Tx, row: ReportRow, unfinished: number): Promise<Report> {
  const { rows } = await sql<{ person: string }>`
    select person from report_author where report = ${row.id} and report_revision = ${row.revision}`.execute(
    tx.sql,
  );
  const cycle = { state: row.cycleState, lockDay: row.lockDay };
  return {
    state: kindOf(row),
    ...{ revision: row.revision, version: row.version, unfinished },
    authors: rows.map(({ person }) => person),
    writable: isWritable(cycle, dayInVietnam(tx.at), row.exceptionUntil),
    open: row.cycleState === 'open',
  };
}

function kindOf({ state, sentBy, signedBy, paper }: ReportRow): ReportState {
  if (state === 'sent') return { kind: 'sent', sentBy: sentBy ?? '' };
  if (state === 'draft') return { kind: 'draft' };
  const by = signedBy ?? '';
  const signature = paper ? { how: 'paper' as const, by, paper } : { how: 'product' as const, by };
  return { kind: 'signed', sentBy: sentBy ?? '', signature };
}

interface Moving {
  readonly move: { readonly state: ReportState; readonly revision: number };
  readonly form: Form;
  readonly act: ReportAct;
}

async function writeState(tx: Tx, before: ReportRow, { move, form, act }: Moving): Promise<void> {
  const { state, revision } = move;
  const signature = state.kind === 'signed' ? state.signature : undefined;
  const paper = signature?.how === 'paper' ? signature.paper : undefined;
  const sent = state.kind === 'draft' ? null : state.sentBy;
  await sql`update report set state = ${state.kind}, report_revision = ${revision}, version = version + 1,
      sent_by = ${sent}, sent_at = ${sentAt(tx, before, state)}::timestamptz,
      signed_by = ${signature?.by ?? null}, signed_at = ${signature ? tx.at : null}::timestamptz,
      signed_how = ${signature?.how ?? null}, paper_number = ${paper?.number ?? null},
      paper_date = ${paper?.date ?? null}, paper_file = ${paper?.file ?? null},
      ${act.kind === 'send' ? formAndReference(before, form) : sql``} revision = ${tx.revision}
    where id = ${before.id}`.execute(tx.sql);
}

const sentAt = (tx: Tx, before: ReportRow, { kind }: ReportState): Date | null => {
  if (kind === 'draft') return null;
  return kind === 'sent' ? tx.at : before.sentAt;
};

/** «BC-2026-10-007»: numbered in the order of first sending within the cycle; the journal's end is held. */
const formAndReference = ({ cycle, reference }: ReportRow, form: Form): RawBuilder<unknown> => sql`
  form_version = ${form.version},
  form_fields = ${JSON.stringify(versionsOf(form))}::jsonb,
  reference = coalesce(${reference}::text, 'BC-' || ${cycle}::text || '-' || lpad((select count(*) + 1 from report o
    where o.cycle = ${cycle} and o.reference is not null)::text, 3, '0')),`;

async function writeCellsOf(
  tx: Tx,
  { id }: ReportRow,
  { act, cells = [] }: ReportOrder,
): Promise<void> {
  switch (act.kind) {
    case 'sign':
      return lockCells(tx, id);
    case 'reopen':
      return openAllCells(tx, id);
    case 'return-cells': {
      const returned = await sendCellsBack(tx, id, { cells, reason: act.reason.trim() });
      if (returned < cells.length) throw new Problem('cell-not-answered');
    }
  }
}

/** Whose entries still stand in a new revision may not sign it either. */
async function keepAuthors(tx: Tx, report: number, revision: number): Promise<void> {
  await sql`insert into report_author (report, report_revision, person)
    select distinct report, ${revision}::integer, by from report_cell where report = ${report}
    on conflict do nothing`.execute(tx.sql);
}

interface Happened {
  readonly order: ReportOrder;
  readonly revision: number;
  readonly cells: readonly ReportCell[];
}

/** A signature keeps all cells, for the difference with the next revision; a return keeps those sent back. */
async function writeEvent(tx: Tx, { order, revision, cells }: Happened): Promise<void> {
  const { act, report, cells: named = [], onBehalfOf = null } = order;
  const keys = new Set(named.map(cellKey));
  const kept = act.kind === 'sign' ? cells : cells.filter((cell) => keys.has(cellKey(cell)));
  await sql`insert into report_event (report, report_revision, act, by, on_behalf_of, at, reason, cells, revision)
    values (${report}, ${revision}, ${act.kind}, ${tx.by}, ${onBehalfOf}, ${tx.at},
      ${'reason' in act ? act.reason.trim() : null},
      ${kept.length > 0 ? JSON.stringify(kept.map(snapshotOf)) : null}::jsonb, ${tx.revision})`.execute(
    tx.sql,
  );
}

const snapshotOf = (cell: ReportCell) => ({
  ...{ element: cell.element, area: cell.area, period: cell.period, answer: cell.answer },
  ...{ explanation: cell.explanation, comment: cell.comment, estimated: cell.estimated },
  ...{ version: cell.version, by: cell.by, at: cell.at },
});
