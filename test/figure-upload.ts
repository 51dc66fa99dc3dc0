// Excel files with figures of communes, brought through the import's first steps.
import assert from 'node:assert/strict';
import ExcelJS from 'exceljs';
import type { TestApp } from './app.ts';
import type { Person } from './person.ts';
import { errorsOf, type SentFile, submitAll, textOf, upload, whereTo } from './upload.ts';

export const RECEIVED = 'Tổng số hồ sơ tiếp nhận trong kỳ';
export const ONLINE = 'Số hồ sơ tiếp nhận trực tuyến trong kỳ';

export type Grid = readonly (readonly (string | number | null)[])[];

export async function workbook(sheets: Readonly<Record<string, Grid>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, grid] of Object.entries(sheets)) {
    book.addWorksheet(name).addRows(grid.map((row) => [...row]));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

export const monthly = (month: number, rows: Grid): Grid => [
  [`SỐ LIỆU THÁNG ${month} NĂM 2026`],
  ['STT', 'Xã, phường', RECEIVED, ONLINE, 'Ghi chú'],
  ...rows,
];

export const ROWS: Grid = [
  [1, 'Phường Thuận Hoá', 20, 10, null],
  [2, 'Xã A Lưới 1', 1300, '1.234', 'nhập muộn'],
  [null, 'Tổng cộng', 1320, 1244, null],
];

export const sheetFile = async (
  name: string,
  sheets: Readonly<Record<string, Grid>>,
): Promise<SentFile> => ({
  name,
  bytes: await workbook(sheets),
});

export const bring = (app: TestApp, person: Person, file: SentFile | null) =>
  upload(app, person, '/figures', { file });

/** Uploads a file that reads itself, and keeps the guessed mapping. */
export async function mapped(
  app: TestApp,
  person: Person,
  file: SentFile,
  name = '',
): Promise<string> {
  const sent = await bring(app, person, file);
  const path = whereTo(sent);
  assert.match(path, /^\/figures\/imports\/[0-9a-f]{24}\/mapping$/, textOf(sent.text));
  const page = await person.get(path);
  const chosen = await submitAll(person, path, [...selected(page.text), ['name', name]]);
  assert.equal(chosen.status, 303, errorsOf(chosen.text).join());
  return path.replace(/\/mapping$/, '');
}

/** What the form holds when nobody touches it. */
function selected(html: string): [string, string][] {
  const selects = [...html.matchAll(/<select[^>]* name="([^"]+)"[\s\S]*?<\/select>/g)];
  const radios = html.matchAll(/<input type="radio"[^>]*name="([^"]+)" value="([^"]*)" checked/g);
  return [
    ...selects.map((match): [string, string] => [
      match[1] ?? '',
      /<option value="([^"]*)" selected/.exec(match[0])?.[1] ?? '',
    ]),
    ...[...radios].map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
  ];
}
