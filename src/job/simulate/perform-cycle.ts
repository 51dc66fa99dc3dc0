// Performs the moments of cycles by the same stores that people's requests use.
import type { Kysely } from 'kysely';
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { opineOnColumn, type SeenColumn } from '../../indicator/column/acts.store.ts';
import { listColumnRows } from '../../indicator/column/column.store.ts';
import type { ColumnRow } from '../../indicator/column/column-row.ts';
import { confirmation, followSigning } from '../../indicator/column/follow.store.ts';
import {
  type HeldColumn,
  holdColumn,
  moveHeld,
  writeSilence,
} from '../../indicator/column/move.store.ts';
import { openCycle } from '../../indicator/column/open-cycle.store.ts';
import { returnColumnCells } from '../../indicator/column/return.store.ts';
import { countingIds } from '../../indicator/column/sheet.ts';
import { dayInVietnam, parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { noChecks } from '../../source/report/cell-check.ts';
import { applyCycleAct, findCycle } from '../../source/report/cycle.store.ts';
import { moveReportRow } from '../../source/report/move.store.ts';
import { planCycle } from '../../source/report/plan-cycle.ts';
import { listReports } from '../../source/report/report.store.ts';
import { saveBatch } from '../../source/report/save-batch.store.ts';
import { change, changeTogether, type Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import { checkerOf } from '../../value/checker.store.ts';
import { signReport } from '../../value/report-values.store.ts';
import { approveValues } from '../../value/value.store.ts';
import type { CycleMoment, CycleStep } from './cycle-agenda.ts';
import { cellsOf } from './cycle-answers.ts';
import type { City } from './figures.ts';
import { commitLater } from './simulate.store.ts';

interface Around {
  readonly db: Kysely<Database>;
  readonly city: City;
  readonly catalogue: Catalogue;
  /** Put before the key of every moment in the journal. */
  readonly prefix: string;
}

/** Gives the number of values written. A cycle that people have opened themselves is left to them. */
export async function performCycle(around: Around, moment: CycleMoment): Promise<number> {
  const { cycle, step } = moment.act;
  if (step.kind === 'answer') return answer(around, moment, step);
  const about = {
    ...{ by: moment.by, at: moment.at, on: around.prefix + moment.key },
    ...{ action: ACTION[step.kind], quiet: QUIET.has(step.kind) },
  };
  return change(around.db, about, async (tx) => {
    await commitLater(tx);
    return take(tx, around.catalogue, { cycle, step });
  });
}

const ACTION: Readonly<Record<CycleStep['kind'], string>> = {
  'open-cycle': 'cycle-opened',
  answer: 'cells-saved',
  send: 'reports-signed',
  'confirm-columns': 'columns-confirmed',
  'approve-columns': 'columns-approved',
  'close-cycle': 'cycle-closed',
  object: 'column-objected',
  'return-cell': 'cell-returned',
};
const QUIET: ReadonlySet<CycleStep['kind']> = new Set(['open-cycle', 'close-cycle']);

interface Taken {
  readonly cycle: string;
  readonly step: Exclude<CycleStep, { kind: 'answer' }>;
}

async function take(tx: Tx, catalogue: Catalogue, { cycle, step }: Taken): Promise<number> {
  switch (step.kind) {
    case 'open-cycle':
      await open(tx, catalogue, cycle);
      return 0;
    case 'send':
      return send(tx, catalogue, { cycle, step });
    case 'confirm-columns':
      await confirmAll(tx, catalogue, { cycle, only: step.only });
      return 0;
    case 'approve-columns':
      return approveAll(tx, catalogue, cycle);
    case 'close-cycle': {
      const found = await findCycle(tx.sql, cycle);
      if (found?.state === 'open') await applyCycleAct(tx, cycle, { kind: 'close' }, found.version);
      return 0;
    }
    case 'object':
      await object(tx, catalogue, { cycle, step });
      return 0;
    case 'return-cell':
      await returnCell(tx, catalogue, { cycle, step });
      return 0;
  }
}

async function open(tx: Tx, catalogue: Catalogue, code: string): Promise<void> {
  const today = dayInVietnam(tx.at);
  const plan = planCycle({ period: code }, { catalogue, today });
  if (isRefusal(plan)) throw new Problem(plan.code, plan.params);
  if (await findCycle(tx.sql, code)) return;
  await openCycle(tx, catalogue, plan.cycle);
}

/** All units that answer in one moment, in one transaction; each keeps its own entry in the journal. */
async function answer(
  { db, city, catalogue, prefix }: Around,
  { key, at, by, act }: CycleMoment,
  { units, draft }: Extract<CycleStep, { kind: 'answer' }>,
): Promise<number> {
  const month = parsePeriod(act.cycle)?.last ?? 0;
  const reports = await draftsOf(db, act.cycle, units);
  const jobs = reports.map(({ id, unit }) => ({
    ...{ report: id, person: `cb-${unit}` },
    cells: cellsOf({ city, catalogue, month }, unit, draft),
  }));
  const around = { catalogue, revision: 0, today: dayInVietnam(at) };
  const checker = draft ? checkerOf(db, around) : noChecks(around);
  await checker.prepare([
    ...new Set(jobs.flatMap(({ cells }) => cells.map(({ element }) => element))),
  ]);
  const done = { by, action: ACTION.answer, on: prefix + key, detail: { units: jobs.length } };
  await changeTogether(db, at, async (tx) => {
    await commitLater(tx);
    const saved = await saveBatch(tx, jobs, {
      ...{ catalogue, checker, suggest: async () => new Map() },
    });
    return { entries: [...saved.entries, done], result: saved.result };
  });
  return 0;
}

async function draftsOf(db: Kysely<Database>, cycle: string, units: readonly UnitCode[]) {
  const reports = await listReports(db, { cycle, units, limit: units.length });
  return reports.filter(({ state }) => state === 'draft');
}

/** Officers send and their leaders sign, each in their own name; the amounts are computed at the end. */
async function send(
  tx: Tx,
  catalogue: Catalogue,
  { cycle, step }: { readonly cycle: string; readonly step: Extract<CycleStep, { kind: 'send' }> },
): Promise<number> {
  let values = 0;
  const quiet = { ...tx, note: () => {} };
  for (const { id, unit } of await draftsOf(tx.sql, cycle, step.units)) {
    const order = { report: id, version: null };
    const officer = { ...quiet, by: `cb-${unit}` };
    await moveReportRow(officer, { ...order, act: { kind: 'send' } }, { catalogue });
    if (step.sign === 'no') continue;
    const leader = { ...quiet, by: `ld-${unit}` };
    const signed = await signReport(
      leader,
      { ...order, act: { kind: 'sign', paper: null } },
      {
        ...{ catalogue, simulated: true, recompute: async () => {} },
        onSigned: async (signing, report, cells) => {
          if (step.sign === 'alone') return;
          await followSigning(signing, catalogue, { cycle, unit: report.unit, cells });
        },
      },
    );
    values += signed.touched.length;
  }
  tx.note({ cycle, units: step.units.length, values });
  return values;
}

async function columnsIn(
  tx: Tx,
  catalogue: Catalogue,
  cycle: string,
): Promise<readonly ColumnRow[]> {
  return listColumnRows(tx.sql, {
    cycle,
    indicators: catalogue.indicators.map(({ code }) => code),
  });
}

const ownerOf = (catalogue: Catalogue, indicator: string): UnitCode =>
  catalogue.indicators.find(({ code }) => code === indicator)?.owner ?? '';

/** The owners' leaders confirm what is whole enough; the rest stays as it is. */
async function confirmAll(
  tx: Tx,
  catalogue: Catalogue,
  { cycle, only }: { readonly cycle: string; readonly only: string | null },
): Promise<void> {
  const rows = await columnsIn(tx, catalogue, cycle);
  for (const { indicator, state, version } of rows) {
    if (state !== 'collecting' || (only !== null && indicator !== only)) continue;
    const leader = { ...tx, by: `ld-${ownerOf(catalogue, indicator)}` };
    const held = await holdColumn(leader, catalogue, { indicator, cycle, version });
    if (held.column.enough && held.column.answered > 0) {
      await moveHeld(leader, held, confirmation(leader, catalogue));
    }
  }
}

/**
 * The standing office approves; its own columns are approved by the city's leader. What a person approves is
 * written at once for all columns, since several need the same figures.
 */
async function approveAll(tx: Tx, catalogue: Catalogue, cycle: string): Promise<number> {
  const approved = new Map<string, Set<number>>();
  for (const { indicator, state, version } of await columnsIn(tx, catalogue, cycle)) {
    if (state !== 'confirmed') continue;
    const own = ownerOf(catalogue, indicator) === catalogue.programme.standingOffice;
    const approver = { ...tx, by: own ? 'lanhdao' : 'thuky' };
    const ids = approved.get(approver.by) ?? new Set<number>();
    for (const id of await approveOne(approver, catalogue, { indicator, cycle, version })) {
      ids.add(id);
    }
    approved.set(approver.by, ids);
  }
  let values = 0;
  const done = new Set<number>();
  for (const [by, ids] of approved) {
    const left = [...ids].filter((id) => !done.has(id));
    values += (await approveValues({ ...tx, by }, { ids: left })).touched.length;
    for (const id of left) done.add(id);
  }
  return values;
}

/** Gives the values that become approved with the column; none when it is not whole. */
async function approveOne(
  tx: Tx,
  catalogue: Catalogue,
  seen: SeenColumn,
): Promise<readonly number[]> {
  const { held } = await writeSilence(tx, await holdColumn(tx, catalogue, seen));
  if (!isApprovable(held)) return [];
  await moveHeld(tx, held, { kind: 'approve', seal: held.sealNow });
  return countingIds(held.sheet.cells, 'provisional');
}

const isApprovable = ({ row, sealNow, column }: HeldColumn): boolean =>
  row.seal === sealNow && column.enough;

async function object(
  tx: Tx,
  catalogue: Catalogue,
  {
    cycle,
    step,
  }: { readonly cycle: string; readonly step: Extract<CycleStep, { kind: 'object' }> },
): Promise<void> {
  const rows = await columnsIn(tx, catalogue, cycle);
  const row = rows.find(({ indicator }) => indicator === step.to);
  if (row?.state !== 'confirmed') return;
  const { indicator, version } = row;
  const lead = { ...tx, by: `ld-${step.unit}` };
  const seen = { indicator, cycle, version, unit: step.unit, objection: step.reason };
  await opineOnColumn(lead, catalogue, seen);
}

/** The first signed cell of a commune goes back with a reason. */
async function returnCell(
  tx: Tx,
  catalogue: Catalogue,
  {
    cycle,
    step,
  }: { readonly cycle: string; readonly step: Extract<CycleStep, { kind: 'return-cell' }> },
): Promise<void> {
  const rows = await columnsIn(tx, catalogue, cycle);
  const row = rows.find(({ indicator }) => indicator === step.of);
  if (!row) return;
  const { indicator, version } = row;
  const owner = { ...tx, by: `ld-${ownerOf(catalogue, indicator)}` };
  const held = await holdColumn(owner, catalogue, { indicator, cycle, version });
  const cell = held.sheet.cells.find(({ report, state }) => report?.signed && state === 'answered');
  if (!cell) return;
  const { element, area, period } = cell;
  const cells = [{ element, area, period }];
  await returnColumnCells(owner, catalogue, {
    indicator,
    cycle,
    version,
    cells,
    reason: step.reason,
  });
}
