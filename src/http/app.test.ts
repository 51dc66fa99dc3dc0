import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, TOKEN, testApp } from '../../test/app.ts';

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

test('an instance answers: health, targets, problems in both languages', async (t) => {
  const { anyone } = await testApp(t);
  assert.deepEqual((await anyone.get('/healthz')).json, { status: 'ok' });
  assert.equal((await anyone.get('/readyz')).status, 200);
  assert.match((await anyone.get('/metrics')).text, /kydai_data_revision \d+/);
  const { json } = await anyone.get('/api/v1/targets');
  const { targets, next } = json as { targets: { number: number }[]; next: null };
  assert.deepEqual(
    targets.map((one) => one.number),
    Array.from({ length: 51 }, (_, k) => k + 1),
  );
  assert.equal(next, null);

  const lost = await anyone.get('/api/v1/targets/99');
  assert.equal(lost.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((lost.json as Problem).code, 'not-found');
  assert.match((lost.json as Problem).detail, /mục tiêu 99/);
  const english = await anyone.get('/api/v1/targets/99?lang=en');
  assert.equal((english.json as Problem).title, 'Not found');
  const accepted = await anyone.get('/api/v1/targets/99', { 'Accept-Language': 'en-GB,en' });
  assert.equal((accepted.json as Problem).detail, 'Target 99 was not found.');
  const page = await anyone.get('/khong-co', { Accept: 'text/html', 'Accept-Language': 'en' });
  assert.equal(page.status, 404);
  assert.match(page.text, /<html lang="vi">[\s\S]*Không tìm thấy/);
  assert.match((await anyone.get('/khong-co?lang=en')).text, /<html lang="en">[\s\S]*Not found/);
});

test('security headers stand on every answer, also from the cache', async (t) => {
  const { anyone } = await testApp(t);
  for (const path of ['/api/v1/targets', '/api/v1/targets', '/khong-co', '/healthz', '/sign-in']) {
    const { headers } = await anyone.get(path);
    const csp = headers.get('content-security-policy') ?? '';
    assert(!csp.includes('unsafe'), path);
    assert.match(csp, /frame-ancestors 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('strict-transport-security'), null, 'plain http promises no https');
    assert.equal(headers.get('set-cookie'), null, path);
  }
  const secure = await testApp(t, { settings: { publicUrl: new URL('https://kydai.example') } });
  const { headers } = await secure.anyone.get('/healthz');
  assert.match(headers.get('strict-transport-security') ?? '', /max-age=/);
  const entered = await secure.anyone.post('/api/v1/sessions', {
    username: 'thuky',
    password: PASSWORD,
  });
  assert.match(
    entered.headers.get('set-cookie') ?? '',
    /^__Host-kydai_session=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('ETag: 304 until something is written, another one for each viewer', async (t) => {
  const app = await testApp(t);
  const { anyone } = app;
  const first = await anyone.get('/api/v1/targets/5');
  const etag = first.headers.get('etag') ?? '';
  assert.match(etag, /^W\/"[\w-]{22}"$/);
  const again = await anyone.get('/api/v1/targets/5', { 'If-None-Match': etag });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
  assert.equal(again.headers.get('etag'), etag);
  const secretary = await app.as('thuky');
  const own = await secretary.get('/api/v1/targets/5', { 'If-None-Match': etag });
  assert.equal(own.status, 200);
  assert.match(own.headers.get('cache-control') ?? '', /private/);
  const ownTag = own.headers.get('etag') ?? '';
  assert.equal((await secretary.get('/api/v1/targets/5', { 'If-None-Match': ownTag })).status, 304);
  const leader = await app.as('lanhdao');
  assert.equal((await leader.get('/api/v1/targets/5', { 'If-None-Match': ownTag })).status, 200);

  const goal = await secretary.put('/api/v1/targets/6/goals/6-a', {
    year: 2030,
    reason: 'Theo cột năm 2030 của bản in',
  });
  assert.equal(goal.status, 200, goal.text);
  assert.equal((await anyone.get('/api/v1/targets/5', { 'If-None-Match': etag })).status, 200);
  app.wait(24 * 3_600_000);
  const tomorrow = await anyone.get('/api/v1/targets/5');
  assert.notEqual(tomorrow.headers.get('etag'), etag);
});

test('the cache answers before the app, compressed, one entry for one address', async (t) => {
  const { anyone, deps } = await testApp(t);
  const text = async (path: string, encoding: string) => {
    const answer = await anyone.get(path, { 'Accept-Encoding': encoding });
    assert.equal(answer.status, 200);
    return answer;
  };
  const br = await text('/api/v1/targets?limit=51&lang=vi', 'br');
  assert.equal(br.headers.get('content-encoding'), 'br');
  assert.notEqual(br.headers.get('x-request-id'), null);
  const hit = await text('/api/v1/targets?lang=vi&limit=51', 'gzip, br');
  assert.equal(hit.headers.get('x-request-id'), null, 'answered before any step');
  assert.equal(hit.text, br.text);
  const held = deps.pages.bytes;
  const plain = await text('/api/v1/targets?limit=51&lang=vi', 'identity');
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(plain.text, br.text);
  assert(deps.pages.bytes > held, 'kept apart');
  const head = await anyone.send('/api/v1/targets?limit=51&lang=vi', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.text, '');
  assert.match((await anyone.get('/metrics')).text, /cache_answers_total\{status="200"\} [1-9]/);
  await anyone.get('/healthz');
  assert.notEqual((await anyone.get('/healthz')).headers.get('x-request-id'), null, 'never kept');
});

test('many readers of a cold page cause one rendering', async (t) => {
  const { anyone, deps } = await testApp(t);
  let rendered = 0;
  const counted = { ...deps.snapshots };
  Object.assign(deps.snapshots, {
    current: () => {
      rendered += 1;
      return counted.current();
    },
  });
  const all = await Promise.all(Array.from({ length: 20 }, () => anyone.get('/api/v1/units')));
  assert.equal(new Set(all.map((one) => one.text)).size, 1);
  assert(all.every((one) => one.status === 200));
  assert.equal(rendered, 1);
});

test('asOf gives what was known then; releases are unknown before the first', async (t) => {
  const app = await testApp(t);
  const { anyone, machine } = app;
  const before = app.deps.clock().toISOString();
  app.wait(3_600_000);
  const secretary = await app.as('thuky');
  const placed = { year: 'phase', reason: 'Cả giai đoạn' };
  assert.equal((await secretary.put('/api/v1/targets/6/goals/6-a', placed)).status, 200);
  const standing = async (query: string): Promise<string | undefined> => {
    const { json, status, text } = await anyone.get(`/api/v1/targets/6${query}`);
    assert.equal(status, 200, text);
    return (json as { goals: { standing: string }[] }).goals[0]?.standing;
  };
  assert.equal(await standing(''), 'confirmed');
  assert.equal(await standing('?release=latest'), 'confirmed');
  assert.notEqual(await standing(`?asOf=${before}`), 'confirmed');
  assert.equal(await standing('?asOf=2026-09-20'), 'confirmed', 'a day means its end');
  assert.equal(await standing('?asOf=2099-01-01'), 'confirmed');
  assert.notEqual(await standing('?asOf=2026-09-20T10:30:00%2B07:00'), 'confirmed');
  const REFUSED = [
    ['?asOf=hom-qua', 400, 'asof-invalid'],
    ['?asOf=2026-02-31', 400, 'asof-invalid'],
    ['?asOf=2020-01-01', 404, 'not-found'],
    ['?release=1', 404, 'release-unknown'],
    ['?release=moi', 404, 'release-unknown'],
  ] as const;
  for (const [query, status, code] of REFUSED) {
    const answer = await machine.get(`/api/v1/targets/6${query}`);
    assert.equal(answer.status, status, query);
    assert.equal((answer.json as Problem).code, code);
  }
});

test('a real instance shows nothing but the door until a release is published', async (t) => {
  const app = await testApp(t, { settings: { demonstration: false } });
  const { anyone, machine } = app;
  for (const path of ['/api/v1/targets', '/api/v1/journal', '/api/v1/openapi.json']) {
    const answer = await anyone.get(path);
    assert.equal(answer.status, 401, path);
    assert.equal((answer.json as Problem).code, 'sign-in-needed');
  }
  const turned = await anyone.get('/targets/5?tab=map');
  assert.equal(turned.status, 303);
  assert.equal(turned.headers.get('location'), '/sign-in?next=%2Ftargets%2F5%3Ftab%3Dmap');
  assert.equal((await anyone.get('/sign-in')).status, 200);
  assert.equal((await anyone.get('/healthz')).status, 200);
  assert.equal((await machine.get('/api/v1/targets')).status, 200);
  assert.equal((await (await app.as('cb-so-tu-phap')).get('/api/v1/targets')).status, 200);
  assert.equal((await app.bearer(`${TOKEN}x`).get('/api/v1/targets')).status, 401);
});
