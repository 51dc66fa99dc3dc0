// The list of a person's work follows the chain: what one has done, the next has to do.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, type TestApp, testApp } from '../../test/app.ts';

interface Item {
  readonly kind: string;
  readonly cycle: string;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly count: number | null;
  readonly words: string | null;
  readonly until: string;
  readonly workdays: number;
  readonly overdue: boolean;
  readonly path: string;
  readonly what: string;
}

const CYCLE = '2026-08';
const UNIT = 'ubnd-19753';

async function workOf(app: TestApp, who: string): Promise<readonly Item[]> {
  const answer = await (await app.as(who)).get('/api/v1/work');
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as { readonly work: Item[] }).work;
}

const kinds = (items: readonly Item[]): readonly string[] => items.map(({ kind }) => kind);

async function openCycle(app: TestApp): Promise<void> {
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: CYCLE });
  assert.equal(opened.status, 201, opened.text);
}

interface Field {
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly mode: string;
}

interface Report {
  readonly id: number;
  readonly version: number;
  readonly fields: readonly Field[];
  readonly unfinished: readonly unknown[];
}

async function readReport(app: TestApp, who: string): Promise<Report> {
  const answer = await (await app.as(who)).post('/api/v1/reports', { cycle: CYCLE, unit: UNIT });
  assert(answer.status === 200 || answer.status === 201, answer.text);
  const { id } = answer.json as { readonly id: number };
  const read = await (await app.as(who)).get(`/api/v1/reports/${id}`);
  assert.equal(read.status, 200, read.text);
  return read.json as Report;
}

/** Answers every asked field: `answered` with a number, the rest with a reason for none. */
async function fill(app: TestApp, answered: number): Promise<Report> {
  const { id, fields } = await readReport(app, `cb-${UNIT}`);
  const cells = fields
    .filter(({ mode }) => mode === 'ask')
    .map(({ element, area, period }, i) => ({
      ...{ element, area, period, version: 0 },
      ...(i < answered ? { typed: '0' } : { skip: 'not-available' }),
    }));
  const saved = await (await app.as(`cb-${UNIT}`)).put(`/api/v1/reports/${id}/cells`, { cells });
  assert.equal(saved.status, 200, saved.text);
  return readReport(app, `cb-${UNIT}`);
}

async function act(app: TestApp, who: string, path: string, body: object): Promise<void> {
  const answer = await (await app.as(who)).post(`/api/v1${path}`, body);
  assert(answer.status < 300, `${path}: ${answer.status} ${answer.text}`);
}

test('from the officer to the standing office, each sees the step that is theirs', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  assert.deepEqual(await workOf(app, `cb-${UNIT}`), [], 'nothing is asked before a cycle opens');
  await openCycle(app);

  const [entry, ...others] = await workOf(app, `cb-${UNIT}`);
  assert(entry);
  assert.deepEqual(others, []);
  const report = await readReport(app, `cb-${UNIT}`);
  const { kind, cycle, unit, until, workdays, overdue, path, count, what } = entry;
  assert.deepEqual(
    { kind, cycle, unit, until, workdays, overdue, path },
    {
      ...{ kind: 'enter', cycle: CYCLE, unit: UNIT, until: '2026-08-18' },
      ...{ workdays: 1, overdue: false, path: `/reports/${CYCLE}/${UNIT}` },
    },
  );
  assert.equal(count, report.unfinished.length);
  assert.notEqual(count, 0);
  assert.match(what, /^Nhập báo cáo của UBND/);
  assert.deepEqual(await workOf(app, `ld-${UNIT}`), [], 'nothing to sign yet');
  assert.deepEqual(await workOf(app, 'kiemtoan'), [], 'an auditor has no part in it');

  const filled = await fill(app, 3);
  assert.deepEqual(filled.unfinished, []);
  assert.equal((await workOf(app, `cb-${UNIT}`))[0]?.count, 0, 'complete, to be sent');
  await act(app, `cb-${UNIT}`, `/reports/${filled.id}/send`, { version: filled.version });
  assert.deepEqual(await workOf(app, `cb-${UNIT}`), []);
  assert.deepEqual(kinds(await workOf(app, `ld-${UNIT}`)), ['sign']);

  await act(app, `ld-${UNIT}`, `/reports/${filled.id}/return`, {
    version: filled.version + 1,
    reason: 'Đối chiếu lại với công an phường',
  });
  const [back] = await workOf(app, `cb-${UNIT}`);
  assert.equal(back?.kind, 'returned');
  assert.equal(back?.words, 'Đối chiếu lại với công an phường');
  assert.equal(back?.until, '2026-08-21', 'work that came back is due with the city');
  assert.deepEqual(await workOf(app, `ld-${UNIT}`), []);

  const again = await readReport(app, `cb-${UNIT}`);
  await act(app, `cb-${UNIT}`, `/reports/${filled.id}/send`, { version: again.version });
  await act(app, `ld-${UNIT}`, `/reports/${filled.id}/sign`, { version: again.version + 1 });
  assert.deepEqual(await workOf(app, `ld-${UNIT}`), []);

  const fed = app.catalogue.indicators.find(
    ({ numerator }) => numerator === report.fields[0]?.element,
  );
  assert(fed, 'the first field is some indicator’s numerator');
  const owner = `ld-${fed.owner}`;
  const confirming = (await workOf(app, owner)).filter(({ kind }) => kind === 'confirm');
  const column = confirming.find(({ indicator }) => indicator === fed.code);
  assert(column, 'the owner has a column to confirm');
  assert.equal(column.path, `/columns/${fed.code}/${CYCLE}`);
  assert.deepEqual(await workOf(app, `ld-${UNIT}`), []);

  const seen = await (await app.as(owner)).get(`/api/v1${column.path}`);
  const { version } = seen.json as { readonly version: number };
  assert.deepEqual(await workOf(app, 'thuky'), [], 'nothing to approve before a confirmation');
  await act(app, owner, `${column.path}/confirm`, { version });
  assert(!(await workOf(app, owner)).some(({ indicator }) => indicator === fed.code));
  const approving = await workOf(app, 'thuky');
  assert.deepEqual(
    approving.map(({ kind, count, path }) => ({ kind, count, path })),
    [{ kind: 'approve', count: 1, path: `/reviews?cycle=${CYCLE}` }],
  );
  assert.deepEqual(await workOf(app, 'lanhdao'), [], 'only the standing office’s own are theirs');
});

