import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

/** What a person sees of their own account beyond name and unit. */
export interface Profile {
  readonly email: string | null;
  /** Null without a password: such a person comes by an issuer or a passkey. */
  readonly passwordHash: string | null;
  readonly passwordAt: Date | null;
}

export async function findProfile(db: Kysely<Database>, person: number): Promise<Profile> {
  const { rows } = await sql<Profile>`
    select email, password_hash as "passwordHash", password_at as "passwordAt"
    from person where id = ${person}`.execute(db);
  return rows[0] ?? { email: null, passwordHash: null, passwordAt: null };
}

/** Whom a link may be mailed to, by user name or by address; nothing without an address. */
export async function findMailAccount(
  db: Kysely<Database>,
  name: string,
): Promise<{ readonly id: number; readonly username: string } | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'username'])
    .where('email', 'is not', null)
    .where('disabled', '=', false)
    .where((where) =>
      where.or([
        where('username', '=', name),
        where((one) => one.fn<string>('lower', ['email']), '=', name),
      ]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}
