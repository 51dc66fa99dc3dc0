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
