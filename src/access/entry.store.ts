// A sign-in between its steps. It is no session: nothing but the second step can be reached with it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';
import { hashSecret } from './secret.file.ts';
import type { Admission } from './session.store.ts';

/** Minutes to find the phone. */
export const ENTRY_MS = 15 * 60_000;

export interface Entry {
  readonly person: Person & { readonly grants: readonly Grant[] };
  readonly admission: Admission;
  readonly next: string;
}

export async function openEntry(
  db: Kysely<Database>,
  entry: {
    readonly person: number;
    readonly secret: string;
    readonly admission: Admission;
    readonly next: string;
    readonly at: Date;
  },
): Promise<void> {
  const { way, issuer, idToken, failures } = entry.admission;
  await db.deleteFrom('entry').where('expires_at', '<', entry.at).execute();
  await db
    .insertInto('entry')
    .values({
      token_hash: hashSecret(entry.secret),
      person: entry.person,
      ...{ way, issuer, id_token: idToken, failures, next: entry.next },
      expires_at: new Date(entry.at.getTime() + ENTRY_MS),
    })
    .execute();
}

interface Row extends Person {
  readonly grants: Grant[];
  readonly way: Admission['way'];
  readonly issuer: string | null;
  readonly idToken: string | null;
  readonly failures: number;
  readonly next: string;
}

/** The sign-in that waits for its second step; nothing when it has waited too long. */
export async function findEntry(
  db: Kysely<Database>,
  secret: string,
  now: Date,
): Promise<Entry | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants, e.way, e.issuer,
      e.id_token as "idToken", e.failures, e.next
    from entry e join person p on p.id = e.person
    where e.token_hash = ${hashSecret(secret)} and not p.disabled
      and e.expires_at > ${now}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { way, issuer, idToken, failures, next, ...person } = row;
  return { person, next, admission: { way, second: null, issuer, idToken, failures } };
}

/** Takes it away; false when another request of the same browser already has. */
export async function closeEntry(db: Kysely<Database>, secret: string): Promise<boolean> {
  const row = await db
    .deleteFrom('entry')
    .where('token_hash', '=', hashSecret(secret))
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}
