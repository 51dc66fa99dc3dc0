// Steps of a history as the product takes them: the same stores, with what each person saw before.
import { sql } from 'kysely';

import { formOf } from '../../src/catalogue/form.ts';
import {
  answerObjection,
  approveColumn,
  confirmColumn,
  opineOnColumn,
  reopenColumn,
} from '../../src/indicator/column/acts.store.ts';
import { listColumnRows, viewColumns } from '../../src/indicator/column/column.store.ts';
import type { ColumnRow, ColumnView } from '../../src/indicator/column/column-row.ts';
import { followCells, followSigning } from '../../src/indicator/column/follow.store.ts';
import { followValues } from '../../src/indicator/column/follow-values.store.ts';
import { returnColumnCells } from '../../src/indicator/column/return.store.ts';
import { recordSilence } from '../../src/indicator/column/silence.store.ts';
import { dayInVietnam, monthPeriod } from '../../src/kernel/period.ts';
import { Problem } from '../../src/kernel/problem.ts';
import { type CellPlace, cellKey } from '../../src/source/report/answer.ts';
import { applyCycleAct, getCycle } from '../../src/source/report/cycle.store.ts';
import type { CycleAct } from '../../src/source/report/cycle.ts';
import { moveReportRow } from '../../src/source/report/move.store.ts';
import { listReports } from '../../src/source/report/report.store.ts';
import type { ReportAct } from '../../src/source/report/report.ts';
import type { ReportRow } from '../../src/source/report/report-row.ts';
import { signReport } from '../../src/value/report-values.store.ts';
import { recordValues } from '../../src/value/value.store.ts';
import type { Step } from './step.ts';
import { changeAs, type World } from './world.ts';

/** One cell of a report as people see it. */
export interface SeenCell extends CellPlace {
  readonly report: number;
  readonly version: number;
  readonly locked: boolean;
  readonly returnedBy: string | null;
}

export interface SeenReport extends ReportRow {
  readonly cells: readonly SeenCell[];
  /** Who wrote a cell in its present revision. */
  readonly authors: readonly string[];
}

/** What everybody sees before a round: versions, seals and cells. */
export interface Seen {
  readonly cycles: readonly string[];
  readonly reports: ReadonlyMap<string, SeenReport>;
  readonly columns: ReadonlyMap<string, ColumnView>;
}

export async function look(world: World, cycles: readonly string[]): Promise<Seen> {
  const { kysely: db } = world.database;
  const indicators = world.catalogue.indicators.map(({ code }) => code);
  const reports: ReportRow[] = [];
  const rows: ColumnRow[] = [];
  for (const cycle of cycles) {
    reports.push(...(await listReports(db, { units: 'all', cycle, limit: 50 })));
    rows.push(...(await listColumnRows(db, { cycle, indicators })));
  }
  const { rows: cells } = await sql<SeenCell>`
    select k.report, k.element, k.area, k.period, k.version, k.locked, k.returned_by as "returnedBy"
    from report_cell k join report r on r.id = k.report where r.cycle = any (${cycles}::text[])`.execute(
    db,
  );
  const { rows: authors } = await sql<{ readonly report: number; readonly person: string }>`
    select a.report, a.person from report_author a
    join report r on (r.id, r.report_revision) = (a.report, a.report_revision)
    where r.cycle = any (${cycles}::text[])`.execute(db);
  const views = await viewColumns(db, world.catalogue, rows);
  return {
    cycles,
    reports: new Map(
      reports.map((row) => [
        `${row.cycle} ${row.unit}`,
        {
          ...row,
          cells: cells.filter(({ report }) => report === row.id),
          authors: authors.filter(({ report }) => report === row.id).map(({ person }) => person),
        },
      ]),
    ),
    columns: new Map(views.map((view) => [`${view.row.cycle} ${view.row.indicator}`, view])),
  };
}

export type Outcome = 'done' | 'refused';

/** Takes one step; a Problem is a refusal, anything else thrown is a fault of the product. */
export async function perform(world: World, seen: Seen, step: Step): Promise<Outcome> {
  try {
    return await take(world, seen, step);
  } catch (error) {
    if (error instanceof Problem && error.code !== 'internal-error') return 'refused';
    throw error;
  }
}

async function take(world: World, seen: Seen, step: Step): Promise<Outcome> {
  switch (step.do) {
    case 'save':
      return save(world, seen, step);
    case 'send':
    case 'recall':
    case 'return':
    case 'sign':
    case 'reopen-report':
      return moveReport(world, seen, step);
    case 'return-cells':
      return giveBack(world, seen, step);
    case 'figure':
      return sendFigure(world, seen, step);
    case 'silence':
      await recordSilence(world.database.kysely, world.catalogue, world.now());
      return 'done';
    case 'lock':
    case 'close':
    case 'open-cycle':
      return moveCycle(world, seen, step);
    default:
      return moveColumn(world, seen, step);
  }
}

type Of<K extends Step['do']> = Extract<Step, { readonly do: K }>;

const cycleOf = ({ cycles }: Seen, index: number): string => cycles[index % cycles.length] ?? '';

