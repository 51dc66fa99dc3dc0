// Texts that cannot be kept and days that are none: refused in words, never a failure of ours, never a gift.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../test/app.ts';

const NUL = 'a\u0000b';

test('a character that cannot be kept is refused wherever it stands', async (t) => {
  const app = await testApp(t);
  const [office, admin] = [await app.as('thuky'), await app.as('admin')];
  const answers = [
    await app.anyone.post('/api/v1/sessions', { username: NUL, password: 'x' }),
    await office.get('/api/v1/cycles/%00'),
    await office.get('/api/v1/reports?cycle=%00'),
    await office.post('/api/v1/cycles', { period: '2026-09', note: NUL }),
    await admin.get('/api/v1/people/%00'),
    await admin.get('/admin/journal?words=%00'),
    await admin.get('/admin/journal/99999999999999999999'),
  ];
  for (const { status, text } of answers) assert.equal(status, 400, text.slice(0, 300));
});

test('a day that is none is told, not searched by', async (t) => {
  const admin = await (await testApp(t)).as('admin');
  for (const query of ['from=2026-99-99', 'until=2026-02-31', 'from=x']) {
    assert.equal((await admin.get(`/admin/journal?${query}`)).status, 422, query);
  }
});

test('a token, a grant or a delegation whose last day cannot be read is not given', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const token = { name: 'LGSP', owner: 'he-thong', scope: 'read' };
  const refused = await admin.submit('/admin/tokens', { ...token, until: '2026-31-12' });
  assert.equal(refused.status, 422, 'a token without an end is asked for by an empty field alone');
  assert.equal(
    (await admin.submit('/admin/tokens', { ...token, until: '31/12/2027' })).status,
    200,
  );
  const { rows } = await sql<{ until: Date | null }>`
    select expires_at as until from token where name = 'LGSP'`.execute(app.deps.db);
  assert.deepEqual(rows, [{ until: new Date('2027-12-31T23:59:59+07:00') }]);
  const leader = await app.as('ld-so-tu-phap');
  const lent = {
    to: 'cb-so-tu-phap',
    validFrom: '2026-99-99',
    validTo: '2026-99-99',
    reason: 'Đi họp',
  };
  assert.equal((await leader.submit('/delegations', lent)).status, 422);
});
