import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { figureCatalogue, fillDimensions } from '../../test/figure-catalogue.ts';
import { Problem } from '../kernel/problem.ts';
import { deleteMapping, listMappings, saveMapping } from '../source/figure/mapping.store.ts';
import { change, type Tx } from '../store/change.ts';
import { verifyJournal } from '../store/journal.ts';
import {
  type ImportDeps,
  importFigures,
  importFile,
  lookAt,
  previewImport,
  signatureOf,
} from './figure-import.ts';

const at = new Date('2026-09-20T03:00:00Z');
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kydai-import-'));
});
after(() => rm(folder, { recursive: true }));

async function opened(t: Parameters<typeof testDatabase>[0]) {
  const db = await testDatabase(t);
  await fillDimensions(db);
  const deps: ImportDeps = {
    db: db.kysely,
    catalogue: figureCatalogue,
    recompute: () => Promise.resolve(),
  };
  const write = <T>(work: (tx: Tx) => Promise<T>) =>
    change(db.kysely, { by: 'thuky', action: 'save-mapping', on: 'mapping', at }, work);
  return { db, deps, write };
}

type Grid = readonly (readonly (string | number | null)[])[];

async function excel(name: string, sheet: string, grid: Grid) {
  const book = new ExcelJS.Workbook();
  book.addWorksheet(sheet).addRows(grid.map((row) => [...row]));
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return { path, name };
}

async function csv(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  return { path, name };
}

const monthly = (month: number, ...values: readonly (number | string)[]) =>
  excel(`thang-${month}.xlsx`, `T${month}`, [
    [`SỐ LIỆU THÁNG ${month} NĂM 2026`],
    ['STT', 'Xã, phường', 'Hồ sơ tiếp nhận trực tuyến', 'Tổng hồ sơ tiếp nhận'],
    [1, 'Phường Thuận Hoá', values[0] ?? null, values[1] ?? null],
    [2, 'Xã A Lưới 1', values[2] ?? null, values[3] ?? null],
    [null, 'Tổng cộng', 99, 99],
  ]);

const count = async ({ pool }: TestDatabase, what: string): Promise<number> =>
  Number((await pool.query(`select count(*) as n from ${what}`)).rows[0].n);

const common = { by: 'thuky', at, atomic: false };

test('a sheet is looked at, read by its proposal, previewed and written', async (t) => {
  const { db, deps } = await opened(t);
  const upload = await monthly(8, 10, 20, '1.234', 1300);
  const [head] = await lookAt(deps, upload);
  assert(head?.mapping);
  assert.deepEqual([head.sheet, head.remembered, head.lacks], ['T8', null, []]);
  assert.equal(head.rows.length, 5);
  const request = { ...common, upload, mapping: head.mapping, source: 'trang' };
  const preview = await previewImport(deps, request);
  assert.deepEqual(preview.counts, { received: 4, accepted: 4, unchanged: 0, rejected: 0 });
  assert.equal(await count(db, 'value'), 0);
  const done = await importFile(deps, request);
  assert.deepEqual(done.results, preview.results);
  assert.deepEqual(done.results[2]?.read, {
    element: 'online',
    area: '20056',
    basis: 'administrative',
    period: '2026-08',
    amount: '1234',
  });
  const again = await importFile(deps, request);
  assert.deepEqual([again.counts.unchanged, again.sameFile?.batch], [4, done.batch]);
  assert.equal(await count(db, 'journal'), 1);
});

