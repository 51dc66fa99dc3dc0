import type { Kysely } from 'kysely';
import type { JournalEntry } from './journal.ts';
import type { Database } from './schema.ts';

export interface JournalFilter {
  readonly subject?: string | undefined;
  readonly action?: string | undefined;
  readonly by?: string | undefined;
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
  const { subject, action, by, until, before, limit } = filter;
  let query = db.selectFrom('journal').selectAll().orderBy('seq', 'desc').limit(limit);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (action !== undefined) query = query.where('action', '=', action);
  if (by !== undefined) query = query.where('by', '=', by);
  if (until !== undefined) query = query.where('seq', '<=', until);
  if (before !== undefined) query = query.where('seq', '<', before);
  return query.execute();
}
