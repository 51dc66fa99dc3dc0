import type { Deps } from '../http/deps.ts';
import { createOutbox } from '../job/mail/deliver.ts';
import { releaseClaims } from '../job/mail/mail.store.ts';
import type { Post } from '../job/mail/mail.ts';
import { createWorker, type Worker } from '../job/worker.ts';
import { type Connection, openPool } from '../store/connect.ts';
import type { Program } from './program.ts';

const CONNECTIONS = 3;
const LAST_MS = 100;

/** The jobs of an instance with their own connections and, where SMTP_URL is set, the way out for mail. */
export async function openJobs(
  { settings, clock, say }: Pick<Program, 'settings' | 'clock' | 'say'>,
  connection: Connection,
  { snapshots, log }: Pick<Deps, 'snapshots' | 'log'>,
): Promise<Worker> {
  const { pool, kysely: db } = openPool(connection.url, say, { max: CONNECTIONS });
  const catalogue = async () => (await snapshots.current()).catalogue;
  const post = await openPost(settings);
  const { instanceName, publicUrl, session: lifetime } = settings;
  const outbox =
    post && publicUrl
      ? createOutbox({ ...{ db, clock, post, catalogue, instanceName }, origin: publicUrl.origin })
      : null;
  const worker = createWorker({ db, clock, catalogue, lifetime, outbox, log }, pool);
  return {
    ...worker,
    async start() {
      // The embedded database serves one program: what is claimed now was claimed by one that is gone.
      if (connection.embedded) await releaseClaims(db, clock()).catch(() => {});
      await worker.start();
    },
    async stop(graceMs) {
      await worker.stop(graceMs);
      post?.close();
      // A connection of a job that did not end in time is cut with the program.
      await Promise.race([pool.end(), new Promise((done) => setTimeout(done, LAST_MS).unref())]);
    },
  };
}

/** The mail package is loaded only where there is mail to send. */
async function openPost({ smtp }: Program['settings']): Promise<Post | null> {
  if (!smtp) return null;
  const { openSmtp } = await import('../job/mail/smtp.file.ts');
  return openSmtp(smtp);
}
