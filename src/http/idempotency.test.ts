import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../test/app.ts';

const order = { name: 'IOC', username: 'he-thong', scopes: ['read'] };
const key = { 'Idempotency-Key': 'mot-khoa' };

const countTokens = async (app: TestApp): Promise<number> =>
  ((await (await app.as('admin')).get('/api/v1/tokens')).json as { tokens: unknown[] }).tokens
    .length;

test('the same key gets the first answer; nothing is created twice', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const before = await countTokens(app);
  const first = await admin.post('/api/v1/tokens', order, key);
  assert.equal(first.status, 201);
  const { token, ...record } = first.json as { token: string; id: number };
  assert.match(token, /^kd_/);
  const again = await admin.post('/api/v1/tokens', order, key);
  assert.equal(again.status, 201);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.deepEqual(again.json, { ...record, token: null }, 'the secret is not kept anywhere');
  assert.equal(await countTokens(app), before + 1);
  const other = await admin.post('/api/v1/tokens', { ...order, name: 'khác' }, key);
  assert.equal(other.status, 422);
  assert.equal((other.json as { code: string }).code, 'idempotency-reused');
  app.wait(25 * 3_600_000);
  const later = await (await app.again('admin')).post('/api/v1/tokens', order, key);
  assert.equal(later.status, 201, 'a day later the key is free');
});

test('two at once: one is done, the other waits or gets its answer', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const before = await countTokens(app);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => admin.post('/api/v1/tokens', order, key)),
  );
  for (const { status, text } of answers) assert([201, 409].includes(status), text);
  assert(answers.some((one) => one.status === 201));
  const waiting = answers.find((one) => one.status === 409);
  if (waiting) assert.equal(waiting.headers.get('retry-after'), '1');
  assert.equal(await countTokens(app), before + 1);
});

test('a refused request gives its key back; keys of two people do not meet', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const wrong = await admin.post('/api/v1/tokens', { ...order, username: 'khong-co' }, key);
  assert.equal(wrong.status, 404);
  assert.equal((await admin.post('/api/v1/tokens', order, key)).status, 201);
  const figures = { figures: [{ element: 'x', area: '46', period: '2026-08', value: 1 }] };
  const machine = await app.machine.post('/api/v1/figures', figures, key);
  assert.equal(machine.status, 200);
  assert.equal(machine.headers.get('idempotency-replayed'), null);
  const again = await app.machine.post('/api/v1/figures', figures, key);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.equal(again.text, machine.text);
  const bad = await admin.post('/api/v1/tokens', order, { 'Idempotency-Key': 'x'.repeat(201) });
  assert.equal(bad.status, 400);
});
