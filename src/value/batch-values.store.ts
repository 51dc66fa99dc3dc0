import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Value } from './value.ts';

/** The values that a batch recorded, whether they still stand or not. */
export async function listValuesOfBatch(
  db: Kysely<Database>,
  batch: { readonly id: number; readonly revision: number },
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Value[]> {
  const { rows } = await sql<Value>`
    select v.id, v.element, v.area, v.basis, v.period, v.month, v.origin, v.amount, v.standing,
      v.estimated, v.simulated, v.note, v.by, v.batch, v.recorded_at as "recordedAt", v.revision,
      v.superseded
    from value v where v.batch = ${batch.id} and v.revision = ${batch.revision}
    order by v.id limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}
