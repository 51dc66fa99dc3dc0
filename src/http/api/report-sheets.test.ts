// The Excel form of a report over HTTP: what is taken, what is marked, and the file that comes back.
import assert from 'node:assert/strict';
import test from 'node:test';
import type ExcelJS from 'exceljs';
import {
  bytesOf,
  CYCLE,
  cellOf,
  formOf,
  formsIn,
  keysOf,
  markedOf,
  send,
  started,
  UNIT,
  workbookOf,
} from '../../../test/form-sheet.ts';
import { reportOf } from '../../../test/report-calls.ts';

const RED = 'FFFFB3A7';

const fillOf = (cell: ExcelJS.Cell): string | undefined =>
  cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined;
const noteOf = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'object' ? (cell.note.texts?.map(({ text }) => text).join('') ?? '') : '';

test('a filled-in form becomes the draft, cell by cell; sent again it changes nothing', async (t) => {
  const app = await started(t);
  const { book, sheet } = await formOf(app, CYCLE, UNIT);
  assert.deepEqual(
    [
      (sheet as { sheetProtection?: { sheet?: boolean } }).sheetProtection?.sheet,
      cellOf(sheet, 0, 'name').protection?.locked ?? true,
    ],
    [true, true],
  );
  assert.equal(cellOf(sheet, 0, 'number').protection?.locked, false);
  assert.equal(cellOf(sheet, 0, 'number').dataValidation.type, 'whole');
  cellOf(sheet, 0, 'number').value = 12;
  cellOf(sheet, 0, 'explanation').value = 'Theo sổ theo dõi';
  cellOf(sheet, 1, 'number').value = '1.234';
  cellOf(sheet, 2, 'choice').value = 'Nguồn số liệu đang gián đoạn';
  cellOf(sheet, 2, 'comment').value = 'Máy chủ của Bộ hỏng từ 10/10';
  const first = await send(app, book);
  assert.equal(first.status, 200, first.text);
  assert.deepEqual([first.saved, first.untouched], [3, keysOf(sheet).length - 3], first.text);
  const { cells } = (await reportOf(app)) as unknown as {
    cells: { value: number | null; skip: string | null; explanation: string; comment: string }[];
  };
  assert.deepEqual(
    cells.map(({ value, skip }) => [value, skip]).toSorted(),
    [
      [12, null],
      [1234, null],
      [null, 'source-down'],
    ].toSorted(),
  );
  assert(cells.some(({ comment }) => comment === 'Máy chủ của Bộ hỏng từ 10/10'));
  const second = await send(app, book);
  assert.deepEqual([second.saved, second.problems], [0, []], second.text);
  // What was saved stands in the form that is downloaded next.
  const again = await formOf(app, CYCLE, UNIT);
  assert.equal(cellOf(again.sheet, 0, 'number').value, 12);
  assert.equal(cellOf(again.sheet, 2, 'choice').value, 'Nguồn số liệu đang gián đoạn');
});

type Typed = (sheet: ExcelJS.Worksheet) => void;
const BAD: readonly [string, Typed, string, string][] = [
  [
    'a formula',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = { formula: '1+2', result: 3 };
    },
    'number',
    'sheet-answer-formula',
  ],
  [
    'a formula that was never computed',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = { formula: '1+2' } as ExcelJS.CellFormulaValue;
    },
    'number',
    'sheet-answer-formula',
  ],
  [
    'a number and a reason for none',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = 5;
      cellOf(sheet, 0, 'choice').value = 'Chưa có số liệu trong kỳ';
    },
    'choice',
    'sheet-two-answers',
  ],
  [
    'a reason of one’s own',
    (sheet) => {
      cellOf(sheet, 0, 'choice').value = 'bận họp';
    },
    'choice',
    'sheet-choice-unknown',
  ],
  [
    'words for a number',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = 'khoảng mười';
    },
    'number',
    'value-not-a-number',
  ],
  [
    'a count below nought',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = -1;
    },
    'number',
    'value-negative',
  ],
  [
    'half a thing',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = 1.5;
    },
    'number',
    'value-not-whole',
  ],
  [
    'a day for a number',
    (sheet) => {
      cellOf(sheet, 0, 'number').value = new Date('2026-10-01T00:00:00Z');
      cellOf(sheet, 0, 'number').numFmt = 'dd/mm/yyyy';
    },
    'number',
    'value-not-a-number',
  ],
];

