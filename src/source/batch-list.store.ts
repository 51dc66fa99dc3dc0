import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { BatchRecord } from './batch.ts';

const SELECT = sql`
  select b.id, b.origin, b.source, b.file_name as "fileName", b.file_hash as "fileHash", b.received,
    b.accepted, b.unchanged, b.rejected, b.simulated, b.revision, j.by, j.at
  from batch b join journal j on j.seq = b.revision`;

export interface BatchFilter {
  /** Only those of one person; all when left out. */
  readonly by?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Batches that came from files or other systems, latest first. */
export async function listBatches(
  db: Kysely<Database>,
  { by, limit, offset }: BatchFilter,
): Promise<readonly BatchRecord[]> {
  const { rows } = await sql<BatchRecord>`${SELECT}
    where ${by ?? null}::text is null or j.by = ${by ?? null}
    order by b.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countBatches(db: Kysely<Database>, by?: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from batch b join journal j on j.seq = b.revision
    where ${by ?? null}::text is null or j.by = ${by ?? null}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function findBatch(
  db: Kysely<Database>,
  id: number,
): Promise<BatchRecord | undefined> {
  return (await sql<BatchRecord>`${SELECT} where b.id = ${id}`.execute(db)).rows[0];
}
