// Entries of many people in one statement; every other statement of the simulation belongs to the flow.
import { type Kysely, sql } from 'kysely';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { ValueStanding } from '../../value/value.ts';
import type { Entry } from './figures.ts';

/** Records first entries of their cells, each in its own officer's name. Refused where a cell is taken. */
export async function recordEntries(
  tx: Tx,
  entries: readonly Entry[],
  { batch, standing }: { readonly batch: number; readonly standing: ValueStanding },
): Promise<void> {
  const of = <K extends keyof Entry>(key: K) => entries.map((entry) => entry[key]);
  await sql`
    insert into value (element, area, basis, period, month, origin, amount, note, estimated, by,
      simulated, standing, batch, recorded_at, revision)
    select x.*, true, ${standing}, ${batch}::bigint, ${tx.at}::timestamptz, ${tx.revision}::bigint
    from unnest(${of('element')}::text[], ${of('area')}::text[], ${of('basis')}::text[],
      ${of('period')}::text[], ${of('month')}::integer[], ${of('origin')}::text[],
      ${of('amount')}::numeric[], ${of('note')}::text[], ${of('estimated')}::boolean[], ${of('by')}::text[]) x`.execute(
    tx.sql,
  );
}

/**
 * The commit does not wait for the disk: the last change of the simulation does, and with it all before.
 * What a crash takes is simulated again.
 */
export const commitLater = (tx: Tx): Promise<unknown> =>
  sql`set local synchronous_commit to off`.execute(tx.sql);

/** Journal subjects of the changes that an earlier run has made. */
export async function subjectsUnder(
  db: Kysely<Database>,
  prefix: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject: string }>`
    select subject from journal where starts_with(subject, ${prefix})`.execute(db);
  return new Set(rows.map((row) => row.subject));
}
