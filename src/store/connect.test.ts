import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { emptyDatabase } from '../../test/database.ts';
import { temporaryFolder } from '../../test/embedded-fixture.ts';
import { connect, refuseOld } from './connect.ts';
import { StartRefusal } from './start-refusal.ts';

test('embedded: creates the database kydai, and its address works elsewhere', async (t) => {
  const dataDir = await temporaryFolder(t);
  const said: string[] = [];
  const first = await connect({ dataDir, role: 'serve', say: (line) => said.push(line) });
  assert.equal(first.embedded, true);
  const again = await connect({ databaseUrl: first.url, dataDir, role: 'verb', say: () => {} });
  const { rows } = await again.pool.query('select current_database() as name');
  assert.deepEqual(rows, [{ name: 'kydai' }]);
  assert.equal(again.embedded, false);
  await again.stop();
  const password = (await readFile(join(dataDir, 'postgres', 'password'), 'utf8')).trim();
  assert.ok(!said.join().includes(password), 'the password is never told');
  await first.stop();

  const second = await connect({ dataDir, role: 'serve', say: () => {} });
  assert.equal((await second.pool.query('select 1')).rowCount, 1);
  await second.stop();
});

test('an outside server by its address', async (t) => {
  const { url } = await emptyDatabase(t);
  const connection = await connect({
    databaseUrl: url,
    dataDir: '/nowhere',
    role: 'serve',
    say() {},
  });
  const { rows } = await sql<{ zone: string; name: string }>`
    select current_setting('TimeZone') as zone, current_setting('application_name') as name
  `.execute(connection.kysely);
  assert.deepEqual(rows, [{ zone: 'UTC', name: 'kydai' }]);
  await connection.stop();
});

test('an address without a server is refused without telling the password', async () => {
  const databaseUrl = 'postgresql://someone:hush-hush@127.0.0.1:9/none';
  await assert.rejects(
    connect({ databaseUrl, dataDir: '/nowhere', role: 'serve', say: () => {} }),
    (error) => {
      assert.ok(error instanceof StartRefusal);
      assert.match(error.vi, /Không kết nối được máy chủ trong DATABASE_URL/);
      assert.doesNotMatch(error.message, /hush/);
      return true;
    },
  );
});

test('servers before 15 and other encodings are refused', () => {
  assert.throws(() => refuseOld(140_012, '14.12', 'UTF8'), /14\.12.*15/s);
  assert.throws(() => refuseOld(160_001, '16.1', 'LATIN1'), /LATIN1.*UTF8/s);
  assert.doesNotThrow(() => refuseOld(150_000, '15.0', 'UTF8'));
});

test('a lost idle connection is told once and replaced', async (t) => {
  const { url } = await emptyDatabase(t);
  const said: string[] = [];
  const { pool, stop } = await connect({
    databaseUrl: url,
    dataDir: '/nowhere',
    role: 'serve',
    say: (line) => said.push(line),
  });
  await Promise.all([pool.query('select pg_sleep(0.1)'), pool.query('select pg_sleep(0.1)')]);
  const other = await connect({ databaseUrl: url, dataDir: '/nowhere', role: 'verb', say() {} });
  await other.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  while (pool.totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal((await pool.query('select 1')).rowCount, 1);
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /Mất kết nối/);
  await other.stop();
  await stop();
});

test('a connection lost inside a transaction fails that work and nothing else', async (t) => {
  const { url } = await emptyDatabase(t);
  const { pool, kysely, stop } = await connect({
    databaseUrl: url,
    dataDir: '/nowhere',
    role: 'serve',
    say() {},
  });
  const other = await connect({ databaseUrl: url, dataDir: '/nowhere', role: 'verb', say() {} });
  const work = kysely.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await other.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(trx);
  });
  await assert.rejects(work);
  assert.equal((await pool.query('select 1')).rowCount, 1);
  await other.stop();
  await stop();
});
