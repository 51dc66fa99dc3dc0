import assert from 'node:assert/strict';
import test from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { testApp } from '../../../test/app.ts';
import {
  bring,
  mapped,
  monthly,
  ONLINE,
  RECEIVED,
  ROWS,
  sheetFile,
  workbook,
} from '../../../test/figure-upload.ts';
import { countOf, errorsOf, follow, submitAll, textOf, whereTo } from '../../../test/upload.ts';
import type { FigureState } from '../figures/work.ts';

const compound = (inside: string): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(70_000),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(2000),
  ]);

test('bad files are refused in words that say what to do', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const good = await workbook({ T8: monthly(8, ROWS) });
  const zip = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts);
  const workbookXml = { 'xl/workbook.xml': strToU8('<workbook/>') };
  const bomb = zip({
    ...workbookXml,
    'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024),
  });
  const cases: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ['bom.xlsx', bomb, /nén bất thường/],
    ['macro.xlsm', good, /macro/],
    ['macro.xlsx', zip({ ...workbookXml, 'xl/vbaProject.bin': new Uint8Array(9) }), /macro/],
    ['khoa.xlsx', compound('EncryptedPackage'), /mật khẩu/],
    ['cu.xls', compound('Workbook'), /Excel cũ/],
    ['anh.csv', good, /mang đuôi \.csv nhưng nội dung là \.xlsx/],
    ['bao-cao.pdf', '%PDF-1.4', /Chỉ nhận tệp \.xlsx hoặc \.csv/],
    ['hong.xlsx', good.subarray(0, good.length / 2), /Không đọc được tệp/],
    ['trong.csv', '', /không có dòng số liệu nào/],
  ];
  for (const [name, bytes, want] of cases) {
    const answer = await bring(app, person, { name, bytes });
    assert.equal(answer.status, 422, name);
    assert.match(errorsOf(answer.text).join(), want, name);
  }
  const none = await bring(app, person, null);
  assert.deepEqual(errorsOf(none.text), ['Chọn tệp số liệu']);
  const large = await bring(app, person, { name: 'lon.csv', bytes: 'x'.repeat(5 * 1024 * 1024) });
  assert.equal(large.status, 413);
  assert.match(textOf(large.text), /Tệp lớn hơn 4 MB/);
  assert.equal(await countOf(app, 'batch'), 0);
});

test('a file in decomposed letters, odd spaces and full-width digits is read like any other', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const text = `SỐ LIỆU THÁNG 8 NĂM 2026\nXã, phường;${RECEIVED};${ONLINE}\nPhường\u00a0Thuận Hoá;２０;" 1 0 "\n`;
  const path = await mapped(app, person, { name: 'nfd.csv', bytes: text.normalize('NFD') });
  const check = textOf((await person.get(`${path}/check`)).text);
  assert.match(check, /2 sẽ ghi .*Phường Thuận Hóa tháng 8\/2026 20 .*10/);
});

test('an officer records only what the unit is assigned to enter', async (t) => {
  const app = await testApp(t);
  const assigned = (await app.deps.snapshots.current()).catalogue.assignments;
  const codes = app.catalogue.elements.filter(({ name }) => [RECEIVED, ONLINE].includes(name));
  const enters = assigned.find(({ element }) => element === codes[0]?.code)?.enters ?? [];
  const own = await app.as(`cb-${enters[0]}`);
  const other = await app.as('cb-so-y-te');
  const file = await sheetFile('8.xlsx', { T8: monthly(8, ROWS) });
  const mine = await mapped(app, own, file);
  assert.match(textOf((await own.get(`${mine}/check`)).text), /4 sẽ ghi/);
  assert.match(textOf((await own.get('/figures')).text), /Chỉ ghi được số liệu mà đơn vị/);
  const theirs = await mapped(app, other, file);
  assert.notEqual(theirs, mine);
  const refused = textOf((await other.get(`${theirs}/check`)).text);
  assert.match(refused, /0 sẽ ghi .* 4 chưa nhận .*không được giao quyền gửi số liệu/);
  await submitAll(other, `${theirs}/check`, [['step', 'record']]);
  assert.equal(await countOf(app, 'value'), 0);

  assert.equal((await other.get(`${mine}/check`)).status, 410);
  await submitAll(own, `${mine}/check`, [['step', 'record']]);
  assert.equal(await countOf(app, 'value'), 4);
  assert.equal((await other.get('/figures/batches/1')).status, 404);
  assert.match(textOf((await other.get('/figures/batches')).text), /Chưa có đợt nhập nào/);
  assert.equal((await (await app.as('thuky')).get('/figures/batches/1')).status, 200);
});