test('a mapping is remembered by its header and renewed for the next month', async (t) => {
  const { db, deps, write } = await opened(t);
  const [head] = await lookAt(deps, await monthly(7, 1, 2, 3, 4));
  assert(head?.mapping);
  const mapping = { ...head.mapping, totals: 'city' as const, period: '2026-07' };
  const saved = { name: 'Biểu 06', mapping, signature: signatureOf(head.rows, mapping) };
  await write((tx) => saveMapping(tx, saved));
  await write((tx) => saveMapping(tx, saved));
  assert.deepEqual(await listMappings(db.kysely), [saved]);
  const upload = await monthly(8, 1, 2, 3, 4);
  const [next] = await lookAt(deps, upload);
  assert.equal(next?.remembered, 'Biểu 06');
  assert.deepEqual(
    [next.sheet, next.mapping?.period, next.mapping?.totals],
    ['T8', 'title', 'city'],
  );
  const { ok, lines } = await importFigures(deps, { ...common, upload, mapping: 'Biểu 06' });
  assert(ok, lines.join('\n'));
  assert.match(lines[0] ?? '', /^Trang 'T8', ô C3: đã ghi — online 19789 2026-08 = 1$/);
  assert.match(
    lines.at(-1) ?? '',
    /^6 số liệu: 6 đã ghi, 0 không đổi, 0 không nhận \(đợt \d+\)\.$/,
  );
  assert.equal(await count(db, "value where area = '46' and superseded is null"), 2);
  const [, repeated] = (
    await importFigures(deps, { ...common, upload, mapping: 'Biểu 06' })
  ).lines.slice(-2);
  assert.match(repeated ?? '', /đã được nhập/);
  assert.equal(await write((tx) => deleteMapping(tx, 'Biểu 06')), true);
  assert.equal(await write((tx) => deleteMapping(tx, 'Biểu 06')), false);
  await assert.rejects(
    importFigures(deps, { ...common, upload, mapping: 'Biểu 06' }),
    (error: Problem) => error.code === 'mapping-unknown',
  );
  assert.equal((await verifyJournal(db.kysely)).kind, 'intact');
});

test('wrong rows are told by their cell; all or nothing writes nothing', async (t) => {
  const { db, deps } = await opened(t);
  const upload = await monthly(8, 30, 20, '85%', '≥80%');
  const { ok, lines } = await importFigures(deps, { ...common, upload, atomic: true });
  assert.equal(ok, false);
  assert.deepEqual(
    lines.slice(0, 4).map((line) => line.replace(/ — .* \[/, ' [')),
    [
      "Trang 'T8', ô C3: không nhận [numerator-above-denominator]",
      "Trang 'T8', ô D3: không nhận [others-rejected]",
      "Trang 'T8', ô C4: không nhận [value-percent-for-count]",
      "Trang 'T8', ô D4: không nhận [value-comparator]",
    ],
  );
  assert.equal(await count(db, 'value'), 0);
  const part = await importFigures(deps, { ...common, upload });
  assert.match(part.lines.at(-1) ?? '', /1 đã ghi, 0 không đổi, 3 không nhận/);
});

test('a cell is confirmed with a reason that stays with the value', async (t) => {
  const { db, deps } = await opened(t);
  const upload = await monthly(8, 30, 20, 1, 2);
  const [head] = await lookAt(deps, upload);
  assert(head?.mapping);
  const confirmed = { cells: new Set(['C3']), reason: 'gồm hồ sơ chuyển kỳ' };
  const request = { ...common, upload, mapping: head.mapping, source: 'trang', confirmed };
  const done = await importFile(deps, request);
  assert.equal(done.counts.accepted, 4);
  const { rows } = await db.pool.query('select note from value where note is not null');
  assert.deepEqual(rows, [{ note: 'gồm hồ sơ chuyển kỳ' }]);
});

test('a CSV file of codes, with a period given from outside', async (t) => {
  const { db, deps } = await opened(t);
  const upload = await csv('so-lieu.csv', 'element;area;value\nonline;19789;10\nonline;99999;10\n');
  await assert.rejects(
    importFigures(deps, { ...common, upload }),
    (error: Problem) => error.code === 'period-missing',
  );
  const { ok, lines } = await importFigures(deps, { ...common, upload, period: '2026-08' });
  assert.equal(ok, false);
  assert.match(lines[1] ?? '', /Trang 'so-lieu', ô B3: không nhận — .*«99999».* \[area-unknown\]/);
  assert.equal(await count(db, 'value'), 1);
});

test('a file without figures, without a header or without the sheet is refused', async (t) => {
  const { deps } = await opened(t);
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
  const empty = await monthly(8);
  assert.equal(await code(importFigures(deps, { ...common, upload: empty })), 'file-empty');
  const blank = await excel('trong.xlsx', 'T1', []);
  assert.equal(await code(lookAt(deps, blank)), 'file-empty');
  const plain = await csv('khac.csv', 'a;b\n1;2\n');
  assert.equal(
    await code(importFigures(deps, { ...common, upload: plain })),
    'mapping-without-values',
  );
  const [head] = await lookAt(deps, empty);
  assert(head?.mapping);
  const mapping = { ...head.mapping, sheet: 'T99' };
  const request = { ...common, upload: empty, mapping, source: 'trang' };
  assert.equal(await code(importFile(deps, request)), 'sheet-unknown');
});
