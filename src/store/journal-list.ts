import { type Kysely, sql } from 'kysely';
import type { JournalEntry } from './journal.ts';
import type { Database } from './schema.ts';

export interface JournalFilter {
  readonly subject?: string | undefined;
  /** Subjects that begin so: `person/`. */
  readonly under?: string | undefined;
  readonly action?: string | undefined;
  /** Any of these people; none when there are none. */
  readonly by?: readonly string[] | undefined;
  /** Instants between which the entry was made, the second one not included. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Words that occur in the subject or the detail. */
  readonly words?: string | undefined;
  /** Entries up to this one: what was known at a revision. */
  readonly until?: number | undefined;
  /** Entries before this one; the last `seq` of a page is the cursor of the next. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Journal entries, newest first. */
export async function listJournal(
  db: Kysely<Database>,
  filter: JournalFilter,
): Promise<readonly JournalEntry[]> {
  const { subject, under, action, by, from, to, words, until, before, limit } = filter;
  let query = db.selectFrom('journal').selectAll().orderBy('seq', 'desc').limit(limit);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (under !== undefined) query = query.where('subject', 'like', `${likeText(under)}%`);
  if (action !== undefined) query = query.where('action', '=', action);
  if (by !== undefined) query = query.where('by', '=', sql<string>`any (${by})`);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  if (until !== undefined) query = query.where('seq', '<=', until);
  if (before !== undefined) query = query.where('seq', '<', before);
  if (words !== undefined) {
    query = query.where(
      sql<boolean>`(subject || ' ' || detail::text) ilike ${`%${likeText(words)}%`}`,
    );
  }
  return query.execute();
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Every action that occurs, for a choice: one step of the index each. */
export async function listActions(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive known as (
      (select action from journal order by action limit 1)
      union all
      select (select j.action from journal j where j.action > k.action order by j.action limit 1)
      from known k where k.action is not null
    )
    select action from known where action is not null`.execute(db);
  return rows.map((row) => row.action);
}
