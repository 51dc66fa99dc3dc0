// Excel forms of several people, several units and several periods.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, type TestApp, testApp } from '../../../test/app.ts';
import {
  bytesOf,
  CYCLE,
  cellOf,
  download,
  formOf,
  formsIn,
  keysOf,
  openCycle,
  type SheetAnswer,
  send,
  sendSheet,
  started,
  UNIT,
  workbookOf,
} from '../../../test/form-sheet.ts';
import { reportOf } from '../../../test/report-calls.ts';
import { hashPassword } from '../../access/password.file.ts';
import { saveAccounts } from '../../access/person.store.ts';
import { change } from '../../store/change.ts';

/** An officer of several units. */
async function addOfficer(
  { deps }: TestApp,
  username: string,
  units: readonly string[],
): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const about = { by: 'system', action: 'people-seeded', on: 'people', at: deps.clock() };
  const grants = units.map((unit) => ({ role: 'reporter' as const, unit, targets: null }));
  await change(deps.db, about, (tx) =>
    saveAccounts(tx, '2026-01-01', [
      { username, name: username, unit: null, passwordHash, grants },
    ]),
  );
}

test('another person’s number is not overwritten; both are told', async (t) => {
  const app = await started(t);
  const { id, book, sheet } = await formOf(app, CYCLE, UNIT);
  const [key = ''] = keysOf(sheet);
  const [element = '', area = '', period = ''] = key.replace(/@.*/, '').split('.');
  await addOfficer(app, 'hai', [UNIT]);
  const other = await app.as('hai');
  const cells = [{ element, area, period, typed: '99', version: 0 }];
  assert.equal((await other.put(`/api/v1/reports/${id}/cells`, { cells })).status, 200);
  cellOf(sheet, 0, 'number').value = 12;
  cellOf(sheet, 1, 'number').value = 13;
  const answer = await send(app, book);
  assert.equal(answer.saved, 1);
  const problem = answer.problems.find(({ kind }) => kind === 'conflict');
  assert.deepEqual(
    [problem?.kind, problem?.code, problem?.cell],
    ['conflict', 'cell-changed', cellOf(sheet, 0, 'number').address],
  );
  assert.match(problem?.message ?? '', /99/);
  const { cells: after } = await reportOf(app);
  assert(after.some((cell) => cell.element === element && cell.value === 99));
});

test('one workbook for several communes: a sheet each, every one judged by itself', async (t) => {
  const app = await started(t);
  const units = ['ubnd-19753', 'ubnd-19774', 'ubnd-19777'];
  await addOfficer(app, 'nhap-ho', units);
  const typist = await app.as('nhap-ho');
  const path = `/api/v1/cycles/${CYCLE}/forms.xlsx`;
  const book = await workbookOf(await download(app, typist, path));
  assert.equal(formsIn(book).length, 3);
  for (const sheet of formsIn(book)) cellOf(sheet, 0, 'number').value = 4;
  const [, , last] = formsIn(book);
  assert(last);
  cellOf(last, 1, 'number').value = 'nhiều';
  // A sheet of a commune that was not given to this person, put in from another file.
  const two = await workbookOf(await download(app, typist, `${path}?units=ubnd-19753,ubnd-19774`));
  assert.equal(formsIn(two).length, 2);
  const answer = (await sendSheet(typist, path, await bytesOf(book))).json as SheetAnswer;
  assert.deepEqual([answer.saved, answer.problems.length], [3, 1]);
  assert.equal(answer.problems[0]?.sheet, last.name);
  const stranger = (await sendSheet(await app.as('cb-ubnd-19753'), path, await bytesOf(book)))
    .json as SheetAnswer;
  assert.deepEqual(
    stranger.sheets.map(({ code }) => code).toSorted(),
    [...['sheet-unit-not-yours', 'sheet-unit-not-yours'], null].toSorted(),
  );
  assert.equal((await (await app.as('kiemtoan')).get(path)).status, 403);
});

test('«nhập bù»: a column for each period, all in one sheet', async (t) => {
  const app = await testApp(t);
  const cycle = '2026-07_2026-09';
  await openCycle(app, cycle);
  const { id, book, sheet } = await formOf(app, cycle, UNIT);
  const months = ['2026-07', '2026-08', '2026-09'];
  const line = keysOf(sheet).findIndex((_, at) =>
    months.every((month) => cellOf(sheet, at, `number:${month}`).protection?.locked === false),
  );
  assert(line >= 0, 'some element is monthly');
  for (const [k, month] of months.entries()) cellOf(sheet, line, `number:${month}`).value = 20 + k;
  const answer = await sendSheet(
    await app.as(`cb-${UNIT}`),
    `/api/v1/reports/${id}/xlsx`,
    await bytesOf(book),
  );
  assert.equal((answer.json as SheetAnswer).saved, 3, answer.text);
  const { cells } = (await reportOf(app, cycle)) as unknown as {
    cells: { period: string; value: number }[];
  };
  assert.deepEqual(
    cells.map(({ period, value }) => [period, value]),
    months.map((month, k) => [month, 20 + k]),
  );
});
