import type { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import { SignedOutPage } from '../../web/access/signed-out-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { SignInPage } from '../../web/sign-in-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { originOf, relyingParty } from '../relying-party.ts';
import { seeOther } from '../see-other.ts';
import { admit, checkPassword, leave, safeNext, settleFailures } from '../sign-in.ts';
import { readForm } from '../upload/form.ts';

/** Sign-in by password and sign-out; the ways beside it have files of their own. */
export function addSignIn(app: Hono<Env>): void {
  app.get('/sign-in', (c) => show(c, { next: safeNext(c.req.query('next')) }));
  app.post('/sign-in', submitSignIn);
  app.post('/sign-out', submitSignOut);
}

interface Shown {
  readonly next: string;
  readonly username?: string;
  readonly errors?: readonly FieldError[];
}

function show(c: RequestContext, shown: Shown, status: 200 | 401 | 422 | 429 = 200): Response {
  const page = SignInPage({
    page: pageOf(c, null),
    passkeys: relyingParty(c) !== undefined,
    issuers: c.var.deps.issuers.list,
    resetByMail: c.var.deps.settings.mail,
    ...shown,
  });
  return answerPage(c, page, status);
}

async function submitSignIn(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const [username, password] = [form.get('username'), form.get('password')];
  const next = safeNext(form.get('next'));
  const t = textsOf(c.var.language).access;
  const missing = [
    ...(username.trim() ? [] : [{ field: 'username', text: t.usernameMissing }]),
    ...(password ? [] : [{ field: 'password', text: t.passwordMissing }]),
  ];
  if (missing.length > 0) return show(c, { next, username, errors: missing }, 422);
  try {
    const holder = await checkPassword(c, { username, password });
    const failures = await settleFailures(c, holder);
    const admission = { way: 'password', second: null, issuer: null, idToken: null } as const;
    const about = { admission: { ...admission, failures }, strong: false, next };
    return seeOther(c, await admit(c, holder, about));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { seconds } = error.params;
    if (seconds !== undefined) c.header('Retry-After', String(seconds));
    const errors = [{ field: 'username', text: error.say(c.var.language) }];
    return show(c, { next, username, errors }, error.status === 429 ? 429 : 401);
  }
}

/** Who came by an issuer is offered to sign out there too: a form may not lead to another origin. */
async function submitSignOut(c: RequestContext): Promise<Response> {
  const closed = await leave(c);
  const { list, endSessionUrl } = c.var.deps.issuers;
  const issuer = list.find(({ id }) => id === closed?.issuer);
  const url = issuer && (await endSessionUrl(issuer, closed?.idToken ?? null, `${originOf(c)}/`));
  if (!issuer || !url) return seeOther(c, '/');
  c.set('viewer', { kind: 'anonymous' });
  c.set('csrf', null);
  const about = { page: pageOf(c, null), issuer: issuer.name, endSession: url.href };
  return answerPage(c, SignedOutPage(about));
}