test('a column with several leads waits for them, then for the answer to an objection', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  await openCycle(app);
  const opened = await app.database.pool.query<{ readonly indicator: string }>(
    'select indicator from indicator_column',
  );
  const codes = opened.rows.map((row) => row.indicator);
  const leadsOf = (target: number) =>
    app.catalogue.targets.find(({ number }) => number === target)?.leads ?? [];
  const indicator = app.catalogue.indicators.find(
    ({ code, target }) => codes.includes(code) && leadsOf(target).length > 2,
  );
  assert(indicator, `a column of several leads among ${codes.length}`);
  const [first = '', second = ''] = leadsOf(indicator.target).filter(
    (unit) => unit !== indicator.owner,
  );
  // Confirmed as the store leaves it: what is tested is the list, not the confirmation.
  await app.database.pool.query(
    `update indicator_column set state = 'confirmed', confirmed_by = 'ld-x', confirmed_at = $3, seal = 's',
      objections_until = '2026-08-19' where indicator = $1 and cycle = $2`,
    [indicator.code, CYCLE, new Date('2026-08-17T03:00:00Z')],
  );
  const mine = async (who: string) =>
    (await workOf(app, who)).filter(({ indicator: code }) => code === indicator.code);
  assert.deepEqual(kinds(await mine(`ld-${first}`)), ['comment']);
  assert.equal((await mine(`ld-${first}`))[0]?.until, '2026-08-19');
  assert.deepEqual(await workOf(app, 'thuky'), [], 'the window is open');

  const path = `/columns/${indicator.code}/${CYCLE}`;
  const { version } = (await (await app.as(`ld-${first}`)).get(`/api/v1${path}`)).json as {
    readonly version: number;
  };
  await act(app, `ld-${first}`, `${path}/object`, {
    version,
    unit: first,
    reason: 'Thiếu số quý II',
  });
  assert.deepEqual(await mine(`ld-${first}`), []);
  assert.deepEqual(kinds(await mine(`ld-${second}`)), ['comment'], 'the other lead still may');
  const [answer] = await mine(`ld-${indicator.owner}`);
  assert.equal(answer?.kind, 'answer');
  assert.equal(answer?.words, 'Thiếu số quý II');
  app.wait(5 * 24 * 3_600_000);
  await app.again(`ld-${second}`);
  assert.deepEqual(await mine(`ld-${second}`), [], 'the window is over');
});

test('what is late comes first; a locked cycle asks nothing of those without an exception', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  await openCycle(app);
  app.wait(4 * 24 * 3_600_000);
  await app.again(`cb-${UNIT}`);
  const [late] = await workOf(app, `cb-${UNIT}`);
  assert.deepEqual([late?.overdue, late?.workdays], [true, -3]);
  await app.database.pool.query(`update cycle set lock_day = '2026-08-20'`);
  assert.deepEqual(await workOf(app, `cb-${UNIT}`), []);
  await app.database.pool.query(
    `insert into late_exception (cycle, unit, until, reason, by, at, revision)
     select $1, $2, '2026-08-25', 'Mất điện', 'thuky', now(), max(seq) from journal`,
    [CYCLE, UNIT],
  );
  assert.equal((await workOf(app, `cb-${UNIT}`))[0]?.until, '2026-08-25');
  await app.database.pool.query(
    `update cycle set state = 'closed', closed_by = 'x', closed_at = now()`,
  );
  assert.deepEqual(await workOf(app, `cb-${UNIT}`), []);
});

