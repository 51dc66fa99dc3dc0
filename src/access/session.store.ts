// Sessions are no facts of the programme: they come and go without a journal entry.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';
import { hashSecret } from './secret.file.ts';
import { isAlive, type Lifetime, type Times } from './sign-in.ts';

/** How somebody got in: the first step, and the second where there was one. */
export interface Admission {
  readonly way: Way;
  readonly second: SecondWay | null;
  /** Issuer that vouched for the person, with its token for signing out there. */
  readonly issuer: string | null;
  readonly idToken: string | null;
  /** Wrong attempts on the account since it was entered before. */
  readonly failures: number;
}

export type Way = 'password' | 'passkey' | 'issuer' | 'link';
export type SecondWay = 'passkey' | 'code' | 'recovery' | 'issuer';

export interface Session extends Times {
  readonly id: number;
  readonly person: Person;
  readonly grants: readonly Grant[];
  readonly csrf: string;
  readonly failures: number;
  /** Two things were proved at its start. */
  readonly twoSteps: boolean;
}

export interface NewSession {
  readonly person: number;
  readonly secret: string;
  readonly csrf: string;
  readonly at: Date;
  readonly lifetime: Lifetime;
  readonly admission: Admission;
  readonly address: string;
  /** The User-Agent header as it came. */
  readonly device: string;
}

const LONGEST_DEVICE = 400;

export async function openSession(db: Kysely<Database>, session: NewSession): Promise<void> {
  const { way, second, issuer, idToken, failures } = session.admission;
  await db
    .insertInto('session')
    .values({
      token_hash: hashSecret(session.secret),
      person: session.person,
      csrf: session.csrf,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: new Date(session.at.getTime() + session.lifetime.absolute),
      ...{ way, second, issuer, id_token: idToken, failures },
      address: session.address,
      device: session.device.slice(0, LONGEST_DEVICE),
    })
    .execute();
}

interface Row extends Person {
  readonly grants: Grant[];
  readonly csrf: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly session: number;
  readonly failures: number;
  readonly twoSteps: boolean;
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
      s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.id as session, s.failures,
      s.second is not null or s.way = 'passkey' as "twoSteps"
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
  const { grants, csrf, createdAt, lastSeenAt, session: id, failures, twoSteps, ...person } = row;
  return { id, person, grants, csrf, createdAt, lastSeenAt, failures, twoSteps };
}

/** Ends the session of a cookie; gives the issuer to sign out at, if one vouched for the person. */
export async function closeSession(
  db: Kysely<Database>,
  secret: string,
): Promise<{ readonly issuer: string | null; readonly idToken: string | null } | undefined> {
  return db
    .deleteFrom('session')
    .where('token_hash', '=', hashSecret(secret))
    .returning(['issuer', 'id_token as idToken'])
    .executeTakeFirst();
}

/** One session as its owner sees it in the list. */
export interface SessionRow extends Times {
  readonly id: number;
  readonly way: Way;
  readonly second: SecondWay | null;
  readonly issuer: string | null;
  readonly address: string;
  readonly device: string;
  readonly expiresAt: Date;
}

/** Living sessions of a person, the last used first. */
export async function listSessions(
  db: Kysely<Database>,
  person: number,
  { lifetime, now }: { readonly lifetime: Lifetime; readonly now: Date },
): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select id, way, second, issuer, address, device, created_at as "createdAt",
      last_seen_at as "lastSeenAt", expires_at as "expiresAt"
    from session where person = ${person} and expires_at > ${now}
    order by last_seen_at desc, id desc`.execute(db);
  return rows.filter((row) => isAlive(row, lifetime, now));
}

/** Ends one session of this person; false when they have none such. */
export async function revokeSession(
  db: Kysely<Database>,
  { person, id }: { readonly person: number; readonly id: number },
): Promise<boolean> {
  const row = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('person', '=', person)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends all sessions of a person, and sign-ins on their way, except one; gives how many. */
export async function closeSessionsOf(
  db: Kysely<Database>,
  person: number,
  except: number | null = null,
): Promise<number> {
  await db.deleteFrom('entry').where('person', '=', person).execute();
  const { rows } = await sql<{ id: number }>`
    delete from session where person = ${person} and id is distinct from ${except}
    returning id`.execute(db);
  return rows.length;
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
