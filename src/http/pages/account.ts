import type { Hono } from 'hono';
import { getMailWish } from '../../access/addressee.store.ts';
import { deviceOf } from '../../access/device.ts';
import { listLinkedIssuers } from '../../access/issuer.store.ts';
import { listPasskeys } from '../../access/passkey.store.ts';
import { hashPassword, verifyPassword } from '../../access/password.file.ts';
import { passwordLength } from '../../access/password.ts';
import { setPassword } from '../../access/person.store.ts';
import { rolesOf } from '../../access/person.ts';
import { findProfile } from '../../access/profile.store.ts';
import { factorsOf } from '../../access/second-factor.store.ts';
import { closeSessionsOf, listSessions } from '../../access/session.store.ts';
import { isFresh } from '../../access/sign-in.ts';
import { noteFailure, passwordCounters } from '../../access/sign-in-failure.store.ts';
import { unitByCode } from '../../catalogue/find.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { AccountPage } from '../../web/access/account-page.tsx';
import type { AccountView } from '../../web/access/account-view.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { relyingParty } from '../relying-party.ts';
import { seeOther } from '../see-other.ts';
import { refuseHasty, safeNext } from '../sign-in.ts';
import { freshSessionOf, needsSession, sessionOf } from '../step/needs-session.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { linkProof } from './issuer.ts';
import { newPasswordErrors } from './set-password.ts';

/** «Tài khoản của tôi»: the page and the change of the password; account-steps.ts has the rest. */
export function addAccount(app: Hono<Env>): void {
  app.get('/account', async (c) => {
    if (c.var.viewer.kind === 'anonymous') return seeOther(c, '/sign-in?next=%2Faccount');
    return show(c);
  });
  app.post('/account/password', needsSession, submitPassword);
}

async function show(c: RequestContext, errors: readonly FieldError[] = []): Promise<Response> {
  const view = await readView(c, errors);
  c.header('Cache-Control', 'no-store');
  const status = errors.length > 0 ? 422 : 200;
  return answerPage(c, AccountPage({ page: pageOf(c, null), view }), status);
}

async function readView(c: RequestContext, errors: readonly FieldError[]): Promise<AccountView> {
  const { deps, now, viewer } = c.var;
  const { db, settings } = deps;
  const { id, person, failures } = sessionOf(c);
  const profile = await findProfile(db, person.id);
  const sessions = await listSessions(db, person.id, { lifetime: settings.session, now });
  const linked = await listLinkedIssuers(db, person.id);
  const { catalogue } = await deps.snapshots.current();
  const next = c.req.query('next');
  return {
    person,
    roles: rolesOf(viewer),
    unitName:
      person.unit === null ? null : (unitByCode(catalogue.units, person.unit)?.name ?? null),
    email: profile.email,
    mail: await getMailWish(db, person.id),
    password: {
      set: profile.passwordHash !== null,
      at: profile.passwordAt,
      length: passwordLength(settings.demonstration),
    },
    factors: await factorsOf(db, person.id),
    passkeys: await listPasskeys(db, person.id),
    passkeysWork: relyingParty(c) !== undefined,
    issuers: deps.issuers.list.map((one) => ({
      ...{ id: one.id, name: one.name, linked: linked.includes(one.id) },
      proof: linkProof(c, one.id),
    })),
    sessions: sessions.map((row) => ({
      ...row,
      current: row.id === id,
      device: deviceOf(row.device),
    })),
    fresh: isFresh(sessionOf(c), now),
    failures,
    saved: c.req.query('saved') ?? null,
    errors,
    next: next === undefined ? null : safeNext(next),
  };
}

async function submitPassword(c: RequestContext): Promise<Response> {
  const { deps, now } = c.var;
  const { id, person } = sessionOf(c);
  const form = await readForm(c);
  const errors = await passwordErrors(c, form);
  if (errors.length > 0) return show(c, errors);
  const hash = await hashPassword(form.get('password'));
  const on = `person/${person.username}`;
  const about = { by: person.username, action: 'password-changed', on, at: now, quiet: true };
  await change(deps.db, about, async (tx) => {
    await setPassword(tx, person.username, hash);
    tx.note({ sessionsEnded: await closeSessionsOf(tx.sql, person.id, id) });
  });
  return seeOther(c, '/account?saved=password');
}

async function passwordErrors(c: RequestContext, form: SentForm): Promise<readonly FieldError[]> {
  const { person } = sessionOf(c);
  const { passwordHash } = await findProfile(c.var.deps.db, person.id);
  // Who has no password yet proves themselves by a fresh sign-in instead.
  if (passwordHash === null) freshSessionOf(c);
  else {
    const wrong = await currentPasswordError(c, passwordHash, form.get('current'));
    if (wrong) return [wrong];
  }
  return newPasswordErrors(c, form, person.username);
}

async function currentPasswordError(
  c: RequestContext,
  stored: string,
  given: string,
): Promise<FieldError | undefined> {
  const { deps, now, client } = c.var;
  const field = 'current';
  if (given === '') return { field, text: textsOf(c.var.language).identity.passwordNowMissing };
  const counters = passwordCounters(sessionOf(c).person.username, client);
  await refuseHasty(c, counters);
  if (await verifyPassword(stored, given)) return undefined;
  await noteFailure(deps.db, counters, now);
  return { field, text: new Problem('password-wrong').say(c.var.language) };
}
