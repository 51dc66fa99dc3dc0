// Entries of many people in one statement; every other statement of the simulation belongs to the flow.
import { type Kysely, sql } from 'kysely';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { ValueStanding } from '../../value/value.ts';
import type { Entry } from './figures.ts';

/** Records first entries of their cells, each in its own officer's name. What a visitor has entered stands. */
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
      ${of('amount')}::numeric[], ${of('note')}::text[], ${of('estimated')}::boolean[], ${of('by')}::text[]) x
    on conflict (element, area, basis, month, period, origin) where superseded is null do nothing`.execute(
    tx.sql,
  );
}

/** Simulated values of these periods that wait for approval; what visitors entered is theirs to follow up. */
export async function findWaiting(tx: Tx, periods: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from value where superseded is null and standing = 'provisional' and simulated
      and period = any (${periods}::text[])`.execute(tx.sql);
  return rows.map((row) => row.id);
}

/** Whether the value that stands in the entry's cell is a simulated one. */
export async function isOurs(tx: Tx, entry: Entry): Promise<boolean> {
  const { element, area, basis, period, month, origin } = entry;
  const { rows } = await sql<{ simulated: boolean }>`
    select simulated from value where superseded is null
      and (element, area, basis, month, period, origin)
        = (${element}, ${area}, ${basis}, ${month}::integer, ${period}, ${origin})`.execute(tx.sql);
  return rows[0]?.simulated ?? false;
}

/**
 * The commit does not wait for the disk: the last change of the simulation does, and with it all before.
 * What a crash takes is simulated again.
 */
export const commitLater = (tx: Pick<Tx, 'sql'>): Promise<unknown> =>
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
