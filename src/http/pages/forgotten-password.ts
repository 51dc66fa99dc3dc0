import type { Hono } from 'hono';
import { resetLink } from '../../access/access-link.store.ts';
import { findMailAccount } from '../../access/profile.store.ts';
import { toSecret } from '../../access/secret.file.ts';
import { noteFailure, resetCounters, secondsToWait } from '../../access/sign-in-failure.store.ts';
import { queueMail } from '../../job/mail/queue.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { ForgottenPage, SentPage } from '../../web/access/forgotten-page.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext, Step } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { readForm } from '../upload/form.ts';

const LINK_HOURS = 24;

/** A link for a new password by mail, where the instance can send mail. */
export function addForgottenPassword(app: Hono<Env>): void {
  app.use('/forgotten-password', whereMailIs);
  app.get('/forgotten-password', (c) =>
    answerPage(c, ForgottenPage({ page: pageOf(c, null), errors: [] })),
  );
  app.post('/forgotten-password', submit);
}

const whereMailIs: Step = async (c, next) => {
  const what = { what: 'cách đặt lại mật khẩu qua thư', what_en: 'A reset by mail' };
  if (!c.var.deps.settings.mail) throw new Problem('not-found', what);
  await next();
};

/** The answer is the same whether there is such an account, an address, or too many requests. */
async function submit(c: RequestContext): Promise<Response> {
  const name = (await readForm(c)).get('username').normalize('NFC').trim().toLowerCase();
  const page = pageOf(c, null);
  if (name === '') {
    const text = textsOf(c.var.language).access.usernameMissing;
    const shown = ForgottenPage({ page, errors: [{ field: 'username', text }] });
    return answerPage(c, shown, 422);
  }
  await sendLink(c, name);
  return answerPage(c, SentPage({ page }));
}

async function sendLink(c: RequestContext, name: string): Promise<void> {
  const { deps, now, client } = c.var;
  const account = await findMailAccount(deps.db, name);
  const counters = resetCounters(account?.username ?? name, client);
  if ((await secondsToWait(deps.db, counters, now)) > 0) return;
  await noteFailure(deps.db, counters, now);
  if (!account) return;
  const { id, username } = account;
  const secret = toSecret(deps.random(32));
  const about = { by: username, action: 'reset-link-created', on: `person/${username}`, at: now };
  await change(deps.db, { ...about, quiet: true }, async (tx) => {
    await resetLink(tx, { id, secret });
    const params = { path: `/set-password/${secret}`, hours: LINK_HOURS };
    await queueMail(tx, { to: id, template: 'password-reset', params });
  });
}
