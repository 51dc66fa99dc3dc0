// Opening, locking and closing a cycle on a real database, with people who write meanwhile.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { loadCatalogue, seedCatalogue } from '../../catalogue/catalogue.store.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formOf } from '../../catalogue/form.ts';
import { loadCatalogueFolder } from '../../catalogue/load.file.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { createCellWriter } from '../../source/report/cell-writer.store.ts';
import {
  applyCycleAct,
  endException,
  getCycle,
  grantException,
  listExceptions,
} from '../../source/report/cycle.store.ts';
import type { CycleAct } from '../../source/report/cycle.ts';
import { type CycleOrder, planCycle } from '../../source/report/plan-cycle.ts';
import { findReport } from '../../source/report/report.store.ts';
import { listUnitReports } from '../../source/report/unit-progress.store.ts';
import { change, type Tx } from '../../store/change.ts';
import { fillPeriods } from '../../store/period.store.ts';
import { openCycle } from './open-cycle.store.ts';

const UNIT = 'ubnd-19753';
const source = await loadCatalogueFolder(join(import.meta.dirname, '../../../catalogue'));

interface Desk extends TestDatabase {
  readonly catalogue: Catalogue;
  /** A change at noon of a day. */
  on<T>(day: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  open(day: string, order: CycleOrder): Promise<{ reports: number; columns: number }>;
  /** Saves one number of the commune on a day; gives its status. */
  save(day: string, typed: string): Promise<string>;
}

async function desk(t: Parameters<typeof testDatabase>[0]): Promise<Desk> {
  const database = await testDatabase(t);
  const { kysely: db } = database;
  const noon = (day: string): Date => new Date(`${day}T12:00:00+07:00`);
  await fillPeriods(db, 2024, 2030);
  const seed = { by: 'system', action: 'seed', on: 'catalogue', at: noon('2026-06-06') };
  await change(db, seed, (tx) => seedCatalogue(tx, source));
  const catalogue = await loadCatalogue(db);
  let now = noon('2026-10-15');
  const writer = createCellWriter({
    ...{ db, clock: () => now, suggest: async () => new Map() },
    current: async () => ({ catalogue, revision: 1 }),
  });
  const on: Desk['on'] = (day, work) =>
    change(db, { by: 'thuky', action: 'test', on: 'cycle', at: noon(day), quiet: true }, work);
  return {
    ...{ ...database, catalogue, on },
    open: (day, order) =>
      on(day, (tx) => {
        const plan = planCycle(order, { catalogue, today: dayInVietnam(tx.at) });
        assert(plan.kind === 'planned', JSON.stringify(plan));
        return openCycle(tx, catalogue, plan.cycle);
      }),
    async save(day, typed) {
      now = noon(day);
      const report = await findReport(db, { cycle: '2026-10', unit: UNIT });
      const [field] = formOf(catalogue, await getCycle(db, '2026-10'), UNIT).fields;
      assert(report && field);
      const { element, area, period } = field;
      const { rows } = await database.pool.query<{ version: number }>(
        'select version from report_cell where (report, element, area, period) = ($1, $2, $3, $4)',
        [report.id, element, area, period],
      );
      const cells = [{ element, area, period, version: rows[0]?.version ?? 0, typed }];
      const saved = await writer.save({ report: report.id, person: `cb-${UNIT}`, cells });
      return saved.results[0]?.refusal?.code ?? saved.results[0]?.status ?? '';
    },
  };
}

const codeOf = (error: unknown): string => (error instanceof Problem ? error.code : String(error));
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => codeOf(error),
  );

test('a cycle opens a report for every unit asked and a column for every indicator due', async (t) => {
  const city = await desk(t);
  assert.deepEqual(await city.open('2026-10-15', { period: '2026-10' }), {
    reports: 46,
    columns: 18,
  });
  const reports = await listUnitReports(city.kysely, { cycles: ['2026-10'], units: 'all' });
  assert.equal(reports.length, 46);
  assert(reports.every(({ state, begun }) => state === 'draft' && !begun));
  const some = await listUnitReports(city.kysely, { cycles: ['2026-10'], units: [UNIT] });
  assert.deepEqual(
    some.map(({ unit }) => unit),
    [UNIT],
  );
  const none = await listUnitReports(city.kysely, { cycles: ['2026-10'], units: [] });
  assert.deepEqual(none, []);
});

