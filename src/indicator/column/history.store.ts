import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { ColumnEvent } from './event.ts';
import type { ColumnKey } from './move.store.ts';

/** Everything that happened to a column, oldest first. */
export async function listColumnEvents(
  db: Kysely<Database>,
  { indicator, cycle }: ColumnKey,
): Promise<readonly ColumnEvent[]> {
  const { rows } = await sql<ColumnEvent>`
    select id, column_revision as "columnRevision", act, by, at, reason, cells from column_event
    where indicator = ${indicator} and cycle = ${cycle} order by id`.execute(db);
  return rows;
}
