import assert from 'node:assert/strict';
import test from 'node:test';
import ExcelJS from 'exceljs';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  countOf,
  errorsOf,
  follow,
  hiddenOf,
  submitAll,
  textOf,
  upload,
  whereTo,
} from '../../../test/upload.ts';

const ELEMENT = 'tthc-thuoc-tham-quyen';
const PATH = `/assignments/${ELEMENT}`;

type Field = readonly [string, string];

const form = (over: Readonly<Record<string, string>> = {}): Field[] =>
  Object.entries({
    ...{ version: '1', enters: 'so-tu-phap', verifies: 'so-tu-phap', owns: 'so-tu-phap' },
    ...{ supplies: 'van-phong-ubnd', frequency: 'quarter', source: 'Sổ theo dõi thủ tục' },
    ...{ reason: 'Công văn 77', step: 'save', ...over },
  });

const assignmentOf = async (app: TestApp) => {
  await app.deps.revision.refresh();
  const { catalogue } = await app.deps.snapshots.current();
  return catalogue.assignments.find(({ element }) => element === ELEMENT);
};

test('everyone reads the list; filters find by group, unit and words without diacritics', async (t) => {
  const { anyone, catalogue } = await testApp(t);
  const all = await anyone.get('/assignments');
  const entered = catalogue.elements.filter(({ sumOf }) => sumOf.length === 0).length;
  assert.match(textOf(all.text), new RegExp(`${entered} trong ${entered} số liệu`));
  assert.doesNotMatch(all.text, /assignments\/import/);
  const found = await anyone.get('/assignments?q=so+tiep+nhan+truc+tuyen');
  assert.match(textOf(found.text), / 1 trong /);
  const unit = textOf((await anyone.get('/assignments?unit=so-y-te&group=V')).text);
  assert.match(unit, /Sở Y tế/);
  assert.match(
    textOf((await anyone.get('/assignments?q=khongco')).text),
    /Không có số liệu nào khớp/,
  );
  const english = await anyone.get('/assignments?lang=en');
  assert.match(english.text, /<h1>Assignments<\/h1>/);
});

test('an assignment is edited with a reason and journalled', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const page = await person.get(PATH);
  assert.match(textOf(page.text), /Sửa phân công Số TTHC, DVC thuộc thẩm quyền/);
  const added = await submitAll(person, PATH, form({ step: 'add', 'enters-add': 'so-y-te' }));
  assert.match(added.text, /id="enters-so-y-te"[^>]*checked/);
  assert.match(added.text, /value="Sổ theo dõi thủ tục"/);
  const empty = await submitAll(person, PATH, form({ enters: '', source: ' ', reason: '' }));
  assert.equal(empty.status, 422);
  assert.deepEqual(errorsOf(empty.text), [
    'Chọn ít nhất một đơn vị nhập số liệu',
    'Ghi nơi lấy số liệu',
    'Ghi lý do thay đổi',
  ]);
  const saved = await submitAll(person, PATH, [...form(), ['enters', 'so-y-te']]);
  assert.equal(whereTo(saved), `/assignments?saved=${ELEMENT}`);
  assert.match(textOf((await follow(person, saved)).text), /Đã lưu phân công của «Số TTHC, DVC/);
  const after = await assignmentOf(app);
  assert.deepEqual([after?.enters, after?.frequency], [['so-tu-phap', 'so-y-te'], 'quarter']);
  const history = textOf((await person.get(PATH)).text);
  assert.match(history, /Thư ký Cơ quan thường trực Công văn 77/);
});

test('two people edit the same assignment: the second sees what is in use', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  await submitAll(person, PATH, form());
  const late = await submitAll(person, PATH, form({ frequency: 'year', reason: 'Ý kiến khác' }));
  assert.equal(late.status, 409);
  assert.match(textOf(late.text), /Người khác vừa sửa phân công này .*Bản đang dùng .*Kỳ Hằng quý/);
  assert.match(late.text, />Ý kiến khác<\/textarea>/);
  assert.match(late.text, /value="year" selected/);
  assert.equal(hiddenOf(late.text).get('version'), '2');
  const again = await submitAll(person, PATH, form({ frequency: 'year', version: '2' }));
  assert.equal(again.status, 303);
});

