import { type Kysely, sql } from 'kysely';
import type { DutyRange } from '../catalogue/duty.ts';
import type { Database } from '../store/schema.ts';
import type { Submission } from './punctuality.ts';

export interface SubmissionFilter extends DutyRange {
  /** Journal entry up to which is read. */
  readonly revision: number;
  readonly elements: readonly string[];
  readonly areas: readonly string[];
}

/** When each figure first came, and whether it still stands; approval and correction do not make it later. */
export async function listSubmissions(
  db: Kysely<Database>,
  { from, to, revision, elements, areas }: SubmissionFilter,
): Promise<readonly Submission[]> {
  const { rows } = await sql<Submission>`
    select element, area, basis, month, min(recorded_at) as first,
      bool_or(superseded is null or superseded > ${revision}) as standing
    from value
    where revision <= ${revision} and month between ${from} and ${to}
      and element = any (${elements}::text[]) and area = any (${areas}::text[])
    group by element, area, basis, month`.execute(db);
  return rows;
}
