import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { errorsOf, follow, submitAll, textOf, whereTo } from '../../../test/upload.ts';
import { checksOn } from '../../catalogue/check/check.ts';

const LIST = '/catalogue/checks';
const NEW = `${LIST}/new`;
const RULE = `${LIST}/khac-thuong-voi-minh`;

type Field = readonly [string, string];

const form = (over: Readonly<Record<string, string>> = {}): Field[] =>
  Object.entries({
    ...{ code: 'khong-qua-tran', name: 'Số hồ sơ không quá trần', version: '0' },
    ...{ severity: 'explain', measures: 'count', elements: 'ho-so-tiep-nhan' },
    ...{ wrong: 'value > most', limits: 'most = 12.000,5' },
    ...{ vi: 'Nhập lại: {value} lớn hơn {most}.', en: 'Enter it again: {value} is above {most}.' },
    ...{ effectiveFrom: '2026-10-01', active: '1', reason: 'Kết luận giao ban', months: '6' },
    ...{ step: 'save', ...over },
  });

async function ruleOf(app: TestApp, code: string, day: string) {
  await app.deps.revision.refresh();
  const { catalogue } = await app.deps.snapshots.current();
  return checksOn(catalogue.checks, day).find((check) => check.code === code);
}

test('only the secretariat sees and changes the rules', async (t) => {
  const app = await testApp(t);
  assert.equal((await app.anyone.get(LIST)).status, 401);
  for (const name of ['cb-so-tu-phap', 'ld-so-tu-phap', 'lanhdao', 'kiemtoan', 'admin']) {
    const person = await app.as(name);
    for (const path of [LIST, NEW, RULE]) {
      const answer = await person.get(path);
      assert.equal(answer.status, 403, `${name} ${path}`);
      assert.match(textOf(answer.text), /không được giao quyền sửa quy tắc kiểm tra/);
    }
    assert.equal((await submitAll(person, NEW, form())).status, 403, name);
  }
  const list = textOf((await (await app.as('thuky')).get(LIST)).text);
  assert.match(list, /16 quy tắc/);
  assert.match(list, /Tử số không vượt mẫu số numerator > denominator Mọi số liệu Phải giải trình/);
  assert.match(list, /Số đếm là số nguyên !whole\(value\) Số đếm Phải sửa – từ 06\/06\/2026/);
  const english = await (await app.as('thuky')).get(`${LIST}?lang=en`);
  assert.match(textOf(english.text), /Checking rules/);
});

test('a new rule is tried, saved with a reason, and counts from its day', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  assert.equal((await person.get(NEW)).status, 200);
  const tried = await submitAll(person, NEW, form({ step: 'try' }));
  assert.equal(tried.status, 200);
  assert.match(textOf(tried.text), /Quy tắc này sẽ dừng 0 trong 0 số liệu đã có/);
  assert.match(tried.text, /most = 12\.000,5/, 'what was typed stays');
  assert.equal(await ruleOf(app, 'khong-qua-tran', '2026-10-01'), undefined, 'nothing is saved');
  const saved = await submitAll(person, NEW, form());
  assert.equal(whereTo(saved), `${LIST}?saved=khong-qua-tran`);
  const list = textOf((await follow(person, saved)).text);
  assert.match(list, /Đã lưu quy tắc «Số hồ sơ không quá trần»\. Áp dụng từ 01\/10\/2026/);
  assert.match(list, /chưa áp dụng, bắt đầu từ 01\/10\/2026/);
  assert.equal(await ruleOf(app, 'khong-qua-tran', '2026-09-30'), undefined);
  const rule = await ruleOf(app, 'khong-qua-tran', '2026-10-01');
  assert.deepEqual(rule?.limits, { most: '12000.5' });
  const entry = (
    await app.database.pool.query(`select subject, detail from journal
    where action = 'save-check'`)
  ).rows[0] as { subject: string; detail: { reason: string } };
  assert.equal(entry.subject, 'check/khong-qua-tran');
  assert.equal(entry.detail.reason, 'Kết luận giao ban');
  const again = await submitAll(person, NEW, form());
  assert.equal(again.status, 409);
  assert.deepEqual(errorsOf(again.text), ['Mã này đã có quy tắc khác. Đặt mã khác.']);
});

