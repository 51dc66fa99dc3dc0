import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../kernel/period.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { AccountSeed } from './account.ts';
import type { Grant, Person } from './person.ts';

export interface Account extends Person {
  readonly passwordHash: string | null;
  readonly grants: readonly Grant[];
}

/**
 * All grants of `person p` as one JSON column, whatever their dates. One for a group of units is one for each
 * of its present members (`communes` and `departments` are all units of that kind). What a person lent who is
 * locked out since is lent no more.
 */
export const grantsOfPerson = sql<Grant[]>`(
  select coalesce(json_agg(json_build_object('role', g.role, 'unit', u.unit, 'targets', g.targets,
    'validFrom', g.valid_from, 'validTo', g.valid_to) order by g.role, u.unit, g.id), '[]'::json)
  from role_grant g
  left join definition d on d.kind = 'unit' and d.code = g.unit and d.superseded is null
    and d.body ->> 'kind' = 'group'
  cross join lateral (
    select g.unit where d.code is null
    union all
    select m.code from definition m
    where d.code is not null and m.kind = 'unit' and m.superseded is null and m.body ->> 'kind' <> 'group'
      and (d.body -> 'members' @> to_jsonb(m.code)
        or d.body -> 'members' @> to_jsonb((m.body ->> 'kind') || 's'))
  ) u (unit)
  where g.person = p.id
    and not exists (select from person l where l.id = g.passed_by and l.disabled))`;

/** An account that may sign in; nothing for an unknown or a disabled one. */
export async function findAccount(
  db: Kysely<Database>,
  username: string,
): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select p.id, p.username, p.name, p.unit, p.password_hash as "passwordHash",
      ${grantsOfPerson} as grants
    from person p where p.username = ${username} and not p.disabled`.execute(db);
  return rows[0];
}

export async function listUsernames(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('person').select('username').orderBy('username').execute();
  return rows.map((row) => row.username);
}

/** Inserts or brings up to date these accounts and their grants from `day` on, in three statements. */
export async function saveAccounts(
  tx: Tx,
  day: IsoDate,
  accounts: readonly AccountSeed[],
): Promise<void> {
  const people = accounts.map(({ username, name, unit, passwordHash }) => ({
    username,
    name,
    unit,
    hash: passwordHash,
  }));
  await sql`
    insert into person (username, name, unit, password_hash, created_at)
    select username, name, unit, hash, ${tx.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as s(username text, name text, unit text, hash text)
    on conflict (username) do update
      set name = excluded.name, unit = excluded.unit, password_hash = excluded.password_hash`.execute(
    tx.sql,
  );
  const usernames = accounts.map((account) => account.username);
  await tx.sql
    .deleteFrom('role_grant')
    .where('person', 'in', (q) =>
      q.selectFrom('person').select('id').where('username', 'in', usernames),
    )
    .execute();
  const grants = accounts.flatMap(({ username, grants }) =>
    grants.map((grant) => ({ username, ...grant })),
  );
  await sql`
    insert into role_grant (person, role, unit, targets, valid_from)
    select p.id, s.role, s.unit,
      (select array_agg(t::integer) from jsonb_array_elements_text(nullif(s.targets, 'null')) t),
      ${day}::date
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb)
      as s(username text, role text, unit text, targets jsonb)
    join person p using (username)`.execute(tx.sql);
  tx.note({ accounts: usernames.length, usernames: usernames.slice(0, 20) });
}

/** Sets a password; links by which another could be set end. */
export async function setPassword(tx: Tx, username: string, passwordHash: string): Promise<void> {
  await sql`delete from access_link l using person p
    where p.id = l.person and p.username = ${username} and l.used_at is null`.execute(tx.sql);
  await tx.sql
    .updateTable('person')
    .set({ password_hash: passwordHash, password_at: tx.at })
    .where('username', '=', username)
    .execute();
}
