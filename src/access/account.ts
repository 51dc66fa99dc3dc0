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
