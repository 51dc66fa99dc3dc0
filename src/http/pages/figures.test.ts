import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../../test/app.ts';
import {
  bring,
  type Grid,
  mapped,
  monthly,
  RECEIVED,
  ROWS,
  sheetFile,
} from '../../../test/figure-upload.ts';
import {
  countOf,
  errorsOf,
  follow,
  submitAll,
  textOf,
  titleOf,
  whereTo,
} from '../../../test/upload.ts';
import { verifyJournal } from '../../store/journal.ts';

test('a workbook is read by a mapping, checked, recorded and found again', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const file = await sheetFile('tháng 8.xlsx', { T8: monthly(8, ROWS) });
  const path = await mapped(app, person, file, 'Biểu hồ sơ');
  const check = await person.get(`${path}/check`);
  assert.equal(titleOf(check.text), 'Kiểm tra trước khi ghi');
  assert.match(textOf(check.text), /4 sẽ ghi 0 giữ nguyên .* 0 chưa nhận/);
  assert.match(textOf(check.text), /ô D4 .*Xã A Lưới 1 tháng 8\/2026 1\.234/);
  assert.equal(await countOf(app, 'value'), 0);

  const recorded = await submitAll(person, `${path}/check`, [['step', 'record']]);
  const done = await follow(person, await follow(person, recorded));
  assert.equal(titleOf(done.text), 'Đã ghi số liệu');
  assert.match(textOf(done.text), /Đợt nhập số 1 .*nhớ với tên «Biểu hồ sơ»/);
  assert.match(textOf(done.text), /Tất cả \(4\) Chưa nhận \(0\) Đã ghi \(4\) Giữ nguyên \(0\)/);
  assert.equal(await countOf(app, 'value'), 4);
  const { rows } = await app.database.pool.query(`select note from value where note is not null`);
  assert.deepEqual(rows, [{ note: 'nhập muộn' }, { note: 'nhập muộn' }]);

  const table = await person.get(`${path}/results.csv`);
  assert.match(table.headers.get('content-type') ?? '', /text\/csv/);
  assert.equal(table.text.trim().split('\r\n').length, 5);
  const batches = textOf((await person.get('/figures/batches')).text);
  assert.match(batches, /1 .*Thư ký Cơ quan thường trực tháng 8\.xlsx · Biểu hồ sơ 4 \/ 0 \/ 0/);
  const batch = await person.get('/figures/batches/1');
  assert.match(textOf(batch.text), /Mã băm của tệp \(SHA-256\) [0-9a-f]{64}/);
  assert.match(batch.text, /href="\/receipts\/5~[^"]+"/);
  const receipt = /href="(\/receipts\/[^"]+)"/.exec(batch.text)?.[1] ?? '';
  assert.equal((await person.get(receipt)).status, 200);
  assert.equal((await verifyJournal(app.deps.db)).kind, 'intact');
});

test('the next month is recognised by its header and reads its own period', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const first = await sheetFile('8.xlsx', { T8: monthly(8, ROWS) });
  const path = await mapped(app, person, first, 'Biểu hồ sơ');
  await submitAll(person, `${path}/check`, [['step', 'record']]);
  const next = await bring(app, person, await sheetFile('9.xlsx', { T9: monthly(9, ROWS) }));
  const page = await follow(person, next);
  assert.match(textOf(page.text), /giống lần trước, đã đọc theo «Biểu hồ sơ»/);
  assert.match(textOf(page.text), /Lấy theo tiêu đề của trang: tháng 9\/2026/);
  const list = await person.get('/figures');
  assert.match(textOf(list.text), /Đang làm dở .*9\.xlsx Chỉ cách đọc cột/);
  assert.match(textOf(list.text), new RegExp(`Biểu hồ sơ .*${RECEIVED}`));

  const again = await mapped(app, person, first);
  const check = textOf((await person.get(`${again}/check`)).text);
  assert.match(check, /0 sẽ ghi 4 giữ nguyên/);
  assert.match(check, /Đúng tệp này đã được nhập ở đợt 1 \(Thư ký Cơ quan thường trực/);
  assert.match(check, /Không có số nào để ghi/);
  const gone = await submitAll(person, '/figures/mappings', [['name', 'Biểu hồ sơ']]);
  assert.match(textOf(gone.text), /Đã quên cách đọc «Biểu hồ sơ»/);
  assert.equal(await countOf(app, 'mapping'), 0);
});

test('several sheets: a person says which, and its header row', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const file = await sheetFile('nhiều trang.xlsx', {
    Bìa: [['Báo cáo']],
    T8: monthly(8, ROWS),
  });
  const sent = await bring(app, person, file);
  assert.match(whereTo(sent), /\/sheet$/);
  const page = await follow(person, sent);
  assert.match(page.text, /value="2" checked[^>]*aria-label="Dòng 2 là tiêu đề"/);
  const path = whereTo(sent);
  const nothing = await submitAll(person, path, [['sheet', 'T8']]);
  assert.deepEqual(errorsOf(nothing.text), ['Chọn dòng tiêu đề']);
  const chosen = await submitAll(person, path, [
    ['sheet', 'T8'],
    ['header', '2'],
  ]);
  assert.match(whereTo(chosen), /\/mapping$/);
  const other = await person.get(`${path}?sheet=B%C3%ACa`);
  assert.match(textOf(other.text), /Các dòng đầu của trang Bìa/);
});

