import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../test/app.ts';

interface PersonAnswer {
  readonly grants: {
    readonly id: number;
    readonly role: string;
    readonly validTo: string | null;
  }[];
}

const NEW = {
  username: 'nguyen.an',
  name: 'Nguyễn Văn An',
  unit: 'so-tu-phap',
  email: 'an@hue.gov.vn',
  grants: [{ role: 'reporter', unit: 'so-tu-phap', reason: 'Quyết định 12/QĐ-STP' }],
};

test('an administrator adds a person, changes, takes a right back, locks and unlocks', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const made = await admin.post('/api/v1/people', NEW);
  assert.equal(made.status, 201, made.text);
  assert.equal((await admin.post('/api/v1/people', NEW)).status, 409);
  const [grant] = (made.json as PersonAnswer).grants;
  assert.equal(grant?.role, 'reporter');
  const ended = await admin.delete(`/api/v1/people/nguyen.an/grants/${grant?.id}?reason=Chuyển`);
  assert.equal(ended.status, 204, ended.text);
  const after = (await admin.get('/api/v1/people/nguyen.an')).json as PersonAnswer;
  assert.equal(after.grants[0]?.validTo, '2026-09-19', 'out of force at once');
  assert.equal(
    (await admin.delete(`/api/v1/people/nguyen.an/grants/${grant?.id}?reason=x`)).status,
    404,
  );
  const officer = await app.as('cb-so-tu-phap');
  const words = { name: 'Cán bộ', unit: 'so-tu-phap' };
  const locked = await admin.put('/api/v1/people/cb-so-tu-phap', { ...words, disabled: true });
  assert.equal(locked.status, 200);
  assert.equal((await officer.get('/api/v1/delegations')).status, 401, 'signed out everywhere');
});

test('nobody is left without an administrator', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const me = (await admin.get('/api/v1/people/admin')).json as PersonAnswer;
  const ended = await admin.delete(`/api/v1/people/admin/grants/${me.grants[0]?.id}?reason=x`);
  assert.equal(ended.status, 409, ended.text);
  const locked = await admin.put('/api/v1/people/admin', { name: 'Quản trị', disabled: true });
  assert.equal(locked.status, 409);
  assert.equal((await admin.get('/api/v1/people')).status, 200, 'nothing was half-written');
});

test('a leader delegates for some days; the day after the last it is over', async (t) => {
  const app = await testApp(t);
  const leader = await app.as('ld-so-tu-phap');
  const order = {
    to: 'kiemtoan',
    validFrom: '2026-09-21',
    validTo: '2026-09-22',
    reason: 'Đi công tác',
  };
  const given = await leader.post('/api/v1/delegations', order);
  assert.equal(given.status, 201, given.text);
  const roles = async () => {
    const taker = await app.again('kiemtoan');
    return (await taker.post('/api/v1/delegations', { ...order, to: 'admin' })).json as {
      code?: string;
    };
  };
  assert.equal((await roles()).code, 'forbidden', 'not yet in force');
  const DAY = 24 * 60 * 60 * 1000;
  app.wait(DAY);
  assert.equal((await roles()).code, 'delegate-nothing', 'in force: what is lent is not lent on');
  app.wait(2 * DAY);
  assert.equal((await roles()).code, 'forbidden', 'over since yesterday');
});

test('what was lent ends with the right that it came from, and with the account of its giver', async (t) => {
  const app = await testApp(t);
  const [admin, leader] = [await app.as('admin'), await app.as('ld-so-tu-phap')];
  const order = { validFrom: '2026-09-20', validTo: '2026-09-30', reason: 'Đi công tác' };
  const lent = await leader.post('/api/v1/delegations', { ...order, to: 'kiemtoan' });
  assert.equal(lent.status, 201, lent.text);
  const mayLend = async () => {
    const answer = await (await app.as('kiemtoan')).post('/api/v1/delegations', {
      ...{ ...order, to: 'admin' },
    });
    return (answer.json as { code?: string }).code;
  };
  assert.equal(await mayLend(), 'delegate-nothing', 'in force');
  const words = { name: 'Lãnh đạo Sở Tư pháp', unit: 'so-tu-phap' };
  await admin.put('/api/v1/people/ld-so-tu-phap', { ...words, disabled: true });
  assert.equal(await mayLend(), 'forbidden', 'the giver is locked out');
  await admin.put('/api/v1/people/ld-so-tu-phap', { ...words, disabled: false });
  assert.equal(await mayLend(), 'delegate-nothing');
  const targets = [1];
  const narrow = { role: 'lead', unit: 'so-tu-phap', targets, reason: 'Thử' };
  await admin.post('/api/v1/people/ld-so-tu-phap/grants', narrow);
  const { grants } = (await admin.get('/api/v1/people/ld-so-tu-phap')).json as PersonAnswer;
  for (const { id, role } of grants.slice(1)) {
    if (role !== 'lead') continue;
    const path = `/api/v1/people/ld-so-tu-phap/grants/${id}?reason=x`;
    assert.equal((await admin.delete(path)).status, 204);
  }
  const left = (await admin.get('/api/v1/people/kiemtoan')).json as PersonAnswer;
  const lead = left.grants.find(({ role }) => role === 'lead');
  assert.equal(lead?.validTo, '2026-09-19', 'a narrower right of the giver does not carry it');
});

test('a handover passes everything on from a day', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  await admin.post('/api/v1/people', { ...NEW, grants: [] });
  const order = { to: 'nguyen.an', day: '2026-10-01', reason: 'Nghỉ hưu' };
  const done = await admin.post('/api/v1/people/ld-so-tu-phap/handover', order);
  assert.equal(done.status, 200, done.text);
  const taker = (await admin.get('/api/v1/people/nguyen.an')).json as PersonAnswer;
  assert.ok(taker.grants.some(({ role }) => role === 'unit-leader'));
  const giver = (await admin.get('/api/v1/people/ld-so-tu-phap')).json as PersonAnswer;
  assert.ok(giver.grants.every(({ validTo }) => validTo === '2026-09-30'));
});

test('a grant for a group of units is one for each of its members', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const given = { role: 'unit-leader', unit: 'ubnd-cap-xa', reason: 'Trực thay cụm xã' };
  const made = await admin.post('/api/v1/people/kiemtoan/grants', given);
  assert.equal(made.status, 201, made.text);
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: '2026-08' });
  assert.equal(opened.status, 201, opened.text);
  const taker = await app.again('kiemtoan');
  const order = {
    to: 'cb-ubnd-19753',
    validFrom: '2026-09-20',
    validTo: '2026-09-21',
    reason: 'x',
  };
  const lent = await taker.post('/api/v1/delegations', order);
  assert.equal(lent.status, 201, lent.text);
  const officer = await app.again('cb-ubnd-19753');
  const seen = (await officer.get('/api/v1/reports?cycle=2026-08&limit=200')).json as {
    reports: { unit: string }[];
  };
  const communes = app.catalogue.units.filter(({ kind }) => kind === 'commune');
  assert.equal(seen.reports.length, communes.length, 'the communes, and no department');
});
