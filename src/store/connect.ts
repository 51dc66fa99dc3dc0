import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { joinOrStart } from './embedded.ts';
import type { Database } from './schema.ts';
import { bilingual, type Say, StartRefusal } from './start-refusal.ts';

export interface ConnectOptions {
  /** An outside server (PostgreSQL 15 or newer); without it the embedded one is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** `serve` owns the embedded server; a `verb` joins it when it runs. */
  readonly role: 'serve' | 'verb';
  readonly say: Say;
  /** The embedded server ended and could not be started again: the program should end. */
  readonly onLost?: (why: unknown) => void;
}

export interface Connection {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Database>;
  /** Holds the password: never print or log it. */
  readonly url: string;
  readonly embedded: boolean;
  /** Ends the pool, then the embedded server if this program started it. */
  stop(): Promise<void>;
}

const OLDEST = 150_000;
const DATABASE = 'kydai';

/** Connects to DATABASE_URL or to the embedded server. Throws StartRefusal with what to do. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { databaseUrl, dataDir, role, say, onLost } = options;
  if (databaseUrl) {
    await refuseUnfit(databaseUrl);
    const opened = openPool(databaseUrl, say);
    return { ...opened, embedded: false, stop: once(() => opened.pool.end()) };
  }
  const server = await joinOrStart({ folder: join(dataDir, 'postgres'), role, say, onLost });
  const { user, password, endpoint } = server;
  try {
    await createDatabase({ ...endpoint, user, password, database: 'postgres' });
  } catch (error) {
    await server.stop();
    throw error;
  }
  const host = encodeURIComponent(endpoint.host);
  const url = `postgresql://${user}:${password}@/${DATABASE}?host=${host}&port=${endpoint.port}`;
  const opened = openPool(url, say);
  const stop = once(async () => {
    await opened.pool.end();
    await server.stop();
  });
  return { ...opened, embedded: true, stop };
}

/** SIGINT and SIGTERM may come both, or twice: the second waits for the first. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** A pool with our column types. A lost idle connection is told once and replaced on next use. */
export function openPool(
  url: string,
  say: Say,
  config: pg.PoolConfig = {},
): { readonly pool: pg.Pool; readonly kysely: Kysely<Database>; readonly url: string } {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'kydai',
    options: '-c TimeZone=UTC',
    types: columnTypes,
    ...config,
  });
  let told = false;
  pool.on('connect', (client) => {
    told = false;
    // The pool listens to idle clients only; one lost inside a transaction fails its query, not the program.
    client.on('error', () => {});
  });
  pool.on('error', ({ message }) => {
    if (!told) {
      say(
        bilingual(
          `Mất kết nối tới cơ sở dữ liệu (${message}); sẽ nối lại khi cần.`,
          `The database connection was lost (${message}); it is renewed when needed.`,
        ),
      );
    }
    told = true;
  });
  return { pool, url, kysely: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }) };
}

async function refuseUnfit(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    const { message } = cause as Error;
    throw new StartRefusal(
      `Không kết nối được máy chủ trong DATABASE_URL (${message}). Kiểm tra địa chỉ, tài khoản, mật khẩu và tên cơ sở dữ liệu.`,
      `The server in DATABASE_URL could not be reached (${message}). Check address, account, password and database name.`,
      { cause },
    );
  }
  try {
    const { rows } = await client.query<{ number: number; version: string; encoding: string }>(`
      select current_setting('server_version_num')::int as number,
             current_setting('server_version') as version,
             current_setting('server_encoding') as encoding`);
    const [found] = rows;
    if (found) refuseOld(found.number, found.version, found.encoding);
  } finally {
    await client.end();
  }
}

/** `number` as in server_version_num: 150018 is 15.18. */
export function refuseOld(number: number, version: string, encoding: string): void {
  if (number < OLDEST) {
    throw new StartRefusal(
      `Máy chủ trong DATABASE_URL là PostgreSQL ${version}; cần bản 15 trở lên. Nâng cấp máy chủ, hoặc bỏ DATABASE_URL để dùng cơ sở dữ liệu đi kèm.`,
      `The server in DATABASE_URL is PostgreSQL ${version}; 15 or newer is needed. Upgrade it, or unset DATABASE_URL to use the embedded database.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartRefusal(
      `Cơ sở dữ liệu trong DATABASE_URL dùng bảng mã ${encoding}; cần UTF8. Tạo lại bằng: create database ${DATABASE} encoding 'UTF8' template template0.`,
      `The database in DATABASE_URL has the encoding ${encoding}; UTF8 is needed. Create one with: create database ${DATABASE} encoding 'UTF8' template template0.`,
    );
  }
}

async function createDatabase(access: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(access);
  client.on('error', () => {});
  await client.connect();
  try {
    const find = 'select 1 from pg_database where datname = $1';
    if ((await client.query(find, [DATABASE])).rowCount) return;
    await client.query(`create database ${DATABASE}`).catch((error: pg.DatabaseError) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error;
    });
  } finally {
    await client.end();
  }
}