test('who may not import gets a page that explains; a forged form writes nothing', async (t) => {
  const app = await testApp(t);
  const anyone = await app.anyone.get('/figures', { Accept: 'text/html' });
  assert.equal(anyone.status, 401);
  for (const username of ['kiemtoan', 'lanhdao', 'ld-so-y-te']) {
    const person = await app.as(username);
    const page = await person.get('/figures', { Accept: 'text/html' });
    assert.equal(page.status, 403, username);
    assert.match(textOf(page.text), /không được giao quyền nhập số liệu từ tệp/);
  }
  const person = await app.as('thuky');
  const path = await mapped(app, person, await sheetFile('8.xlsx', { T8: monthly(8, ROWS) }));
  const forged = await person.send(`${path}/check`, {
    method: 'POST',
    body: new URLSearchParams({ step: 'record' }),
    headers: { 'X-CSRF-Token': '' },
  });
  assert.equal(forged.status, 403);
  assert.equal(await countOf(app, 'batch'), 0);
});

test('an import can be left and found again, also after the program was stopped', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const path = await mapped(app, person, await sheetFile('8.xlsx', { T8: monthly(8, ROWS) }));
  const { uploads, runs, clock } = app.deps;
  const [work] = await uploads.list<FigureState>('figures', 'thuky');
  assert(work);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await uploads.save(
    work,
    { ...work.state, stage: 'recording', since: clock().toISOString() },
    clock(),
  );
  const going = runs.start(work.id, async (tell) => {
    tell({ stage: 'reading', count: 12_000 });
    await held;
  });
  const running = await person.get(path);
  assert.equal(running.headers.get('refresh'), '2');
  assert.match(textOf(running.text), /Đang đọc và kiểm tra từng dòng Đã đọc 12\.000 số liệu/);
  assert.match(textOf((await person.get('/figures')).text), /8\.xlsx Đang ghi/);
  release();
  await going;

  // The run is gone and nothing was written: the check stands, with what happened.
  const back = await follow(person, await person.get(path));
  assert.match(errorsOf(back.text).join(), /bị gián đoạn khi hệ thống khởi động lại; chưa ghi gì/);
  const done = await follow(person, await submitAll(person, `${path}/check`, [['step', 'record']]));
  assert.match(whereTo(done), /\/done$/);
  // Stopped between writing and saying so: the database knows.
  const [recorded] = await uploads.list<FigureState>('figures', 'thuky');
  assert(recorded);
  const since = new Date(clock().getTime() - 1000).toISOString();
  await uploads.save(
    recorded,
    { ...recorded.state, stage: 'recording', batch: null, since },
    clock(),
  );
  const found = await follow(person, await person.get(path));
  assert.match(textOf(found.text), /Đợt nhập số 1/);
  assert.equal(await countOf(app, 'batch'), 1);
});

test('a file that is gone is said so', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const path = await mapped(app, person, await sheetFile('8.xlsx', { T8: monthly(8, ROWS) }));
  assert.equal((await person.get(`/figures/imports/${'0'.repeat(24)}`)).status, 410);
  const week = new Date(app.deps.clock().getTime() + 8 * 24 * 3_600_000);
  await app.deps.uploads.sweep(week);
  const gone = await person.get(`${path}/mapping`, { Accept: 'text/html' });
  assert.equal(gone.status, 410);
  assert.match(textOf(gone.text), /Tải tệp lên lại/);
});
