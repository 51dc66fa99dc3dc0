// Files that are not the form that is asked for: each is refused with what to do, and nothing of it is taken.
import assert from 'node:assert/strict';
import test from 'node:test';
import type ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import {
  bytesOf,
  CYCLE,
  cellOf,
  formOf,
  formsIn,
  keysOf,
  openCycle,
  send,
  sendSheet,
  started,
  UNIT,
  workbookOf,
} from '../../../test/form-sheet.ts';
import { reportOf } from '../../../test/report-calls.ts';

type Typed = (sheet: ExcelJS.Worksheet) => void;
const CHANGED: readonly [string, Typed][] = [
  ['a line taken out', (sheet) => sheet.spliceRows(11, 1)],
  ['a line put in', (sheet) => sheet.insertRow(11, ['x.46.2026-10@1', 9, 'Tự thêm'])],
  [
    'two lines exchanged',
    (sheet) => {
      const [a, b] = [sheet.getCell('A10').value, sheet.getCell('A11').value];
      sheet.getCell('A10').value = b;
      sheet.getCell('A11').value = a;
    },
  ],
  ['a column taken out', (sheet) => sheet.spliceColumns(4, 1)],
  [
    'the mark turned into another unit’s',
    (sheet) => {
      sheet.getCell('C1').value = 'so-y-te';
    },
  ],
  [
    'a key taken off a line with a number',
    (sheet) => {
      cellOf(sheet, 1, 'number').value = 4;
      sheet.getCell('A11').value = null;
    },
  ],
];

test('a changed structure is told, and nothing is taken', async (t) => {
  const app = await started(t);
  const bytes = await bytesOf((await formOf(app, CYCLE, UNIT)).book);
  for (const [name, alter] of CHANGED) {
    const book = await workbookOf(bytes);
    const [sheet] = formsIn(book);
    assert(sheet);
    cellOf(sheet, 0, 'number').value = 3;
    alter(sheet);
    const answer = await send(app, book);
    const other = name.includes('unit');
    assert.equal(
      answer.code,
      other ? 'sheet-other-unit' : 'sheet-structure-changed',
      `${name}: ${answer.text}`,
    );
  }
  assert.deepEqual((await reportOf(app)).cells, []);
});

test('the form of another unit or period is told by name', async (t) => {
  const app = await started(t);
  await openCycle(app, '2026-09');
  const other = await formOf(app, CYCLE, 'so-y-te');
  const unit = await send(app, other.book);
  assert.equal(unit.code, 'sheet-other-unit');
  assert.match(unit.text, /Sở Y tế/);
  const earlier = await formOf(app, '2026-09', UNIT);
  const period = await send(app, earlier.book);
  assert.equal(period.code, 'sheet-other-cycle', period.text);
  assert.match(period.text, /tháng 9\/2026/);
});

test('of an older form what still fits is taken once a person agrees', async (t) => {
  const app = await started(t);
  const { book, sheet } = await formOf(app, CYCLE, UNIT);
  const keys = keysOf(sheet);
  for (const line of keys.keys()) cellOf(sheet, line, 'number').value = 10 + line;
  const gone = (keys[1] ?? '').split('.')[0];
  const revised = { element: gone, enters: ['so-y-te'], owns: 'so-y-te', reason: 'Chuyển đầu mối' };
  const moved = await (await app.as('thuky')).post('/api/v1/assignments', revised);
  assert.equal(moved.status, 201, moved.text);
  const refused = await send(app, book);
  assert.deepEqual([refused.status, refused.code], [409, 'sheet-older-version'], refused.text);
  assert.match(refused.text, new RegExp(`${keys.length - 1} ô còn dùng được, 1 ô`));
  const taken = await send(app, book, '?older=accept');
  assert.equal(taken.status, 200, taken.text);
  assert.equal(taken.saved, keys.length - 1);
});

test('a file that is no form is refused with what to do', async (t) => {
  const app = await started(t);
  const { id } = await reportOf(app);
  const officer = await app.as(`cb-${UNIT}`);
  const path = `/api/v1/reports/${id}/xlsx`;
  const form = await bytesOf((await formOf(app, CYCLE, UNIT)).book);
  const { default: excel } = await import('exceljs');
  const foreign = new excel.Workbook();
  foreign.addWorksheet('A').getCell('A1').value = 1;
  const sprawl = await workbookOf(form);
  const wide = formsIn(sprawl)[0];
  assert(wide);
  wide.mergeCells('A200:ZZ400');
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  const macro = zipSync({
    'xl/workbook.xml': Buffer.from('<x/>'),
    'xl/vbaProject.bin': Buffer.from('x'),
  });
  const REFUSED: readonly [string, Uint8Array | string, number, string][] = [
    ['empty', '', 422, 'file-empty'],
    ['words', 'xin chào', 422, 'file-wrong-extension'],
    ['a PDF', '%PDF-1.7 …', 422, 'file-wrong-extension'],
    ['a password', compound, 422, 'file-password'],
    ['macros', macro, 422, 'file-macros'],
    ['cut short', form.subarray(0, form.length - 400), 422, 'file-damaged'],
    ['too large', new Uint8Array(6 * 1024 * 1024), 413, 'body-too-large'],
    ['another workbook', await bytesOf(foreign), 422, 'sheet-not-ours'],
    ['ranges without end', await bytesOf(sprawl), 422, 'sheet-sprawling'],
  ];
  for (const [name, bytes, status, code] of REFUSED) {
    const answer = await sendSheet(officer, path, bytes);
    assert.deepEqual(
      [answer.status, (answer.json as { code: string }).code],
      [status, code],
      `${name}: ${answer.text}`,
    );
  }
});

test('a sent report takes no sheet; an officer of another unit none of this one', async (t) => {
  const app = await started(t);
  const { id, book, sheet } = await formOf(app, CYCLE, UNIT);
  for (const line of keysOf(sheet).keys()) {
    cellOf(sheet, line, 'choice').value = 'Chưa có số liệu trong kỳ';
    cellOf(sheet, line, 'comment').value = 'Chờ Bộ công bố';
  }
  assert.equal((await send(app, book)).saved, keysOf(sheet).length);
  const foreign = await app.as('cb-so-y-te');
  const other = await sendSheet(foreign, `/api/v1/reports/${id}/xlsx`, await bytesOf(book));
  assert.equal(other.status, 403);
  assert.equal((await foreign.get(`/api/v1/reports/${id}.xlsx`)).status, 404);
  const { version } = await reportOf(app);
  const sent = await (await app.as(`cb-${UNIT}`)).post(`/api/v1/reports/${id}/send`, { version });
  assert.equal(sent.status, 200, sent.text);
  assert.equal((await send(app, book)).code, 'cell-locked');
  const locked = await formOf(app, CYCLE, UNIT);
  assert.equal(cellOf(locked.sheet, 0, 'choice').value, 'Chưa có số liệu trong kỳ');
});
