import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../test/app.ts';

test('a write that stands is answered as done, also when the database is lost right after it', async (t) => {
  const app = await testApp(t);
  const gone = Object.assign(new Error('terminating connection'), { code: '57P01' });
  t.mock.method(app.deps.revision, 'refresh', async () => {
    throw gone;
  });
  const goal = { year: 2029, reason: 'Theo công văn', reference: '123/UBND' };
  const answer = await (await app.as('thuky')).put('/api/v1/targets/6/goals/6-a', goal);
  assert.equal(answer.status, 200, answer.text);
});

test('a failure after the answer is told whole', async (t) => {
  const app = await testApp(t);
  const officer = await app.as('thuky');
  const [before] = (
    await sql<{ n: number }>`select count(*)::int as n from journal`.execute(app.deps.db)
  ).rows;
  const body = { element: app.catalogue.elements[0]?.code, source: 'Sổ', reason: 'Đổi' };
  const key = { 'Idempotency-Key': 'mat-ket-noi' };
  await sql`alter table idempotency add constraint kept_never check (status = 0)`.execute(
    app.deps.db,
  );
  const answer = await officer.post('/api/v1/assignments', body, key);
  assert(answer.status >= 500);
  assert.equal(Number(answer.headers.get('content-length')), Buffer.byteLength(answer.text));
  const [after] = (
    await sql<{ n: number }>`select count(*)::int as n from journal`.execute(app.deps.db)
  ).rows;
  assert.equal(after?.n, (before?.n ?? 0) + 1, 'the route had answered');
  assert((answer.json as { code?: string } | undefined)?.code, answer.text);
});
