import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { sql } from 'kysely';
import { pino } from 'pino';
import { PASSWORD, type TestApp, testApp } from '../../../test/app.ts';
import { type Visitor, visitorOf } from '../../../test/visitor.ts';
import { createInvitation, resetLink } from '../../access/access-link.store.ts';
import { findAccount } from '../../access/person.store.ts';
import { change } from '../../store/change.ts';

const realApp = (t: TestContext): Promise<TestApp> =>
  testApp(t, { settings: { demonstration: false, rateLimit: false } });

const NAME = 'cb-so-tu-phap';
const NEW = 'ngựa xanh ăn cỏ tím';

async function enter(app: TestApp, password = PASSWORD, username = NAME): Promise<Visitor> {
  const visitor = visitorOf(app.url);
  const answer = await visitor.submit('/sign-in', { username, password });
  assert.equal(answer.status, 303, answer.text);
  await visitor.get('/account');
  return visitor;
}

const isIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get('/account')).status === 200;

test('my account: who I am, only for a person who is signed in', async (t) => {
  const app = await realApp(t);
  const away = await visitorOf(app.url).get('/account');
  assert.equal(away.headers.get('location'), '/sign-in?next=%2Faccount');
  const visitor = await enter(app);
  const { text, headers } = await visitor.get('/account');
  assert.match(text, /Cán bộ đầu mối Sở Tư pháp/);
  assert.match(text, /Ít nhất 12 ký tự/);
  assert.equal(headers.get('cache-control'), 'no-store');
  const token = await app.machine.get('/account');
  assert.equal(token.status, 403, 'a token has no account page');
});

test('a new password needs the old one, follows the rules, and ends other sessions', async (t) => {
  const app = await realApp(t);
  const [here, there] = [await enter(app), await enter(app)];
  const attempt = (fields: Record<string, string>) => here.submit('/account/password', fields);
  const good = { current: PASSWORD, password: NEW, repeat: NEW };
  const REFUSED: readonly [Record<string, string>, RegExp][] = [
    [{ ...good, current: '' }, /Nhập mật khẩu hiện tại/],
    [{ ...good, current: 'sai' }, /Mật khẩu hiện tại không đúng/],
    [{ ...good, password: 'ngắn', repeat: 'ngắn' }, /ít nhất 12 ký tự/],
    [{ ...good, password: `${NAME}-2026`, repeat: `${NAME}-2026` }, /chứa tên đăng nhập/],
    [{ ...good, password: 'matkhau123456', repeat: 'matkhau123456' }, /dễ bị đoán/],
    [{ ...good, repeat: `${NEW}x` }, /không giống nhau/],
  ];
  for (const [fields, want] of REFUSED) {
    const answer = await attempt(fields);
    assert.equal(answer.status, 422);
    assert.match(answer.text, want);
  }
  assert(await isIn(there));
  const changed = await attempt(good);
  assert.equal(changed.headers.get('location'), '/account?saved=password');
  assert(await isIn(here));
  assert.equal(await isIn(there), false, 'other sessions have ended');
  const old = await app.anyone.post('/api/v1/sessions', { username: NAME, password: PASSWORD });
  assert.equal(old.status, 401);
  await enter(app, NEW);
  const journal = await app.deps.db.selectFrom('journal').selectAll().execute();
  const entry = journal.find(({ action }) => action === 'password-changed');
  assert.deepEqual(entry?.detail, { sessionsEnded: 1 });
  assert.equal(entry.by, NAME);
});

test('guessing the old password on the page waits like guessing at the door', async (t) => {
  const app = await realApp(t);
  const visitor = await enter(app);
  const guess = { current: 'sai', password: NEW, repeat: NEW };
  for (let k = 0; k < 5; k += 1) {
    assert.equal((await visitor.submit('/account/password', guess)).status, 422);
  }
  const right = { ...guess, current: PASSWORD };
  assert.equal((await visitor.submit('/account/password', right)).status, 429);
});

