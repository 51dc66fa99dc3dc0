// Forms as Excel sheets in tests: an opened cycle, a downloaded form, cells typed into it, the file sent back.
import assert from 'node:assert/strict';
import ExcelJS from 'exceljs';
import { type TestApp, testApp } from './app.ts';
import { type Answer, type Person, personOf } from './person.ts';
import { reportOf } from './report-calls.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Opens a cycle; a catch-up one by its two months. */
export async function openCycle(app: TestApp, code: string): Promise<void> {
  const [from = '', to] = code.split('_');
  const order = to ? { from, to } : { period: code };
  const answer = await (await app.as('thuky')).post('/api/v1/cycles', order);
  assert(answer.status === 201 || answer.status === 409, answer.text);
}

/** Bytes of a download. */
export async function download(app: TestApp, person: Person, path: string): Promise<Uint8Array> {
  const answer = await fetch(app.url + path, { headers: person.headers });
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), XLSX);
  return new Uint8Array(await answer.arrayBuffer());
}

export async function workbookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await book.xlsx.writeBuffer());

const FIRST_ROW = 10;

/** The visible sheets of forms. */
export const formsIn = (book: ExcelJS.Workbook): ExcelJS.Worksheet[] =>
  book.worksheets.filter(({ state }) => state === 'visible');

/** A cell of the nth line by the role of its column. */
export function cellOf(sheet: ExcelJS.Worksheet, line: number, role: string): ExcelJS.Cell {
  const roles = (sheet.getRow(2).values as string[]).indexOf(role);
  assert(roles > 0, `${role} is no column`);
  return sheet.getRow(FIRST_ROW + line).getCell(roles);
}

/** Keys of the lines to answer, in their order. */
export function keysOf(sheet: ExcelJS.Worksheet): string[] {
  const keys: string[] = [];
  for (let line = 0; ; line += 1) {
    const key = sheet.getRow(FIRST_ROW + line).getCell(1).value;
    if (typeof key !== 'string' || key.startsWith('ratio:')) return keys;
    keys.push(key);
  }
}

/** The form of a unit's report as its officer downloads it. */
export async function formOf(
  app: TestApp,
  cycle: string,
  unit: string,
): Promise<{
  readonly id: number;
  readonly book: ExcelJS.Workbook;
  readonly sheet: ExcelJS.Worksheet;
}> {
  const { id } = await reportOf(app, cycle, unit);
  const bytes = await download(app, await app.as(`cb-${unit}`), `/api/v1/reports/${id}.xlsx`);
  const book = await workbookOf(bytes);
  const [sheet] = formsIn(book);
  assert(sheet);
  return { id, book, sheet };
}

/** Sends bytes as the body itself, as a program does. */
export const sendSheet = (
  person: Person,
  path: string,
  bytes: Uint8Array | string,
): Promise<Answer> =>
  person.send(path, {
    method: 'POST',
    headers: { 'Content-Type': XLSX },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });

/** The marked file that a page or an answer names. */
export const markedOf = async (
  app: TestApp,
  person: Person,
  path: string,
): Promise<ExcelJS.Workbook> =>
  workbookOf(await download(app, personOf(app.url, person.headers), path));

export interface SheetAnswer {
  readonly saved: number;
  readonly unchanged: number;
  readonly untouched: number;
  readonly sheets: readonly {
    readonly unit: string;
    readonly code: string | null;
    readonly saved: number;
  }[];
  readonly problems: readonly {
    readonly sheet: string;
    readonly cell: string;
    readonly element: string;
    readonly kind: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly marked: string;
}

export const CYCLE = '2026-10';
export const UNIT = 'so-tu-phap';

/** An instance with October 2026 open. */
export async function started(t: { after(done: () => Promise<void>): void }): Promise<TestApp> {
  const app = await testApp(t);
  await openCycle(app, CYCLE);
  return app;
}

/** Sends a workbook as the unit's officer; gives the answer as it is read. */
export async function send(app: TestApp, book: ExcelJS.Workbook, query = '') {
  const { id } = await reportOf(app);
  const officer = await app.as(`cb-${UNIT}`);
  const answer = await sendSheet(
    officer,
    `/api/v1/reports/${id}/xlsx${query}`,
    await bytesOf(book),
  );
  return {
    status: answer.status,
    text: answer.text,
    ...(answer.json as SheetAnswer & { code: string }),
  };
}
