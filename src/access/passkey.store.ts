import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { grantsOfPerson } from './person.store.ts';
import type { Grant, Person } from './person.ts';

const CHALLENGE_MS = 5 * 60_000;

export type ChallengePurpose = 'register' | 'sign-in' | 'second';

/** A question to an authenticator; `person` null where the passkey itself says who signs in. */
export interface Challenge {
  readonly challenge: string;
  readonly purpose: ChallengePurpose;
  readonly person: number | null;
}

export async function keepChallenge(
  db: Kysely<Database>,
  challenge: Challenge,
  at: Date,
): Promise<void> {
  await db.deleteFrom('challenge').where('expires_at', '<', at).execute();
  await db
    .insertInto('challenge')
    .values({ ...challenge, expires_at: new Date(at.getTime() + CHALLENGE_MS) })
    .execute();
}

/** Takes a challenge away, so that an answer counts once; false for one that was never asked. */
export async function takeChallenge(
  db: Kysely<Database>,
  { challenge, purpose, person }: Challenge,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ expires: Date }>`
    delete from challenge where challenge = ${challenge} and purpose = ${purpose}
      and person is not distinct from ${person}
    returning expires_at as expires`.execute(db);
  const [row] = rows;
  return row !== undefined && row.expires > now;
}

/** Opaque name of a person for authenticators; `fresh` becomes it when there is none yet. */
export async function handleOf(
  db: Kysely<Database>,
  person: number,
  fresh: string,
): Promise<string> {
  const { rows } = await sql<{ handle: string }>`
    update person set passkey_handle = coalesce(passkey_handle, ${fresh})
    where id = ${person} returning passkey_handle as handle`.execute(db);
  return rows[0]?.handle ?? fresh;
}

export interface NewPasskey {
  readonly id: string;
  readonly person: number;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<void> {
  await tx.sql
    .insertInto('passkey')
    .values({
      id: passkey.id,
      person: passkey.person,
      name: passkey.name,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      backed_up: passkey.backedUp,
      created_at: tx.at,
      last_used_at: null,
    })
    .execute();
  tx.note({ name: passkey.name, backedUp: passkey.backedUp });
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly transports: string[];
  readonly backedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export async function listPasskeys(
  db: Kysely<Database>,
  person: number,
): Promise<readonly Passkey[]> {
  const { rows } = await sql<Passkey>`
    select id, name, transports, backed_up as "backedUp", created_at as "createdAt",
      last_used_at as "lastUsedAt"
    from passkey where person = ${person} order by created_at, id`.execute(db);
  return rows;
}

/** A passkey with its holder, to check an answer against. */
export interface HeldPasskey {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly handle: string | null;
  readonly person: Person & { readonly grants: readonly Grant[] };
}

/** Nothing for an unknown passkey or a disabled holder. */
export async function findPasskey(
  db: Kysely<Database>,
  id: string,
): Promise<HeldPasskey | undefined> {
  const { rows } = await sql<
    Person & { grants: Grant[]; publicKey: Buffer; counter: number; handle: string | null }
  >`
    select p.id, p.username, p.name, p.unit, ${grantsOfPerson} as grants,
      k.public_key as "publicKey", k.counter, p.passkey_handle as handle
    from passkey k join person p on p.id = k.person
    where k.id = ${id} and not p.disabled`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { publicKey, counter, handle, ...person } = row;
  return { id, publicKey, counter: Number(counter), handle, person };
}

/**
 * Notes the use of a passkey. False when its counter did not go on, as that of a copy does not; an
 * authenticator without a counter always says 0.
 */
export async function notePasskeyUse(
  db: Kysely<Database>,
  { id, counter, at }: { readonly id: string; readonly counter: number; readonly at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update passkey set counter = ${counter}, last_used_at = ${at}
    where id = ${id} and (counter < ${counter}::bigint or (counter = 0 and ${counter}::bigint = 0))
    returning id`.execute(db);
  return rows.length > 0;
}

/** Gives a passkey of this person another name; false when they have none such. */
export async function renamePasskey(
  tx: Tx,
  passkey: { readonly person: number; readonly id: string; readonly name: string },
): Promise<boolean> {
  const row = await tx.sql
    .updateTable('passkey')
    .set({ name: passkey.name })
    .where('id', '=', passkey.id)
    .where('person', '=', passkey.person)
    .returning('id')
    .executeTakeFirst();
  tx.note({ name: passkey.name });
  return row !== undefined;
}

/** Takes a passkey of this person away; false when they have none such. */
export async function removePasskey(
  tx: Tx,
  { person, id }: { readonly person: number; readonly id: string },
): Promise<boolean> {
  const row = await tx.sql
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person', '=', person)
    .returning('name')
    .executeTakeFirst();
  if (row) tx.note({ name: row.name });
  return row !== undefined;
}
