import { Gauge, type Registry } from 'prom-client';
import { mailState } from '../job/mail/mail.store.ts';
import type { Deps } from './deps.ts';

/** Jobs and the outbox: counted by the process, or asked of the database when somebody looks. */
export function addJobMetrics(
  register: Registry,
  { jobs, db, clock }: Pick<Deps, 'jobs' | 'db' | 'clock'>,
): void {
  const registers = [register];
  new Gauge({
    name: 'kydai_jobs_running',
    help: '1 while jobs run, 0 when they are off or failed',
    registers,
    collect() {
      this.set(jobs.state() === 'running' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'kydai_job_runs',
    help: 'Runs of each job since the program started',
    labelNames: ['job', 'outcome'],
    registers,
    collect() {
      for (const { job, good, bad } of jobs.runs()) {
        this.set({ job, outcome: 'good' }, good);
        this.set({ job, outcome: 'bad' }, bad);
      }
    },
  });
  new Gauge({
    name: 'kydai_job_good_timestamp_seconds',
    help: 'When each job last ended well, by the clock of the instance',
    labelNames: ['job'],
    registers,
    collect() {
      for (const { job, goodAt } of jobs.runs()) {
        if (goodAt) this.set({ job }, goodAt.getTime() / 1000);
      }
    },
  });
  new Gauge({
    name: 'kydai_mail',
    help: 'Mail that waits, was tried without success, or ended in the last 24 hours',
    labelNames: ['state'],
    registers,
    async collect() {
      // Without the database the rest is told all the same.
      const found = await mailState(db, clock()).catch(() => undefined);
      this.reset();
      if (!found) return;
      const { waiting, retrying, sent, gaveUp } = found;
      const states = { waiting, retrying, sent, 'given-up': gaveUp };
      for (const [state, count] of Object.entries(states)) this.set({ state }, count);
    },
  });
}
