import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  findByClaim,
  findLinked,
  type IssuerRequest,
  keepRequest,
  linkIdentity,
  takeRequest,
} from '../../access/issuer.store.ts';
import { type Issuer, matchText } from '../../access/issuer.ts';
import type { Person } from '../../access/person.ts';
import { toSecret } from '../../access/secret.file.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { isSecure, wayCookie } from '../cookie.ts';
import type { Env, RequestContext } from '../deps.ts';
import type { Identity } from '../issuers.ts';
import { originOf } from '../relying-party.ts';
import { seeOther } from '../see-other.ts';
import { admit, type Holder, safeNext, settleFailures } from '../sign-in.ts';
import { freshSessionOf, needsSession, sessionOf } from '../step/needs-session.ts';
import { sameToken } from '../upload/form.ts';

/**
 * Shows that a link comes from this session's own page: or else another page could lead somebody through an
 * issuer where they are signed in as its author, and leave the author's identity with their account.
 */
export const linkProof = (c: RequestContext, issuer: string): string =>
  c.var.deps.sealer.digest(c.var.csrf ?? '', `link with ${issuer}`);

/** Sign-in at another system and back (OpenID Connect), and linking an account with it. */
export function addIssuer(app: Hono<Env>): void {
  app.get('/sign-in/issuer/:id', (c) =>
    setOut(c, { id: c.req.param('id'), next: safeNext(c.req.query('next')), person: null }),
  );
  app.get('/account/links/:id', needsSession, (c) => {
    const person = freshSessionOf(c).person.id;
    const [id, proof] = [c.req.param('id'), c.req.query('proof') ?? ''];
    if (!sameToken(proof, linkProof(c, id))) throw new Problem('csrf-mismatch');
    return setOut(c, { id: c.req.param('id'), next: '/account?saved=linked', person });
  });
  app.get('/sign-in/issuer/:id/callback', (c) => comeBack(c, c.req.param('id')));
}

const redirectUri = (c: RequestContext, { id }: Issuer): string =>
  `${originOf(c)}/sign-in/issuer/${id}/callback`;

/** Keeps what must come back, binds it to this browser, and sends it off. */
async function setOut(
  c: RequestContext,
  {
    id,
    next,
    person,
  }: { readonly id: string; readonly next: string; readonly person: number | null },
): Promise<Response> {
  const { deps, now } = c.var;
  const issuer = deps.issuers.get(id);
  const [state, nonce, verifier, browser] = [32, 32, 48, 32].map((n) => toSecret(deps.random(n)));
  const ticket = { state: state ?? '', nonce: nonce ?? '', verifier: verifier ?? '' };
  const url = await deps.issuers.authorizationUrl(issuer, redirectUri(c, issuer), ticket);
  const request = { issuer: id, nonce: ticket.nonce, verifier: ticket.verifier, next, person };
  await keepRequest(deps.db, request, { state: ticket.state, browser: browser ?? '', at: now });
  const secure = isSecure(deps.settings);
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 900 } as const;
  setCookie(c, wayCookie(secure), browser ?? '', cookie);
  c.header('Cache-Control', 'no-store');
  return c.redirect(url.href, 303);
}

async function comeBack(c: RequestContext, id: string): Promise<Response> {
  const { deps, now } = c.var;
  const issuer = deps.issuers.get(id);
  const secure = isSecure(deps.settings);
  const browser = getCookie(c, wayCookie(secure)) ?? '';
  const state = c.req.query('state') ?? '';
  const request = await takeRequest(deps.db, { issuer: id, state, browser, now });
  if (!request) throw new Problem('issuer-answer-refused');
  deleteCookie(c, wayCookie(secure), { path: '/', secure });
  const answer = new URL(redirectUri(c, issuer));
  answer.search = new URL(c.req.url).search;
  const ticket = { state, nonce: request.nonce, verifier: request.verifier };
  const identity = await deps.issuers.redeem(issuer, answer, ticket);
  return request.person === null
    ? enterBy(c, { issuer, identity, next: request.next })
    : linkTo(c, request, identity);
}

async function linkTo(
  c: RequestContext,
  { issuer, person, next }: IssuerRequest,
  { subject }: Identity,
): Promise<Response> {
  const session = sessionOf(c);
  if (session.person.id !== person) throw new Problem('issuer-answer-refused');
  await link(c, session.person, { issuer, subject });
  return seeOther(c, next);
}

async function link(
  c: RequestContext,
  { id, username }: Person,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<void> {
  const { deps, now } = c.var;
  const about = { by: username, action: 'identity-linked', on: `person/${username}`, at: now };
  await change(deps.db, { ...about, quiet: true }, (tx) =>
    linkIdentity(tx, { issuer, subject, person: id }),
  );
}

interface Arrival {
  readonly issuer: Issuer;
  readonly identity: Identity;
  readonly next: string;
}

/** The account of this identity: by its link, else by the configured claim, which then becomes a link. */
async function holderOf(
  c: RequestContext,
  { issuer, identity }: Arrival,
): Promise<Holder | undefined> {
  const { db } = c.var.deps;
  const { subject, claims } = identity;
  const linked = await findLinked(db, { issuer: issuer.id, subject });
  if (linked || !issuer.match) return linked;
  const text = matchText(claims, issuer.match);
  const { property } = issuer.match;
  const found = text ? await findByClaim(db, issuer.id, { property, text }) : undefined;
  if (found) await link(c, found, { issuer: issuer.id, subject });
  return found;
}

async function enterBy(c: RequestContext, arrival: Arrival): Promise<Response> {
  const { issuer, identity, next } = arrival;
  const holder = await holderOf(c, arrival);
  if (!holder) {
    c.var.log.warn({ issuer: issuer.id, client: c.var.client }, 'identity without account');
    throw new Problem('person-not-linked', { name: issuer.name });
  }
  const strong = issuer.secondFactor === 'issuer';
  const admission = {
    ...({ way: 'issuer', second: strong ? 'issuer' : null, issuer: issuer.id } as const),
    idToken: identity.idToken,
    failures: await settleFailures(c, holder),
  };
  return seeOther(c, await admit(c, holder, { admission, strong, next }));
}
