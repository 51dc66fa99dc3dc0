import type { Role } from './person.ts';

/** An account to be there, with exactly these grants. */
export interface AccountSeed {
  readonly username: string;
  readonly name: string;
  readonly unit: string | null;
  readonly passwordHash: string | null;
  readonly grants: readonly GrantSeed[];
}

export interface GrantSeed {
  readonly role: Role;
  readonly unit: string | null;
  readonly targets: readonly number[] | null;
}

/** Fewest characters of a password that a person chooses (NIST SP 800-63B-4 asks 15 without a second factor). */
export const PASSWORD_LENGTH = 15;
