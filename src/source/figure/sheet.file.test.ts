import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { Problem } from '../../kernel/problem.ts';
import { separatorOf } from './csv.file.ts';
import { openSheets, SHEET_LIMITS } from './sheet.file.ts';
import type { SheetChoice, SheetRow } from './sheet.ts';
import { textOf } from './sheet.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kydai-sheets-'));
});
after(() => rm(folder, { recursive: true }));

async function put(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function read(name: string, bytes: string | Uint8Array, choice?: SheetChoice) {
  const file = await openSheets(await put(name, bytes), name);
  const rows: SheetRow[] = [];
  for await (const row of file.rows(choice)) rows.push(row);
  return rows;
}

const texts = (rows: readonly SheetRow[]) =>
  rows.map((row) => row.cells.map((cell) => textOf(cell)));

async function refusal(name: string, bytes: string | Uint8Array, limits = SHEET_LIMITS) {
  const path = await put(name, bytes);
  return openSheets(path, name, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
}

/** A workbook made by `fill`, as bytes. */
async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const plain = () => workbook((book) => book.addWorksheet('T9').addRow(['Xã', 1]));

const compound = (inside: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(70_000),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(2000),
  ]);

const xlsxWith = (more: Zippable) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    ...more,
  });

test('files that cannot be read safely are refused by what is wrong', async () => {
  for (const [name, bytes, want] of [
    ['rong.xlsx', '', 'file-empty'],
    ['rong.csv', '', 'file-empty'],
    ['macro.xlsm', await plain(), 'file-macros'],
    ['macro.xlsx', xlsxWith({ 'xl/vbaProject.bin': new Uint8Array(9) }), 'file-macros'],
    ['macro4.xlsx', xlsxWith({ 'xl/macrosheets/sheet1.xml': strToU8('<a/>') }), 'file-macros'],
    ['khoa.xlsx', compound('EncryptedPackage'), 'file-password'],
    ['cu.xls', compound('Workbook'), 'file-old-excel'],
    ['cu.xlsx', compound('Workbook'), 'file-old-excel'],
    ['that-la-csv.xlsx', 'a;b\n1;2', 'file-wrong-extension'],
    ['that-la-xlsx.csv', await plain(), 'file-wrong-extension'],
    ['that-la-xlsx.xls', await plain(), 'file-wrong-extension'],
    ['van-ban.xlsx', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'file-wrong-extension'],
    ['bang.xls', '<html><table></table></html>', 'file-wrong-extension'],
    ['bang.csv', '\ufeff<!DOCTYPE html>', 'file-wrong-extension'],
    ['bao-cao.pdf', '%PDF-1.7', 'file-kind-unknown'],
    ['bao-cao.xlsx', '%PDF-1.7', 'file-wrong-extension'],
    ['anh.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'file-kind-unknown'],
    ['khong-duoi', 'a;b', 'file-kind-unknown'],
    ['cut.xlsx', (await plain()).slice(0, 1000), 'file-damaged'],
    ['nul.csv', Buffer.concat([Buffer.from('a;b\n'), Buffer.alloc(3)]), 'read'],
    ['tot.xlsx', await plain(), 'read'],
    ['TOT.XLSX', await plain(), 'read'],
    ['tot.csv', 'a;b\n1;2', 'read'],
  ] as const) {
    assert.equal(await refusal(name, bytes), want, name);
  }
  await assert.rejects(
    read('nul.csv', Buffer.concat([Buffer.from('a;b\n'), Buffer.alloc(3)])),
    Problem,
  );
});

test('a file above 50 MB is refused without reading it', async () => {
  const path = await put('lon.csv', 'a;b');
  await truncate(path, SHEET_LIMITS.file + 1);
  await assert.rejects(openSheets(path, 'lon.csv'), (error: Problem) => {
    assert.equal(error.code, 'body-too-large');
    assert.match(error.say('vi'), /50 MB/);
    return true;
  });
});

test('a zip bomb is refused by what it says, and by what it does', async () => {
  const limits = { ...SHEET_LIMITS, unpacked: 2 * 1024 * 1024 };
  const book = await workbook((one) =>
    one.addWorksheet('T9').addRow(['Xã', 'x'.repeat(4_000_000)]),
  );
  assert(book.length < 50_000, 'it is small');
  assert.equal(await refusal('bom.xlsx', book, limits), 'file-too-packed');
  assert.equal((await read('bom.xlsx', book)).length, 1, 'within the usual limit');
  const lying = Buffer.from(book);
  const mark = Buffer.from('504b0102', 'hex');
  for (let at = lying.indexOf(mark); at >= 0; at = lying.indexOf(mark, at + 1)) {
    if (lying.readUInt32LE(at + 24) > 1_000_000) lying.writeUInt32LE(1_000_000, at + 24);
  }
  assert.equal(await refusal('doi.xlsx', lying, limits), 'read', 'it says that it is small');
  await assert.rejects(
    read('doi.xlsx', lying),
    (error: Problem) => error.code === 'file-too-packed',
  );
  const strings = xlsxWith({ 'xl/sharedStrings.xml': new Uint8Array(65 * 1024 * 1024) });
  assert.equal(await refusal('chu.xlsx', strings), 'file-too-packed', 'strings are kept in memory');
});

test('letters are whole wherever the unpacked pieces end', async () => {
  const names = Array.from({ length: 5000 }, (_, i) => `${'ệ'.repeat(1 + (i % 7))}${i}`);
  const bytes = await workbook((book) =>
    book.addWorksheet('Chữ').addRows(names.map((one) => [one])),
  );
  assert.deepEqual(texts(await read('chu-viet.xlsx', bytes)).flat(), names);
});

test('reading the same workbook again and again gives the same rows', async () => {
  const bytes = await workbook((book) => {
    for (const name of ['T8', 'T9', 'T10'])
      book.addWorksheet(name).addRows([
        ['Xã', 1],
        ['Phường', 2],
      ]);
  });
  const file = await openSheets(await put('lai.xlsx', bytes), 'lai.xlsx');
  for (let i = 0; i < 50; i++) {
    const seen: string[] = [];
    for await (const { sheet, row } of file.rows()) seen.push(`${sheet}:${row}`);
    assert.deepEqual(seen, ['T8:1', 'T8:2', 'T9:1', 'T9:2', 'T10:1', 'T10:2']);
  }
});

test('cells keep their kind: text, number, percent, date, formula, error', async () => {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('T9');
    sheet.getCell('A1').value = 'Phường Thuận Hoá';
    sheet.getCell('C1').value = 1234.5;
    const percent = sheet.getCell('D1');
    percent.value = 0.855;
    percent.numFmt = '0.0%';
    const date = sheet.getCell('E1');
    date.value = new Date(Date.UTC(2026, 8, 30));
    date.numFmt = 'dd/mm/yyyy';
    sheet.getCell('F1').value = { formula: 'C1*2', result: 2469 };
    sheet.getCell('G1').value = { formula: 'C1*2' } as ExcelJS.CellFormulaValue;
    sheet.getCell('H1').value = { error: '#REF!' } as ExcelJS.CellErrorValue;
    sheet.getCell('I1').value = { richText: [{ text: 'Xã ' }, { text: 'A' }] };
    sheet.getCell('J1').value = 0.1 + 0.2;
    sheet.getCell('K1').value = {
      text: 'Phú Vang',
      hyperlink: 'https://x',
    } as ExcelJS.CellHyperlinkValue;
    const quoted = sheet.getCell('L1');
    quoted.value = 5;
    quoted.numFmt = '0" day %"';
    sheet.getCell('A5').value = 'cuối';
    const hidden = book.addWorksheet('Ẩn');
    hidden.state = 'hidden';
    hidden.getCell('A1').value = 'ẩn';
  });
  const [first, last, ...rest] = await read('o.xlsx', bytes);
  assert.deepEqual(first, {
    sheet: 'T9',
    row: 1,
    cells: [
      { kind: 'text', text: 'Phường Thuận Hoá' },
      { kind: 'blank' },
      { kind: 'number', decimal: '1234.5', percent: false },
      { kind: 'number', decimal: '85.5', percent: true },
      { kind: 'date', date: '2026-09-30' },
      { kind: 'number', decimal: '2469', percent: false, formula: true },
      { kind: 'unread', why: 'cell-formula-empty', text: '' },
      { kind: 'unread', why: 'cell-error', text: '#REF!' },
      { kind: 'text', text: 'Xã A' },
      { kind: 'number', decimal: '0.3', percent: false },
      { kind: 'text', text: 'Phú Vang' },
      { kind: 'number', decimal: '5', percent: false },
    ],
  });
  assert.equal(last?.row, 5);
  assert.deepEqual(rest, []);
});

