import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { Factors } from './second-factor.ts';
import { closeSessionsOf } from './session.store.ts';

export async function factorsOf(db: Kysely<Database>, person: number): Promise<Factors> {
  const { rows } = await sql<Factors>`
    select exists (select from one_time_code where person = ${person}
        and confirmed_at is not null) as code,
      (select count(*)::integer from passkey where person = ${person}) as passkeys,
      (select count(*)::integer from recovery_code where person = ${person}
        and used_at is null) as "recoveryLeft"`.execute(db);
  return rows[0] ?? { code: false, passkeys: 0, recoveryLeft: 0 };
}

const OFFER_MS = 15 * 60_000;

/**
 * Keeps a seed that is being set up, unless one is in use; gives the one that then stands. One that was
 * shown a while ago, to whom nobody knows, is replaced.
 */
export async function offerSeed(
  db: Kysely<Database>,
  offer: { readonly person: number; readonly seed: Buffer; readonly at: Date },
): Promise<Buffer | undefined> {
  const { person, seed, at } = offer;
  await db
    .insertInto('one_time_code')
    .values({ person, seed, confirmed_at: null, created_at: at })
    .onConflict((conflict) =>
      conflict
        .column('person')
        .doUpdateSet({ seed, created_at: at })
        .where('one_time_code.confirmed_at', 'is', null)
        .where('one_time_code.created_at', '<=', new Date(at.getTime() - OFFER_MS)),
    )
    .execute();
  const row = await db
    .selectFrom('one_time_code')
    .select('seed')
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row?.seed;
}

/** The sealed seed of a person: the one in use, or the one being set up. */
export async function findSeed(
  db: Kysely<Database>,
  person: number,
  use: 'confirmed' | 'offered',
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('one_time_code')
    .select('seed')
    .where('person', '=', person)
    .where('confirmed_at', use === 'confirmed' ? 'is not' : 'is', null)
    .executeTakeFirst();
  return row?.seed;
}

/** Puts the offered seed in force with its first used step; false when it no longer stands. */
export async function confirmSeed(
  tx: Tx,
  { person, step }: { readonly person: number; readonly step: number },
): Promise<boolean> {
  const row = await tx.sql
    .updateTable('one_time_code')
    .set({ confirmed_at: tx.at, step })
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a step up: false when it, or a later one, was used before. One statement, so no two can. */
export async function useStep(
  db: Kysely<Database>,
  { person, step }: { readonly person: number; readonly step: number },
): Promise<boolean> {
  const row = await db
    .updateTable('one_time_code')
    .set({ step })
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .where('step', '<', step)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Replaces the recovery codes of a person by these digests. */
export async function replaceRecoveryCodes(
  tx: Tx,
  person: number,
  digests: readonly string[],
): Promise<void> {
  await tx.sql.deleteFrom('recovery_code').where('person', '=', person).execute();
  const rows = digests.map((hash) => ({ person, hash, used_at: null }));
  await tx.sql.insertInto('recovery_code').values(rows).execute();
  tx.note({ recoveryCodes: rows.length });
}

/** Uses a recovery code up; false when there is none or it was used. */
export async function useRecoveryCode(
  db: Kysely<Database>,
  { person, digest, at }: { readonly person: number; readonly digest: string; readonly at: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person', '=', person)
    .where('hash', '=', digest)
    .where('used_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** One-time codes and recovery codes away. */
export async function removeCodes(tx: Tx, person: number): Promise<void> {
  await tx.sql.deleteFrom('one_time_code').where('person', '=', person).execute();
  await tx.sql.deleteFrom('recovery_code').where('person', '=', person).execute();
}

/** For a lost phone: codes and passkeys away, sessions ended; the next sign-in sets up anew. */
export async function clearSecondFactor(tx: Tx, person: number): Promise<void> {
  await removeCodes(tx, person);
  await tx.sql.deleteFrom('passkey').where('person', '=', person).execute();
  await closeSessionsOf(tx.sql, person);
}
