import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { sql } from 'kysely';
import { Secret } from 'otpauth';
import { PASSWORD, type TestApp, testApp } from '../../test/app.ts';
import { type Visitor, visitorOf } from '../../test/visitor.ts';
import { codeAt } from '../access/one-time-code.file.ts';
import { serve } from './serve.ts';

const codeOf = (answer: { readonly json: unknown }): string =>
  (answer.json as { code: string }).code;

const realApp = (t: TestContext): Promise<TestApp> =>
  testApp(t, { settings: { demonstration: false, rateLimit: false } });

const signIn = (visitor: Visitor, username: string) =>
  visitor.submit('/sign-in', { username, password: PASSWORD, next: '/targets/5' });

/** Sets an app up on the way in, as the page asks; gives its seed and the recovery codes. */
async function enrol(app: TestApp, username: string) {
  const visitor = visitorOf(app.url);
  assert.equal((await signIn(visitor, username)).headers.get('location'), '/sign-in/enrol');
  const page = (await visitor.get('/sign-in/enrol')).text;
  const letters = /class="seed">([^<]+)</.exec(page)?.[1] ?? '';
  const seed = Secret.fromBase32(letters.replaceAll(' ', '')).bytes;
  const done = await visitor.submit('/sign-in/enrol', { code: codeAt(seed, app.deps.clock()) });
  const recovery = [...done.text.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code);
  return { visitor, page, seed, done, recovery: recovery as string[] };
}

test('the standing office sets its second step up before anything else', async (t) => {
  const app = await realApp(t);
  const login = { username: 'thuky', password: PASSWORD };
  const bare = await app.anyone.post('/api/v1/sessions', login);
  assert.equal(bare.status, 401);
  assert.equal(codeOf(bare), 'second-factor-needed');
  assert.equal(bare.headers.get('set-cookie'), null);

  const waiting = visitorOf(app.url);
  await signIn(waiting, 'thuky');
  assert.deepEqual([...waiting.cookies.keys()], ['kydai_entry'], 'no session yet');
  assert.equal((await waiting.get('/targets/5')).status, 303, 'nothing else can be reached');
  assert.equal((await waiting.get('/account')).headers.get('location'), '/sign-in?next=%2Faccount');
  const wrong = await waiting.submit('/sign-in/enrol', { code: '000000' });
  assert.equal(wrong.status, 401);
  assert.match(wrong.text, /Mã không đúng/);
  assert.equal((await waiting.submit('/sign-in/enrol', { code: '' })).status, 422);

  const { visitor, page, done, recovery, seed } = await enrol(app, 'thuky');
  assert.match(page, /data:image\/svg\+xml;base64,/);
  assert.equal(done.status, 200, done.text);
  assert.equal(recovery.length, 10);
  assert.match(done.text, /href="\/targets\/5"/, 'on to where one was going');
  assert.deepEqual([...visitor.cookies.keys()], ['kydai_session'], 'the wait has become a session');
  assert.equal((await visitor.get('/targets/5')).status, 200);
  const late = await waiting.get('/sign-in/enrol');
  assert.equal(late.headers.get('location'), '/sign-in', 'a password alone adds no second step');

  const kept = await app.deps.db.selectFrom('one_time_code').select('seed').executeTakeFirst();
  assert.equal(kept?.seed.includes(Buffer.from(seed)), false, 'the seed is sealed at rest');
  const hashes = await app.deps.db.selectFrom('recovery_code').select('hash').execute();
  assert(hashes.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)));
});

test('a code counts once, a recovery code counts once, and nothing else does', async (t) => {
  const app = await realApp(t);
  const { seed, recovery } = await enrol(app, 'thuky');
  const attempt = (code?: string) =>
    app.anyone.post('/api/v1/sessions', { username: 'thuky', password: PASSWORD, code });
  assert.equal(codeOf(await attempt()), 'second-factor-needed');
  const used = codeAt(seed, app.deps.clock());
  assert.equal(codeOf(await attempt(used)), 'code-wrong', 'used when it was set up');
  app.wait(30_000);
  const fresh = codeAt(seed, app.deps.clock());
  const both = await Promise.all([attempt(fresh), attempt(fresh)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 401], 'one of two at a time');
  assert.equal(codeOf(await attempt(fresh)), 'code-wrong', 'replayed');
  assert.equal(codeOf(await attempt(used)), 'code-wrong', 'an older one');
  const [first = '', second = ''] = recovery;
  assert.equal((await attempt(first.toUpperCase().replaceAll('-', ' '))).status, 201);
  assert.equal(codeOf(await attempt(first)), 'code-wrong');

  const visitor = visitorOf(app.url);
  assert.equal((await signIn(visitor, 'thuky')).headers.get('location'), '/sign-in/second');
  const entered = await visitor.submit('/sign-in/second', { code: second });
  assert.equal(entered.headers.get('location'), '/targets/5');
  assert.equal((await visitor.get('/sign-in/second')).headers.get('location'), '/sign-in');
});