test('opened by two people at once, it opens once; what fails leaves nothing behind', async (t) => {
  const city = await desk(t);
  const outcomes = await Promise.all(
    Array.from({ length: 4 }, () => refused(city.open('2026-10-15', { period: '2026-10' }))),
  );
  assert.deepEqual(outcomes.toSorted(), [
    'cycle-open-already',
    'cycle-open-already',
    'cycle-open-already',
    'done',
  ]);
  const counts = await city.pool.query<{ reports: number; events: number; columns: number }>(
    `select (select count(*) from report)::int as reports, (select count(*) from report_event)::int as events,
       (select count(*) from indicator_column)::int as columns`,
  );
  assert.deepEqual(counts.rows, [{ reports: 46, events: 46, columns: 18 }]);
});

test('«nhập bù» asks for every figure that fell due since June, each once', async (t) => {
  const city = await desk(t);
  await city.open('2026-11-24', { from: '2026-06', to: '2026-10' });
  const cycle = await getCycle(city.kysely, '2026-06_2026-10');
  const { fields } = formOf(city.catalogue, cycle, UNIT);
  const places = fields.map(({ element, area, period }) => `${element} ${area} ${period}`);
  assert.equal(new Set(places).size, places.length);
  const monthly = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
  const single = fields.find(({ period }) => period === '2026-10');
  const periods = fields.filter(({ element }) => element === single?.element);
  assert.deepEqual(
    periods.map(({ period }) => period),
    monthly,
  );
  assert(
    fields.some(({ period }) => period === '2026-Q2') &&
      fields.some(({ period }) => period === '2026-Q3'),
    'quarters that ended in these months',
  );
});

test('a lock stops writing, a late exception lets one unit in, closing stops everyone', async (t) => {
  const city = await desk(t);
  await city.open('2026-10-15', { period: '2026-10' });
  const act = (day: string, move: CycleAct, version: number) =>
    city.on(day, (tx) => applyCycleAct(tx, '2026-10', move, version));
  assert.equal(await city.save('2026-10-15', '1'), 'saved');
  await act('2026-10-16', { kind: 'lock-after', day: '2026-10-19' }, 1);
  assert.equal(await city.save('2026-10-19', '2'), 'saved', 'the lock day itself');
  assert.equal(await city.save('2026-10-20', '3'), 'report-locked');
  const late = { unit: UNIT, until: '2026-10-22', reason: 'Mất điện' };
  await city.on('2026-10-20', (tx) => grantException(tx, '2026-10', late));
  assert.equal(await city.save('2026-10-22', '4'), 'saved');
  assert.equal(await city.save('2026-10-23', '5'), 'report-locked');
  const longer = { ...late, until: '2026-10-26' };
  await city.on('2026-10-23', (tx) => grantException(tx, '2026-10', longer));
  assert.deepEqual(
    (await listExceptions(city.kysely, '2026-10')).map(({ until }) => until),
    ['2026-10-26'],
    'the earlier one ended',
  );
  assert.equal(await city.save('2026-10-26', '6'), 'saved');
  await city.on('2026-10-26', (tx) => endException(tx, '2026-10', UNIT));
  assert.equal(await city.save('2026-10-26', '7'), 'report-locked');
  await city.on('2026-10-26', (tx) => grantException(tx, '2026-10', longer));
  await act('2026-10-26', { kind: 'close' }, 2);
  assert.notEqual(await city.save('2026-10-26', '8'), 'saved', 'closed');
  await act('2026-10-27', { kind: 'reopen', reason: 'Thiếu số' }, 3);
  assert.equal(await city.save('2026-10-27', '9'), 'saved');
});

test('two who extend what they both saw: one of them is told', async (t) => {
  const city = await desk(t);
  await city.open('2026-10-15', { period: '2026-10' });
  const extend = (unitDeadline: string): Promise<string> => {
    const act = { kind: 'extend', unitDeadline, cityDeadline: '2026-10-30', reason: 'x' } as const;
    return refused(city.on('2026-10-16', (tx) => applyCycleAct(tx, '2026-10', act, 1)));
  };
  const outcomes = await Promise.all([extend('2026-10-20'), extend('2026-10-21')]);
  assert.deepEqual(outcomes.toSorted(), ['changed-meanwhile', 'done']);
  assert.equal((await getCycle(city.kysely, '2026-10')).version, 2);
});
