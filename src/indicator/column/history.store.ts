import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { SeenCell } from './cell.ts';
import type { ColumnAct } from './column.ts';
import type { ColumnKey } from './move.store.ts';

/** One thing that happened to a column. */
export interface ColumnEvent {
  readonly id: number;
  readonly columnRevision: number;
  readonly act: ColumnAct['kind'] | 'consent';
  readonly by: string;
  readonly at: Date;
  /** Why, or what was said; the unit's code for a consent by silence. */
  readonly reason: string | null;
  /** The values as they counted then; null where the act keeps none. */
  readonly cells: readonly SeenCell[] | null;
}

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