test('a cell that is not taken is named, marked in the same file, and taken when corrected', async (t) => {
  const app = await started(t);
  const officer = await app.as(`cb-${UNIT}`);
  const { book: blank } = await formOf(app, CYCLE, UNIT);
  const bytes = await bytesOf(blank);
  for (const [name, type, role, code] of BAD) {
    const book = await workbookOf(bytes);
    const [sheet] = formsIn(book);
    assert(sheet);
    book.addWorksheet('Nháp của tôi').getCell('A1').value = 'giữ lại';
    type(sheet);
    const answer = await send(app, book);
    assert.equal(answer.status, 200, `${name}: ${answer.text}`);
    const wanted = cellOf(sheet, 0, role).address;
    assert.deepEqual(
      answer.problems.map((one) => [one.sheet, one.cell, one.code, one.kind]),
      [[sheet.name, wanted, code, 'refused']],
      name,
    );
    assert.equal(answer.saved, 0);
    const marked = await markedOf(app, officer, answer.marked);
    const back = formsIn(marked).find((one) => one.name === sheet.name);
    assert(back);
    assert.equal(fillOf(back.getCell(wanted)), RED, name);
    assert(noteOf(back.getCell(wanted)).includes(answer.problems[0]?.message ?? '-'), name);
    assert.notEqual(fillOf(cellOf(back, 1, 'number')), RED, 'only the problem is red');
    assert.equal(marked.getWorksheet('Nháp của tôi')?.getCell('A1').value, 'giữ lại');
  }
  const book = await workbookOf(bytes);
  const [sheet] = formsIn(book);
  assert(sheet);
  cellOf(sheet, 0, 'number').value = 'mười';
  cellOf(sheet, 1, 'number').value = 7;
  const marked = await markedOf(app, officer, (await send(app, book)).marked);
  const [back] = formsIn(marked);
  assert(back);
  cellOf(back, 0, 'number').value = 10;
  cellOf(back, 1, 'number').value = 80;
  const corrected = await send(app, marked);
  assert.deepEqual([corrected.saved, corrected.problems], [2, []], corrected.text);
  const clean = await markedOf(app, officer, corrected.marked);
  const [last] = formsIn(clean);
  assert(last);
  assert.notEqual(fillOf(cellOf(last, 0, 'number')), RED, 'the mark is gone');
  assert.equal(noteOf(cellOf(last, 0, 'number')), '');
});

test('with Accept of the .xlsx type the marked file itself is the answer', async (t) => {
  const app = await started(t);
  const { id, book, sheet } = await formOf(app, CYCLE, UNIT);
  cellOf(sheet, 0, 'number').value = 'mười';
  const { 'X-CSRF-Token': csrf = '', ...rest } = (await app.as(`cb-${UNIT}`)).headers;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const answer = await fetch(`${app.url}/api/v1/reports/${id}/xlsx`, {
    method: 'POST',
    headers: { ...rest, 'X-CSRF-Token': csrf, 'Content-Type': type, Accept: type },
    body: new Uint8Array(await bytesOf(book)),
  });
  assert.equal(answer.headers.get('content-type'), type);
  const [marked] = formsIn(await workbookOf(new Uint8Array(await answer.arrayBuffer())));
  assert(marked);
  assert.equal(fillOf(cellOf(marked, 0, 'number')), RED);
});

test('an empty cell clears nothing', async (t) => {
  const app = await started(t);
  const { book } = await formOf(app, CYCLE, UNIT);
  const filled = await formOf(app, CYCLE, UNIT);
  cellOf(filled.sheet, 0, 'number').value = 12;
  await send(app, filled.book);
  const answer = await send(app, book);
  assert.deepEqual([answer.saved, answer.problems], [0, []]);
  assert.equal((await reportOf(app)).cells[0]?.value, 12);
});
