import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, type TestApp, testApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import {
  countOf,
  errorsOf,
  follow,
  hiddenOf,
  submitAll,
  textOf,
  titleOf,
  upload,
  whereTo,
} from '../../../test/upload.ts';
import { hashPassword } from '../../access/password.file.ts';
import { saveAccounts } from '../../access/person.store.ts';
import { change } from '../../store/change.ts';
import { verifyJournal } from '../../store/journal.ts';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const reason = 'Đối chiếu bản quét trang 1.';

/** Another person of the standing office. */
async function colleague(app: TestApp): Promise<Person> {
  const { deps } = app;
  const passwordHash = await hashPassword(PASSWORD);
  const account = { username: 'thuky2', name: 'Bà Hương', unit: null, passwordHash };
  const grants = [{ role: 'secretariat' as const, unit: null, targets: null }];
  const about = { by: 'admin', action: 'save-people', on: 'people', at: deps.clock() };
  await change(deps.db, about, (tx) => saveAccounts(tx, '2026-01-01', [{ ...account, grants }]));
  return app.as('thuky2');
}

const place = (
  person: Person,
  step: string,
  choices: Readonly<Record<string, string>>,
  why = reason,
) =>
  submitAll(person, '/catalogue/goals', [
    ...Object.entries(choices).flatMap(([goal, choice]) => [
      [`y-${goal}`, choice] as const,
      [`v-${goal}`, '1'] as const,
    ]),
    ['reason', why],
    ['reference', '1234/UBND-KSTT'],
    ['step', step],
  ]);

test('goals are placed in one sitting, and the assessments follow at once', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const form = await person.get('/catalogue/goals');
  assert.equal(titleOf(form.text), 'Xác định năm của mục tiêu');
  assert.match(textOf(form.text), /Còn 28 mức chưa xác định năm/);
  assert.equal(form.text.match(/<fieldset class="goal-row"/g)?.length, 28);
  assert.match(form.headers.get('content-security-policy') ?? '', /object-src 'self'/);
  assert.equal(form.headers.get('cache-control'), 'no-store');

  const check = await place(person, 'check', { '6-a': '2026', '7-a': 'phase', '8-a': '' });
  assert.equal(check.status, 200);
  assert.match(textOf(check.text), /6\. Mức độ hài lòng.* 95 chưa rõ năm năm 2026/);
  assert.match(textOf(check.text), /Ghi 2 mức/);
  assert.equal(await countOf(app, `definition where kind = 'goal' and version > 1`), 0);

  const fields = [...hiddenOf(check.text)].filter(([name]) => name !== 'csrf');
  const saved = await submitAll(person, '/catalogue/goals', [...fields, ['step', 'save']]);
  assert.match(whereTo(saved), /^\/catalogue\/goals\/placed\/\d+$/);
  const record = textOf((await follow(person, saved)).text);
  assert.match(record, /Đã ghi 2 mức, bản ghi số \d+\. Thư ký Cơ quan thường trực ghi lúc/);
  assert.match(record, /1234\/UBND-KSTT/);
  assert.match(record, /7\. Tích hợp.* 100 chưa rõ năm cả giai đoạn, phải duy trì/);
  assert.match(record, /Xác định tiếp 26 mức còn lại/);

  const { json } = await app.anyone.get('/api/v1/targets/6');
  const [goal] = (json as { goals: { year: number; standing: string; why: string }[] }).goals;
  assert.deepEqual([goal?.year, goal?.standing], [2026, 'confirmed']);
  const entry = await app.database.pool.query(
    `select action, by, detail from journal where action = 'place-goal'`,
  );
  assert.equal(entry.rows.length, 1);
  assert.equal(entry.rows[0].detail.reason, reason);
  assert.equal(entry.rows[0].detail.reference, '1234/UBND-KSTT');
  assert.equal((await verifyJournal(app.deps.db)).kind, 'intact');
});

test('what is missing is said on top, and nothing typed is lost', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const empty = await place(person, 'check', { '6-a': '' }, '');
  assert.equal(empty.status, 422);
  assert.deepEqual(errorsOf(empty.text), [
    'Chọn năm cho ít nhất một hàng',
    'Ghi lý do xác định năm',
  ]);
  const again = await place(person, 'check', { '6-a': '2027' }, '  ');
  assert.deepEqual(errorsOf(again.text), ['Ghi lý do xác định năm']);
  assert.match(again.text, /name="y-6-a" value="2027" checked/);
  assert.match(again.text, /value="1234\/UBND-KSTT"/);
  const edit = await place(person, 'edit', { '6-a': '2028' });
  assert.match(edit.text, /name="y-6-a" value="2028" checked/);

  const filled = await submitAll(person, '/catalogue/goals', [
    ...['6-a', '7-a', '8-a'].map((goal) => [`v-${goal}`, '1'] as const),
    ['y-7-a', 'phase'],
    ['fill', '2030'],
    ['step', 'fill'],
  ]);
  assert.match(filled.text, /name="y-6-a" value="2030" checked/);
  assert.match(filled.text, /name="y-7-a" value="phase" checked/);
});

test('a target has one goal a year: the clash is said at its row', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const all = await person.get('/catalogue/goals?all=1');
  assert.equal(all.text.match(/<fieldset class="goal-row"/g)?.length, 64);
  const clash = await place(person, 'check', { '1-2026': '2030' });
  assert.equal(clash.status, 422);
  assert.match(errorsOf(clash.text)[0] ?? '', /Mục tiêu 1 đã có mức 1-2030 cho năm 2030/);
});

