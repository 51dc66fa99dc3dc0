import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Database } from './schema.ts';

/** The number of the last journal entry that changed figures, as this process knows it, without asking the database. */
export interface Revision {
  current(): number;
  /** Asks the database: after a write of our own, so that the writer reads what was written. */
  refresh(): Promise<number>;
  close(): Promise<void>;
}

const CHANNEL = 'kydai_revision';
const RETRY_MS = 1000;

/** Follows the journal's end by LISTEN, which change() notifies; a lost connection is made again. */
export async function followRevision(db: Kysely<Database>, pool: pg.Pool): Promise<Revision> {
  let known = 0;
  let closed = false;
  let listener: pg.PoolClient | undefined;
  let retry: NodeJS.Timeout | undefined;

  const refresh = async (): Promise<number> => {
    known = Math.max(known, await findHead(db));
    return known;
  };
  const lost = (client: pg.PoolClient, why: Error | undefined): void => {
    if (listener !== client) return;
    listener = undefined;
    client.release(why ?? true);
    if (!closed) retry = setTimeout(() => void attach(), RETRY_MS).unref();
  };
  const listen = async (): Promise<void> => {
    const client = await pool.connect();
    listener = client;
    client.on('notification', ({ payload }) => {
      known = Math.max(known, Number(payload) || 0);
    });
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client, undefined));
    await client.query(`listen ${CHANNEL}`);
    await refresh();
  };
  const attach = async (): Promise<void> => {
    try {
      await listen();
    } catch (error) {
      if (listener) lost(listener, error as Error);
      else if (!closed) retry = setTimeout(() => void attach(), RETRY_MS).unref();
    }
  };
  await listen();
  const close = async (): Promise<void> => {
    closed = true;
    clearTimeout(retry);
    const client = listener;
    listener = undefined;
    client?.removeAllListeners('notification');
    client?.release(true);
  };
  return { current: () => known, refresh, close };
}

/** Number of the last journal entry that readers of figures can see; 0 before the first. */
export async function findHead(db: Kysely<Database>): Promise<number> {
  const head = await db.selectFrom('journal_head').select('data_seq').executeTakeFirstOrThrow();
  return head.data_seq;
}

/** The last entry at or before an instant, 0 when there was none: what was known then. */
export async function findRevisionAt(db: Kysely<Database>, instant: Date): Promise<number> {
  const { rows } = await sql<{ seq: number | null }>`
    select max(seq) as seq from journal where at <= ${instant}`.execute(db);
  return rows[0]?.seq ?? 0;
}
