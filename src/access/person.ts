import type { IsoDate } from '../kernel/period.ts';
import type { Scope } from './scope.ts';

export const ROLES = [
  'admin',
  'secretariat',
  'city-leader',
  'lead',
  'unit-leader',
  'reporter',
  'auditor',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** A role for one unit (null: everywhere) and some targets (null: all), from one day to another. */
export interface Grant {
  readonly role: Role;
  readonly unit: string | null;
  readonly targets: readonly number[] | null;
  readonly validFrom: IsoDate;
  /** Last day of the grant; null without an end. */
  readonly validTo: IsoDate | null;
}

export interface Person {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly unit: string | null;
}

export interface Anonymous {
  readonly kind: 'anonymous';
}

/** A person as one request sees them: only grants in force, and the token's scopes when there is one. */
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly person: Person;
  readonly grants: readonly Grant[];
  /** null: a session of the person, who may do all that the grants say. */
  readonly scopes: readonly Scope[] | null;
}

export type Viewer = Anonymous | SignedIn;

export const ANONYMOUS: Anonymous = { kind: 'anonymous' };

const grantsInForce = (grants: readonly Grant[], day: IsoDate): readonly Grant[] =>
  grants.filter(
    (grant) => grant.validFrom <= day && (grant.validTo === null || day <= grant.validTo),
  );

/** The person on a day in Vietnam; a handover or an absence is a grant with dates. */
export function viewerOn(
  day: IsoDate,
  person: Person,
  grants: readonly Grant[],
  scopes: readonly Scope[] | null,
): SignedIn {
  return { kind: 'signed-in', person, grants: grantsInForce(grants, day), scopes };
}

/** Role codes in the order of ROLES, each once. */
export const rolesOf = (viewer: Viewer): readonly Role[] =>
  viewer.kind === 'anonymous'
    ? []
    : ROLES.filter((role) => viewer.grants.some((grant) => grant.role === role));

/** Who is named in the journal for what this viewer does. */
export const actorOf = (viewer: Viewer): string =>
  viewer.kind === 'anonymous' ? 'anonymous' : viewer.person.username;
