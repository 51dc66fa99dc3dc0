import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { bilingual, type Say, StartRefusal } from './start-refusal.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

export interface MigrateOptions {
  /** Folder of the numbered files, such as `migrations`. */
  readonly folder: string;
  /** The instant written beside each applied file. */
  readonly at: Date;
  readonly say?: Say;
}

const FILE_NAME = /^(\d{3,})_([a-z0-9_-]+)\.sql$/;
const MIGRATION_LOCK = 7_090_601;

/**
 * Applies the files that the database does not have yet, each in its own transaction under one
 * advisory lock, so that programs starting together apply each file once.
 * Returns the numbers applied now. Throws StartRefusal on a changed file or a newer database.
 */
export async function migrate(
  pool: pg.Pool,
  { folder, at, say = () => {} }: MigrateOptions,
): Promise<{ readonly applied: readonly number[]; readonly version: number }> {
  const files = await listMigrations(folder);
  const applied: number[] = [];
  const client = await pool.connect();
  try {
    for (let next = await applyNext(client, files, at); next; ) {
      applied.push(next.number);
      say(
        bilingual(
          `Đã cập nhật cấu trúc cơ sở dữ liệu: ${next.name}.`,
          `Database migrated: ${next.name}.`,
        ),
      );
      next = await applyNext(client, files, at);
    }
  } finally {
    client.release();
  }
  return { applied, version: files.at(-1)?.number ?? 0 };
}

/** The numbered files of a folder in order; numbers run from 1 without a gap. */
export async function listMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort(byNumber);
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1) {
        throw new StartRefusal(
          `Tệp ${join(folder, name)} phải có số thứ tự ${index + 1} (dạng 001_ten.sql, không trùng, không thiếu số).`,
          `${join(folder, name)} must carry the number ${index + 1} (like 001_name.sql, no gaps, no doubles).`,
        );
      }
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { number, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

const byNumber = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);

async function applyNext(
  client: pg.PoolClient,
  files: readonly Migration[],
  at: Date,
): Promise<Migration | undefined> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const next = nextOf(files, await listApplied(client));
    if (next) await apply(client, next, at);
    await client.query('commit');
    return next;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

async function listApplied(client: pg.PoolClient): Promise<readonly Applied[]> {
  await client.query(`
    create table if not exists migration (
      number integer primary key,
      name text not null,
      applied_at timestamptz not null,
      hash text not null
    )`);
  const { rows } = await client.query<Applied>(
    'select number, name, hash from migration order by number',
  );
  return rows;
}

/** The first file that is not applied, or nothing; refuses a history that is not ours. */
function nextOf(files: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  for (const [index, done] of applied.entries()) {
    const file = files[index];
    if (!file) {
      throw new StartRefusal(
        `Cơ sở dữ liệu mới hơn chương trình (đã có ${done.name}). Hãy chạy bản chương trình mới hơn.`,
        `The database is newer than the program (it has ${done.name}). Run a newer program.`,
      );
    }
    if (file.number !== done.number || file.hash !== done.hash) {
      throw new StartRefusal(
        `Tệp ${file.name} đã bị sửa sau khi áp dụng vào cơ sở dữ liệu. Khôi phục tệp gốc; thay đổi mới viết vào tệp có số tiếp theo.`,
        `${file.name} was changed after it was applied. Restore the file; write changes to a file with the next number.`,
      );
    }
  }
  return files[applied.length];
}

async function apply(client: pg.PoolClient, file: Migration, at: Date): Promise<void> {
  try {
    await client.query(file.sql);
  } catch (error) {
    throw new Error(`${file.name}${lineOf(file.sql, error)}: ${String(error)}`, { cause: error });
  }
  await client.query(
    'insert into migration (number, name, applied_at, hash) values ($1, $2, $3, $4)',
    [file.number, file.name, at, file.hash],
  );
}

function lineOf(sql: string, error: unknown): string {
  const position = Number((error as { position?: string }).position);
  return position ? `:${sql.slice(0, position).split('\n').length}` : '';
}