test('several sheets: all, one, and the first rows of each', async () => {
  const bytes = await workbook((book) => {
    for (const name of ['T8', 'T9']) {
      for (let i = 1; i <= 5; i++)
        book.getWorksheet(name)?.addRow([i]) ?? book.addWorksheet(name).addRow([i]);
    }
  });
  const names = async (choice?: SheetChoice) =>
    (await read('nhieu.xlsx', bytes, choice)).map((row) => `${row.sheet}:${row.row}`);
  assert.equal((await names()).length, 10);
  assert.deepEqual(await names({ sheet: 'T9', perSheet: 2 }), ['T9:1', 'T9:2']);
  assert.deepEqual(await names({ perSheet: 1 }), ['T8:1', 'T9:1']);
  assert.deepEqual(await names({ sheet: 'T7' }), []);
});

test('text files: separators, quotes, line ends and blank lines', async () => {
  const want = [
    ['Xã', 'Số'],
    ['A; B', '1,5'],
    ['"C"', '2'],
  ];
  for (const [separator, line] of [
    [';', '\n'],
    [';', '\r\n'],
    ['\t', '\n'],
    ['|', '\n'],
  ] as const) {
    const lines = [['Xã', 'Số'], ['"A; B"', '1,5'], [], ['"""C"""', '2']];
    const bytes = lines.map((cells) => cells.join(separator)).join(line);
    const rows = await read('dau.csv', bytes);
    assert.deepEqual(texts(rows), want, JSON.stringify(separator));
    assert.equal(rows[2]?.row, 4, 'row numbers count blank lines');
  }
  assert.deepEqual(texts(await read('phay.csv', 'Xã,Số\nA,"1,5"\n')), [
    ['Xã', 'Số'],
    ['A', '1,5'],
  ]);
  assert.equal(separatorOf('Số liệu tháng 9, năm 2026\nXã;Số\nA;1,5\nB;2,5\n'), ';');
  assert.equal((await read('thang-9.csv', 'a;b'))[0]?.sheet, 'thang-9');
  await assert.rejects(read('ho.csv', `a;b\n"${'x'.repeat(2_000_000)}`), Problem);
});

