import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';
import type { Scope } from './scope.ts';
import { hashSecret } from './secret.file.ts';
import type { TokenRow } from './token.ts';

export interface Bearer {
  readonly person: Person;
  readonly grants: readonly Grant[];
  readonly scopes: readonly Scope[];
}

/** Owner and scopes of a bearer token that is neither expired nor revoked. */
export async function findToken(
  db: Kysely<Database>,
  secret: string,
  now: Date,
): Promise<Bearer | undefined> {
  const { rows } = await sql<Person & { grants: Grant[]; scopes: Scope[] }>`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants, t.scopes
    from token t join person p on p.id = t.person
    where t.token_hash = ${hashSecret(secret)} and not p.disabled and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > ${now})`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { grants, scopes, ...person } = row;
  return { person, grants, scopes };
}

/** Tokens by id after `after`; the secrets are not known any more. */
export async function listTokens(
  db: Kysely<Database>,
  after: number,
  limit: number,
): Promise<readonly TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select t.id, t.name, p.username, t.scopes, t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
    from token t join person p on p.id = t.person
    where t.id > ${after} order by t.id limit ${limit}`.execute(db);
  return rows;
}

export interface NewToken {
  readonly person: number;
  readonly name: string;
  readonly secret: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

export async function insertToken(tx: Tx, token: NewToken): Promise<number> {
  const { id } = await tx.sql
    .insertInto('token')
    .values({
      person: token.person,
      name: token.name,
      token_hash: hashSecret(token.secret),
      scopes: [...token.scopes],
      created_at: tx.at,
      expires_at: token.expiresAt,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  tx.note({ token: id, name: token.name, scopes: token.scopes });
  return id;
}

/** Puts a revoked token of this person with the same secret back in force; false when there is none. */
export async function restoreToken(tx: Tx, person: number, secret: string): Promise<boolean> {
  const row = await tx.sql
    .updateTable('token')
    .set({ revoked_at: null })
    .where('token_hash', '=', hashSecret(secret))
    .where('person', '=', person)
    .returning(['id', 'name'])
    .executeTakeFirst();
  if (row) tx.note({ token: row.id, name: row.name, restored: true });
  return row !== undefined;
}

/** True when a token was revoked now; false when there is none or it already was. */
export async function revokeToken(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.sql
    .updateTable('token')
    .set({ revoked_at: tx.at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  tx.note({ token: id });
  return row !== undefined;
}

/** Revokes every living token of this name and owner; for tokens that a setting names. */
export async function revokeNamed(tx: Tx, person: number, name: string): Promise<void> {
  await tx.sql
    .updateTable('token')
    .set({ revoked_at: tx.at })
    .where('person', '=', person)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .execute();
}
