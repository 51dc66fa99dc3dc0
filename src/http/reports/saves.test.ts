// Many people at once on the one queue of saves, with a real database behind it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { type TestApp, testApp } from '../../../test/app.ts';
import { fieldKey } from '../../catalogue/form.ts';
import { openCycle } from '../../indicator/column/open-cycle.store.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { listCells } from '../../source/report/cell.store.ts';
import { formOfReport } from '../../source/report/open-report.ts';
import { planCycle } from '../../source/report/plan-cycle.ts';
import { findReport, type ReportRow } from '../../source/report/report.store.ts';
import { change } from '../../store/change.ts';
import { verifyJournal } from '../../store/journal.ts';

async function opened(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const app = await testApp(t);
  const { db, clock, snapshots, revision } = app.deps;
  const { catalogue } = await snapshots.current();
  const plan = planCycle({ period: '2026-10' }, { catalogue, today: dayInVietnam(clock()) });
  assert(plan.kind === 'planned');
  const about = { by: 'thuky', action: 'cycle-opened', on: 'cycle/2026-10', at: clock() };
  await change(db, about, (tx) => openCycle(tx, catalogue, plan.cycle));
  await revision.refresh();
  return app;
}

async function reportOf({ deps }: TestApp, unit: string): Promise<ReportRow> {
  const report = await findReport(deps.db, { cycle: '2026-10', unit });
  assert(report);
  return report;
}

const COUNT = { element: 'tthc-thuoc-tham-quyen', area: '46', period: '2026-10' };

test('of forty people who change one cell at once, one is first and the others are told', async (t) => {
  const app = await opened(t);
  const { id } = await reportOf(app, 'so-tu-phap');
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, k) =>
      app.deps.cellWriter.save({
        ...{ report: id, person: `nguoi-${k}` },
        cells: [{ ...COUNT, typed: String(100 + k), version: 0 }],
      }),
    ),
  );
  const results = outcomes.flatMap(({ results: own }) => own);
  const saved = results.filter(({ status }) => status === 'saved');
  assert.equal(saved.length, 1);
  assert.equal(results.filter(({ status }) => status === 'conflict').length, 39);
  const [cell] = await listCells(app.deps.db, id);
  assert.deepEqual([cell?.version, cell?.by], [1, saved[0]?.cell?.by]);
  assert(
    results.every((one) => one.cell?.by === cell?.by),
    'everybody sees who was first',
  );
});

test('saves of many units keep their own entries, and the journal holds', async (t) => {
  const app = await opened(t);
  const { db, cellWriter, snapshots } = app.deps;
  const { catalogue } = await snapshots.current();
  const communes = catalogue.units.filter(({ kind }) => kind === 'commune');
  const jobs = await Promise.all(
    communes.map(async ({ code }) => {
      const report = await reportOf(app, code);
      const fields = formOfReport(catalogue, report).fields.filter(({ mode }) => mode === 'ask');
      const cells = fields.map(({ element, area, period }) => ({
        ...{ element, area, period, typed: '12', version: 0 },
      }));
      return { report: report.id, person: `cb-${code}`, cells, keys: fields.map(fieldKey) };
    }),
  );
  const before = await snapshots.current();
  const outcomes = await Promise.all([
    ...jobs.map((job) => cellWriter.save(job)),
    cellWriter.save({ report: 999_999, person: 'la', cells: [] }).catch((error: Error) => error),
  ]);
  assert.equal((outcomes.at(-1) as { code?: string }).code, 'report-unknown');
  const { rows } = await sql<{ by: string; subject: string }>`
    select by, subject from journal where action = 'cells-saved' order by seq`.execute(db);
  assert.deepEqual(
    rows.map(({ by, subject }) => `${by} ${subject}`).sort(),
    communes.map(({ code }) => `cb-${code} report/2026-10/${code}`).sort(),
  );
  assert.equal((await verifyJournal(db)).kind, 'intact');
  const cells = await sql<{ n: number }>`
    select count(*)::int as n from report_cell k join journal j on j.seq = k.revision and j.by = k.by`.execute(
    db,
  );
  assert.equal(cells.rows[0]?.n, jobs.flatMap(({ keys }) => keys).length);
  await app.deps.revision.refresh();
  assert.equal((await snapshots.current()).revision, before.revision, 'readers’ pages stay fresh');
});

test('a locked cell does not change, not even by hand in the database', async (t) => {
  const app = await opened(t);
  const { db, cellWriter } = app.deps;
  const { id } = await reportOf(app, 'so-tu-phap');
  await cellWriter.save({
    report: id,
    person: 'cb',
    cells: [{ ...COUNT, typed: '9', version: 0 }],
  });
  await sql`update report_cell set locked = true where report = ${id}`.execute(db);
  const { results } = await cellWriter.save({
    ...{ report: id, person: 'cb', cells: [{ ...COUNT, typed: '8', version: 1 }] },
  });
  assert.deepEqual([results[0]?.status, results[0]?.refusal?.code], ['refused', 'cell-locked']);
  const forced = sql`update report_cell set amount = 8 where report = ${id}`.execute(db);
  await assert.rejects(forced, { constraint: 'report_cell_is_locked' });
  const unreadable = sql`update report_cell set answer = 'skip' where report = ${id}`.execute(db);
  await assert.rejects(unreadable, { code: '23514' });
});

test('after the lock day only a unit with a late exception writes', async (t) => {
  const app = await opened(t);
  const { db, cellWriter } = app.deps;
  const { id } = await reportOf(app, 'so-tu-phap');
  const save = async (typed: string, version: number) => {
    const cells = [{ ...COUNT, typed, version }];
    const { results } = await cellWriter.save({ report: id, person: 'cb', cells });
    return results[0]?.refusal?.code ?? results[0]?.status;
  };
  await sql`update cycle set lock_day = '2026-09-18'`.execute(db);
  assert.equal(await save('1', 0), 'report-locked');
  const about = {
    by: 'thuky',
    action: 'late',
    on: 'cycle/2026-10',
    at: app.deps.clock(),
    quiet: true,
  };
  await change(db, about, (tx) =>
    sql`insert into late_exception (cycle, unit, until, reason, by, at, revision)
      values ('2026-10', 'so-tu-phap', '2026-09-21', 'Mất điện', 'thuky', ${tx.at}, ${tx.revision})`.execute(
      tx.sql,
    ),
  );
  assert.equal(await save('1', 0), 'saved');
  app.wait(2 * 86_400_000);
  assert.equal(await save('2', 1), 'report-locked', 'the exception has ended');
});

test('an unusual number keeps its findings, and the cell beside it is judged again', async (t) => {
  const app = await opened(t);
  const { id } = await reportOf(app, 'so-tu-phap');
  const part = { ...COUNT, element: 'tthc-da-ban-hanh-danh-muc-truong' };
  const save = (cells: readonly object[]) =>
    app.deps.cellWriter.save({ report: id, person: 'cb', cells: cells as never });
  await save([{ ...COUNT, typed: '100', version: 0 }]);
  const above = await save([{ ...part, typed: '150', version: 0 }]);
  assert(above.results[0]?.cell?.findings.length, 'a part above its whole is found');
  const fixed = await save([{ ...COUNT, typed: '200', version: 1 }]);
  const beside = fixed.results.find(({ element }) => element === part.element);
  assert.equal(beside?.status, 'unchanged', 'the neighbour comes along');
  assert(
    !beside?.cell?.findings.some(({ rule }) => above.results[0]?.cell?.findings[0]?.rule === rule),
  );
});
