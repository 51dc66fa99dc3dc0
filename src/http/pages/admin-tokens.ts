import type { Hono } from 'hono';
import { listPeople } from '../../access/people.store.ts';
import { findAccount } from '../../access/person.store.ts';
import { SCOPES } from '../../access/scope.ts';
import { listTokens } from '../../access/token.store.ts';
import { tokenRefusal } from '../../access/token.ts';
import { normalise } from '../../kernel/text.ts';
import { TokensPage, type TokensView } from '../../web/admin/tokens-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { giveToken, takeToken } from '../people/tokens.ts';
import { readDay } from '../read-day.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

const MOST = 500;

/** Tokens on screen; the API has the same acts (api/tokens.ts). */
export function addAdminTokens(app: Hono<Env>): void {
  const may = needs('manage-tokens');
  app.get('/admin/tokens', may, async (c) => show(c, await viewOf(c)));
  app.post('/admin/tokens', may, give);
  app.post('/admin/tokens/:id/revoke', may, async (c) => {
    await takeToken(c, Number(c.req.param('id')) || 0);
    return seeOther(c, '/admin/tokens?said=taken');
  });
}

const show = (c: RequestContext, view: TokensView, status: 200 | 422 = 200): Response =>
  answerPage(c, TokensPage({ page: pageOf(c, null), view }), status);

async function viewOf(c: RequestContext): Promise<TokensView> {
  const { deps, now, language } = c.var;
  const people = await listPeople(deps.db);
  const taken = textsOf(language).people.tokens.taken;
  return {
    tokens: await listTokens(deps.db, 0, MOST),
    people: people.filter(({ disabled }) => !disabled),
    now,
    form: { name: '', owner: '', scopes: ['read'], until: '' },
    errors: [],
    said: c.req.query('said') === 'taken' ? taken : null,
    secret: null,
  };
}

async function give(c: RequestContext): Promise<Response> {
  const { deps, language } = c.var;
  const t = textsOf(language).people.tokens;
  const sent = await readForm(c);
  const form = {
    name: normalise(sent.get('name')),
    owner: sent.get('owner'),
    scopes: sent.all('scope'),
    until: sent.get('until'),
  };
  const scopes = SCOPES.filter((scope) => form.scopes.includes(scope));
  const owner = await findAccount(deps.db, form.owner);
  const lastDay = readDay(form.until);
  const refused = owner && tokenRefusal(c.var.viewer, owner, scopes);
  const errors: FieldError[] = [
    ...(form.name === '' ? [{ field: 'name', text: t.nameMissing }] : []),
    ...(owner ? [] : [{ field: 'owner', text: t.ownerMissing }]),
    ...(form.until.trim() !== '' && !lastDay ? [{ field: 'until', text: t.untilUnreadable }] : []),
    ...(scopes.length === 0 ? [{ field: 'scope-read', text: t.scopesMissing }] : []),
    ...(refused ? [{ field: 'scope-read', text: refused.say(language) }] : []),
  ];
  if (errors.length > 0 || !owner) return show(c, { ...(await viewOf(c)), form, errors }, 422);
  // A token lasts to the end of its day in Vietnam.
  const expiresAt = lastDay ? new Date(`${lastDay}T23:59:59+07:00`) : null;
  const order = { owner, name: form.name, scopes, expiresAt };
  const { secret } = await giveToken(c, order);
  return show(c, { ...(await viewOf(c)), secret });
}