test('the standing office sees on its page how many units are late in each open cycle', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  await openCycle(app);
  const page = async (who: string) => (await (await app.as(who)).get('/work')).text;
  assert.doesNotMatch(await page('thuky'), /Đơn vị quá hạn/, 'nobody is late before the last day');
  app.wait(4 * 24 * 3_600_000);
  for (const who of ['thuky', 'lanhdao', `cb-${UNIT}`]) await app.again(who);
  const asked = await app.database.pool.query('select 1 from report');
  const text = await page('thuky');
  assert.match(text, new RegExp(`href="/cycles/${CYCLE}">${asked.rowCount} đơn vị quá hạn`));
  assert.match(text, /hạn 18\/08\/2026/);
  for (const who of ['lanhdao', `cb-${UNIT}`]) {
    assert.doesNotMatch(await page(who), /Đơn vị quá hạn/, who);
  }
});

test('the page, its menu entry, and where a sign-in leads', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  const door = await app.anyone.get('/work?lang=en');
  assert.equal(door.status, 303);
  assert.equal(door.headers.get('Location'), '/sign-in?next=%2Fwork%3Flang%3Den&lang=en');
  const officer = await app.as(`cb-${UNIT}`);
  assert.match((await officer.get('/work')).text, /Hiện không có việc nào chờ bạn/);
  assert.match((await officer.get('/work')).text, /href="\/figures"/);
  const leader = await (await app.as(`ld-${UNIT}`)).get('/work');
  assert.doesNotMatch(leader.text, /href="\/figures"/, 'no entry to a page that would refuse');
  assert.match((await officer.get('/')).text, /href="\/work"[^>]*>Việc của tôi</);
  await openCycle(app);
  app.wait(20_000);
  const page = (await officer.get('/work')).text;
  assert.match(page, new RegExp(`href="/reports/${CYCLE}/${UNIT}"[^>]*>Nhập báo cáo của `));
  assert.match(page, /tháng 8\/2026/);
  assert.match(page, /còn 1 ngày làm việc/);
  assert.match((await officer.get('/')).text, /Việc của tôi \(1\)/);
  assert.match((await officer.get('/work?lang=en')).text, /1 working day left/);

  const signIn = (username: string, next: string) =>
    app.anyone.submit('/sign-in', { username, password: PASSWORD, next });
  const where = async (username: string, next = '/') =>
    (await signIn(username, next)).headers.get('Location');
  assert.equal(await where(`cb-${UNIT}`), '/work');
  assert.equal(await where(`cb-${UNIT}`, '/targets/5'), '/targets/5');
  assert.equal(await where('kiemtoan'), '/', 'without work the scoreboard');
});

test('a menu in a kept page follows the work', async (t) => {
  const app = await testApp(t, { at: new Date('2026-08-17T03:00:00Z') });
  const officer = await app.as(`cb-${UNIT}`);
  const first = await officer.get('/targets/5');
  const etag = first.headers.get('ETag') ?? '';
  assert.equal((await officer.get('/targets/5', { 'If-None-Match': etag })).status, 304);
  await openCycle(app);
  app.wait(20_000);
  assert.equal((await officer.get('/targets/5', { 'If-None-Match': etag })).status, 200);
});

test('a person chooses how mail comes; the address is the administrator’s', async (t) => {
  const app = await testApp(t);
  const officer = await app.as(`cb-${UNIT}`);
  assert.match((await officer.get('/account')).text, /Tài khoản chưa có địa chỉ thư điện tử/);
  await app.database.pool.query(`update person set email = 'cb@hue.example' where username = $1`, [
    `cb-${UNIT}`,
  ]);
  const fields = { choice: 'immediate', language: 'en', email: 'khac@hue.example' };
  const saved = await officer.submit('/account/mail', fields);
  assert.equal(saved.status, 303);
  const { rows } = await app.database.pool.query(
    'select email, mail_choice, mail_language from person where username = $1',
    [`cb-${UNIT}`],
  );
  assert.deepEqual(rows, [
    { email: 'cb@hue.example', mail_choice: 'immediate', mail_language: 'en' },
  ]);
  const page = (await officer.get('/account?saved=mail')).text;
  assert.match(page, /Đã lưu cách nhận thư/);
  assert.match(page, /value="immediate" checked/);
  assert.equal((await officer.submit('/account/mail', { choice: 'x' })).status, 422);
  assert.equal((await app.anyone.submit('/account/mail', fields)).status, 401);
});
