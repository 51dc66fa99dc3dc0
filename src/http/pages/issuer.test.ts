import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  CLIENT,
  follow,
  signInAtIssuer,
  startIssuer,
  type TestIssuer,
} from '../../../test/issuer.ts';
import { type Visitor, visitorOf } from '../../../test/visitor.ts';
import type { Issuer } from '../../access/issuer.ts';

const CLAIMS = {
  'pid-phap': { pid: '046000000001', name: 'Người của Sở Tư pháp' },
  'pid-quan-tri': { pid: '046000000002' },
  'nguoi-la': { pid: '046999999999' },
  'chua-xac-minh': { email: 'yte@example.vn', email_verified: false },
};

interface Scene {
  readonly app: TestApp;
  readonly issuer: TestIssuer;
  /** Sets out, signs in there, and gives the address that leads back. */
  come(visitor: Visitor, name: string, path?: string): Promise<string>;
}

async function sceneOf(t: TestContext, more: Partial<Issuer> = {}): Promise<Scene> {
  const issuer = await startIssuer(t, CLAIMS);
  const configured: Issuer = {
    ...{ id: 'vneid', name: 'Định danh', url: issuer.url, scope: 'openid profile email' },
    ...{ clientId: CLIENT.id, clientSecret: CLIENT.secret, secondFactor: 'here' },
    ...{ match: { claim: 'pid', property: 'personal-key' }, ...more },
  };
  const settings = { demonstration: false, rateLimit: false, issuers: [configured] };
  const app = await testApp(t, { settings });
  issuer.register(app.url, '/sign-in/issuer/vneid/callback');
  const keys = { 'cb-so-tu-phap': '046000000001', admin: '046000000002' };
  for (const [username, key] of Object.entries(keys)) {
    await app.deps.db
      .updateTable('person')
      .set({ personal_key: key })
      .where('username', '=', username)
      .execute();
  }
  await sql`update person set email = 'yte@example.vn' where username = 'cb-so-y-te'`.execute(
    app.deps.db,
  );
  const come = (
    visitor: Visitor,
    name: string,
    path = '/sign-in/issuer/vneid?next=%2Ftargets%2F5',
  ) => signInAtIssuer(visitor, app.url + path, name);
  return { app, issuer, come };
}

const isIn = (visitor: Visitor): boolean => visitor.cookies.has('kydai_session');
const people = async ({ deps }: TestApp): Promise<number> =>
  (await deps.db.selectFrom('person').select('id').execute()).length;

test('by claim the first time, by link ever after, out again at both places', async (t) => {
  const { app, come } = await sceneOf(t);
  const visitor = visitorOf(app.url);
  assert.match(
    (await visitor.get('/sign-in?next=%2Ftargets%2F5')).text,
    /Đăng nhập bằng Định danh/,
  );
  const entered = await visitor.get(await come(visitor, 'pid-phap'));
  assert.equal(entered.headers.get('location'), '/targets/5', entered.text);
  assert(isIn(visitor));
  const page = (await visitor.get('/account')).text;
  assert.match(page, /Định danh: đã liên kết/);
  await app.deps.db
    .updateTable('person')
    .set({ personal_key: null })
    .where('username', '=', 'cb-so-tu-phap')
    .execute();
  const again = visitorOf(app.url);
  await again.get(await come(again, 'pid-phap'));
  assert(isIn(again), 'the link stands without the claim');
  await again.get('/account');
  const out = await again.submit('/sign-out', {});
  assert.equal(out.status, 200);
  assert.equal(isIn(again), false);
  const there = /href="(http[^"]+\/session\/end[^"]*)"/
    .exec(out.text)?.[1]
    ?.replaceAll('&amp;', '&');
  assert.match(there ?? '', /id_token_hint=/);
  const asked = await again.get(there ?? '');
  assert.equal(asked.status, 200, 'the issuer asks whether to sign out there');
});

const TAMPERED: readonly [string, (scene: Scene) => Promise<unknown>][] = [
  [
    'another nonce',
    ({ app }) => app.deps.db.updateTable('issuer_request').set({ nonce: 'x' }).execute(),
  ],
  [
    'another verifier',
    ({ app }) =>
      app.deps.db
        .updateTable('issuer_request')
        .set({ verifier: 'x'.repeat(64) })
        .execute(),
  ],
  ['a signature by other keys', async ({ issuer }) => issuer.forgeKeys()],
  ['too late', async ({ app }) => app.wait(16 * 60_000)],
];
for (const [name, tamper] of TAMPERED) {
  test(`refused: ${name}`, async (t) => {
    const scene = await sceneOf(t);
    const visitor = visitorOf(scene.app.url);
    const back = await scene.come(visitor, 'pid-phap');
    await tamper(scene);
    const answer = await visitor.get(back);
    assert.equal(answer.status, 422, answer.text);
    assert.equal(isIn(visitor), false);
    const links = await scene.app.deps.db.selectFrom('issuer_link').selectAll().execute();
    assert.deepEqual(links, []);
  });
}