test('two people place the same goal: the second sees both and decides', async (t) => {
  const app = await testApp(t);
  const first = await app.as('thuky');
  const second = await colleague(app);
  await place(first, 'save', { '6-a': '2026' });
  const late = await place(second, 'save', { '6-a': '2030', '7-a': '2030' });
  assert.equal(late.status, 409);
  assert.match(
    errorsOf(late.text)[0] ?? '',
    /Mục tiêu 6: Thư ký Cơ quan thường trực đã xác định trước/,
  );
  const said = textOf(late.text);
  assert.match(said, /Thư ký Cơ quan thường trực đã ghi «năm 2026» lúc/);
  assert.match(said, /Lý do đã ghi: Đối chiếu bản quét trang 1\./);
  assert.match(said, /Bạn đang chọn: năm 2030\./);
  assert.match(late.text, /name="y-7-a" value="2030" checked/);
  assert.match(late.text, new RegExp(`>${reason}</textarea>`));
  assert.equal(hiddenOf(late.text).get('v-6-a'), '2');
  assert.equal(await countOf(app, `journal where action = 'place-goal'`), 1);

  const kept = await submitAll(second, '/catalogue/goals', [
    ['y-6-a', '2030'],
    ['v-6-a', '2'],
    ['reason', 'Văn bản mới'],
    ['step', 'save'],
  ]);
  assert.match(whereTo(kept), /placed/);
  const { json } = await app.anyone.get('/api/v1/targets/6');
  assert.equal((json as { goals: { year: number }[] }).goals[0]?.year, 2030);
});

test('of two at the very same moment one is written and the other explained', async (t) => {
  const app = await testApp(t);
  const [first, second] = [await app.as('thuky'), await colleague(app)];
  const answers = await Promise.all([
    place(first, 'save', { '9-a': '2026', '11-a': '2026' }),
    place(second, 'save', { '9-a': '2030' }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409]);
  assert.equal(await countOf(app, `journal where action = 'place-goal'`), 1);
});

test('the scanned page is kept by its content and shown from our own origin only', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const fields = { step: 'scan', 'y-6-a': '2026', 'v-6-a': '1', reason };
  const send = (bytes: string, name = 'phụ lục.pdf') =>
    upload(app, person, '/catalogue/goals', { file: { field: 'scan', name, bytes }, fields });
  const wrong = await send('not a pdf');
  assert.equal(wrong.status, 422);
  assert.match(errorsOf(wrong.text)[0] ?? '', /không phải PDF/);
  const none = await upload(app, person, '/catalogue/goals', { fields });
  assert.deepEqual(errorsOf(none.text), ['Chọn tệp PDF của bản quét']);
  assert.match(none.text, /name="y-6-a" value="2026" checked/);

  const kept = await send(PDF);
  assert.equal(kept.status, 200, textOf(kept.text));
  assert.match(textOf(kept.text), /Đã lưu bản quét\..*phụ lục\.pdf · Thư ký/);
  assert.match(kept.text, /name="y-6-a" value="2026" checked/);
  assert.match(kept.text, new RegExp(`>${reason}</textarea>`));
  const address = /data="(\/catalogue\/scans\/[0-9a-f]{64})"/.exec(kept.text)?.[1] ?? '';
  const scan = await person.get(address);
  assert.equal(scan.text, PDF);
  assert.equal(scan.headers.get('content-type'), 'application/pdf');
  assert.equal(scan.headers.get('x-frame-options'), 'SAMEORIGIN');
  assert.match(
    scan.headers.get('content-security-policy') ?? '',
    /default-src 'none'.*frame-ancestors 'self'/,
  );
  assert.equal((await app.anyone.get(address)).status, 401);
  assert.equal((await person.get(`/catalogue/scans/${'0'.repeat(64)}`)).status, 404);
  assert.equal(await countOf(app, `journal where action = 'keep-document'`), 1);
  await send(PDF);
  assert.equal(await countOf(app, 'document'), 1);
});

test('only the standing office settles goals, with its own form', async (t) => {
  const app = await testApp(t);
  const nobody = await app.anyone.get('/catalogue/goals', { Accept: 'text/html' });
  assert.equal(nobody.status, 401);
  assert.match(nobody.text, /href="\/sign-in\?next=%2Fcatalogue%2Fgoals"/);
  for (const username of ['cb-so-tu-phap', 'ld-so-tu-phap', 'lanhdao', 'kiemtoan', 'admin']) {
    const person = await app.as(username);
    const page = await person.get('/catalogue/goals', { Accept: 'text/html' });
    assert.equal(page.status, 403, username);
    assert.match(textOf(page.text), /không được giao quyền xác định năm của mục tiêu/);
    assert.equal((await place(person, 'save', { '6-a': '2026' })).status, 403, username);
  }
  const person = await app.as('thuky');
  const forged = await person.send('/catalogue/goals', {
    method: 'POST',
    body: new URLSearchParams({ csrf: 'x', 'y-6-a': '2026', 'v-6-a': '1', reason, step: 'save' }),
    headers: { 'X-CSRF-Token': 'x' },
  });
  assert.equal(forged.status, 403);
  assert.equal((await app.anyone.submit('/catalogue/goals', { step: 'save' })).status, 401);
  assert.equal(await countOf(app, `journal where action = 'place-goal'`), 0);
});

test('an upload without the form token leaves no file behind', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const { Cookie = '' } = person.headers;
  const form = new FormData();
  form.append('scan', new Blob([PDF]), 'a.pdf');
  const answer = await app.anyone.send('/catalogue/goals', {
    method: 'POST',
    body: form,
    headers: { Cookie },
  });
  assert.equal(answer.status, 403);
  const anonymous = new FormData();
  anonymous.append('scan', new Blob([PDF]), 'a.pdf');
  const nobody = await app.anyone.send('/catalogue/goals', { method: 'POST', body: anonymous });
  assert.equal(nobody.status, 401);
  assert.equal(await countOf(app, 'document'), 0);
});
