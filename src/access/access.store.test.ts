import assert from 'node:assert/strict';
import test from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { change } from '../store/change.ts';
import { openDemoAccounts } from './demo-people.store.ts';
import { ensureFirstAdmin, isLinkGood, useLink } from './first-admin.store.ts';
import { hashPassword, verifyPassword } from './password.file.ts';
import { findAccount, listUsernames } from './person.store.ts';
import {
  type Admission,
  closeSession,
  findSession,
  openSession,
  sweepSessions,
} from './session.store.ts';
import { findToken, insertToken, listTokens, revokeToken } from './token.store.ts';

const at = new Date('2026-09-01T03:00:00Z');
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
const units = [
  { code: 'so-tu-phap', name: 'Sở Tư pháp', kind: 'department' },
  { code: 'cong-an', name: 'Công an thành phố', kind: 'department' },
  { code: 'ubnd-19753', name: 'UBND phường Thuận Hóa', kind: 'commune' },
  { code: 'cac-so', name: 'Các sở, ngành', kind: 'group' },
] as const;
const demo = {
  password: 'mot-mat-khau',
  token: 'bi-mat',
  units,
  leads: new Map([['cong-an', [44, 45]]]),
};
const lifetime = { idle: 30 * 60_000, absolute: 8 * 3_600_000 };
const about = { by: 'admin', action: 'test', on: 'test', at };

test('the demonstration has its accounts, once, with one password', async (t) => {
  const { kysely: db } = await testDatabase(t);
  const names = await openDemoAccounts(db, demo, at);
  assert.deepEqual([...names].sort(), await listUsernames(db));
  for (const name of ['admin', 'thuky', 'lanhdao', 'kiemtoan', 'cb-ubnd-19753', 'ld-so-tu-phap']) {
    const account = await findAccount(db, name);
    assert.equal(await verifyPassword(account?.passwordHash, demo.password), true, name);
  }
  assert(!names.some((name) => name.includes('cac-so')), 'a group of units has no account');
  const police = await findAccount(db, 'cb-cong-an');
  assert.deepEqual(
    police?.grants.map(({ role, unit, targets }) => ({ role, unit, targets })),
    [
      { role: 'lead', unit: 'cong-an', targets: [44, 45] },
      { role: 'reporter', unit: 'cong-an', targets: null },
    ],
  );
  const service = await findToken(db, 'bi-mat', at);
  assert.deepEqual(
    service?.grants.map(({ role }) => role),
    ['service'],
  );
  assert.equal(service?.grants[0]?.validFrom, '2026-09-01');

  const head = () => db.selectFrom('journal_head').select('seq').executeTakeFirstOrThrow();
  const before = await head();
  await openDemoAccounts(db, demo, later(1));
  assert.deepEqual(await head(), before, 'a second start writes nothing');
  await openDemoAccounts(db, { ...demo, password: 'mat-khau-khac', token: null }, later(2));
  assert.equal(await findToken(db, 'bi-mat', later(3)), undefined);
  const admin = await findAccount(db, 'admin');
  assert.equal(await verifyPassword(admin?.passwordHash, 'mat-khau-khac'), true);
  assert.equal(admin?.grants.length, 1);
});

const BY_PASSWORD: Admission = {
  ...{ way: 'password', second: null, issuer: null, idToken: null, failures: 0 },
};

test('sessions: found by secret only, ended by idleness, age and sign-out', async (t) => {
  const { kysely: db } = await testDatabase(t);
  await openDemoAccounts(db, demo, at);
  const { id } = (await findAccount(db, 'thuky')) ?? { id: 0 };
  const by = { admission: BY_PASSWORD, address: '192.0.2.1', device: 'Firefox' };
  await openSession(db, { person: id, secret: 's1', csrf: 'c1', at, lifetime, ...by });
  const found = await findSession(db, 's1', { lifetime, now: later(20) });
  assert.equal(found?.person.username, 'thuky');
  assert.equal(found?.csrf, 'c1');
  const { token_hash } = await db
    .selectFrom('session')
    .select('token_hash')
    .executeTakeFirstOrThrow();
  assert.notEqual(token_hash, 's1', 'the secret itself is not kept');
  assert.equal(await findSession(db, token_hash, { lifetime, now: later(20) }), undefined);
  assert(await findSession(db, 's1', { lifetime, now: later(49) }), 'its use at 20 was noted');
  assert.equal(await findSession(db, 's1', { lifetime, now: later(80) }), undefined);
  await openSession(db, { person: id, secret: 's2', csrf: 'c2', at: later(80), lifetime, ...by });
  await sweepSessions(db, lifetime, later(90));
  assert.equal((await db.selectFrom('session').select('csrf').execute()).length, 1);
  await closeSession(db, 's2');
  assert.equal(await findSession(db, 's2', { lifetime, now: later(81) }), undefined);
});

test('tokens: hashed, listed without secret, expire and are revoked once', async (t) => {
  const { kysely: db } = await testDatabase(t);
  await openDemoAccounts(db, { ...demo, token: null }, at);
  const { id: person } = (await findAccount(db, 'he-thong')) ?? { id: 0 };
  const scopes = ['figures:write'] as const;
  const id = await change(db, about, (tx) =>
    insertToken(tx, { person, name: 'LGSP', secret: 'x1', scopes, expiresAt: later(60) }),
  );
  assert.deepEqual((await findToken(db, 'x1', later(1)))?.scopes, ['figures:write']);
  assert.equal(await findToken(db, 'x1', later(61)), undefined, 'expired');
  const [row] = await listTokens(db, 0, 10);
  assert.equal(row?.username, 'he-thong');
  assert(!JSON.stringify(row).includes('x1'));
  assert.equal(await change(db, about, (tx) => revokeToken(tx, id)), true);
  assert.equal(await change(db, about, (tx) => revokeToken(tx, id)), false);
  assert.equal(await findToken(db, 'x1', later(1)), undefined, 'revoked');
  assert.deepEqual(await listTokens(db, id, 10), []);
});

test('the first administrator comes by password, or by a link that works once', async (t) => {
  const { kysely: db } = await testDatabase(t);
  const made = await ensureFirstAdmin(db, { at, password: null, secret: 'duong-dan' });
  assert.equal(made, 'link');
  assert.equal(await isLinkGood(db, 'khac', at), false);
  assert.equal(await isLinkGood(db, 'duong-dan', later(24 * 60)), false, 'after a day');
  assert.equal(await isLinkGood(db, 'duong-dan', later(1)), true);
  const hash = await hashPassword('bốn từ không liên quan');
  await change(db, { ...about, at: later(1) }, (tx) => useLink(tx, 'duong-dan', hash));
  await assert.rejects(
    change(db, { ...about, at: later(2) }, (tx) => useLink(tx, 'duong-dan', hash)),
    /link-used/,
  );
  assert.equal(await ensureFirstAdmin(db, { at, password: 'x', secret: '' }), 'present');
  const account = await findAccount(db, 'admin');
  assert.equal(
    await verifyPassword(account?.passwordHash, 'bốn từ không liên quan'.normalize('NFD')),
    true,
  );
});

test('a wrong password, an unknown account and one without password all fail', async () => {
  const hash = await hashPassword('đúng');
  assert.equal(await verifyPassword(hash, 'đúng'), true);
  assert.equal(await verifyPassword(hash, 'sai'), false);
  assert.equal(await verifyPassword(undefined, 'no account has this password'), false);
  assert.equal(await verifyPassword(null, 'no account has this password'), false);
});