test('everything wrong is told at its field, in both languages', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const bad = { code: 'Mã Sai', name: ' ', elements: 'khong-co', wrong: 'value >', en: '' };
  const answer = await submitAll(person, NEW, form(bad));
  assert.equal(answer.status, 422);
  assert.deepEqual(errorsOf(answer.text), [
    'Mã quy tắc chỉ gồm chữ thường không dấu, số và gạch nối, không quá 60 ký tự. Ví dụ: so-nguyen.',
    'Thiếu tên quy tắc. Người nhập cần câu này để biết phải làm gì.',
    'Thiếu câu nhắc tiếng Anh. Người nhập cần câu này để biết phải làm gì.',
    'Không có số liệu «khong-co» trong danh mục. Kiểm tra lại mã.',
    'Biểu thức chưa viết hết: còn thiếu một phần ở cuối.',
  ]);
  const late = await submitAll(person, NEW, form({ effectiveFrom: '2026-09-19', reason: '' }));
  const [day, reason] = errorsOf(late.text);
  assert.equal(
    day,
    'Ngày áp dụng 2026-09-19 đã qua. Chọn hôm nay (2026-09-20) hoặc một ngày sau đó.',
  );
  assert.match(reason ?? '', /lý do/);
  const lines = await submitAll(person, NEW, form({ limits: 'most: 3' }));
  assert.match(errorsOf(lines.text)[0] ?? '', /Dòng «most: 3» chưa đúng dạng tên = số/);
  const english = await submitAll(person, `${NEW}?lang=en`, form({ wrong: 'value > 1.5' }));
  assert.match(errorsOf(english.text)[0] ?? '', /The decimal «1\.5» must be a named limit/);
});

test('two people change one rule: the second sees who did, and may save over it', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const change = (most: string, version: string) =>
    submitAll(person, `${LIST}/so-dem-nguyen`, form({ version, limits: `most = ${most}` }));
  assert.equal(whereTo(await change('5', '1')), `${LIST}?saved=so-dem-nguyen`);
  const late = await change('6', '1');
  assert.equal(late.status, 409);
  assert.match(textOf(late.text), /Thư ký Cơ quan thường trực vừa lưu phiên bản khác/);
  assert.match(late.text, /name="version" value="2"/);
  assert.equal(whereTo(await change('6', '2')), `${LIST}?saved=so-dem-nguyen`);
  assert.deepEqual((await ruleOf(app, 'so-dem-nguyen', '2026-10-01'))?.limits, { most: '6' });
  const before = await ruleOf(app, 'so-dem-nguyen', '2026-09-20');
  assert.equal(before?.wrong, '!whole(value)', 'the shipped version counts until the day');
});

test('the API lists, tries and saves rules, and refuses what cannot be used', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const { checks } = (await app.anyone.get('/api/v1/checks')).json as {
    checks: { code: string }[];
  };
  assert.equal(checks.length, app.catalogue.checks.length);
  const order = {
    ...{ code: 'tran', name: 'Trần', wrong: 'value > most', limits: { most: 1e21 } },
    ...{ severity: 'block', vi: '{value}', en: '{value}' },
  };
  assert.equal((await person.post('/api/v1/checks/trial', order)).status, 422, 'too large a limit');
  const good = { ...order, limits: { most: '0.1' } };
  assert.equal((await person.post('/api/v1/checks/trial', good)).status, 200);
  const save = { ...good, effectiveFrom: '2026-09-20', reason: 'x' };
  const unversioned = await person.post('/api/v1/checks', save);
  assert.equal((unversioned.json as { code: string }).code, 'version-needed');
  const answer = await person.post('/api/v1/checks', { ...save, version: 0 });
  assert.equal(answer.status, 201);
  const saved = answer.json as { inForce: boolean; limits: unknown; version: number };
  assert.deepEqual([saved.inForce, saved.limits, saved.version], [true, { most: 0.1 }, 1]);
  assert.equal((await person.post('/api/v1/checks', { ...save, version: 0 })).status, 409);
  for (const wrong of ['value.matches("(a+)+")', 'history.exists(a, history.exists(b, a > b))']) {
    const refused = await person.post('/api/v1/checks', { ...save, wrong, version: 1 });
    assert.equal(refused.status, 422);
    assert.equal((refused.json as { code: string }).code, 'check-refused');
  }
  assert.equal((await app.machine.post('/api/v1/checks/trial', good)).status, 403);
});
