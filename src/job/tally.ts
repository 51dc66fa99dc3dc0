import { JOB_NAMES, type JobName } from './job.ts';

export interface JobRuns {
  readonly job: JobName;
  readonly good: number;
  readonly bad: number;
  readonly goodAt: Date | null;
  /** Of the last run, when it failed. */
  readonly error: string | null;
}

/** Counts runs since the program started, for /metrics. */
export interface Tally {
  readonly runs: () => readonly JobRuns[];
  good(job: JobName, at: Date): void;
  bad(job: JobName, error: string): void;
}

export function createTally(): Tally {
  const counts = new Map<JobName, JobRuns>(
    JOB_NAMES.map((job) => [job, { job, good: 0, bad: 0, goodAt: null, error: null }]),
  );
  const update = (job: JobName, next: (old: JobRuns) => Partial<JobRuns>): void => {
    const old = counts.get(job);
    if (old) counts.set(job, { ...old, ...next(old) });
  };
  return {
    runs: () => [...counts.values()],
    good: (job, goodAt) => update(job, ({ good }) => ({ good: good + 1, goodAt, error: null })),
    bad: (job, error) => update(job, ({ bad }) => ({ bad: bad + 1, error })),
  };
}
