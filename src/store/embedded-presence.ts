import pg from 'pg';
import { bilingual, type Say } from './start-refusal.ts';

/** Verbs that use the server of another verb share this advisory lock while they work. */
const PRESENCE_LOCK = 7_090_602;

type Access = Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'password'>;

/** Answers how to leave again, or nothing when the server cannot be reached (any more). */
export async function announcePresence(access: Access): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ ...access, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
  return () => client.end().catch(() => {});
}

/** Waits until no verb uses this server; a server that is already gone has no guests. */
export async function waitForGuests(access: Access, say: Say): Promise<void> {
  const client = new pg.Client({ ...access, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    const alone = 'select pg_try_advisory_lock($1) as alone';
    const { rows } = await client.query<{ alone: boolean }>(alone, [PRESENCE_LOCK]);
    if (rows[0]?.alone) return;
    say(
      bilingual(
        'Lệnh khác còn dùng cơ sở dữ liệu này; đang chờ lệnh đó kết thúc.',
        'Another command still uses this database; waiting for it to end.',
      ),
    );
    await client.query('select pg_advisory_lock($1)', [PRESENCE_LOCK]);
  } catch {
    // The server ended meanwhile.
  } finally {
    await client.end().catch(() => {});
  }
}
