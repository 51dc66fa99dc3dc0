import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { EarlierBatch, NewBatch } from './batch.ts';

/** Records a batch and gives its number. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<number> {
  const { origin, source, file, received, accepted, unchanged, rejected, simulated } = batch;
  const { id } = await tx.sql
    .insertInto('batch')
    .values({
      revision: tx.revision,
      origin,
      source,
      file_name: file?.name ?? null,
      file_hash: file?.hash ?? null,
      ...{ received, accepted, unchanged, rejected, simulated },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The last batch that came from a file with this content. */
export async function findBatchOfFile(
  db: Kysely<Database>,
  hash: string,
): Promise<EarlierBatch | undefined> {
  const { rows } = await sql<EarlierBatch>`
    select b.id as batch, b.file_name as "fileName", j.at, j.by, b.accepted
    from batch b join journal j on j.seq = b.revision
    where b.file_hash = ${hash} order by b.id desc limit 1`.execute(db);
  return rows[0];
}
