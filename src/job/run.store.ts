// How jobs ended. No facts of the programme, so without a journal entry.
import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { IsoDate } from '../kernel/period.ts';
import type { Database } from '../store/schema.ts';

export async function noteGoodRun(db: Kysely<Database>, job: string, at: Date): Promise<void> {
  await sql`insert into job_run (job, good_at) values (${job}, ${at})
    on conflict (job) do update set good_at = excluded.good_at, error = null`.execute(db);
}

export async function noteBadRun(
  db: Kysely<Database>,
  job: string,
  { at, error }: { readonly at: Date; readonly error: string },
): Promise<void> {
  await sql`insert into job_run (job, bad_at, error) values (${job}, ${at}, ${error})
    on conflict (job) do update set bad_at = excluded.bad_at, error = excluded.error`.execute(db);
}

/** The last day that a job of once a day has done; null before the first. */
export async function findDoneDay(db: Kysely<Database>, job: string): Promise<IsoDate | null> {
  const row = await db
    .selectFrom('job_run')
    .select('day')
    .where('job', '=', job)
    .executeTakeFirst();
  return row?.day ?? null;
}

export async function noteDoneDay(db: Kysely<Database>, job: string, day: IsoDate): Promise<void> {
  await sql`insert into job_run (job, day) values (${job}, ${day})
    on conflict (job) do update set day = excluded.day`.execute(db);
}

/**
 * Jobs of workers that were killed are free again at once, not after the four hours of graphile-worker. Before
 * the first start there are none. Should another program work here too, a job runs twice, which does nothing.
 */
export async function freeDeadJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  );
  if (!rows[0]?.there) return;
  await pool.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`);
}
