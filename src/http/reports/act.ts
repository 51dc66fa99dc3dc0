// What people do with a report, each in a change of its own; API and pages share it.
import { type Action, refusal, rolesFor } from '../../access/can.ts';
import { actsFor } from '../../access/on-behalf.store.ts';
import { actorOf } from '../../access/person.ts';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { recomputeTouched } from '../../indicator/amount.store.ts';
import { followCells, followSigning } from '../../indicator/column/follow.store.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { listEvidence } from '../../source/evidence/evidence.store.ts';
import { type CellPlace, type CellSave, cellKey } from '../../source/report/answer.ts';
import type { SaveOutcome } from '../../source/report/cell-writer.store.ts';
import {
  type MovedReport,
  type MoveSetting,
  moveReportRow,
  type ReportOrder,
} from '../../source/report/move.store.ts';
import { addNote, type NewNote } from '../../source/report/note.store.ts';
import { fieldsOf, formOfReport } from '../../source/report/open-report.ts';
import {
  findReport,
  getReport,
  openReport,
  type ReportRow,
} from '../../source/report/report.store.ts';
import type { ReportAct } from '../../source/report/report.ts';
import { change, type Tx } from '../../store/change.ts';
import { checkerOf } from '../../value/checker.store.ts';
import { signReport } from '../../value/report-values.store.ts';
import type { RequestContext } from '../deps.ts';
import { viewReport } from './read.ts';
import { mayReturn, refuseApproved } from './returning.ts';

const ACTION: Readonly<Record<ReportAct['kind'], { needs: Action; told: string }>> = {
  send: { needs: 'fill-report', told: 'report-sent' },
  recall: { needs: 'fill-report', told: 'report-recalled' },
  return: { needs: 'sign-report', told: 'report-returned' },
  sign: { needs: 'sign-report', told: 'report-signed' },
  'return-cells': { needs: 'return-cell', told: 'report-cells-returned' },
  reopen: { needs: 'reopen-report', told: 'report-reopened' },
};

/** Throws the refusal when the viewer may not do it for this unit. */
export function ensureFor(c: RequestContext, action: Action, unit: UnitCode): void {
  const refused = refusal(c.var.viewer, action, { units: [unit] });
  if (refused) throw refused;
}

/** Finds the report of a unit, or opens it where the cycle is open; `opened` when it was opened now. */
export async function openFor(
  c: RequestContext,
  key: { readonly cycle: string; readonly unit: UnitCode },
): Promise<{ readonly report: ReportRow; readonly opened: boolean }> {
  const { deps, viewer, now } = c.var;
  ensureFor(c, 'fill-report', key.unit);
  const found = await findReport(deps.db, key);
  if (found) return { report: found, opened: false };
  const { catalogue } = await deps.snapshots.current();
  const on = `report/${key.cycle}/${key.unit}`;
  const about = { by: actorOf(viewer), action: 'report-opened', on, at: now, quiet: true };
  const opened = await change(deps.db, about, async (tx) => {
    if (await openReport(tx, catalogue, key)) return true;
    throw new OpenAlready();
  }).catch((error: unknown) => {
    if (error instanceof OpenAlready) return false;
    throw error;
  });
  return { report: await getReport(deps.db, key), opened };
}

/** Ends a change that opened nothing, so that it leaves no entry. */
class OpenAlready extends Error {}

/** Saves cells of a report that the viewer fills; each is answered by itself. */
export async function saveFor(
  c: RequestContext,
  report: Pick<ReportRow, 'id'>,
  cells: readonly CellSave[],
): Promise<SaveOutcome> {
  ensureFor(c, 'fill-report', await c.var.deps.cellWriter.unitOf(report.id));
  if (new Set(cells.map(cellKey)).size < cells.length) throw new Problem('cells-repeated');
  const { deps, viewer } = c.var;
  c.set('onlyDrafts', true);
  return deps.cellWriter.save({ report: report.id, person: actorOf(viewer), cells });
}

/** «Xác nhận tất cả»: every field that is still empty takes the number that other sources or a valid stock give. */
export async function confirmAllFor(c: RequestContext, report: ReportRow): Promise<SaveOutcome> {
  const { fields, cells, unfinished } = await viewReport(c, report);
  const standing = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const saves = fields.flatMap(({ key, context, withheld, element, area, period }) => {
    const cell = standing.get(key);
    const empty = !cell || (cell.answer.kind === 'blank' && !cell.locked);
    if (!empty || withheld || !context.suggestion) return [];
    return [{ element, area, period, version: cell?.version ?? 0, confirm: true }];
  });
  ensureFor(c, 'fill-report', report.unit);
  if (saves.length === 0) return { results: [], unfinished: unfinished.length };
  return saveFor(c, report, saves);
}

