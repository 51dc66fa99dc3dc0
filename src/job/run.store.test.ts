import assert from 'node:assert/strict';
import test from 'node:test';
import { pino } from 'pino';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import type { JobDesk, JobName } from './job.ts';
import { findDoneDay, noteDoneDay } from './run.store.ts';
import { createWorker, type Worker } from './worker.ts';

const desk = ({ kysely: db }: TestDatabase): JobDesk => ({
  ...{ db, outbox: null, lifetime: { idle: 1, absolute: 1 } },
  clock: () => new Date('2026-08-18T01:00:00Z'),
  catalogue: () => Promise.reject(new Error('there is no catalogue')),
  log: pino({ level: 'silent' }),
});

async function ran(
  worker: Worker,
  job: JobName,
  count: (runs: { good: number; bad: number }) => number,
) {
  for (let i = 0; i < 400; i += 1) {
    const runs = worker.runs().find((one) => one.job === job);
    if (runs && count(runs) > 0) return runs;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`${job} did not run`);
}

test('jobs run on this database; a bad one is counted and noted, and the others go on', async (t) => {
  const database = await testDatabase(t);
  const worker = createWorker(desk(database), database.pool);
  assert.equal(worker.state(), 'starting');
  await worker.start();
  assert.equal(worker.state(), 'running');
  await worker.wake('record-silence');
  const bad = await ran(worker, 'record-silence', (runs) => runs.bad);
  assert.equal(bad.error, 'Error: there is no catalogue');
  await worker.wake('sweep');
  const good = await ran(worker, 'sweep', (runs) => runs.good);
  assert.equal(good.goodAt?.toISOString(), '2026-08-18T01:00:00.000Z', 'by the instance’s clock');
  await worker.stop();
  assert.equal(worker.state(), 'off');
  const { rows } = await database.pool.query(`select job, error from job_run order by job`);
  assert.deepEqual(rows, [
    { job: 'record-silence', error: 'Error: there is no catalogue' },
    { job: 'sweep', error: null },
  ]);
});

test('a job that a killed worker had taken is free again at the next start', async (t) => {
  const database = await testDatabase(t);
  const first = createWorker(desk(database), database.pool);
  await first.start();
  await first.stop();
  await database.pool.query(`select graphile_worker.add_job('sweep')`);
  await database.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now(), attempts = 1`,
  );
  const second = createWorker(desk(database), database.pool);
  await second.start();
  const runs = await ran(second, 'sweep', ({ good }) => good).finally(() => second.stop());
  assert.equal(runs.good, 1);
});

test('the day that a job of once a day has done is kept', async (t) => {
  const { kysely: db } = await testDatabase(t);
  assert.equal(await findDoneDay(db, 'tell-morning'), null);
  await noteDoneDay(db, 'tell-morning', '2026-08-18');
  await noteDoneDay(db, 'tell-morning', '2026-08-19');
  assert.equal(await findDoneDay(db, 'tell-morning'), '2026-08-19');
});
