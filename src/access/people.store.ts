// Accounts as the administrator keeps them. Passwords and second factors live in stores of their own.
import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { grantsKept } from './grants.store.ts';
import type { PersonRow, PersonWords } from './people.ts';

const PEOPLE = sql`
  select p.id, p.username, p.name, p.unit, p.email, p.personal_key is not null as "hasPersonalKey", p.disabled,
    p.created_at as "createdAt", p.password_hash is not null as "hasPassword",
    (select max(s.last_seen_at) from session s where s.person = p.id) as "lastSeenAt",
    ${grantsKept} as grants
  from person p`;

/** Everyone, by name; a city has some hundreds. */
export async function listPeople(db: Kysely<Database>): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`${PEOPLE} order by p.username`.execute(db);
  return rows;
}

/** Throws `person-unknown`. */
export async function getPerson(db: Kysely<Database>, username: string): Promise<PersonRow> {
  const { rows } = await sql<PersonRow>`${PEOPLE} where p.username = ${username}`.execute(db);
  if (!rows[0]) throw new Problem('person-unknown', { username });
  return rows[0];
}

/** A new account without password: its owner sets one by an invitation. Gives its id. */
export async function insertPerson(tx: Tx, username: string, words: PersonWords): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into person (username, name, unit, email, personal_key, created_at)
    values (${username}, ${words.name}, ${words.unit}, ${words.email}, ${words.personalKey ?? null}, ${tx.at})
    on conflict (username) do nothing returning id`
    .execute(tx.sql)
    .catch((error: unknown) => refuseTaken(error, words.email));
  if (!rows[0]) throw new Problem('person-exists', { username });
  tx.note({ username, name: words.name, unit: words.unit });
  return rows[0].id;
}

/** The personal key is noted as changed, never written into the journal. */
export async function revisePerson(tx: Tx, id: number, words: PersonWords): Promise<void> {
  const { personalKey } = words;
  await sql`update person set name = ${words.name}, unit = ${words.unit}, email = ${words.email},
      personal_key = ${personalKey === undefined ? sql`personal_key` : personalKey} where id = ${id}`
    .execute(tx.sql)
    .catch((error: unknown) => refuseTaken(error, words.email));
  tx.note({ name: words.name, unit: words.unit, email: words.email });
}

/** Locks an account out, or lets it in again. Throws `last-admin`. */
export async function setDisabled(
  tx: Tx,
  id: number,
  disabled: boolean,
  day: IsoDate,
): Promise<void> {
  await sql`update person set disabled = ${disabled} where id = ${id}`.execute(tx.sql);
  if (disabled) await requireAdmin(tx, day);
  tx.note({ disabled });
}

/** Refuses what would leave the instance without anyone who can manage people. */
export async function requireAdmin(tx: Tx, day: IsoDate): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from role_grant g join person p on p.id = g.person
    where g.role = 'admin' and g.unit is null and g.targets is null and not p.disabled and g.valid_from <= ${day}
      and (g.valid_to is null or g.valid_to > ${day})`.execute(tx.sql);
  if ((rows[0]?.n ?? 0) === 0) throw new Problem('last-admin');
}

function refuseTaken(error: unknown, email: string | null): never {
  const constraint = (error as { constraint?: string }).constraint;
  if (constraint === 'person_email_unique')
    throw new Problem('email-taken', { email: email ?? '' });
  if (constraint === 'person_personal_key_unique') throw new Problem('personal-key-taken');
  throw error;
}
