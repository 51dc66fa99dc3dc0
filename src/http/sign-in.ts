import { deleteCookie, setCookie } from 'hono/cookie';
import { verifyPassword } from '../access/password.file.ts';
import { findAccount } from '../access/person.store.ts';
import { type SignedIn, viewerOn } from '../access/person.ts';
import { toSecret } from '../access/secret.file.ts';
import { closeSession, openSession, sweepSessions } from '../access/session.store.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { isSecure, sessionCookie } from './cookie.ts';
import type { RequestContext } from './deps.ts';
import type { SignInGuard } from './sign-in-guard.ts';

export interface Entry {
  readonly viewer: SignedIn;
  readonly csrf: string;
}

/**
 * Checks a password and opens a session with its cookie. Throws `sign-in-failed`, which does not tell
 * whether the account exists, or `rate-limited` after several failures.
 */
export async function signIn(
  c: RequestContext,
  guard: SignInGuard,
  given: { readonly username: string; readonly password: string },
): Promise<Entry> {
  const { now, client, deps } = c.var;
  const username = given.username.normalize('NFC').trim().toLowerCase();
  const seconds = guard.wait(username, client, now);
  if (seconds > 0) throw new Problem('rate-limited', { seconds });
  const account = await findAccount(deps.db, username);
  if (!(await verifyPassword(account?.passwordHash, given.password)) || !account) {
    guard.failed(username, client, now);
    c.var.log.warn({ username, client }, 'sign-in failed');
    throw new Problem('sign-in-failed');
  }
  guard.succeeded(username, client);
  const { passwordHash: _, grants, ...person } = account;
  const csrf = await enter(c, person.id);
  return { viewer: viewerOn(dayInVietnam(now), person, grants, null), csrf };
}

/** Opens a session for a person and sets its cookie; gives the token that forms send back. */
export async function enter(c: RequestContext, person: number): Promise<string> {
  const { deps, now, sessionSecret } = c.var;
  const { session: lifetime } = deps.settings;
  const [secret, csrf] = [toSecret(deps.random(32)), toSecret(deps.random(24))];
  if (sessionSecret) await closeSession(deps.db, sessionSecret);
  await sweepSessions(deps.db, lifetime, now);
  await openSession(deps.db, { person, secret, csrf, at: now, lifetime });
  const secure = isSecure(deps.settings);
  setCookie(c, sessionCookie(secure), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: Math.floor(lifetime.absolute / 1000),
  });
  return csrf;
}

/** Ends the session, if there is one, and takes its cookie back. */
export async function leave(c: RequestContext): Promise<void> {
  const { deps, sessionSecret } = c.var;
  if (sessionSecret) await closeSession(deps.db, sessionSecret);
  const secure = isSecure(deps.settings);
  deleteCookie(c, sessionCookie(secure), { path: '/', secure });
}

/** A path of this instance to go to; anything else leads to the front page. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
