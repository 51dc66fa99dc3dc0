// People and their grants as administrators see them.
import type { IsoDate } from '../kernel/period.ts';
import type { Grant, Person } from './person.ts';

/** A grant as it is kept, with who gave it and whose it was. */
export interface KeptGrant extends Grant {
  readonly id: number;
  readonly reason: string | null;
  readonly givenBy: string | null;
  /** Id of the person who passed it on; null when it was given. */
  readonly passedBy: number | null;
}

/** An account with everything but its secrets. */
export interface PersonRow extends Person {
  readonly email: string | null;
  /** The key itself is never read back. */
  readonly hasPersonalKey: boolean;
  readonly disabled: boolean;
  readonly createdAt: Date;
  /** Last use of a living session; null without one. */
  readonly lastSeenAt: Date | null;
  /** False while no password was ever set: the invitation is still open. */
  readonly hasPassword: boolean;
  readonly grants: readonly KeptGrant[];
}

/** What an administrator writes about a person. */
export interface PersonWords {
  readonly name: string;
  readonly unit: string | null;
  readonly email: string | null;
  /** The key by which an issuer knows the person; null takes it away, undefined leaves it as it is. */
  readonly personalKey?: string | null | undefined;
}

/** A delegation as both sides see it. */
export interface Delegated {
  readonly giver: { readonly username: string; readonly name: string };
  readonly taker: { readonly username: string; readonly name: string };
  readonly ids: readonly number[];
  readonly roles: readonly string[];
  readonly unit: string | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly reason: string;
}
