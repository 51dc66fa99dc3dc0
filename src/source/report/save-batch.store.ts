import { sql, type Transaction } from 'kysely';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Checker } from '../../catalogue/check/checker.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import { dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Entry, SharedTx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import { cellKey, type SaveResult } from './answer.ts';
import { applySave } from './apply-save.ts';
import { cellsNear, writeCells, writeFindings } from './cell.store.ts';
import type { SaveJob, SaveOutcome, WriterDeps } from './cell-writer.store.ts';
import { findAgain } from './find-again.ts';
import {
  type CellWrite,
  type FormMark,
  type OpenReport,
  type OwnedCell,
  openedReport,
  versionsOf,
} from './open-report.ts';
import { releaseFindings } from './read-save.ts';
import { REPORT_COLUMNS, type ReportRow } from './report.store.ts';

interface Around {
  readonly catalogue: Catalogue;
  readonly suggest: WriterDeps['suggest'];
  /** Prepared for the elements of the jobs. */
  readonly checker: Checker;
}

type Outcomes = readonly (SaveOutcome | Error)[];

/** Reads what the jobs touch, applies them one after another, and writes what came of it. */
export async function saveBatch(
  { sql: trx, first, at }: SharedTx,
  jobs: readonly SaveJob[],
  around: Around,
): Promise<{ readonly entries: readonly Entry[]; readonly result: Outcomes }> {
  const { catalogue, checker } = around;
  const reports = await openReportsOf(trx, jobs, { catalogue, today: dayInVietnam(at) });
  await readCells(trx, jobs, { reports, checker });
  const suggestions = await suggestionsOf(trx, jobs, { around, reports });
  const elements = new Map(around.catalogue.elements.map((one) => [one.code, one]));
  const entries: Entry[] = [];
  const results = jobs.map(({ report: id, person, cells }) => {
    const report = reports.get(id);
    const entry = first + entries.length;
    const done = cells.flatMap((save) =>
      report ? applySave(report, { save, person, at, entry }, { elements, suggestions }) : [],
    );
    if (report) entries.push(...entryOf(person, report, done));
    return done;
  });
  const besides = await judge([...reports.values()], checker);
  if (entries.length > 0) await writeCells(trx, currentOf(reports), marksOf(reports));
  await writeFindings(trx, besides);
  const open = await countUnfinished(trx, [...reports.values()]);
  const result = results.map((done, i) => {
    const report = reports.get(jobs[i]?.report ?? 0);
    if (!report) return new Problem('report-unknown');
    const beside = besides.filter((cell) => cell.report === report.row.id);
    return {
      results: [...done.map((one) => withCell(one, report)), ...beside.map(besideResult)],
      unfinished: open.get(report.row.id) ?? 0,
    };
  });
  return { entries, result };
}

async function openReportsOf(
  trx: Transaction<Database>,
  jobs: readonly SaveJob[],
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: IsoDate },
): Promise<Map<number, OpenReport>> {
  const ids = [...new Set(jobs.map(({ report }) => report))].sort((a, b) => a - b);
  const { rows } = await sql<ReportRow>`
    select ${REPORT_COLUMNS} from report r join cycle c on c.code = r.cycle
    where r.id = any (${ids}::bigint[]) order by r.id for share of r, c`.execute(trx);
  return new Map(rows.map((row) => [row.id, openedReport(row, catalogue, today)]));
}

async function readCells(
  trx: Transaction<Database>,
  jobs: readonly SaveJob[],
  { reports, checker }: { readonly reports: Map<number, OpenReport>; readonly checker: Checker },
): Promise<void> {
  const saved = jobs.flatMap(({ cells }) => cells);
  const named = new Set(saved.map(({ element }) => element));
  const elements = new Set([...named].flatMap((element) => [element, ...checker.beside(element)]));
  const areas = new Set(saved.map(({ area }) => area));
  const cells = await cellsNear(trx, [...reports.keys()], {
    elements: [...elements],
    areas: [...areas],
  });
  for (const cell of cells) reports.get(cell.report)?.cells.set(cellKey(cell), cell);
}