/** The exported workbook after a change. */
async function edited(app: TestApp, change: (sheet: ExcelJS.Worksheet) => void) {
  const answer = await fetch(`${app.url}/assignments.xlsx`);
  assert.match(answer.headers.get('content-type') ?? '', /spreadsheetml/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const [sheet] = book.worksheets;
  assert(sheet);
  change(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The row of the element in the exported table. */
function rowOf(sheet: ExcelJS.Worksheet): number {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(1).value === ELEMENT) found = number;
  });
  return found;
}

test('the exported table comes back edited: every difference is shown, then saved at once', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const bytes = await edited(app, (sheet) => {
    sheet.getCell(rowOf(sheet), 3).value = 'Sở Y tế; Công an TP';
    sheet.getCell(rowOf(sheet), 7).value = 'hang quy';
  });
  const file = { name: 'phan-cong.xlsx', bytes };
  const sent = await upload(app, person, '/assignments/import', { file });
  const review = await follow(person, sent);
  const said = textOf(review.text);
  assert.match(said, /phan-cong\.xlsx: 1 phân công thay đổi, \d+ giữ nguyên/);
  assert.match(said, /Đơn vị nhập Sở Tư pháp Sở Y tế; Công an thành phố/);
  assert.match(said, /Kỳ Hằng tháng Hằng quý/);
  const path = whereTo(sent);
  const versions = [...hiddenOf(review.text)].filter(([name]) => name.startsWith('v-'));
  const silent = await submitAll(person, path, versions);
  assert.deepEqual(errorsOf(silent.text), ['Ghi lý do thay đổi']);
  const saved = await submitAll(person, path, [...versions, ['reason', 'Rà soát quý III']]);
  assert.equal(whereTo(saved), '/assignments?imported=1');
  assert.deepEqual((await assignmentOf(app))?.enters, ['so-y-te', 'cong-an-thanh-pho']);
  assert.equal(await countOf(app, `journal where action = 'import-assignments'`), 1);
  const nothing = await follow(person, await upload(app, person, '/assignments/import', { file }));
  assert.match(textOf(nothing.text), /không thay đổi phân công nào/);
});

test('a csv with wrong rows names row and column; nothing is written', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const text = [
    'Mã số liệu;Đơn vị nhập;Kỳ',
    `${ELEMENT};Sở Không Có;Hằng tháng`,
    'khong-co;Sở Y tế;Hằng tháng',
    'ho-so-tiep-nhan;;thỉnh thoảng',
  ].join('\n');
  const file = { name: 'a.csv', bytes: text.normalize('NFD') };
  const sent = await upload(app, person, '/assignments/import', { file });
  const said = textOf((await follow(person, sent)).text);
  assert.match(said, /Dòng 2, cột «Đơn vị nhập» Không có đơn vị mã «Sở Không Có»/);
  assert.match(said, /Dòng 3, cột «Mã số liệu» Không có số liệu đầu vào mã «khong-co»/);
  assert.match(said, /Dòng 4, cột «Kỳ» .*thỉnh thoảng/);
  const tried = await submitAll(person, whereTo(sent), [['reason', 'x']]);
  assert.equal(tried.status, 422);
  const headless = { name: 'b.csv', bytes: 'a;b\n1;2\n' };
  const refused = await upload(app, person, '/assignments/import', { file: headless });
  assert.match(errorsOf(refused.text).join(), /Không thấy hàng tiêu đề/);
  assert.equal(await countOf(app, `journal where action = 'import-assignments'`), 0);
});

test('only the standing office edits', async (t) => {
  const app = await testApp(t);
  assert.equal((await app.anyone.get(PATH, { Accept: 'text/html' })).status, 401);
  const officer = await app.as('cb-so-tu-phap');
  const refused = await officer.get(PATH, { Accept: 'text/html' });
  assert.equal(refused.status, 403);
  assert.match(textOf(refused.text), /không được giao quyền phân công số liệu/);
  assert.equal((await submitAll(officer, PATH, form())).status, 403);
  const file = { name: 'a.csv', bytes: 'x' };
  assert.equal((await upload(app, officer, '/assignments/import', { file })).status, 403);
  const thuky = await app.as('thuky');
  assert.equal((await thuky.get('/assignments/khong-co')).status, 404);
});
