// Grants given, passed on and ended. None is deleted: what somebody could do on a day stays known.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { IsoDate } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { Delegated, KeptGrant } from './people.ts';
import type { Grant } from './person.ts';

/** All grants of `person p` as one JSON column, ended ones too, the latest first. */
export const grantsKept = sql<KeptGrant[]>`(
  select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'unit', g.unit, 'targets', g.targets,
    'validFrom', g.valid_from, 'validTo', g.valid_to, 'reason', g.reason, 'givenBy', g.given_by,
    'passedBy', g.passed_by) order by g.valid_from desc, g.id desc), '[]'::json)
  from role_grant g where g.person = p.id)`;

export async function listGrants(
  db: Kysely<Database> | Transaction<Database>,
  person: number,
): Promise<readonly KeptGrant[]> {
  const { rows } = await sql<{ grants: KeptGrant[] }>`
    select ${grantsKept} as grants from person p where p.id = ${person}`.execute(db);
  return rows[0]?.grants ?? [];
}

export interface GrantGift {
  readonly person: number;
  readonly grants: readonly Grant[];
  readonly reason: string;
  /** Who passes it on; null when it is given anew. */
  readonly passedBy: number | null;
}

/** Gives grants to a person; one that is there already for the same days is not given twice. */
export async function giveGrants(tx: Tx, gift: GrantGift): Promise<number> {
  const { person, grants, reason, passedBy } = gift;
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person, role, unit, targets, valid_from, valid_to, reason, given_by, given_at, passed_by)
    select ${person}, w.role, w.unit, w.targets, w."validFrom", w."validTo", ${reason}, ${tx.by},
      ${tx.at}::timestamptz, ${passedBy}::bigint
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as w(role text, unit text, targets integer[],
      "validFrom" date, "validTo" date)
    where not exists (select 1 from role_grant g where g.person = ${person} and g.role = w.role
      and (g.unit, g.targets, g.valid_from, g.valid_to)
        is not distinct from (w.unit, w.targets, w."validFrom", w."validTo"))
    returning id`.execute(tx.sql);
  tx.note({ person, given: grants, reason, passedBy });
  return rows.length;
}

/**
 * Ends a person's grants after a day; what had not begun by then is never in force. What was passed on from
 * them ends with them. Throws `grant-unknown` when none of them lasted longer.
 */
export async function endGrants(
  tx: Tx,
  order: {
    readonly person: number;
    readonly ids: readonly number[];
    readonly lastDay: IsoDate;
    readonly reason: string;
  },
): Promise<void> {
  const { person, ids, lastDay, reason } = order;
  const ended = await sql<{ id: number }>`
    update role_grant set valid_to = greatest(${lastDay}::date, valid_from - 1), ended_by = ${tx.by}
    where person = ${person} and id = any (${ids}::bigint[])
      and (valid_to is null or valid_to > ${lastDay}) and (valid_to is null or valid_to >= valid_from)
    returning id`.execute(tx.sql);
  if (ended.rows.length === 0) throw new Problem('grant-unknown');
  // A delegation never outlives the right that it came from.
  await sql`update role_grant d set valid_to = greatest(${lastDay}::date, d.valid_from - 1), ended_by = ${tx.by}
    where d.passed_by = ${person} and d.valid_to > ${lastDay} and not exists (
      select 1 from role_grant g where g.person = ${person} and g.role = d.role
        and g.passed_by is null and (g.unit is null or g.unit = d.unit)
        and (g.targets is null or d.targets <@ g.targets)
        and (g.valid_to is null or d.valid_to <= g.valid_to))`.execute(tx.sql);
  tx.note({ person, ended: ended.rows.map((row) => row.id), lastDay, reason });
}

/** What a person has passed on or was passed, ending today or later; grants of one delegation together. */
export async function listDelegations(
  db: Kysely<Database>,
  person: number,
  today: IsoDate,
): Promise<readonly Delegated[]> {
  const { rows } = await sql<Delegated>`
    select json_build_object('username', a.username, 'name', a.name) as giver,
      json_build_object('username', b.username, 'name', b.name) as taker,
      array_agg(g.id order by g.id) as ids, array_agg(distinct g.role) as roles, g.unit,
      g.valid_from as "validFrom", g.valid_to as "validTo", g.reason
    from role_grant g join person a on a.id = g.passed_by join person b on b.id = g.person
    where (g.passed_by = ${person} or g.person = ${person}) and g.valid_to >= ${today}
    group by a.username, a.name, b.username, b.name, g.unit, g.valid_from, g.valid_to, g.reason
    order by g.valid_from`.execute(db);
  return rows;
}
