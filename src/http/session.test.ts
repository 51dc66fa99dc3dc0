import assert from 'node:assert/strict';
import test from 'node:test';
import { FIRST_LINK, PASSWORD, testApp } from '../../test/app.ts';
import { personOf } from '../../test/person.ts';

const codeOf = (answer: { readonly json: unknown }): string =>
  (answer.json as { code: string }).code;

test('signing in by form: errors in place, the name kept, then back to where one was', async (t) => {
  const { anyone, url } = await testApp(t);
  const empty = await anyone.submit('/sign-in', { username: 'thuky', password: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Nhập mật khẩu/);
  assert.match(empty.text, /value="thuky"/);
  const wrong = await anyone.submit('/sign-in', { username: 'thuky', password: 'sai' });
  assert.equal(wrong.status, 401);
  assert.match(wrong.text, /mật khẩu không đúng/);
  const fields = { username: ' Thuky ', password: PASSWORD };
  const entered = await anyone.submit('/sign-in', { ...fields, next: '/targets/5?tab=map' });
  assert.equal(entered.status, 303, entered.text);
  assert.equal(entered.headers.get('location'), '/targets/5?tab=map');
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '']) {
    const back = await anyone.submit('/sign-in', { ...fields, next });
    assert.equal(back.headers.get('location'), '/', next);
  }
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const browser = personOf(url, { Cookie: cookie });
  const page = (await browser.get('/sign-in')).text;
  assert.match(page, /Thư ký Cơ quan thường trực/);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  assert.equal((await browser.submit('/sign-out', { csrf: 'khac' })).status, 403);
  assert.equal((await browser.submit('/sign-out', { csrf })).status, 303);
  assert.doesNotMatch((await browser.get('/sign-in')).text, /Thư ký Cơ quan/);
});

test('a forged request changes nothing', async (t) => {
  const app = await testApp(t);
  const secretary = await app.as('thuky');
  const { Cookie = '' } = secretary.headers;
  const path = '/api/v1/targets/6/goals/6-a';
  const body = { year: 2030, reason: 'x' };
  const bare = personOf(app.url, { Cookie });
  assert.equal(codeOf(await bare.put(path, body)), 'csrf-mismatch');
  const FORGED = [
    { 'X-CSRF-Token': 'khac' },
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ];
  for (const headers of FORGED) {
    const answer = await secretary.put(path, body, headers as Record<string, string>);
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.equal(codeOf(answer), 'csrf-mismatch');
  }
  const login = { username: 'thuky', password: PASSWORD };
  const foreign = { Origin: 'https://evil.example' };
  assert.equal((await app.anyone.post('/api/v1/sessions', login, foreign)).status, 403);
  const own = { Origin: app.url, 'Sec-Fetch-Site': 'same-origin' };
  assert.equal((await secretary.put(path, body, own)).status, 200);
});

test('sessions end: without use, after their time, at sign-out', async (t) => {
  const app = await testApp(t);
  const isIn = async (name: string): Promise<boolean> =>
    (await (await app.as(name)).get('/api/v1/tokens')).status === 200;
  const hour = 3_600_000;
  assert(await isIn('admin'));
  for (let k = 0; k < 8; k += 1) {
    app.wait(0.99 * hour);
    assert(await isIn('admin'), `still in after ${k + 1} steps`);
  }
  app.wait(0.2 * hour);
  assert.equal(await isIn('admin'), false, 'eight hours are over');

  const auditor = await app.as('kiemtoan');
  assert.equal((await auditor.get('/api/v1/journal')).status, 200);
  app.wait(1.01 * hour);
  const late = await auditor.get('/api/v1/journal');
  assert.equal(late.status, 401, 'an hour without use');
  assert.match(late.headers.get('set-cookie') ?? '', /Max-Age=0/);

  const leader = await app.as('lanhdao');
  assert.equal((await leader.delete('/api/v1/sessions')).status, 204);
  assert.match(
    (await leader.get('/api/v1/targets/5')).headers.get('cache-control') ?? '',
    /no-cache/,
  );
  assert.equal((await leader.get('/api/v1/journal')).status, 401);
});

