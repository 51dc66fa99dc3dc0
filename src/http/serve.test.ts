import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import test from 'node:test';
import { testApp } from '../../test/app.ts';
import { StartRefusal } from '../store/start-refusal.ts';
import { ensureFreePort } from './serve.ts';

const host = '127.0.0.1';

test('a taken port is refused in both languages, a free one and 0 are not', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, host, resolve));
  const address = other.address();
  assert(address !== null && typeof address === 'object');
  const { port } = address;
  await assert.rejects(ensureFreePort({ host, port }), (error) => {
    assert(error instanceof StartRefusal);
    assert.match(error.message, new RegExp(`${host}:${port} đang được chương trình khác dùng`));
    assert.match(error.message, /is in use by another program/);
    return true;
  });
  await new Promise((resolve) => other.close(resolve));
  await ensureFreePort({ host, port });
  await ensureFreePort({ host, port: 0 });
});

test('metrics of a real instance are for this machine and for tokens that may read', async (t) => {
  const app = await testApp(t, { settings: { demonstration: false, trustedProxies: 1 } });
  const from = (client: string) => ({ 'X-Forwarded-For': client });
  const asked = async (person: typeof app.anyone, headers: Record<string, string> = {}) =>
    (await person.get('/metrics', headers)).status;
  assert.equal(await asked(app.anyone), 200);
  assert.equal(await asked(app.anyone, from('127.0.0.1')), 200);
  assert.equal(await asked(app.anyone, from('203.0.113.7')), 401);
  assert.equal(await asked(app.machine, from('203.0.113.7')), 200);
  assert.equal(await asked(await app.as('kiemtoan'), from('203.0.113.7')), 403);
  await app.database.pool.query(`update token set scopes = '{figures:write}'`);
  assert.equal(await asked(app.machine, from('203.0.113.7')), 403);
});

test('a proxy that is not trusted does not lend its loopback address', async (t) => {
  const { anyone } = await testApp(t, { settings: { demonstration: false } });
  const proxied = await anyone.get('/metrics', { 'X-Forwarded-For': '127.0.0.1' });
  assert.equal(proxied.status, 401);
  assert.equal((await anyone.get('/metrics')).status, 200);
});

test('a demonstration shows its metrics to everyone', async (t) => {
  const { anyone } = await testApp(t, { settings: { trustedProxies: 1 } });
  const answer = await anyone.get('/metrics', { 'X-Forwarded-For': '203.0.113.7' });
  assert.equal(answer.status, 200);
});

test('a confirmed goal tells a program to send its version', async (t) => {
  const app = await testApp(t);
  const secretary = await app.as('thuky');
  const path = '/api/v1/targets/6/goals/6-a';
  const detail = async (body: object, language = 'vi') => {
    const answer = await secretary.put(`${path}?lang=${language}`, body);
    assert.equal(answer.status, 409);
    return (answer.json as { readonly detail: string }).detail;
  };
  const place = { year: 2030, reason: 'theo công văn' };
  assert.equal((await secretary.put(path, place)).status, 200);
  const again = await detail(place);
  assert.match(again, /đọc lại mục tiêu \(GET \/api\/v1\/targets\/6\).* version mới/);
  assert.match(await detail({ ...place, version: 1 }), /version mới/);
  assert.match(await detail(place, 'en'), /read the target again .* new version/);
});
