import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../kernel/period.ts';
import type { Database } from '../store/schema.ts';
import type { Role } from './person.ts';

export interface Acting {
  readonly person: number;
  readonly roles: readonly Role[];
  readonly unit: string;
  readonly day: IsoDate;
}

/** In whose place a person acts for a unit by a delegation in force; null where they act by a right of their own. */
export async function actsFor(
  db: Kysely<Database>,
  { person, roles, unit, day }: Acting,
): Promise<string | null> {
  const { rows } = await sql<{ username: string | null }>`
    select l.username from role_grant g left join person l on l.id = g.passed_by
    where g.person = ${person} and g.role = any (${roles}::text[]) and (g.unit is null or g.unit = ${unit})
      and g.valid_from <= ${day} and (g.valid_to is null or g.valid_to >= ${day})
    order by g.passed_by nulls first limit 1`.execute(db);
  return rows[0]?.username ?? null;
}
