import type { Hono } from 'hono';
import { PASSWORD_LENGTH } from '../../access/account.ts';
import { FIRST_ADMIN, isLinkGood, useLink } from '../../access/first-admin.store.ts';
import { hashPassword } from '../../access/password.file.ts';
import { findAccount } from '../../access/person.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { renderPage } from '../../web/layout.tsx';
import { textsOf } from '../../web/page.ts';
import { FirstSignInPage, SignInPage } from '../../web/sign-in-page.tsx';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { enter, leave, safeNext, signIn } from '../sign-in.ts';
import type { SignInGuard } from '../sign-in-guard.ts';
import { readForm } from '../upload/form.ts';

/** Sign-in, sign-out and the first administrator's one-time link, as forms. */
export function addSignIn(app: Hono<Env>, guard: SignInGuard): void {
  app.get('/sign-in', (c) =>
    c.html(renderPage(SignInPage({ page: pageOf(c, null), next: safeNext(c.req.query('next')) }))),
  );
  app.post('/sign-in', (c) => submitSignIn(c, guard));
  app.post('/sign-out', async (c) => {
    await leave(c);
    return c.redirect('/', 303);
  });
  app.get('/first-sign-in/:secret', async (c) => {
    await refuseUsed(c, c.req.param('secret'));
    return c.html(renderPage(FirstSignInPage({ page: pageOf(c, null), length: PASSWORD_LENGTH })));
  });
  app.post('/first-sign-in/:secret', (c) => submitFirst(c, c.req.param('secret')));
}

async function submitSignIn(c: RequestContext, guard: SignInGuard): Promise<Response> {
  const form = await readForm(c);
  const [username, password] = [form.get('username'), form.get('password')];
  const next = safeNext(form.get('next'));
  const t = textsOf(c.var.language).access;
  const answer = (errors: readonly FieldError[], status: 401 | 422 | 429): Response => {
    const page = SignInPage({ page: pageOf(c, null), next, username, errors });
    return c.html(renderPage(page), status) as Response;
  };
  const missing = [
    ...(username.trim() ? [] : [{ field: 'username', text: t.usernameMissing }]),
    ...(password ? [] : [{ field: 'password', text: t.passwordMissing }]),
  ];
  if (missing.length > 0) return answer(missing, 422);
  try {
    await signIn(c, guard, { username, password });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { seconds } = error.params;
    if (seconds !== undefined) c.header('Retry-After', String(seconds));
    const text = error.say(c.var.language);
    return answer([{ field: 'username', text }], error.status === 429 ? 429 : 401);
  }
  return c.redirect(next, 303);
}

async function refuseUsed(c: RequestContext, secret: string): Promise<void> {
  if (!(await isLinkGood(c.var.deps.db, secret, c.var.now))) throw new Problem('link-used');
}

async function submitFirst(c: RequestContext, secret: string): Promise<Response> {
  await refuseUsed(c, secret);
  const form = await readForm(c);
  const password = form.get('password');
  const error = faultOf(c, password, form.get('repeat'));
  if (error) {
    const about = { page: pageOf(c, null), length: PASSWORD_LENGTH };
    const page = FirstSignInPage({ ...about, errors: [error] });
    return c.html(renderPage(page), 422);
  }
  const { deps, now } = c.var;
  const hash = await hashPassword(password);
  const about = { by: FIRST_ADMIN, action: 'password-set', on: `person/${FIRST_ADMIN}`, at: now };
  await change(deps.db, about, (tx) => useLink(tx, secret, hash));
  const account = await findAccount(deps.db, FIRST_ADMIN);
  if (account) await enter(c, account.id);
  return c.redirect('/', 303);
}

function faultOf(c: RequestContext, password: string, repeat: string): FieldError | undefined {
  if ([...password].length < PASSWORD_LENGTH) {
    const problem = new Problem('password-weak', { length: PASSWORD_LENGTH });
    return { field: 'password', text: problem.say(c.var.language) };
  }
  const t = textsOf(c.var.language).access;
  return password === repeat ? undefined : { field: 'repeat', text: t.passwordsDiffer };
}
