// The first administrator of a real instance: with ADMIN_PASSWORD, else by a link that works once.
import { type Kysely, sql } from 'kysely';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { change, type Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { hashPassword } from './password.file.ts';
import { findAccount, saveAccounts, setPassword } from './person.store.ts';
import { hashSecret } from './secret.file.ts';

export const FIRST_ADMIN = 'admin';
const SETTING = 'firstSignIn';
const LINK_HOURS = 24;

export interface FirstAdmin {
  readonly at: Date;
  readonly password: string | null;
  /** Secret of the one-time link, fresh randomness; used only without a password. */
  readonly secret: string;
}

/**
 * Makes sure that somebody can administer. Gives `link` when a one-time link with the secret was made:
 * there is no administrator with a password yet and ADMIN_PASSWORD is not set.
 */
export async function ensureFirstAdmin(
  db: Kysely<Database>,
  first: FirstAdmin,
): Promise<'present' | 'created' | 'link'> {
  const account = await findAccount(db, FIRST_ADMIN);
  if (account?.passwordHash) return 'present';
  const passwordHash = first.password === null ? null : await hashPassword(first.password);
  const about = {
    by: 'system',
    action: 'people-seeded',
    on: `person/${FIRST_ADMIN}`,
    at: first.at,
  };
  await change(db, about, async (tx) => {
    const grants = [{ role: 'admin' as const, unit: null, targets: null }];
    const name = 'Quản trị hệ thống';
    await saveAccounts(tx, dayInVietnam(tx.at), [
      { username: FIRST_ADMIN, name, unit: null, passwordHash, grants },
    ]);
    if (passwordHash === null) await keepLink(tx, first.secret);
  });
  return passwordHash === null ? 'link' : 'created';
}

async function keepLink(tx: Tx, secret: string): Promise<void> {
  const until = new Date(tx.at.getTime() + LINK_HOURS * 3_600_000).toISOString();
  const value = JSON.stringify({ hash: hashSecret(secret), until });
  await sql`insert into setting (key, value) values (${SETTING}, ${value}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(tx.sql);
}

/** True while the link may still be used. */
export async function isLinkGood(
  db: Kysely<Database>,
  secret: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ hash: string; until: string }>`
    select value ->> 'hash' as hash, value ->> 'until' as until from setting
    where key = ${SETTING}`.execute(db);
  const [link] = rows;
  return link !== undefined && link.hash === hashSecret(secret) && now < new Date(link.until);
}

/** Uses the link up and gives the administrator this password. Throws `link-used`. */
export async function useLink(tx: Tx, secret: string, passwordHash: string): Promise<void> {
  const { rows } = await sql<{ until: string }>`
    delete from setting where key = ${SETTING} and value ->> 'hash' = ${hashSecret(secret)}
    returning value ->> 'until' as until`.execute(tx.sql);
  const [link] = rows;
  if (!link || tx.at >= new Date(link.until)) throw new Problem('link-used');
  await setPassword(tx, FIRST_ADMIN, passwordHash);
}
