// Bearer tokens, and which of them an administrator may give.
import { Problem } from '../kernel/problem.ts';
import { type Action, rolesFor, scopeOf } from './can.ts';
import type { Grant, Viewer } from './person.ts';
import type { Scope } from './scope.ts';

/** A token as it is listed; its secret is not known any more. */
export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What a person answers for by name: signing, confirming, objecting, approving. */
const BY_NAME: readonly Action[] = [
  'sign-report',
  'confirm-column',
  'object-column',
  'approve-column',
  'approve-office-column',
];

interface Owner {
  readonly id: number;
  readonly grants: readonly Pick<Grant, 'role'>[];
}

/**
 * Why this token is not given, or undefined. With another's token one would sign in that person's name, and a
 * token gives none that may do more than itself.
 */
export function tokenRefusal(
  viewer: Viewer,
  owner: Owner,
  scopes: readonly Scope[],
): Problem | undefined {
  if (viewer.kind === 'anonymous') return new Problem('sign-in-needed');
  const own = viewer.scopes;
  if (own !== null && scopes.some((scope) => !own.includes(scope))) {
    return new Problem('token-too-wide');
  }
  if (owner.id === viewer.person.id) return undefined;
  const decides = BY_NAME.some(
    (action) =>
      scopes.includes(scopeOf(action)) &&
      owner.grants.some(({ role }) => rolesFor(action).includes(role)),
  );
  return decides ? new Problem('token-in-anothers-name') : undefined;
}