test('guessing is slowed down, for one account and address; others still get in', async (t) => {
  const app = await testApp(t, { settings: { rateLimit: false } });
  const attempt = (username: string, password: string) =>
    app.anyone.post('/api/v1/sessions', { username, password });
  for (let k = 0; k < 5; k += 1) assert.equal((await attempt('thuky', 'sai')).status, 401);
  const blocked = await attempt('thuky', PASSWORD);
  assert.equal(blocked.status, 429);
  assert.equal(codeOf(blocked), 'rate-limited');
  assert.equal(blocked.headers.get('retry-after'), '5');
  assert.equal((await attempt('admin', PASSWORD)).status, 201);
  assert.equal((await attempt('khong-co', 'sai')).status, 401, 'unknown and known look alike');
  app.wait(5000);
  assert.equal((await attempt('thuky', PASSWORD)).status, 201);
});

test('too many requests get 429 with Retry-After; probes and cached pages do not', async (t) => {
  const app = await testApp(t);
  const login = { username: 'thuky', password: '' };
  const statuses: number[] = [];
  let last = await app.anyone.post('/api/v1/sessions', login);
  for (let k = 0; k < 130 && last.status !== 429; k += 1) {
    last = await app.anyone.post('/api/v1/sessions', { ...login, username: `nguoi-${k}` });
    statuses.push(last.status);
  }
  assert.equal(last.status, 429);
  assert.equal(statuses.length, 120);
  assert(Number(last.headers.get('retry-after')) >= 1);
  assert.equal((await app.anyone.get('/healthz')).status, 200);
  assert.equal((await app.anyone.get('/api/v1/targets')).status, 200, 'reading is counted apart');
  app.wait(1000);
  assert.equal((await app.anyone.post('/api/v1/sessions', login)).status, 401);
});

test('a body above its limit is refused before it is read', async (t) => {
  const { machine } = await testApp(t);
  const note = 'x'.repeat(1500);
  const figures = Array.from({ length: 4000 }, () => ({
    ...{ element: 'e', area: '46', period: '2026-08', value: 1, note },
  }));
  const answer = await machine.post('/api/v1/figures', { figures });
  assert.equal(answer.status, 413);
  assert.equal(codeOf(answer), 'body-too-large');
  const small = await machine.post('/api/v1/assignments', { element: 'x'.repeat(1_100_000) });
  assert.equal(small.status, 413);
});

test('the first administrator of a real instance signs in by the printed link, once', async (t) => {
  const app = await testApp(t, { settings: { demonstration: false }, people: 'first-admin' });
  const path = `/first-sign-in/${FIRST_LINK}`;
  assert.equal((await app.anyone.get('/first-sign-in/khac')).status, 410);
  assert.match((await app.anyone.get(path)).text, /Đặt mật khẩu quản trị/);
  const weak = await app.anyone.submit(path, { password: 'ngắn', repeat: 'ngắn' });
  assert.equal(weak.status, 422);
  assert.match(weak.text, /ít nhất 12 ký tự/);
  const password = 'bốn từ không liên quan';
  const differ = await app.anyone.submit(path, { password, repeat: `${password}x` });
  assert.match(differ.text, /không giống nhau/);
  const set = await app.anyone.submit(path, { password, repeat: password });
  assert.equal(set.status, 303, set.text);
  assert.equal(set.headers.get('location'), '/sign-in/enrol', 'the second step comes first');
  assert.doesNotMatch(set.headers.get('set-cookie') ?? '', /kydai_session=/);
  assert.equal((await app.anyone.submit(path, { password, repeat: password })).status, 410);
  const bare = await app.anyone.post('/api/v1/sessions', { username: 'admin', password });
  assert.equal(bare.status, 401);
  assert.equal(codeOf(bare), 'second-factor-needed');
});
