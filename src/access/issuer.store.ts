import { type Kysely, sql } from 'kysely';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { ClaimMatch } from './issuer.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';
import { hashSecret } from './secret.file.ts';

const REQUEST_MS = 15 * 60_000;

/** What must come back unchanged from an issuer, and what the answer is for. */
export interface IssuerRequest {
  readonly issuer: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  /** Who links an account; null for a sign-in. */
  readonly person: number | null;
}

/** Keeps the request under its state, for the browser that has the secret `browser` in a cookie. */
export async function keepRequest(
  db: Kysely<Database>,
  request: IssuerRequest,
  key: { readonly state: string; readonly browser: string; readonly at: Date },
): Promise<void> {
  await db.deleteFrom('issuer_request').where('expires_at', '<', key.at).execute();
  await db
    .insertInto('issuer_request')
    .values({
      state_hash: hashSecret(key.state),
      browser_hash: hashSecret(key.browser),
      ...request,
      expires_at: new Date(key.at.getTime() + REQUEST_MS),
    })
    .execute();
}

/** Takes the request of a state: once, by the browser that set out, in time. */
export async function takeRequest(
  db: Kysely<Database>,
  key: {
    readonly issuer: string;
    readonly state: string;
    readonly browser: string;
    readonly now: Date;
  },
): Promise<IssuerRequest | undefined> {
  const { rows } = await sql<IssuerRequest & { expires: Date }>`
    delete from issuer_request where state_hash = ${hashSecret(key.state)}
      and browser_hash = ${hashSecret(key.browser)} and issuer = ${key.issuer}
    returning issuer, nonce, verifier, next, person, expires_at as expires`.execute(db);
  const [row] = rows;
  if (!row || row.expires <= key.now) return undefined;
  const { expires: _, ...request } = row;
  return request;
}

type Holder = Person & { readonly grants: readonly Grant[] };

export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

export async function findLinked(
  db: Kysely<Database>,
  { issuer, subject }: Subject,
): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants
    from issuer_link l join person p on p.id = l.person
    where l.issuer = ${issuer} and l.subject = ${subject} and not p.disabled`.execute(db);
  return rows[0];
}

const COLUMNS = {
  username: sql`p.username`,
  email: sql`lower(p.email)`,
  'personal-key': sql`p.personal_key`,
} as const;

/** The account with this property, if it is not linked to another identity of the issuer. */
export async function findByClaim(
  db: Kysely<Database>,
  issuer: string,
  { property, text }: { readonly property: ClaimMatch['property']; readonly text: string },
): Promise<Holder | undefined> {
  const { rows } = await sql<Holder>`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants
    from person p where ${COLUMNS[property]} = ${text} and not p.disabled
      and not exists (select from issuer_link l where l.issuer = ${issuer} and l.person = p.id)`.execute(
    db,
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** Binds an identity to a person for good. Throws `issuer-linked-already`. */
export async function linkIdentity(
  tx: Tx,
  { issuer, subject, person }: Subject & { readonly person: number },
): Promise<void> {
  const row = await tx.sql
    .insertInto('issuer_link')
    .values({ issuer, subject, person, created_at: tx.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person')
    .executeTakeFirst();
  if (!row) throw new Problem('issuer-linked-already');
  tx.note({ issuer });
}

export async function unlinkIdentity(
  tx: Tx,
  { issuer, person }: { readonly issuer: string; readonly person: number },
): Promise<boolean> {
  const row = await tx.sql
    .deleteFrom('issuer_link')
    .where('issuer', '=', issuer)
    .where('person', '=', person)
    .returning('person')
    .executeTakeFirst();
  tx.note({ issuer });
  return row !== undefined;
}

/** Issuers that a person is linked to. */
export async function listLinkedIssuers(
  db: Kysely<Database>,
  person: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('issuer_link')
    .select('issuer')
    .where('person', '=', person)
    .orderBy('issuer')
    .execute();
  return rows.map(({ issuer }) => issuer);
}
