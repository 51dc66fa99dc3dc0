import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { closeEntry, ENTRY_MS, type Entry, findEntry, openEntry } from '../access/entry.store.ts';
import { verifyPassword } from '../access/password.file.ts';
import { findAccount } from '../access/person.store.ts';
import { type Grant, type Person, rolesOf, type SignedIn, viewerOn } from '../access/person.ts';
import { factorsOf } from '../access/second-factor.store.ts';
import { nextStep } from '../access/second-factor.ts';
import { toSecret } from '../access/secret.file.ts';
import {
  type Admission,
  closeSession,
  openSession,
  type SecondWay,
  sweepSessions,
} from '../access/session.store.ts';
import { FREE_FAILURES } from '../access/sign-in.ts';
import {
  noteFailure,
  noteSuccess,
  passwordCounters,
  secondsToWait,
  sweepFailures,
} from '../access/sign-in-failure.store.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { entryCookie, isSecure, sessionCookie } from './cookie.ts';
import type { RequestContext } from './deps.ts';
import { landingOf } from './work-of.ts';

export type Holder = Person & { readonly grants: readonly Grant[] };

export interface Entered {
  readonly viewer: SignedIn;
  readonly csrf: string;
}

/** Throws `rate-limited` while an attempt is not looked at. */
export async function refuseHasty(
  c: RequestContext,
  counters: Parameters<typeof secondsToWait>[1],
): Promise<void> {
  const seconds = await secondsToWait(c.var.deps.db, counters, c.var.now);
  if (seconds > 0) throw new Problem('rate-limited', { seconds });
}

/**
 * Checks a password and gives its holder. Throws `sign-in-failed`, which does not tell whether the account
 * exists, or `rate-limited` after several failures.
 */
export async function checkPassword(
  c: RequestContext,
  given: { readonly username: string; readonly password: string },
): Promise<Holder> {
  const { now, client, deps } = c.var;
  const username = given.username.normalize('NFC').trim().toLowerCase();
  const counters = passwordCounters(username, client);
  await refuseHasty(c, counters);
  const account = await findAccount(deps.db, username);
  if (!(await verifyPassword(account?.passwordHash, given.password)) || !account) {
    await noteFailure(deps.db, counters, now);
    c.var.log.warn({ username, client }, 'sign-in failed');
    throw new Problem('sign-in-failed');
  }
  // Of many guesses at the same moment, the right one counts only while few had failed.
  await refuseHasty(c, counters);
  const { passwordHash: _, ...holder } = account;
  return holder;
}

/** Frees the address; gives the wrong attempts since the account was entered before. */
export const settleFailures = (c: RequestContext, { username }: Person): Promise<number> =>
  noteSuccess(c.var.deps.db, username, c.var.client);

/** What somebody who has taken the first step has to do next. */
export async function stepAfter(
  c: RequestContext,
  holder: Holder,
  strong: boolean,
): Promise<ReturnType<typeof nextStep>> {
  const { deps, now } = c.var;
  const viewer = viewerOn(dayInVietnam(now), holder, holder.grants, null);
  return nextStep({
    roles: rolesOf(viewer),
    factors: await factorsOf(deps.db, holder.id),
    demonstration: deps.settings.demonstration,
    strong,
  });
}

const PATHS = { second: '/sign-in/second', enrol: '/sign-in/enrol' } as const;

/** Lets in who needs no second step, and sends others to it; gives the path to go to. */
export async function admit(
  c: RequestContext,
  holder: Holder,
  about: { readonly admission: Admission; readonly strong: boolean; readonly next: string },
): Promise<string> {
  const step = await stepAfter(c, holder, about.strong);
  if (step === 'enter') {
    const { viewer } = await enter(c, holder, about.admission);
    return pathAfter(about.admission, await landingOf(c, viewer, about.next));
  }
  const { deps, now, sessionSecret } = c.var;
  if (sessionSecret) await leave(c);
  const secret = toSecret(deps.random(32));
  const { admission, next } = about;
  await openEntry(deps.db, { person: holder.id, secret, admission, next, at: now });
  const secure = isSecure(deps.settings);
  setCookie(c, entryCookie(secure), secret, {
    ...{ path: '/', httpOnly: true, sameSite: 'Lax', secure },
    maxAge: ENTRY_MS / 1000,
  });
  return PATHS[step];
}

/** The sign-in of this browser that waits for its second step. Throws `entry-over`. */
export async function waitingEntry(c: RequestContext): Promise<Entry> {
  const { deps, now } = c.var;
  const secret = getCookie(c, entryCookie(isSecure(deps.settings)));
  const entry = secret ? await findEntry(deps.db, secret, now) : undefined;
  if (!entry) throw new Problem('entry-over');
  return entry;
}

/** Ends the wait by a session of its own; gives the path to go to. */
export async function completeEntry(
  c: RequestContext,
  { person, admission, next }: Entry,
  second: SecondWay,
): Promise<string> {
  const secure = isSecure(c.var.deps.settings);
  const name = entryCookie(secure);
  if (!(await closeEntry(c.var.deps.db, getCookie(c, name) ?? ''))) throw new Problem('entry-over');
  deleteCookie(c, name, { path: '/', secure });
  const { viewer } = await enter(c, person, { ...admission, second });
  return pathAfter(admission, await landingOf(c, viewer, next));
}

/** Who was attacked is told first. */
const pathAfter = ({ failures }: Admission, next: string): string =>
  failures >= FREE_FAILURES.here ? `/account?${new URLSearchParams({ next })}` : next;

/** Opens a session under a secret of its own, ends the one before, and sets the cookie. */
export async function enter(
  c: RequestContext,
  holder: Holder,
  admission: Admission,
): Promise<Entered> {
  const { deps, now, sessionSecret } = c.var;
  const { session: lifetime } = deps.settings;
  const [secret, csrf] = [toSecret(deps.random(32)), toSecret(deps.random(24))];
  if (sessionSecret) await closeSession(deps.db, sessionSecret);
  await sweepSessions(deps.db, lifetime, now);
  await sweepFailures(deps.db, now);
  await openSession(deps.db, {
    ...{ person: holder.id, secret, csrf, at: now, lifetime, admission },
    address: c.var.client,
    device: c.req.header('User-Agent') ?? '',
  });
  const secure = isSecure(deps.settings);
  setCookie(c, sessionCookie(secure), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: Math.floor(lifetime.absolute / 1000),
  });
  const viewer = viewerOn(dayInVietnam(now), holder, holder.grants, null);
  c.set('viewer', viewer);
  c.set('csrf', csrf);
  return { viewer, csrf };
}

/** Ends the session, if there is one, and takes its cookie back; gives the issuer that vouched, if any. */
export async function leave(c: RequestContext): ReturnType<typeof closeSession> {
  const { deps, sessionSecret } = c.var;
  const closed = sessionSecret ? await closeSession(deps.db, sessionSecret) : undefined;
  const secure = isSecure(deps.settings);
  deleteCookie(c, sessionCookie(secure), { path: '/', secure });
  return closed;
}

/** A path of this instance to go to; anything else leads to the front page. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
