// The desk of the standing office as plain pages and forms, without script.
import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../../test/app.ts';

const MORNING = new Date('2026-10-15T02:00:00Z');

test('a cycle is opened, run, closed and opened again by forms alone', async (t) => {
  const app = await testApp(t, { at: MORNING });
  const desk = await app.as('thuky');
  const page = async (path: string): Promise<string> => {
    const { status, text } = await desk.get(path);
    assert.equal(status, 200, `${path}: ${text.slice(0, 300)}`);
    return text;
  };

  await t.test('what would be asked of whom is shown before', async () => {
    assert.match(await page('/cycles'), /Chưa mở kỳ thu thập nào/);
    const review = await page('/cycles/new?period=2026-10');
    assert.match(review, /Mở kỳ thu thập tháng 10\/2026/);
    assert.match(review, /value="16\/10\/2026"/);
    assert.match(review, /46 đơn vị, 746 số liệu phải nhập, 18 cột/);
    assert.equal((await desk.get('/cycles/new?period=2026-05')).status, 422);
    assert.equal((await desk.get('/cycles/new')).status, 303);
  });

  await t.test('opened with its days; a wrong day keeps what was typed', async () => {
    const days = { period: '2026-10', cityDeadline: '2026-10-21', note: 'Kỳ đầu tiên' };
    const odd = await desk.submit('/cycles/new', { ...days, unitDeadline: '30/2/2026' });
    assert.equal(odd.status, 422);
    assert.match(odd.text, /Ghi ngày, ví dụ 20\/10\/2026/);
    assert.match(odd.text, /value="30\/2\/2026"/);
    const late = await desk.submit('/cycles/new', { ...days, unitDeadline: '2026-10-22' });
    assert.equal(late.status, 422);
    assert.match(late.text, /Hạn của đơn vị phải trước hoặc bằng hạn tổng hợp/);
    const opened = await desk.submit('/cycles/new', { ...days, unitDeadline: '19/10/2026' });
    assert.equal(opened.headers.get('location'), '/cycles/2026-10?done=opened');
    const again = await desk.submit('/cycles/new', { ...days, unitDeadline: '2026-10-19' });
    assert.equal(again.status, 409);
    assert.match(again.text, /đang mở rồi/);
  });

  await t.test('who has answered, with a text to copy', async () => {
    const text = await page('/cycles/2026-10?done=opened');
    assert.match(text, /Đã mở kỳ thu thập; 46 đơn vị nhận biểu nhập/);
    assert.match(text, /0\/46 đơn vị đã có chữ ký lãnh đạo/);
    assert.match(text, /Hạn: 19\/10\/2026\./);
    assert.match(text, /- Sở Tư pháp: chưa nhập/);
    assert.match(text, /href="\/reports\/2026-10\/ubnd-19753"/);
    assert.match(text, /Kỳ đầu tiên/);
  });

  await t.test('deadlines and lock change by the version that was seen', async () => {
    const days = { unitDeadline: '2026-10-20', cityDeadline: '2026-10-23' };
    const path = '/cycles/2026-10/extend';
    const bare = await desk.submit(path, { ...days, version: '1', 'extend-reason': ' ' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /Ghi lý do của thay đổi này/);
    assert.match(bare.text, /value="23\/10\/2026"/);
    const reason = { 'extend-reason': 'Bão số 12' };
    assert.equal((await desk.submit(path, { ...days, version: '1', ...reason })).status, 303);
    const stale = await desk.submit(path, { ...days, version: '1', ...reason });
    assert.equal(stale.status, 409);
    assert.match(stale.text, /Người khác vừa thay đổi kỳ này/);
    const lock = await desk.submit('/cycles/2026-10/lock', { day: '25/10/2026', version: '2' });
    assert.equal(lock.headers.get('location'), '/cycles/2026-10?done=locked');
    assert.match(await page('/cycles/2026-10'), /25\/10\/2026/);
  });

  await t.test('late entry by name, and its end', async () => {
    const path = '/cycles/2026-10/exceptions';
    const late = { 'late-unit': 'so-y-te', until: '2026-10-30', 'late-reason': 'Mất điện' };
    assert.match((await desk.submit(path, { ...late, 'late-unit': '' })).text, /Chọn đơn vị/);
    assert.equal((await desk.submit(path, { ...late, until: '' })).status, 422);
    assert.equal((await desk.submit(path, late)).status, 303);
    assert.match(
      await page('/cycles/2026-10'),
      /Được nhập muộn đến hết ngày 30\/10\/2026: Mất điện/,
    );
    assert.equal((await desk.submit(`${path}/end`, { unit: 'so-y-te' })).status, 303);
    assert.doesNotMatch(await page('/cycles/2026-10'), /Mất điện/);
  });

  await t.test('reminding: the chosen, all, the leaders of those overdue', async () => {
    const path = '/cycles/2026-10/remind';
    const nobody = await desk.submit(path, { whom: 'some' });
    assert.equal(nobody.status, 422);
    assert.match(nobody.text, /Chọn ít nhất một đơn vị để nhắc/);
    const one = await desk.submit(path, { whom: 'some', unit: 'so-y-te' });
    assert.match(one.headers.get('location') ?? '', /done=reminded&queued=0&waiting=0&without=\d+/);
    assert.equal((await desk.submit(path, { whom: 'all' })).status, 303);
    assert.equal(
      (await desk.submit(path, { whom: 'leaders' })).status,
      422,
      'nobody is overdue yet',
    );
  });

  await t.test('closing tells what stays open; opening again needs a reason', async () => {
    const close = await page('/cycles/2026-10/close');
    assert.match(close, /46 đơn vị chưa có chữ ký lãnh đạo/);
    assert.match(close, /18\/18 cột chỉ tiêu chưa phê duyệt/);
    assert.equal((await desk.submit('/cycles/2026-10/close', { version: '3' })).status, 303);
    const closed = await page('/cycles/2026-10');
    assert.match(closed, /Mở chốt kỳ/);
    assert.doesNotMatch(closed, /Nhắc mọi đơn vị/);
    const bare = await desk.submit('/cycles/2026-10/reopen', { version: '4', 'reopen-reason': '' });
    assert.equal(bare.status, 422);
    const why = { version: '4', 'reopen-reason': 'Thiếu số của Sở Y tế' };
    assert.equal((await desk.submit('/cycles/2026-10/reopen', why)).status, 303);
  });

  await t.test('the parts of the desk and their files', async () => {
    assert.match(await page('/cycles?view=record'), /Đầy đủ và đúng hạn theo đơn vị/);
    assert.match(await page('/cycles?view=silent'), /Cần ít nhất 2 kỳ đã quá hạn/);
    assert.match(await page('/cycles?view=burden'), /Một nửa số xã, phường phải nhập không quá 3/);
    const csv = await page('/cycles.csv');
    assert.match(csv, /cycle,unit,unit_name,standing/);
    assert.equal(csv.trim().split('\r\n').length, 47);
    const { rows } = JSON.parse(await page('/cycles/2026-10.json')) as { rows: object[] };
    assert.equal(rows.length, 46);
    const english = await page('/cycles/2026-10?lang=en');
    assert.match(english, /0 of 46 units are signed by their leaders/);
  });
});

test('the standing office is a setting, changed with a reason as a version', async (t) => {
  const app = await testApp(t, { at: MORNING });
  const desk = await app.as('thuky');
  const path = '/cycles/office';
  const change = { unit: 'so-tu-phap', reason: 'Quyết định 12/QĐ-UBND', version: '1' };
  const same = await desk.submit(path, { ...change, unit: 'van-phong-ubnd' });
  assert.equal(same.status, 422);
  assert.match(same.text, /đang là Cơ quan thường trực/);
  assert.equal((await desk.submit(path, { ...change, reason: ' ' })).status, 422);
  assert.equal((await desk.submit(path, { ...change, unit: 'khong-co' })).status, 422);
  assert.equal((await desk.submit(path, change)).status, 303);
  const stale = await desk.submit(path, { ...change, unit: 'so-y-te' });
  assert.equal(stale.status, 409);
  const { text } = await desk.get('/cycles?view=office&done=office');
  assert.match(text, /Đã đổi Cơ quan thường trực/);
  assert.match(text, /Quyết định 12\/QĐ-UBND/);
  await app.deps.revision.refresh();
  const { catalogue } = await app.deps.snapshots.current();
  assert.equal(catalogue.programme.standingOffice, 'so-tu-phap');
});

test('units see their own line; the desk is closed to them by a page that explains', async (t) => {
  const app = await testApp(t, { at: MORNING });
  const desk = await app.as('thuky');
  await desk.submit('/cycles/new', { period: '2026-10' });
  for (const name of ['cb-ubnd-19753', 'ld-ubnd-19753']) {
    const person = await app.as(name);
    const own = await person.get('/cycles/2026-10');
    assert.equal(own.status, 200);
    assert.match(own.text, /ubnd-19753/);
    assert.doesNotMatch(own.text, /so-y-te|Sở Y tế/);
    assert.doesNotMatch(own.text, /Điều hành kỳ|Nhắc mọi đơn vị/);
    assert.doesNotMatch((await person.get('/cycles.csv')).text, /Sở Y tế/);
    for (const path of ['/cycles/new?period=2026-09', '/cycles/2026-10/close']) {
      const refused = await person.get(path);
      assert.equal(refused.status, 403, path);
      assert.match(refused.text, /không được giao quyền điều hành kỳ thu thập/);
    }
    const close = await person.submit('/cycles/2026-10/close', { version: '1' });
    assert.equal(close.status, 403);
  }
  assert.equal((await app.anyone.get('/cycles')).status, 401);
  assert.equal((await (await app.as('kiemtoan')).get('/cycles/2026-10')).status, 200);
  assert.equal((await desk.get('/cycles/2026-01')).status, 404);
});