test('wrong codes wait, and a restart forgives nothing', async (t) => {
  const app = await realApp(t);
  const { seed } = await enrol(app, 'admin');
  const login = { username: 'admin', password: PASSWORD };
  for (let k = 0; k < 5; k += 1) {
    const wrong = await app.anyone.post('/api/v1/sessions', { ...login, code: '12345' });
    assert.equal(codeOf(wrong), 'code-wrong');
  }
  app.wait(30_000 - 5000);
  const right = { ...login, code: codeAt(seed, new Date(app.deps.clock().getTime() + 5000)) };
  app.wait(-25_000);
  const blocked = await app.anyone.post('/api/v1/sessions', right);
  assert.equal(blocked.status, 429);
  assert.equal(blocked.headers.get('retry-after'), '5');

  for (let k = 0; k < 5; k += 1) {
    await app.anyone.post('/api/v1/sessions', { username: 'kiemtoan', password: 'sai' });
  }
  const again = await serve(app.deps, { host: '127.0.0.1', port: 0 });
  t.after(() => again.stop(10));
  const answer = await fetch(`${again.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'kiemtoan', password: PASSWORD }),
  });
  assert.equal(answer.status, 429, 'counted in the database');
  const keys = await app.deps.db.selectFrom('sign_in_failure').select('key').execute();
  assert(
    keys.every(({ key }) => /^[0-9a-f]{64}$/.test(key)),
    'nothing typed is kept as it was',
  );
});

test('others on a real instance, and everybody on a demonstration, need no second step', async (t) => {
  const app = await realApp(t);
  const visitor = visitorOf(app.url);
  assert.equal((await signIn(visitor, 'cb-so-tu-phap')).headers.get('location'), '/targets/5');
  const demo = await testApp(t);
  assert.equal((await signIn(visitorOf(demo.url), 'admin')).headers.get('location'), '/targets/5');
});

test('a right that asks for two steps ends a session that had one', async (t) => {
  const settings = { demonstration: false, rateLimit: false };
  const app = await testApp(t, { settings, at: new Date('2026-09-20T16:30:00Z') });
  const reporter = visitorOf(app.url);
  await signIn(reporter, 'cb-so-tu-phap');
  const { visitor: office } = await enrol(app, 'thuky');
  // A grant from tomorrow on: nothing happens but midnight in Huế.
  await sql`insert into role_grant (person, role, valid_from)
    select id, 'secretariat', '2026-09-21' from person where username = 'cb-so-tu-phap'`.execute(
    app.deps.db,
  );
  assert.equal((await reporter.get('/work')).status, 200);
  app.wait(40 * 60_000);
  assert.equal((await office.get('/work')).status, 200);
  const asked = await reporter.get('/work');
  assert.equal(asked.headers.get('location'), '/sign-in?next=%2Fwork');
  await signIn(reporter, 'cb-so-tu-phap');
  assert.deepEqual([...reporter.cookies.keys()], ['kydai_entry']);
});

test('a wait ends after a quarter of an hour', async (t) => {
  const app = await realApp(t);
  const visitor = visitorOf(app.url);
  await signIn(visitor, 'thuky');
  app.wait(14 * 60_000);
  assert.equal((await visitor.get('/sign-in/enrol')).status, 200);
  app.wait(61_000);
  assert.equal((await visitor.get('/sign-in/enrol')).status, 303);
  const asked = await visitor.post('/sign-in/enrol/passkey/options', {});
  assert.equal(codeOf(asked), 'entry-over');
});
