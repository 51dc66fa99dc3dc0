// Guessing passwords is slowed by counting failures, per account and address and per account.

/** Failures that are still remembered for one key, and when the last one was. */
export interface Failures {
  readonly count: number;
  readonly last: Date;
}

export const FREE_FAILURES = { here: 5, everywhere: 50 } as const;
const LONGEST_SECONDS = 900;

/**
 * Seconds to wait before another attempt: none for the first failures, then doubling from 5 seconds
 * to 15 minutes. An account is never locked for good, so nobody can lock out somebody else for long.
 */
export function waitSeconds(failures: Failures | undefined, free: number, now: Date): number {
  if (!failures || failures.count < free) return 0;
  const delay = Math.min(LONGEST_SECONDS, 5 * 2 ** Math.min(20, failures.count - free));
  return Math.max(0, Math.ceil(delay - (now.getTime() - failures.last.getTime()) / 1000));
}

/** Failures older than a day are forgotten. */
export const REMEMBERED_MS = 86_400_000;

/** How long a session stands: without use, and at most. In milliseconds. */
export interface Lifetime {
  readonly idle: number;
  readonly absolute: number;
}

export interface Times {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export const isAlive = (session: Times, lifetime: Lifetime, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() < lifetime.idle &&
  now.getTime() - session.createdAt.getTime() < lifetime.absolute;

/** Changing how one signs in needs a sign-in of the last quarter of an hour. */
export const isFresh = (session: Pick<Times, 'createdAt'>, now: Date): boolean =>
  now.getTime() - session.createdAt.getTime() < 15 * 60_000;
