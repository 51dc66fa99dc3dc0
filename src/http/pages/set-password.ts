import type { Hono } from 'hono';
import { findAccessLink, type LinkHolder, useAccessLink } from '../../access/access-link.store.ts';
import { FIRST_ADMIN, isLinkGood, useLink } from '../../access/first-admin.store.ts';
import { hashPassword } from '../../access/password.file.ts';
import { passwordFault, passwordLength } from '../../access/password.ts';
import { findAccount } from '../../access/person.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { PasswordPage } from '../../web/access/password-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { admit, settleFailures } from '../sign-in.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** One-time links by which a password is set: the first administrator's, invitations and resets. */
export function addSetPassword(app: Hono<Env>): void {
  app.get('/first-sign-in/:secret', async (c) => {
    await refuseUsed(c, c.req.param('secret'));
    return show(c, firstWords(c));
  });
  app.post('/first-sign-in/:secret', (c) => submitFirst(c, c.req.param('secret')));
  app.get('/set-password/:secret', async (c) =>
    show(c, linkWords(c, await holderOf(c, c.req.param('secret')))),
  );
  app.post('/set-password/:secret', (c) => submitLink(c, c.req.param('secret')));
}

interface Words {
  readonly title: string;
  readonly lead: string;
}

function firstWords(c: RequestContext): Words {
  const { firstSignIn, firstSignInLead } = textsOf(c.var.language).access;
  return { title: firstSignIn, lead: firstSignInLead };
}

function linkWords(c: RequestContext, { name, username }: LinkHolder): Words {
  const t = textsOf(c.var.language).identity;
  return { title: t.setPassword, lead: t.setPasswordLead(name, username) };
}

function show(c: RequestContext, words: Words, errors: readonly FieldError[] = []): Response {
  const length = passwordLength(c.var.deps.settings.demonstration);
  const page = PasswordPage({ page: pageOf(c, null), length, errors, ...words });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

async function refuseUsed(c: RequestContext, secret: string): Promise<void> {
  if (!(await isLinkGood(c.var.deps.db, secret, c.var.now))) throw new Problem('link-used');
}

async function holderOf(c: RequestContext, secret: string): Promise<LinkHolder> {
  const holder = await findAccessLink(c.var.deps.db, secret, c.var.now);
  if (!holder) throw new Problem('link-used');
  return holder;
}

async function submitFirst(c: RequestContext, secret: string): Promise<Response> {
  await refuseUsed(c, secret);
  const form = await readForm(c);
  const errors = newPasswordErrors(c, form, FIRST_ADMIN);
  if (errors.length > 0) return show(c, firstWords(c), errors);
  const { deps, now } = c.var;
  const hash = await hashPassword(form.get('password'));
  const about = { by: FIRST_ADMIN, action: 'password-set', on: `person/${FIRST_ADMIN}`, at: now };
  await change(deps.db, about, (tx) => useLink(tx, secret, hash));
  return enterBy(c, FIRST_ADMIN);
}

async function submitLink(c: RequestContext, secret: string): Promise<Response> {
  const holder = await holderOf(c, secret);
  const form = await readForm(c);
  const errors = newPasswordErrors(c, form, holder.username);
  if (errors.length > 0) return show(c, linkWords(c, holder), errors);
  const { deps, now } = c.var;
  const hash = await hashPassword(form.get('password'));
  const on = `person/${holder.username}`;
  const about = { by: holder.username, action: 'password-set', on, at: now, quiet: true };
  await change(deps.db, about, (tx) => useAccessLink(tx, secret, hash));
  return enterBy(c, holder.username);
}

/** The link was the first step; who needs a second takes it now. */
async function enterBy(c: RequestContext, username: string): Promise<Response> {
  const account = await findAccount(c.var.deps.db, username);
  if (!account) throw new Problem('link-used');
  const { passwordHash: _, ...holder } = account;
  // Whoever had guessed wrong from this address before is free again, as after a right password.
  await settleFailures(c, holder);
  const admission = {
    way: 'link',
    second: null,
    issuer: null,
    idToken: null,
    failures: 0,
  } as const;
  return seeOther(c, await admit(c, holder, { admission, strong: false, next: '/' }));
}

/** What is wrong with a new password and its repetition, at its field. */
export function newPasswordErrors(
  c: RequestContext,
  form: SentForm,
  username: string,
): readonly FieldError[] {
  const password = form.get('password');
  const { demonstration } = c.var.deps.settings;
  const fault = passwordFault(password, { username, demonstration });
  if (fault) return [{ field: 'password', text: fault.say(c.var.language) }];
  const { passwordsDiffer } = textsOf(c.var.language).access;
  return password === form.get('repeat') ? [] : [{ field: 'repeat', text: passwordsDiffer }];
}