test('sessions: listed with device and address, ended one by one or all others', async (t) => {
  const app = await realApp(t);
  const [here, there, third] = [await enter(app), await enter(app), await enter(app)];
  const other = await enter(app, PASSWORD, 'cb-so-y-te');
  const list = (await here.get('/api/v1/sessions')).json as {
    sessions: { id: number; current: boolean; address: string; way: string }[];
  };
  assert.equal(list.sessions.length, 3);
  assert.equal(list.sessions.filter(({ current }) => current).length, 1);
  assert(list.sessions.every(({ address, way }) => address !== '' && way === 'password'));
  const { sessions } = (await there.get('/api/v1/sessions')).json as typeof list;
  const id = String(sessions.find(({ current }) => current)?.id);
  await other.submit('/account/sessions/end', { id });
  assert(await isIn(there), 'nobody ends the session of another');
  await here.submit('/account/sessions/end', { id });
  assert.equal(await isIn(there), false);
  assert(await isIn(third));
  const ended = await here.submit('/account/sessions/end-others', {});
  assert.equal(ended.headers.get('location'), '/account?saved=sessions');
  assert.equal(await isIn(third), false);
  assert(await isIn(here));
  assert(await isIn(other));
  const forged = await here.submit('/account/sessions/end-others', { csrf: 'khac' });
  assert.equal(forged.status, 403);
});

test('sign-out everywhere by the API', async (t) => {
  const app = await testApp(t);
  const [one, two] = [await app.as('lanhdao'), await app.again('lanhdao')];
  assert.equal((await one.delete('/api/v1/sessions?everywhere=true')).status, 204);
  assert.equal((await two.get('/api/v1/sessions')).status, 401);
});

test('changing how one signs in needs a fresh sign-in', async (t) => {
  const app = await realApp(t);
  const visitor = await enter(app);
  assert.equal((await visitor.get('/account/codes')).status, 200);
  app.wait(16 * 60_000);
  assert.match((await visitor.get('/account')).text, /cần đăng nhập lại/);
  assert.equal((await visitor.get('/account/codes')).status, 403);
  assert.equal((await visitor.submit('/account/codes/off', {})).status, 403);
  const asked = await visitor.post('/account/passkeys/options', {});
  assert.equal((asked.json as { code: string }).code, 'sign-in-again');
});

async function makeLink(app: TestApp, make: typeof resetLink, secret: string): Promise<void> {
  const { id } = (await findAccount(app.deps.db, NAME)) ?? { id: 0 };
  const about = { by: 'admin', action: 'reset-link-created', on: `person/${NAME}`, quiet: true };
  await change(app.deps.db, { ...about, at: app.deps.clock() }, (tx) => make(tx, { id, secret }));
}

test('a link sets a password once, ends sessions and waits; a new link ends the old', async (t) => {
  const app = await realApp(t);
  const before = await enter(app);
  for (let k = 0; k < 6; k += 1) {
    await app.anyone.post('/api/v1/sessions', { username: NAME, password: 'sai' });
  }
  await makeLink(app, createInvitation, 'lien-ket-cu');
  await makeLink(app, resetLink, 'lien-ket-moi');
  const visitor = visitorOf(app.url);
  assert.equal((await visitor.get('/set-password/lien-ket-cu')).status, 410);
  assert.match((await visitor.get('/set-password/lien-ket-moi')).text, /Sở Tư pháp/);
  const weak = { password: 'ngắn', repeat: 'ngắn' };
  assert.equal((await visitor.submit('/set-password/lien-ket-moi', weak)).status, 422);
  const chosen = { password: NEW, repeat: NEW };
  const set = await visitor.submit('/set-password/lien-ket-moi', chosen);
  assert.equal(set.headers.get('location'), '/', set.text);
  assert(await isIn(visitor));
  assert.equal(await isIn(before), false);
  assert.equal((await visitor.submit('/set-password/lien-ket-moi', chosen)).status, 410);
  const stored = await app.deps.db.selectFrom('access_link').select('hash').execute();
  assert(stored.every(({ hash }) => !hash.includes('lien-ket')));
});

