// What runs by itself. PostgreSQL's clock only wakes a job; what is due is decided by the instance's clock.
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { sweepIdempotency } from '../access/idempotency.store.ts';
import { sweepSessions } from '../access/session.store.ts';
import type { Lifetime } from '../access/sign-in.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { recordSilence } from '../indicator/column/silence.store.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { Outbox } from './mail/deliver.ts';
import { sweepMail } from './mail/mail.store.ts';
import { isMorning, morningMails, newsMails } from './mail/morning.ts';
import { type NewMail, queueMails } from './mail/queue.store.ts';
import { findDoneDay, noteDoneDay } from './run.store.ts';

/** What jobs are given. */
export interface JobDesk {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  readonly catalogue: () => Promise<Catalogue>;
  readonly lifetime: Lifetime;
  /** null where no mail server is configured: then nothing is queued by itself either. */
  readonly outbox: Outbox | null;
  readonly log: Logger;
}

export interface Job {
  readonly name: JobName;
  /** Crontab of graphile-worker, which counts in UTC; none of them depends on the hour. */
  readonly cron: string;
  /** Doing it again does nothing: a job that was cut off is simply run once more. */
  run(desk: JobDesk, ending: AbortSignal): Promise<object | undefined>;
}

export const JOB_NAMES = [
  'deliver-mail',
  'tell-news',
  'tell-morning',
  'record-silence',
  'sweep',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

export const JOBS: readonly Job[] = [
  {
    name: 'deliver-mail',
    cron: '* * * * *',
    run: async ({ outbox }, ending) => outbox?.deliver(ending),
  },
  { name: 'tell-news', cron: '*/2 * * * *', run: tellNews },
  { name: 'tell-morning', cron: '*/5 * * * *', run: tellMorning },
  {
    name: 'record-silence',
    cron: '*/15 * * * *',
    run: async ({ db, clock, catalogue }) => ({
      columns: await recordSilence(db, await catalogue(), clock()),
    }),
  },
  { name: 'sweep', cron: '17 * * * *', run: sweep },
];

async function tellNews(desk: JobDesk): Promise<object | undefined> {
  if (!desk.outbox) return undefined;
  const around = { catalogue: await desk.catalogue(), now: desk.clock() };
  return queue(desk, 'news-mailed', await newsMails(desk.db, around));
}

/** Once on every working day, from half past seven in Vietnam by the instance's clock. */
async function tellMorning(desk: JobDesk): Promise<object | undefined> {
  const { db, outbox, clock } = desk;
  const around = { catalogue: await desk.catalogue(), now: clock() };
  const today = dayInVietnam(around.now);
  if (!outbox || !isMorning(around)) return undefined;
  if (((await findDoneDay(db, 'tell-morning')) ?? '') >= today) return undefined;
  const queued = await queue(desk, 'morning-mailed', await morningMails(db, around));
  await noteDoneDay(db, 'tell-morning', today);
  return queued;
}

async function queue(
  { db, clock }: JobDesk,
  action: string,
  mails: readonly NewMail[],
): Promise<object> {
  if (mails.length === 0) return { queued: 0 };
  const about = { by: 'system', action, on: 'mail', at: clock(), quiet: true };
  const ids = await change(db, about, (tx) => queueMails(tx, mails));
  return { queued: ids.length };
}

async function sweep({ db, clock, lifetime }: JobDesk): Promise<undefined> {
  await sweepSessions(db, lifetime, clock());
  await sweepIdempotency(db, clock());
  await sweepMail(db, clock());
}