export interface Acting {
  readonly act: ReportAct;
  /** The version that the person saw; undefined is refused. */
  readonly version: number | undefined;
  readonly cells?: readonly CellPlace[] | undefined;
}

/** Moves a report by its rule; a signature writes its figures, and columns follow, in the same change. */
export async function actFor(
  c: RequestContext,
  report: ReportRow,
  { act, version, cells }: Acting,
): Promise<ReportRow> {
  const { deps, viewer, now } = c.var;
  const { needs, told } = ACTION[act.kind];
  const { catalogue, revision } = await deps.snapshots.current();
  if (act.kind === 'return-cells') mayReturn(viewer, catalogue, cells ?? []);
  else ensureFor(c, needs, report.unit);
  if (version === undefined) throw new Problem('version-needed');
  if (act.kind === 'sign' && act.paper) await ensurePaper(c, report, act.paper.file);
  const checker = checkerOf(deps.db, { catalogue, revision, today: dayInVietnam(now) });
  if (act.kind === 'send') {
    const { fields } = formOfReport(catalogue, report);
    await checker.prepare(fields.map(({ element }) => element));
  }
  const setting = { catalogue, checker };
  const onBehalfOf = await lenderOf(c, needs, report.unit);
  const order: ReportOrder = { report: report.id, version, act, cells, onBehalfOf };
  const on = `report/${report.cycle}/${report.unit}`;
  const about = {
    by: actorOf(viewer),
    action: told,
    on,
    at: now,
    quiet: !MOVES_FIGURES.has(act.kind),
  };
  return change(deps.db, about, async (tx) => {
    if (act.kind === 'sign') return sign(tx, order, setting);
    if (act.kind === 'return-cells') {
      const { cycle } = report;
      await refuseApproved(tx, { viewer, catalogue }, { cycle, cells: cells ?? [] });
    }
    return move(tx, order, setting);
  });
}

/** Who lent the viewer the right to this act by a delegation; kept with the act. */
async function lenderOf(c: RequestContext, action: Action, unit: UnitCode): Promise<string | null> {
  const { deps, viewer, now } = c.var;
  if (viewer.kind === 'anonymous') return null;
  const day = dayInVietnam(now);
  return actsFor(deps.db, { person: viewer.person.id, roles: rolesFor(action), unit, day });
}

/** A signature on paper names a document that was uploaded to this very report and still stands. */
async function ensurePaper(c: RequestContext, { id }: ReportRow, file: string): Promise<void> {
  const kept = await listEvidence(c.var.deps.db, id);
  const found = kept.some(({ hash, use, ended }) => hash === file && use === 'paper' && !ended);
  if (!found) throw new Problem('paper-unknown');
}

/** Acts after which figures, or the columns that hold them, may be others. */
const MOVES_FIGURES: ReadonlySet<ReportAct['kind']> = new Set(['sign', 'return-cells', 'reopen']);

async function sign(tx: Tx, order: ReportOrder, setting: MoveSetting): Promise<ReportRow> {
  const { catalogue } = setting;
  const { report } = await signReport(tx, order, {
    ...setting,
    recompute: (inside, touched) =>
      recomputeTouched(inside, catalogue, touched, dayInVietnam(inside.at)),
    onSigned: (inside, { cycle, unit }, touched) =>
      followSigning(inside, catalogue, { cycle, unit, cells: touched }),
  });
  return report;
}

/** What comes back or opens again no longer counts as answered: columns follow. */
async function move(tx: Tx, order: ReportOrder, setting: MoveSetting): Promise<ReportRow> {
  const moved = await moveReportRow(tx, order, setting);
  const { act } = order;
  if (act.kind === 'return-cells' || act.kind === 'reopen') {
    const cells = openedCells(moved, order);
    await followCells(tx, setting.catalogue, { cells, why: act.reason.trim() });
  }
  return moved.after;
}

function openedCells({ form, cells }: MovedReport, order: ReportOrder) {
  const fields = fieldsOf(form);
  return (order.cells ?? cells).flatMap((cell) => fields.get(cellKey(cell)) ?? []);
}

/** Writes a comment or a question on a cell. */
export async function noteFor(
  c: RequestContext,
  report: ReportRow,
  note: Omit<NewNote, 'report'>,
): Promise<number> {
  const { deps, viewer, now } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const { cycle: code, unit } = report;
  if (!fieldsOf(formOfReport(catalogue, report)).has(cellKey(note)))
    throw new Problem('cell-not-in-form');
  const on = `report/${code}/${unit}`;
  const about = { by: actorOf(viewer), action: 'cell-noted', on, at: now, quiet: true };
  return change(deps.db, about, (tx) => addNote(tx, { ...note, report: report.id }));
}
