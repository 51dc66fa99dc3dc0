import { deleteCookie, getCookie } from 'hono/cookie';
import { ANONYMOUS, rolesOf, viewerOn } from '../../access/person.ts';
import { mustHaveTwo } from '../../access/second-factor.ts';
import { closeSession, findSession } from '../../access/session.store.ts';
import { findToken } from '../../access/token.store.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isSecure, sessionCookie } from '../cookie.ts';
import type { Deps, RequestContext, Step } from '../deps.ts';

/** Finds out who asks: a bearer token, else a session's cookie, else nobody. */
export const authenticate =
  (deps: Deps): Step =>
  async (c, next) => {
    c.set('viewer', ANONYMOUS);
    c.set('csrf', null);
    c.set('sessionSecret', null);
    c.set('session', null);
    const authorization = c.req.header('Authorization');
    if (authorization !== undefined) await byToken(c, deps, authorization);
    else await bySession(c, deps);
    await next();
  };

async function byToken(c: RequestContext, deps: Deps, authorization: string): Promise<void> {
  const secret = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
  const found = secret ? await findToken(deps.db, secret, c.var.now) : undefined;
  if (!found) throw new Problem('token-invalid');
  const day = dayInVietnam(c.var.now);
  c.set('viewer', viewerOn(day, found.person, found.grants, found.scopes));
}

async function bySession(c: RequestContext, deps: Deps): Promise<void> {
  const secure = isSecure(deps.settings);
  const name = sessionCookie(secure);
  const secret = getCookie(c, name);
  if (!secret) return;
  const { now } = c.var;
  const found = await findSession(deps.db, secret, { lifetime: deps.settings.session, now });
  const viewer = found && viewerOn(dayInVietnam(now), found.person, found.grants, null);
  // A right that asks for two steps may begin in mid-session, given today or dated: sign in again, with both.
  const { demonstration } = deps.settings;
  const halfway =
    viewer && !found.twoSteps && mustHaveTwo({ roles: rolesOf(viewer), demonstration });
  if (halfway) await closeSession(deps.db, secret);
  if (!viewer || halfway) {
    deleteCookie(c, name, { path: '/', secure });
    return;
  }
  c.set('viewer', viewer);
  c.set('csrf', found.csrf);
  c.set('sessionSecret', secret);
  c.set('session', found);
}
