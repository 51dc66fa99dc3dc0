import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { RecomputedCell } from './amount.ts';

/** Results that a journal entry computed anew and that no later one has touched; the city's first. */
export async function listCellsOfRevision(
  db: Kysely<Database>,
  revision: number,
  { city, limit }: { readonly city: string; readonly limit: number },
): Promise<readonly RecomputedCell[]> {
  const { rows } = await sql<RecomputedCell>`
    select indicator, area, basis, period, scope, value from amount
    where revision = ${revision} and value is not null
    order by area <> ${city}, length(indicator), indicator, period, scope, area
    limit ${limit}`.execute(db);
  return rows;
}
