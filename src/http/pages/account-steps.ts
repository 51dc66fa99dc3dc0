import type { Hono } from 'hono';
import { unlinkIdentity } from '../../access/issuer.store.ts';
import { newRecoveryCodes } from '../../access/one-time-code.file.ts';
import { removePasskey, renamePasskey } from '../../access/passkey.store.ts';
import { rolesOf } from '../../access/person.ts';
import { factorsOf, removeCodes, replaceRecoveryCodes } from '../../access/second-factor.store.ts';
import { mustHaveTwo } from '../../access/second-factor.ts';
import { closeSessionsOf, revokeSession } from '../../access/session.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change, type Tx } from '../../store/change.ts';
import { CodesPage } from '../../web/access/codes-page.tsx';
import { RecoveryPage } from '../../web/access/recovery-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { answerPage } from '../answer-page.ts';
import { confirmCodes, offeredSeed } from '../codes.ts';
import type { Env, RequestContext } from '../deps.ts';
import { readJson } from '../json.ts';
import { pageOf } from '../page-of.ts';
import { acceptNew, askForNew, passkeyName } from '../passkeys.ts';
import { recoveryDigest } from '../second-step.ts';
import { inLanguage, seeOther } from '../see-other.ts';
import { freshSessionOf, needsSession, sessionOf } from '../step/needs-session.ts';
import { readForm } from '../upload/form.ts';

/** Changes of how a person signs in, and the end of their sessions. */
export function addAccountSteps(app: Hono<Env>): void {
  app.use('/account/*', needsSession);
  app.get('/account/codes', (c) => showCodes(c));
  app.post('/account/codes', submitCodes);
  app.post('/account/codes/recovery', submitRecovery);
  app.post('/account/codes/off', submitCodesOff);
  app.post('/account/passkeys/options', async (c) =>
    c.json(await askForNew(c, freshSessionOf(c).person)),
  );
  app.post('/account/passkeys', async (c) => {
    const { person } = freshSessionOf(c);
    const { answer, name } = await readJson(c);
    await acceptNew(c, person, { answer, name: typeof name === 'string' ? name : '' });
    return c.json({ next: inLanguage(c, '/account?saved=passkey') });
  });
  app.post('/account/passkeys/name', submitName);
  app.post('/account/passkeys/remove', submitRemove);
  app.post('/account/links/remove', submitUnlink);
  app.post('/account/sessions/end', submitEnd);
  app.post('/account/sessions/end-others', submitEndOthers);
}

const done = (c: RequestContext, saved: string): Response => seeOther(c, `/account?saved=${saved}`);

/** A change of the person's own account, with its entry in the journal. */
async function changeOwn(
  c: RequestContext,
  action: string,
  work: (tx: Tx, person: number) => Promise<unknown>,
): Promise<void> {
  const { person } = freshSessionOf(c);
  const { deps, now } = c.var;
  const about = { by: person.username, action, on: `person/${person.username}`, at: now };
  await change(deps.db, { ...about, quiet: true }, (tx) => work(tx, person.id));
}

async function showCodes(c: RequestContext, errors: readonly FieldError[] = []): Promise<Response> {
  const { person } = freshSessionOf(c);
  const { code } = await factorsOf(c.var.deps.db, person.id);
  if (code) return seeOther(c, '/account');
  const seed = await offeredSeed(c, person);
  const page = CodesPage({ page: pageOf(c, null), seed, errors });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

const showRecovery = (c: RequestContext, codes: readonly string[], saved: string): Response => {
  const next = inLanguage(c, `/account?saved=${saved}`);
  return answerPage(c, RecoveryPage({ page: pageOf(c, null), codes, next }));
};

/** Sessions that a password alone has opened end. */
async function submitCodes(c: RequestContext): Promise<Response> {
  const { id, person } = freshSessionOf(c);
  const codes = newRecoveryCodes(c.var.deps.random);
  try {
    const code = (await readForm(c)).get('code');
    await confirmCodes(c, person, { code, recovery: codes });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'code-wrong') throw error;
    return showCodes(c, [{ field: 'code', text: error.say(c.var.language) }]);
  }
  await closeSessionsOf(c.var.deps.db, person.id, id);
  return showRecovery(c, codes, 'codes');
}

async function submitRecovery(c: RequestContext): Promise<Response> {
  const codes = newRecoveryCodes(c.var.deps.random);
  await changeOwn(c, 'recovery-codes-renewed', async (tx, person) => {
    if (!(await factorsOf(tx.sql, person)).code) throw new Problem('code-wrong');
    const digests = codes.map((code) => recoveryDigest(c, person, code));
    await replaceRecoveryCodes(tx, person, digests);
  });
  return showRecovery(c, codes, 'recovery');
}

/** Throws `factor-needed` inside the change, so that the removal is undone. */
async function refuseLast(c: RequestContext, tx: Tx, person: number): Promise<void> {
  const { demonstration } = c.var.deps.settings;
  if (!mustHaveTwo({ roles: rolesOf(c.var.viewer), demonstration })) return;
  const { code, passkeys } = await factorsOf(tx.sql, person);
  if (!code && passkeys === 0) throw new Problem('factor-needed');
}

async function submitCodesOff(c: RequestContext): Promise<Response> {
  await changeOwn(c, 'codes-removed', async (tx, person) => {
    await removeCodes(tx, person);
    await refuseLast(c, tx, person);
  });
  return done(c, 'codes-off');
}

const noPasskey = (): Problem =>
  new Problem('not-found', { what: 'khóa truy cập này', what_en: 'This passkey' });

async function submitName(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const name = passkeyName(form.get('name'));
  if (name === '') return seeOther(c, '/account');
  await changeOwn(c, 'passkey-renamed', async (tx, person) => {
    if (!(await renamePasskey(tx, { person, id: form.get('id'), name }))) throw noPasskey();
  });
  return done(c, 'passkey-name');
}

async function submitRemove(c: RequestContext): Promise<Response> {
  const id = (await readForm(c)).get('id');
  await changeOwn(c, 'passkey-removed', async (tx, person) => {
    if (!(await removePasskey(tx, { person, id }))) throw noPasskey();
    await refuseLast(c, tx, person);
  });
  return done(c, 'passkey-removed');
}

async function submitUnlink(c: RequestContext): Promise<Response> {
  const issuer = (await readForm(c)).get('issuer');
  await changeOwn(c, 'identity-unlinked', async (tx, person) => {
    if (await unlinkIdentity(tx, { issuer, person })) return;
    throw new Problem('issuer-unknown', { issuer: issuer.slice(0, 40) });
  });
  return done(c, 'unlinked');
}

async function submitEnd(c: RequestContext): Promise<Response> {
  const { id: current, person } = sessionOf(c);
  const id = Number((await readForm(c)).get('id'));
  if (Number.isSafeInteger(id)) await revokeSession(c.var.deps.db, { person: person.id, id });
  return id === current ? seeOther(c, '/sign-in') : done(c, 'session');
}

async function submitEndOthers(c: RequestContext): Promise<Response> {
  const { id, person } = sessionOf(c);
  await closeSessionsOf(c.var.deps.db, person.id, id);
  return done(c, 'sessions');
}