test('text files: the encodings that Excel and old systems write', async () => {
  const text = 'Xã;Số\nPhường Thuận Hoá;1.234\n';
  const want = [
    ['Xã', 'Số'],
    ['Phường Thuận Hoá', '1.234'],
  ];
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  // windows-1258 writes a letter and its tone as two bytes.
  const old = Buffer.from('5861de3b53f4ec0a', 'hex');
  for (const [name, bytes] of [
    ['utf-8', text],
    ['utf-8 with mark', `\ufeff${text}`],
    ['utf-16le with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le without mark', Buffer.from(text, 'utf16le')],
    ['utf-16be with mark', utf16be],
  ] as const) {
    assert.deepEqual(texts(await read('ma.csv', bytes)), want, name);
  }
  const [row] = texts(await read('cu.csv', old));
  assert.deepEqual(
    row?.map((cell) => cell.normalize('NFC')),
    ['Xã', 'Số'],
  );
});

test('50,000 rows pass in bounded memory', async (t) => {
  const path = join(folder, 'dai.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = writer.addWorksheet('Dài');
  for (let i = 0; i < 50_000; i++)
    sheet.addRow([`Xã ${i}`, i, i / 4, '2026-09', 'ghi chú']).commit();
  await writer.commit();
  const file = await openSheets(path, 'dai.xlsx');
  let count = 0;
  let most = 0;
  const start = process.memoryUsage().rss;
  for await (const row of file.rows()) {
    count += 1;
    if (row.row % 5000 === 0) most = Math.max(most, process.memoryUsage().rss - start);
  }
  assert.equal(count, 50_000);
  t.diagnostic(`grew by ${Math.round(most / 1e6)} MB`);
  assert(most < 250e6, `memory grew by ${most}`);
  for await (const row of file.rows({ perSheet: 3 })) assert(row.row <= 3);
  assert.equal(file.hash.length, 64);
  assert((await readFile(path)).length > 100_000);
});