test('a forgotten password: the link by mail, the same answer to everybody, three and no more', async (t) => {
  const settings = { demonstration: false, rateLimit: false, mail: true };
  const app = await testApp(t, { settings });
  const set = { email: 'Tu.Phap@example.vn' };
  await app.deps.db.updateTable('person').set(set).where('username', '=', NAME).execute();
  const ask = (username: string) => app.anyone.submit('/forgotten-password', { username });
  const [known, unknown] = [await ask('tu.phap@example.vn'), await ask('khong-co')];
  const bare = await ask('cb-so-y-te');
  assert.equal(known.text, unknown.text);
  assert.equal(known.text, bare.text, 'an account without address');
  assert.equal((await ask('')).status, 422);
  for (let k = 0; k < 4; k += 1) await ask(NAME);
  const { rows } = await sql<{ params: { path: string } }>`
    select params from mail where template = 'password-reset' order by id`.execute(app.deps.db);
  assert.equal(rows.length, 3);
  const visitor = visitorOf(app.url);
  assert.equal((await visitor.get(rows[0]?.params.path ?? '')).status, 410, 'an earlier link');
  const path = rows.at(-1)?.params.path ?? '';
  const entered = await visitor.submit(path, { password: NEW, repeat: NEW });
  assert.equal(entered.status, 303, entered.text);
  const off = await testApp(t);
  assert.equal((await off.anyone.get('/forgotten-password')).status, 404);
});

test('who set a new password by a link signs in with it, whatever was guessed before', async (t) => {
  const app = await realApp(t);
  const attempt = (password: string) =>
    app.anyone.post('/api/v1/sessions', { username: NAME, password });
  for (let k = 0; k < 8; k += 1) await attempt('sai');
  assert.equal((await attempt(PASSWORD)).status, 429);
  await makeLink(app, resetLink, 'lien-ket');
  const chosen = { password: NEW, repeat: NEW };
  assert.equal((await visitorOf(app.url).submit('/set-password/lien-ket', chosen)).status, 303);
  assert.equal((await attempt(NEW)).status, 201);
});

test('a one-time link does not stand in the log', async (t) => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const app = await testApp(t, { settings: { demonstration: false }, log });
  await makeLink(app, resetLink, 'lien-ket-bi-mat');
  assert.equal((await app.anyone.get('/set-password/lien-ket-bi-mat')).status, 200);
  await app.anyone.get('/first-sign-in/lien-ket-bi-mat');
  assert.equal(lines.filter((line) => line.includes('"status":')).length, 2);
  assert.equal(lines.join('').includes('lien-ket-bi-mat'), false, lines.join(''));
});

test('a link ends by itself', async (t) => {
  const app = await realApp(t);
  await makeLink(app, resetLink, 'lien-ket');
  app.wait(24 * 3_600_000 + 1000);
  assert.equal((await app.anyone.get('/set-password/lien-ket')).status, 410);
});

test('who was attacked is told at the next sign-in', async (t) => {
  const app = await realApp(t);
  for (let k = 0; k < 5; k += 1) {
    await app.anyone.post('/api/v1/sessions', { username: NAME, password: 'sai' });
  }
  app.wait(6000);
  const visitor = visitorOf(app.url);
  const login = { username: NAME, password: PASSWORD, next: '/targets/5' };
  const entered = await visitor.submit('/sign-in', login);
  assert.equal(entered.headers.get('location'), '/account?next=%2Ftargets%2F5');
  const page = (await visitor.get('/account?next=%2Ftargets%2F5')).text;
  assert.match(page, /Có 5 lần nhập sai mật khẩu/);
  assert.match(page, /href="\/targets\/5"/);
});
