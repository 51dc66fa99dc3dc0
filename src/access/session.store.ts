// Sessions are no facts of the programme: they come and go without a journal entry.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';
import { hashSecret } from './secret.file.ts';
import { isAlive, type Lifetime, type Times } from './sign-in.ts';

export interface Session extends Times {
  readonly person: Person;
  readonly grants: readonly Grant[];
  readonly csrf: string;
}

export interface NewSession {
  readonly person: number;
  readonly secret: string;
  readonly csrf: string;
  readonly at: Date;
  readonly lifetime: Lifetime;
}

export async function openSession(db: Kysely<Database>, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: hashSecret(session.secret),
      person: session.person,
      csrf: session.csrf,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: new Date(session.at.getTime() + session.lifetime.absolute),
    })
    .execute();
}

interface Row extends Person {
  readonly grants: Grant[];
  readonly csrf: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The living session of a cookie. Notes its use, at most once a minute. */
export async function findSession(
  db: Kysely<Database>,
  secret: string,
  { lifetime, now }: { readonly lifetime: Lifetime; readonly now: Date },
): Promise<Session | undefined> {
  const hash = hashSecret(secret);
  const { rows } = await sql<Row>`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants, s.csrf,
      s.created_at as "createdAt", s.last_seen_at as "lastSeenAt"
    from session s join person p on p.id = s.person
    where s.token_hash = ${hash} and not p.disabled and s.expires_at > ${now}`.execute(db);
  const [row] = rows;
  if (!row || !isAlive(row, lifetime, now)) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > 60_000) {
    await db
      .updateTable('session')
      .set({ last_seen_at: now })
      .where('token_hash', '=', hash)
      .execute();
  }
  const { grants, csrf, createdAt, lastSeenAt, ...person } = row;
  return { person, grants, csrf, createdAt, lastSeenAt };
}

export async function closeSession(db: Kysely<Database>, secret: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashSecret(secret)).execute();
}

/** Removes what can no longer be used; sign-in calls it, so the table stays small. */
export async function sweepSessions(
  db: Kysely<Database>,
  lifetime: Lifetime,
  now: Date,
): Promise<void> {
  const idleSince = new Date(now.getTime() - lifetime.idle);
  await db
    .deleteFrom('session')
    .where((where) =>
      where.or([where('expires_at', '<', now), where('last_seen_at', '<', idleSince)]),
    )
    .execute();
}
