import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';

/** True once the named decision to publish a release was made: then reading needs no sign-in. */
export async function isReleasePublished(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ value: unknown }>`
    select value from setting where key = 'releasePublished'`.execute(db);
  return rows[0] !== undefined && rows[0].value !== null && rows[0].value !== false;
}

const INSTANCE = 'instance';

/** A demonstration is open to read and its figures are simulated; decided once, at the first start. */
export type InstanceKind = 'demonstration' | 'real';

/** What this database is; undefined before the first start has decided it. */
export async function findInstance(db: Kysely<Database>): Promise<InstanceKind | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', INSTANCE)
    .executeTakeFirst();
  return row?.value === 'demonstration' || row?.value === 'real' ? row.value : undefined;
}

/** Decides it, for good. */
export async function settleInstance(tx: Tx, kind: InstanceKind): Promise<void> {
  await tx.sql
    .insertInto('setting')
    .values({ key: INSTANCE, value: JSON.stringify(kind) })
    .execute();
}
