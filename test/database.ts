import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openPool } from '../src/store/connect.ts';
import { listMigrations, migrate } from '../src/store/migrate.ts';
import type { Database } from '../src/store/schema.ts';
import { databaseUrl, startTestServer, type TestServer } from './server.ts';

export interface TestDatabase {
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Database>;
  readonly url: string;
  drop(): Promise<void>;
}

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
const TEMPLATE_LOCK = 7_090_603;

let own: Promise<TestServer> | undefined;
let count = 0;
const open = new Set<TestDatabase>();
/** Closed, not yet dropped: making a database right after another was dropped takes ten times as long. */
const closed: string[] = [];
const templates = new Map<string, Promise<string>>();

after(async () => {
  await Promise.all([...open].map((database) => database.drop()));
  if (closed.length > 0) await dropAll(await serverUrl(), closed);
  if (own) await (await own).stop();
});

type Ends = { after(done: () => Promise<void>): void };

/** What a database holds before its test begins, made once for all that want the same. */
export interface Content {
  /** Tells contents apart, together with the migrations. */
  readonly key: string;
  fill(database: Pick<TestDatabase, 'pool' | 'kysely'>): Promise<void>;
}

const NOTHING: Content = { key: '', fill: async () => {} };

/**
 * A migrated database of the caller's own, cloned from a template with this content. Dropped after the test `t`,
 * else after the file. Uses the run's server (KYDAI_TEST_URL) or starts one for this file.
 */
export async function testDatabase(t?: Ends, content: Content = NOTHING): Promise<TestDatabase> {
  const server = await serverUrl();
  const template = templates.get(content.key) ?? makeTemplate(server, content);
  templates.set(content.key, template);
  return cloneOf(await template, server, t);
}

/** The same without any table, for tests of connecting and migrating. */
export async function emptyDatabase(t?: Ends): Promise<TestDatabase> {
  return cloneOf('template1', await serverUrl(), t);
}

async function cloneOf(source: string, server: string, t?: Ends): Promise<TestDatabase> {
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await asSuperuser(server, (client) =>
    client.query(`create database ${name} template ${source} strategy file_copy`),
  );
  const opened = openPool(databaseUrl(server, name), () => {}, { max: 8 });
  const database: TestDatabase = {
    ...opened,
    async drop() {
      if (!open.delete(database)) return;
      await opened.pool.end();
      closed.push(name);
    },
  };
  open.add(database);
  t?.after(database.drop);
  return database;
}

const dropAll = (server: string, names: readonly string[]): Promise<void> =>
  asSuperuser(server, async (client) => {
    for (const name of names) await client.query(`drop database ${name} with (force)`);
  });

async function serverUrl(): Promise<string> {
  const { KYDAI_TEST_URL: url, KYDAI_TEST_SERVER: version } = process.env;
  if (url) return url;
  own ??= startTestServer(version);
  return (await own).url;
}

/** Named by the migrations and the content: an edited file gets a new template. */
async function makeTemplate(server: string, { key, fill }: Content): Promise<string> {
  const files = existsSync(MIGRATIONS) ? await listMigrations(MIGRATIONS) : [];
  const hash = createHash('sha256')
    .update([...files.map((file) => file.hash), key].join())
    .digest('hex');
  const name = `template_${hash.slice(0, 12)}`;
  await asSuperuser(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const find = 'select 1 from pg_database where datname = $1';
    if ((await client.query(find, [name])).rowCount) return;
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    const opened = openPool(databaseUrl(server, `${name}_new`), () => {}, { max: 1 });
    try {
      if (files.length) await migrate(opened.pool, { folder: MIGRATIONS, at: new Date(0) });
      await fill(opened);
    } finally {
      await opened.pool.end();
    }
    await client.query(`alter database ${name}_new rename to ${name}`);
  });
  return name;
}

async function asSuperuser(
  server: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
