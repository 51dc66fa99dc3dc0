import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { emptyDatabase } from '../../test/database.ts';
import { listMigrations, migrate } from './migrate.ts';
import { StartRefusal } from './start-refusal.ts';

const at = new Date('2026-06-06T01:00:00Z');

async function folderWith(t: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kydai-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  await put(folder, files);
  return folder;
}

async function put(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
}

const TWO = {
  '001_first.sql': 'create table thing (n int);\ninsert into thing values (1);',
  '002_second.sql': 'update thing set n = n + 1;',
};

test('applies new files in order, once, and records them', async (t) => {
  const { pool } = await emptyDatabase(t);
  const folder = await folderWith(t, TWO);
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  assert.deepEqual(await migrate(pool, { folder, at, say }), { applied: [1, 2], version: 2 });
  assert.deepEqual(await migrate(pool, { folder, at, say }), { applied: [], version: 2 });
  await put(folder, { '003_third.sql': 'update thing set n = n * 10;' });
  assert.deepEqual(await migrate(pool, { folder, at, say }), { applied: [3], version: 3 });
  assert.deepEqual((await pool.query('select n from thing')).rows, [{ n: 20 }]);
  const { rows } = await pool.query(
    'select number, name, applied_at, length(hash) as length from migration order by number',
  );
  assert.deepEqual(rows[0], { number: 1, name: '001_first.sql', applied_at: at, length: 64 });
  assert.equal(rows.length, 3);
  assert.equal(said.length, 3);
});

test('programs that start together apply each file once', async (t) => {
  const { pool } = await emptyDatabase(t);
  const folder = await folderWith(t, TWO);
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, { folder, at })));
  const applied = results.flatMap((result) => result.applied);
  assert.deepEqual(applied.toSorted(), [1, 2]);
  assert.deepEqual((await pool.query('select n from thing')).rows, [{ n: 2 }]);
});

test('a file that fails leaves nothing of itself, names its line, and can be tried again', async (t) => {
  const { pool } = await emptyDatabase(t);
  const folder = await folderWith(t, {
    ...TWO,
    '002_second.sql': 'create table b ();\n\nselec 1;',
  });
  await assert.rejects(migrate(pool, { folder, at }), /002_second\.sql:3: .*syntax error/);
  const { rows } = await pool.query(`select to_regclass('b') as b, count(*) as n from migration`);
  assert.deepEqual(rows, [{ b: null, n: 1 }]);
  await put(folder, TWO);
  assert.deepEqual((await migrate(pool, { folder, at })).applied, [2]);
});

test('an applied file that was changed is refused; other line ends are no change', async (t) => {
  const { pool } = await emptyDatabase(t);
  const folder = await folderWith(t, TWO);
  await migrate(pool, { folder, at });
  await put(folder, { '001_first.sql': TWO['001_first.sql'].replaceAll('\n', '\r\n') });
  assert.deepEqual((await migrate(pool, { folder, at })).applied, []);
  await put(folder, { '001_first.sql': `${TWO['001_first.sql']} -- and more` });
  await assert.rejects(migrate(pool, { folder, at }), (error) => {
    assert.ok(error instanceof StartRefusal);
    assert.match(error.vi, /001_first\.sql đã bị sửa/);
    return true;
  });
});

test('a database newer than the program is refused', async (t) => {
  const { pool } = await emptyDatabase(t);
  const folder = await folderWith(t, TWO);
  await migrate(pool, { folder, at });
  await rm(join(folder, '002_second.sql'));
  await assert.rejects(migrate(pool, { folder, at }), /mới hơn chương trình \(đã có 002_second/);
});

const BAD_NAMES: readonly [string, readonly string[]][] = [
  ['a gap', ['001_a.sql', '003_c.sql']],
  ['a double', ['001_a.sql', '001_b.sql']],
  ['no number', ['001_a.sql', 'later.sql']],
  ['starts late', ['002_a.sql']],
];

for (const [why, names] of BAD_NAMES) {
  test(`file names are refused: ${why}`, async (t) => {
    const folder = await folderWith(t, Object.fromEntries(names.map((name) => [name, ''])));
    await assert.rejects(listMigrations(folder), StartRefusal);
  });
}

test('a thousand files stay in number order', async (t) => {
  const names = Array.from({ length: 1001 }, (_, i) => `${String(i + 1).padStart(3, '0')}_x.sql`);
  const folder = await folderWith(t, Object.fromEntries(names.map((name) => [name, ''])));
  const files = await listMigrations(folder);
  assert.deepEqual(
    files.map((file) => file.number),
    names.map((_, i) => i + 1),
  );
});
