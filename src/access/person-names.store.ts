import type { Kysely } from 'kysely';
import { searchKey } from '../kernel/text.ts';
import type { Database } from '../store/schema.ts';

/** What the program itself did. */
const SYSTEM: readonly [string, string] = ['system', 'Hệ thống'];

/** Usernames of the journal as the names of people; an unknown one stands for itself. */
export async function personNames(
  db: Kysely<Database>,
  usernames: readonly string[],
): Promise<(username: string) => string> {
  if (usernames.length === 0) return (username) => username;
  const rows = await db
    .selectFrom('person')
    .select(['username', 'name'])
    .where('username', 'in', [...new Set(usernames)])
    .execute();
  const names = new Map([SYSTEM, ...rows.map(({ username, name }) => [username, name] as const)]);
  return (username) => names.get(username) ?? username;
}

/** Usernames of the people whom typed words may mean: by name without diacritics, by username, or both. */
export async function usernamesMeant(
  db: Kysely<Database>,
  typed: string,
): Promise<readonly string[]> {
  const people = await db.selectFrom('person').select(['username', 'name']).execute();
  const known = [SYSTEM, ...people.map(({ username, name }) => [username, name] as const)];
  const key = searchKey(typed);
  const meant = known.filter(([username, name]) => searchKey(`${name} ${username}`).includes(key));
  return [...new Set([typed, ...meant.map(([username]) => username)])];
}

/** The unit of each person who has one, by username. */
export async function unitsOfPeople(
  db: Kysely<Database>,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['username', 'unit'])
    .where('username', 'in', [...new Set(usernames)])
    .execute();
  return new Map(rows.flatMap(({ username, unit }) => (unit ? [[username, unit] as const] : [])));
}