test('what a mapping lacks is said at its field, and what was typed stays', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const file = { name: 'a.csv', bytes: 'Xã;Số lượng\nPhường Thuận Hóa;5\n' };
  const path = whereTo(await bring(app, person, file));
  const empty = await submitAll(person, path, [['c-0', '']]);
  assert.equal(empty.status, 422);
  assert.deepEqual(errorsOf(empty.text), [
    'Chọn ít nhất một cột là số liệu',
    'Cho biết cột số liệu là số liệu nào, hoặc chọn một số liệu cho cả tệp',
    'Chọn cột ghi phường, xã hoặc đơn vị, hoặc chọn một địa bàn cho cả tệp',
    'Cho biết kỳ báo cáo: cột ghi kỳ, kỳ riêng của cột, hoặc kỳ của cả tệp',
  ]);
  const wrong = await submitAll(person, path, [
    ...[['c-0', 'area'] as const, ['c-1', 'area'] as const, ['period', 'hôm qua'] as const],
    ['name', 'Tên riêng'],
  ]);
  assert.match(errorsOf(wrong.text).join('|'), /«hôm qua» chưa phải kỳ báo cáo.*Hai cột cùng là/);
  assert.match(wrong.text, /value="hôm qua"/);
  assert.match(wrong.text, /value="Tên riêng"/);
  const { elements } = app.catalogue;
  const element = elements.find(({ name }) => name === RECEIVED)?.code ?? '';
  const good = await submitAll(person, path, [
    ...[['c-0', 'area'] as const, ['c-1', 'value'] as const, ['element', element] as const],
    ['period', 'tháng 8/2026'],
  ]);
  assert.equal(good.status, 303);
  const check = await person.get(path.replace('mapping', 'check'));
  assert.match(textOf(check.text), /1 sẽ ghi/);
});

test('a file of the city alone needs no column of areas, and the check says for whom it is', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const own = app.catalogue.elements.find(
    ({ level, frequency, sumOf, measure, disclosure }) =>
      level === 'city' &&
      frequency === 'month' &&
      sumOf.length === 0 &&
      measure === 'count' &&
      disclosure !== 'restricted',
  );
  assert(own);
  const file = { name: 'a.csv', bytes: `Kỳ;"${own.name}"\n2026-08;5\n` };
  const path = await mapped(app, person, file);
  const page = await person.get(`${path}/mapping`);
  assert.match(page.text, /<option value="46" selected[^>]*>Cả thành phố/);
  assert.match(textOf(page.text), /Không thấy cột ghi xã, phường/);
  const check = textOf((await person.get(`${path}/check`)).text);
  assert.match(check, /Tệp không có cột địa bàn: mọi số liệu được ghi cho cả thành phố/);
  assert.match(check, /1 sẽ ghi/);
});

test('an unlikely figure is confirmed with a reason; all or nothing holds all back', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const rows: Grid = [
    [1, 'Phường Thuận Hóa', 20, 30, null],
    [2, 'Xã A Lưới 1', '85%', 1, null],
    [3, 'Xã Không Có', 1, 1, null],
  ];
  const path = await mapped(app, person, await sheetFile('8.xlsx', { T8: monthly(8, rows) }));
  const page = await person.get(`${path}/check`);
  assert.match(textOf(page.text), /Trang 'T8', ô D3 Tử số 30 lớn hơn mẫu số 20/);
  assert.match(textOf(page.text), /Trang 'T8', ô C4 .*là số lượng, không phải tỷ lệ/);
  assert.match(textOf(page.text), /Trang 'T8', ô B5 Không có địa bàn tên «Xã Không Có»/);

  const silent = await submitAll(person, `${path}/check`, [
    ['cell', 'D3'],
    ['step', 'confirm'],
  ]);
  assert.deepEqual(errorsOf(silent.text), ['Ghi lý do xác nhận các số bất thường']);
  assert.match(silent.text, /value="D3" checked/);
  const sure = await submitAll(person, `${path}/check`, [
    ['cell', 'D3'],
    ['reason', 'gồm hồ sơ chuyển kỳ'],
    ['step', 'confirm'],
  ]);
  const after = await follow(person, await follow(person, sure));
  assert.match(textOf(after.text), /3 sẽ ghi .* 3 chưa nhận .*Đã xác nhận 1 số bất thường/);

  const confirmed = [
    ['cell', 'D3'],
    ['reason', 'gồm hồ sơ chuyển kỳ'],
    ['step', 'record'],
  ] as const;
  const held = await submitAll(person, `${path}/check`, [...confirmed, ['atomic', '1']]);
  assert.equal(held.status, 422);
  assert.match(errorsOf(held.text)[0] ?? '', /Còn 3 dòng chưa nhận nên chưa ghi gì/);
  assert.equal(await countOf(app, 'value'), 0);
  const done = await follow(
    person,
    await follow(person, await submitAll(person, `${path}/check`, confirmed)),
  );
  assert.match(textOf(done.text), /3 số đã ghi, 0 số giữ nguyên, 3 số chưa nhận/);
  const only = await person.get(`${path}/done?status=rejected`);
  assert.match(textOf(only.text), /ô B5 Không có địa bàn/);
  assert.doesNotMatch(textOf(only.text), /● Đã ghi/);
  const { rows: notes } = await app.database.pool.query(
    `select amount::int, note from value where note is not null`,
  );
  assert.deepEqual(notes, [{ amount: 30, note: 'gồm hồ sơ chuyển kỳ' }]);
});
