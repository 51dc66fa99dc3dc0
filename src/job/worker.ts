// graphile-worker runs the jobs: one after another, again after a failure, on whatever database there is.
import type { Runner } from 'graphile-worker';
import type pg from 'pg';
import { JOBS, type Job, type JobDesk, type JobName } from './job.ts';
import { isMailDue } from './mail/mail.store.ts';
import { freeDeadJobs, noteBadRun, noteGoodRun } from './run.store.ts';
import { createTally, type JobRuns, type Tally } from './tally.ts';

/** What the rest of the program may know of jobs. */
export interface Jobs {
  readonly state: () => 'off' | 'starting' | 'running' | 'failed';
  readonly runs: () => readonly JobRuns[];
}

/** For an instance without jobs, such as one of a test. */
export const NO_JOBS: Jobs = { state: () => 'off', runs: () => [] };

export interface Worker extends Jobs {
  /** Loads graphile-worker and begins; after the program serves, so that nobody waits for it. */
  start(): Promise<void>;
  /** Has a job run as soon as it can, besides its crontab. */
  wake(job: JobName): Promise<void>;
  /** Takes no new job, lets a running one end within the grace, then leaves it. */
  stop(graceMs?: number): Promise<void>;
}

const GRACE_MS = 400;
const RESTART_MS = 10_000;
const LOOK_MS = 3000;

/**
 * The jobs, on a pool of their own, so that they never take a connection from people. A runner that ends by
 * itself, such as when the database was away, is started again.
 */
export function createWorker(desk: JobDesk, pool: pg.Pool): Worker {
  const ending = new AbortController();
  const tally = createTally();
  let state: ReturnType<Jobs['state']> = 'starting';
  let runner: Runner | undefined;
  let retry: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let starting: Promise<void> | undefined;

  const failed = (error: unknown): void => {
    if (ending.signal.aborted) return;
    state = 'failed';
    runner = undefined;
    desk.log.error({ err: error }, 'jobs stopped; they are started again');
    retry = setTimeout(() => void open(), RESTART_MS).unref();
  };

  async function open(): Promise<void> {
    try {
      const started = await openRunner(pool, desk, (job) => runJob(job, { desk, tally, ending }));
      started.promise.then(() => failed(new Error('the runner ended')), failed);
      runner = started;
      state = 'running';
    } catch (error) {
      failed(error);
    }
  }

  const wake: Worker['wake'] = async (job) => {
    await runner?.addJob(job, {}, { jobKey: job, maxAttempts: 3 });
  };
  return {
    ...{ state: () => state, runs: tally.runs, wake },
    start() {
      looking = setInterval(() => void look(desk, wake), LOOK_MS).unref();
      starting = open();
      return starting;
    },
    async stop(graceMs = GRACE_MS) {
      ending.abort();
      clearTimeout(retry);
      clearInterval(looking);
      await starting;
      const grace = new Promise((done) => setTimeout(done, graceMs).unref());
      await Promise.race([runner?.stop().catch(() => {}), grace]);
      state = 'off';
    },
  };
}

async function openRunner(
  pool: pg.Pool,
  { log }: JobDesk,
  runJob: (job: Job) => Promise<void>,
): Promise<Runner> {
  const { run, Logger } = await import('graphile-worker');
  await freeDeadJobs(pool);
  return run({
    pgPool: pool,
    taskList: Object.fromEntries(JOBS.map((job) => [job.name, () => runJob(job)])),
    crontab: JOBS.map(({ name, cron }) => `${cron} ${name}`).join('\n'),
    ...{ concurrency: 1, noHandleSignals: true, pollInterval: 5000 },
    gracefulShutdownAbortTimeout: GRACE_MS,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.warn({ jobs: message }, 'jobs');
    }),
  });
}

interface Running {
  readonly desk: JobDesk;
  readonly tally: Tally;
  readonly ending: AbortController;
}

async function runJob(job: Job, { desk, tally, ending }: Running): Promise<void> {
  const { db, log, clock } = desk;
  try {
    const outcome = await job.run(desk, ending.signal);
    log.debug({ job: job.name, ...outcome }, 'job done');
    tally.good(job.name, clock());
    await noteGoodRun(db, job.name, clock());
  } catch (error) {
    const told = String(error).slice(0, 300);
    tally.bad(job.name, told);
    log.error({ err: error, job: job.name }, 'job failed');
    await noteBadRun(db, job.name, { at: clock(), error: told });
    throw error;
  }
}

/** Mail that is due by the instance's clock does not wait for the next minute of the crontab. */
async function look({ db, clock, outbox }: JobDesk, wake: Worker['wake']): Promise<void> {
  try {
    if (outbox?.mayTry() && (await isMailDue(db, clock()))) await wake('deliver-mail');
  } catch {
    // The database is away; the jobs themselves say so.
  }
}