async function suggestionsOf(
  trx: Transaction<Database>,
  jobs: readonly SaveJob[],
  { around, reports }: { readonly around: Around; readonly reports: Map<number, OpenReport> },
): Promise<ReadonlyMap<string, Decimal>> {
  const fields = jobs.flatMap(({ report, cells }) =>
    cells
      .filter(({ confirm }) => confirm === true)
      .flatMap((save) => reports.get(report)?.fields.get(cellKey(save)) ?? []),
  );
  return fields.length === 0 ? new Map() : around.suggest(trx, around.catalogue, fields);
}

function entryOf(person: string, { row }: OpenReport, done: readonly SaveResult[]): Entry[] {
  const cells = done.flatMap(({ status, cell }) =>
    status === 'saved' && cell
      ? [{ cell: cellKey(cell), version: cell.version, ...said(cell) }]
      : [],
  );
  const on = `report/${row.cycle}/${row.unit}`;
  return cells.length > 0 ? [{ by: person, action: 'cells-saved', on, detail: { cells } }] : [];
}

const said = ({ answer }: Pick<OwnedCell, 'answer'>): object => ({
  answer: answer.kind,
  ...('amount' in answer ? { amount: answer.amount } : {}),
});

/** Findings of the written cells go into them; those of their neighbours are returned where they changed. */
async function judge(
  reports: readonly OpenReport[],
  checker: Checker,
): Promise<readonly OwnedCell[]> {
  const besides: OwnedCell[] = [];
  for (const report of reports.filter(({ written }) => written.size > 0)) {
    const found = await findAgain(report, checker);
    for (const [key, findings] of found) {
      const cell = report.cells.get(key);
      if (!cell) continue;
      const field = report.fields.get(key);
      const judged = { ...cell, findings: [...findings, ...releaseFindings(field, cell)] };
      report.cells.set(key, judged);
      const written = report.written.get(key);
      if (written) report.written.set(key, { ...written, findings: judged.findings });
      else if (!sameFindings(judged.findings, cell.findings)) besides.push(judged);
    }
  }
  return besides;
}

/** The database gives keys back in another order, so they are compared one by one. */
const sameFindings = (a: readonly Finding[], b: readonly Finding[]): boolean =>
  a.length === b.length &&
  a.every(({ rule, vi, severity }, i) => {
    const other = b[i];
    return other?.rule === rule && other.vi === vi && other.severity === severity;
  });

const currentOf = (reports: ReadonlyMap<number, OpenReport>): readonly CellWrite[] =>
  [...reports.values()].flatMap(({ written }) => [...written.values()]);

const marksOf = (reports: ReadonlyMap<number, OpenReport>): readonly FormMark[] =>
  [...reports.values()]
    .filter(({ row, written }) => row.formVersion === null && written.size > 0)
    .map(({ row, form }) => ({
      report: row.id,
      version: form.version,
      fields: versionsOf(form),
    }));

async function countUnfinished(
  trx: Transaction<Database>,
  reports: readonly OpenReport[],
): Promise<ReadonlyMap<number, number>> {
  const asked = reports.map(({ row, form }) => {
    const own = form.fields.filter(({ mode, withheld }) => mode === 'ask' && !withheld);
    return { report: row.id, count: own.length, ask: [...new Set(own.map((one) => one.element))] };
  });
  const { rows } = await sql<{ report: number; unfinished: number }>`
    select a.report, a.count - k.done + k.stopped as unfinished
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(report bigint, count integer, ask text[])
    cross join lateral (
      select count(*) filter (where finished and element = any (a.ask))::integer as done,
        count(*) filter (where not finished and answer <> 'blank' and element <> all (a.ask))::integer as stopped
      from report_cell where report = a.report) k`.execute(trx);
  return new Map(rows.map(({ report, unfinished }) => [report, unfinished]));
}

const withCell = (result: SaveResult, report: OpenReport): SaveResult =>
  result.status === 'saved' && result.cell
    ? { ...result, cell: report.cells.get(cellKey(result)) ?? result.cell }
    : result;

const besideResult = (cell: OwnedCell): SaveResult => ({
  ...{ element: cell.element, area: cell.area, period: cell.period },
  ...{ status: 'unchanged' as const, cell, refusal: null },
});