async function save(world: World, seen: Seen, step: Of<'save'>): Promise<Outcome> {
  const report = seen.reports.get(`${cycleOf(seen, step.cycle)} ${step.unit}`);
  if (!report) return 'refused';
  const { fields } = formOf(world.catalogue, { ...report, code: report.cycle }, step.unit);
  const field = fields[step.cell % fields.length];
  if (!field) return 'refused';
  const { element, area, period } = field;
  const cell = report.cells.find((one) => cellKey(one) === cellKey(field));
  const answer =
    step.amount === null ? { skip: 'not-available' as const } : { typed: String(step.amount) };
  const { results } = await world.writer.save({
    ...{ report: report.id, person: step.by },
    cells: [{ element, area, period, version: cell?.version ?? 0, ...answer }],
  });
  return results.some(({ status }) => status === 'saved') ? 'done' : 'refused';
}

const ACTS: Readonly<
  Record<Of<'send' | 'recall' | 'return' | 'sign' | 'reopen-report'>['do'], ReportAct>
> = {
  send: { kind: 'send' },
  recall: { kind: 'recall' },
  return: { kind: 'return', reason: 'Xem lại' },
  sign: { kind: 'sign', paper: null },
  'reopen-report': { kind: 'reopen', reason: 'Sửa số' },
};

async function moveReport(
  world: World,
  seen: Seen,
  step: Of<'send' | 'recall' | 'return' | 'sign' | 'reopen-report'>,
): Promise<Outcome> {
  const report = seen.reports.get(`${cycleOf(seen, step.cycle)} ${step.unit}`);
  if (!report) return 'refused';
  const { catalogue } = world;
  const order = { report: report.id, version: report.version, act: ACTS[step.do] };
  await changeAs(world, step.by, step.do, async (tx) => {
    if (step.do === 'sign') {
      await signReport(tx, order, {
        catalogue,
        // Amounts take no part in a history; approvals compute them all the same.
        recompute: async () => {},
        onSigned: (inside, { cycle, unit }, touched) =>
          followSigning(inside, catalogue, { cycle, unit, cells: touched }),
      });
      return;
    }
    const { form } = await moveReportRow(tx, order, { catalogue });
    if (step.do === 'reopen-report') {
      await followCells(tx, catalogue, { cells: form.fields, why: 'Sửa số' });
    }
  });
  return 'done';
}

async function moveColumn(
  world: World,
  seen: Seen,
  step: Of<'confirm' | 'approve' | 'reopen' | 'agree' | 'object' | 'answer'>,
): Promise<Outcome> {
  const { indicator, by } = step;
  const column = seen.columns.get(`${cycleOf(seen, step.cycle)} ${indicator}`);
  if (!column) return 'refused';
  const { catalogue } = world;
  const key = { indicator, cycle: column.row.cycle, version: column.row.version };
  const unit = 'so-y-te';
  await changeAs(world, by, step.do, async (tx) => {
    switch (step.do) {
      case 'confirm':
        return confirmColumn(tx, catalogue, key);
      case 'approve':
        return approveColumn(tx, catalogue, { ...key, seal: column.sealNow });
      case 'reopen':
        return reopenColumn(tx, catalogue, { ...key, reason: 'Sai mẫu số' });
      case 'agree':
        return opineOnColumn(tx, catalogue, { ...key, unit, objection: null });
      case 'object':
        return opineOnColumn(tx, catalogue, { ...key, unit, objection: 'Thiếu' });
      case 'answer':
        return answerObjection(tx, catalogue, { ...key, unit, text: 'Đã bổ sung' });
    }
  });
  return 'done';
}

async function giveBack(world: World, seen: Seen, step: Of<'return-cells'>): Promise<Outcome> {
  const { indicator } = step;
  const column = seen.columns.get(`${cycleOf(seen, step.cycle)} ${indicator}`);
  if (!column) return 'refused';
  const { cells } = column.sheet;
  const chosen = step.cells.flatMap((place) => cells[place % cells.length] ?? []);
  const { cycle, version } = column.row;
  const order = { indicator, cycle, version, cells: [...new Set(chosen)], reason: 'Xem lại' };
  await changeAs(world, step.by, 'return-cells', (tx) =>
    returnColumnCells(tx, world.catalogue, order),
  );
  return 'done';
}

async function sendFigure(world: World, seen: Seen, step: Of<'figure'>): Promise<Outcome> {
  const [first] = [...seen.columns.values()];
  if (!first) return 'refused';
  const { code, last } = monthPeriod(first.row.lastMonth);
  const { element, by } = step;
  const value = {
    ...{ element, area: element === 'bank' ? '46' : step.area, basis: 'administrative' as const },
    ...{ period: code, month: last, origin: 'figure' as const, amount: String(step.amount) },
  };
  await changeAs(world, by, 'figure', async (tx) => {
    const { touched } = await recordValues(tx, [value], { batch: null, simulated: false });
    await followValues(tx, world.catalogue, touched);
  });
  return 'done';
}

async function moveCycle(
  world: World,
  seen: Seen,
  { do: kind, cycle, by }: Of<'lock' | 'close' | 'open-cycle'>,
): Promise<Outcome> {
  const code = cycleOf(seen, cycle);
  const { version } = await getCycle(world.database.kysely, code);
  const acts: Record<typeof kind, CycleAct> = {
    lock: { kind: 'lock-after', day: dayInVietnam(world.now()) },
    close: { kind: 'close' },
    'open-cycle': { kind: 'reopen', reason: 'Bổ sung' },
  };
  await changeAs(world, by, kind, (tx) => applyCycleAct(tx, code, acts[kind], version));
  return 'done';
}