test('an answer counts once, in the browser that set out, with its own state and issuer', async (t) => {
  const { app, come } = await sceneOf(t);
  const [visitor, other] = [visitorOf(app.url), visitorOf(app.url)];
  const back = await come(visitor, 'pid-phap');
  assert.equal((await other.get(back)).status, 422, 'another browser');
  const strange = back.replace(/state=[^&]+/, 'state=khac');
  assert.equal((await visitor.get(strange)).status, 422, 'another state');
  assert.equal((await visitor.get(back.replace('vneid/', 'khac/'))).status, 404, 'another issuer');
  assert.equal((await visitor.get(back)).status, 303);
  const replay = await visitor.get(back);
  assert.equal(replay.status, 422, 'replayed');
  assert.match(replay.text, /không hợp lệ, đã dùng hoặc đã hết hạn/);
});

test('an identity without account gets a page that explains, and nothing else', async (t) => {
  const { app, come } = await sceneOf(t);
  const before = await people(app);
  const visitor = visitorOf(app.url);
  const answer = await visitor.get(await come(visitor, 'nguoi-la'));
  assert.equal(answer.status, 403);
  assert.match(answer.text, /chưa có tài khoản nào ở đây gắn với danh tính này/);
  assert.equal(isIn(visitor), false);
  assert.equal(await people(app), before);
});

test('an address that the issuer has not verified leads to nobody', async (t) => {
  const { app, come } = await sceneOf(t, { match: { claim: 'email', property: 'email' } });
  const visitor = visitorOf(app.url);
  assert.equal((await visitor.get(await come(visitor, 'chua-xac-minh'))).status, 403);
});

test('an administrator still takes the second step, unless the issuer is trusted with it', async (t) => {
  const here = await sceneOf(t);
  const visitor = visitorOf(here.app.url);
  const sent = await visitor.get(await here.come(visitor, 'pid-quan-tri'));
  assert.equal(sent.headers.get('location'), '/sign-in/enrol');
  assert.equal(isIn(visitor), false);
  const there = await sceneOf(t, { secondFactor: 'issuer' });
  const trusted = visitorOf(there.app.url);
  await trusted.get(await there.come(trusted, 'pid-quan-tri'));
  assert(isIn(trusted));
});

test('linking from the account page, once for each identity', async (t) => {
  const { app, come } = await sceneOf(t, { match: null });
  const enter = async (username: string): Promise<Visitor> => {
    const visitor = visitorOf(app.url);
    await visitor.submit('/sign-in', { username, password: 'mật khẩu thử nghiệm' });
    return visitor;
  };
  /** The link on the account page. */
  const linkOf = async (visitor: Visitor): Promise<string> =>
    /href="(\/account\/links\/vneid\?proof=[0-9a-f]+)"/.exec(
      (await visitor.get('/account')).text,
    )?.[1] ?? '';
  const visitor = await enter('cb-so-y-te');
  assert.equal(
    (await visitor.get('/account/links/vneid')).status,
    403,
    'led there by another page',
  );
  const linked = await visitor.get(await come(visitor, 'nguoi-la', await linkOf(visitor)));
  assert.equal(linked.headers.get('location'), '/account?saved=linked');
  const other = await enter('cb-so-cong-thuong');
  const twice = await other.get(await come(other, 'nguoi-la', await linkOf(other)));
  assert.equal(twice.status, 409);
  const fresh = visitorOf(app.url);
  await fresh.get(await come(fresh, 'nguoi-la'));
  assert.match((await fresh.get('/account')).text, /Cán bộ đầu mối Sở Y tế/);
  const removed = await visitor.submit('/account/links/remove', { issuer: 'vneid' });
  assert.equal(removed.headers.get('location'), '/account?saved=unlinked');
  app.wait(16 * 60_000);
  assert.match((await visitor.get('/account')).text, /Định danh: chưa liên kết/);
});

test('somebody who stops there is told so; an issuer that is away too', async (t) => {
  const { app } = await sceneOf(t);
  const visitor = visitorOf(app.url);
  const { at } = await follow(visitor, `${app.url}/sign-in/issuer/vneid`, () => false);
  const { at: back } = await follow(visitor, `${at}/abort`, (url) => url.includes('/callback?'));
  const declined = await visitor.get(back);
  assert.equal(declined.status, 403);
  assert.match(declined.text, /không cho đăng nhập hoặc bạn đã dừng/);
  const away = await sceneOf(t, { url: 'http://127.0.0.1:9' });
  assert.equal((await visitorOf(away.app.url).get('/sign-in/issuer/vneid')).status, 502);
  assert.equal((await visitorOf(away.app.url).get('/sign-in/issuer/khac')).status, 404);
});

test('why an issuer is of no use stands in the log', async (t) => {
  const lines: string[] = [];
  const issuer: Issuer = {
    ...{ id: 'vneid', name: 'Định danh', url: 'http://127.0.0.1:9', scope: 'openid' },
    ...{ clientId: CLIENT.id, clientSecret: CLIENT.secret, secondFactor: 'here', match: null },
  };
  const app = await testApp(t, {
    settings: { issuers: [issuer] },
    log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }),
  });
  assert.equal((await app.anyone.get('/sign-in/issuer/vneid')).status, 502);
  assert.match(lines.join(''), /"code":"issuer-unavailable","why":"[^"]+"/);
  assert.equal(lines.join('').includes(CLIENT.secret ?? ''), false);
});
