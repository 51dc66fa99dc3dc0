// One-time links by which a person sets a password: an invitation to a new account, or a reset.
import { type Kysely, sql } from 'kysely';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { setPassword } from './person.store.ts';
import { hashSecret } from './secret.file.ts';
import { closeSessionsOf } from './session.store.ts';
import { forgetFailures } from './sign-in-failure.store.ts';

const HOURS = { invitation: 7 * 24, reset: 24 } as const;
type Purpose = keyof typeof HOURS;

/** Whom a link is for; `secret` is fresh randomness, shown once in the address. */
export interface LinkOrder {
  readonly id: number;
  readonly secret: string;
}

/** A link for the first password, good for 7 days; an earlier link ends. Gives its end. */
export const createInvitation = (tx: Tx, order: LinkOrder): Promise<Date> =>
  keepLink(tx, order, 'invitation');

/** A link for a new password, good for 24 hours; an earlier link ends. Gives its end. */
export const resetLink = (tx: Tx, order: LinkOrder): Promise<Date> => keepLink(tx, order, 'reset');

async function keepLink(tx: Tx, { id, secret }: LinkOrder, purpose: Purpose): Promise<Date> {
  const until = new Date(tx.at.getTime() + HOURS[purpose] * 3_600_000);
  await tx.sql
    .deleteFrom('access_link')
    .where('person', '=', id)
    .where('used_at', 'is', null)
    .execute();
  await tx.sql
    .insertInto('access_link')
    .values({
      hash: hashSecret(secret),
      person: id,
      ...{ purpose, by: tx.by, created_at: tx.at, expires_at: until, used_at: null },
    })
    .execute();
  tx.note({ purpose, until: until.toISOString() });
  return until;
}

export interface LinkHolder {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly purpose: Purpose;
}

/** Whose link this is, while it may be used. */
export async function findAccessLink(
  db: Kysely<Database>,
  secret: string,
  now: Date,
): Promise<LinkHolder | undefined> {
  const { rows } = await sql<LinkHolder>`
    select p.id, p.username, p.name, l.purpose
    from access_link l join person p on p.id = l.person
    where l.hash = ${hashSecret(secret)} and l.used_at is null and l.expires_at > ${now}
      and not p.disabled`.execute(db);
  return rows[0];
}

/** Uses the link up: the password is set, sessions end, waits after wrong passwords too. */
export async function useAccessLink(tx: Tx, secret: string, passwordHash: string): Promise<void> {
  const holder = await findAccessLink(tx.sql, secret, tx.at);
  const used = await tx.sql
    .updateTable('access_link')
    .set({ used_at: tx.at })
    .where('hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  if (!holder || !used) throw new Problem('link-used');
  await setPassword(tx, holder.username, passwordHash);
  await closeSessionsOf(tx.sql, holder.id);
  await forgetFailures(tx.sql, holder);
}
