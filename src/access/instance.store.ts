import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** True once the named decision to publish a release was made: then reading needs no sign-in. */
export async function isReleasePublished(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ value: unknown }>`
    select value from setting where key = 'releasePublished'`.execute(db);
  return rows[0] !== undefined && rows[0].value !== null && rows[0].value !== false;
}
