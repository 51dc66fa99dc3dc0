import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureKnown as known } from '../../../test/figure-catalogue.ts';
import { loadCatalogueFolder } from '../../catalogue/load.file.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { applyMapping } from './apply-mapping.ts';
import { guessMapping, renewMapping } from './guess-mapping.ts';
import { elementOfHeader } from './header-element.ts';
import { type FigureCatalogue, knownOf } from './known.ts';
import { areaOfAll, headerSignature, lacksOf, type Mapping } from './mapping.ts';
import { BLANK, type SheetCell, type SheetRow, sayPlace } from './sheet.ts';

type Written = string | number | null | SheetCell;

const cell = (value: Written): SheetCell => {
  if (value === null) return BLANK;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'object') return value;
  return { kind: 'number', decimal: String(value), percent: false };
};

const sheetOf = (rows: readonly (readonly Written[])[], sheet = 'T9'): SheetRow[] =>
  rows.map((row, i) => ({ sheet, row: i + 1, cells: row.map(cell) }));

async function* stream(rows: readonly SheetRow[]): AsyncGenerator<SheetRow> {
  yield* rows;
}

/** `element area period value`, or the place and code of a refusal. */
async function apply(rows: readonly SheetRow[], mapping: Mapping): Promise<string[]> {
  const lines: string[] = [];
  for await (const { place, figure } of applyMapping(stream(rows), mapping, known)) {
    if (isRefusal(figure)) lines.push(`${sayPlace(place, 'en')}: ${figure.code}`);
    else {
      const { element, area, unit, period, value, note } = figure;
      const amount =
        typeof value === 'object' ? `${value?.decimal}${value?.percent ? '%' : ''}` : value;
      lines.push([element, area ?? unit, period, amount, note].filter(Boolean).join(' '));
    }
  }
  return lines;
}

/** The mapping that is proposed, checked to be complete. */
function guess(rows: readonly SheetRow[]): Mapping {
  const mapping = guessMapping(rows, known);
  assert(mapping, 'no header was found');
  assert.deepEqual(
    lacksOf(mapping).map((lack) => lack.code),
    [],
    JSON.stringify(mapping),
  );
  return mapping;
}

const guessed = async (rows: readonly SheetRow[]) => apply(rows, guess(rows));

test('long form: one figure a row, codes or names', async () => {
  const rows = sheetOf([
    ['BIỂU NHẬP SỐ LIỆU'],
    [],
    ['STT', 'Chỉ tiêu', 'Xã/phường', 'Kỳ báo cáo', 'Số liệu', 'Đơn vị tính', 'Ghi chú'],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    [
      1,
      'Hồ sơ tiếp nhận trực tuyến',
      'Phường Thuận Hoá',
      'Tháng 9/2026',
      '1.234',
      'hồ sơ',
      'tạm tính',
    ],
    [2, null, 'xã A Lưới 1', { kind: 'date', date: '2026-09-30' }, 12, 'hồ sơ'],
    [3, 'received', '19753', '2026-09', ''],
    [null, 'Tổng cộng', null, null, 1246],
  ]);
  assert.deepEqual(await guessed(rows), [
    'online 19789 2026-09 1.234 tạm tính',
    'online 20056 2026-09 12',
    'received 19753 2026-09',
  ]);
});

test('wide form: areas down, a column for each element, the period in the title', async () => {
  const rows = sheetOf([
    ['TỔNG HỢP THÁNG 9 NĂM 2026'],
    ['TT', 'Đơn vị', 'Hồ sơ tiếp nhận trực tuyến', 'TỔNG HỒ SƠ TIẾP NHẬN', 'Tỷ lệ hài lòng'],
    ['I', 'Các phường', null, null, null],
    [1, 'UBND phường Thuận Hoá', 10, 20, { kind: 'number', decimal: '85.5', percent: true }],
    [2, 'UBND phường Phú Xuân', 11, null, '90%'],
    [3, 'Sở Tư pháp', 5, 6, null],
    [4, 'Huyện Phú Vang', 1, 2, null],
    [null, 'Toàn thành phố', 27, 28, null],
  ]);
  const want = [
    'online 19789 2026-09 10',
    'received 19789 2026-09 20',
    'satisfied 19789 2026-09 85.5%',
    'online 19753 2026-09 11',
    'satisfied 19753 2026-09 90%',
    'online so-tu-phap 2026-09 5',
    'received so-tu-phap 2026-09 6',
    "Sheet 'T9', cell B7: area-name-unknown",
    "Sheet 'T9', cell B7: area-name-unknown",
  ];
  const mapping = guess(rows);
  assert.deepEqual(await apply(rows, mapping), want);
  assert.deepEqual((await apply(rows, { ...mapping, totals: 'city' })).slice(-2), [
    'online 46 2026-09 27',
    'received 46 2026-09 28',
  ]);
});

test('periods across, one element for the whole file', async () => {
  const rows = sheetOf([
    ['Xã, phường', 'Tháng 7/2026', 'Tháng 8/2026', 'Quý V'],
    ['Thuận Hóa', 1, 2, 3],
    ['Vỹ Dạ', 4, 5, 6],
  ]);
  const mapping = guessMapping(rows, known);
  assert(mapping);
  assert.deepEqual(
    lacksOf(mapping).map((lack) => lack.code),
    ['element-missing'],
  );
  assert.deepEqual(await apply(rows, { ...mapping, element: 'online' }), [
    'online 19789 2026-07 1',
    'online 19789 2026-08 2',
    "Sheet 'T9', cell A3: area-name-unknown",
    "Sheet 'T9', cell A3: area-name-unknown",
  ]);
});

test('areas are found by what stands in the column', async () => {
  const rows = sheetOf([
    ['Nơi báo cáo', 'Hồ sơ tiếp nhận trực tuyến', 'Tháng'],
    ['P. Thuận Hóa', 10, '9/2026'],
    ['X. Phú Vang', 11, '9/2026'],
    ['Cộng', 21, null],
  ]);
  assert.equal(guess(rows).columns.find((column) => column.role === 'area')?.index, 0);
  assert.deepEqual(await guessed(rows), ['online 19789 2026-09 10', 'online 19942 2026-09 11']);
});

test('figures of the city alone need no column of areas', async () => {
  const rows = sheetOf([
    ['Số liệu quý III năm 2026'],
    ['Người có tài khoản', 'Giao dịch'],
    [100, 200],
  ]);
  const mapping = guess(rows);
  assert.equal(mapping.area, '46');
  assert.deepEqual(await apply(rows, mapping), ['banked 46 2026-Q3 100', 'trades 46 2026-Q3 200']);
});

test('so do rows that name elements of the city alone; communes are never guessed to be the city', async () => {
  const long = (first: string) =>
    sheetOf([
      ['Chỉ tiêu', 'Kỳ', 'Giá trị'],
      [first, '2026-Q3', 1],
      ['Giao dịch', '2026-Q3', 2],
    ]);
  const own = guess(long('Người có tài khoản'));
  assert.equal(own.area, '46');
  assert.equal(areaOfAll(own), '46');
  assert.deepEqual(await apply(long('Người có tài khoản'), own), [
    'banked 46 2026-Q3 1',
    'trades 46 2026-Q3 2',
  ]);
  const mixed = guessMapping(long('online'), known);
  assert(mixed);
  assert.equal(mixed.area, undefined);
  assert.deepEqual(
    lacksOf(mixed).map((lack) => lack.code),
    ['area-missing'],
  );
});

test('a heading is the element whose telling words it holds, where only one does', () => {
  const of = (text: string) => elementOfHeader(text, known);
  assert.equal(of('Tổng số hồ sơ tiếp nhận'), 'received');
  assert.equal(of('Số hồ sơ đã tiếp nhận'), 'received');
  assert.equal(of('Số hồ sơ tiếp nhận trong kỳ (hồ sơ)'), 'received');
  assert.equal(of('Hồ sơ đã tiếp nhận trực tuyến'), 'online');
  assert.equal(of('Tổng số đã trả'), undefined);
  for (const text of [
    'Hồ sơ',
    'Hồ sơ tiếp nhận kỳ trước',
    'Hồ sơ tiếp nhận (cùng kỳ)',
    'Tỷ lệ hồ sơ tiếp nhận trực tuyến',
    'Lũy kế hồ sơ tiếp nhận',
  ]) {
    assert.equal(of(text), undefined, text);
  }
});

test('headings of the city’s own catalogue', async () => {
  const source = await loadCatalogueFolder(new URL('../../../catalogue', import.meta.url).pathname);
  const elements = source.elements.map((one) => ({ ...one, version: 1, revision: 1 }));
  const own = knownOf({ ...source, elements } as unknown as FigureCatalogue);
  for (const [text, code] of [
    ['Tổng số hồ sơ tiếp nhận', 'ho-so-tiep-nhan'],
    ['Số hồ sơ đã tiếp nhận', 'ho-so-tiep-nhan'],
    ['Hồ sơ trực tuyến', 'ho-so-truc-tuyen'],
    ['Số hồ sơ tiếp nhận trực tuyến', 'ho-so-truc-tuyen'],
    ['Tỷ lệ hồ sơ trực tuyến', undefined],
    ['Hồ sơ tồn kỳ trước', undefined],
  ] as const) {
    assert.equal(elementOfHeader(text, own), code, text);
  }
});

test('what is wrong in a cell is said at that cell', async () => {
  const rows = sheetOf([
    ['Chỉ tiêu', 'Xã', 'Kỳ', 'Giá trị'],
    ['Không có', 'Thuận Hóa', '2026-09', 1],
    ['online', 'Xã Thuận Hóa', '2026-09', 1],
    ['online', 'Thuận Hóa', 'tháng chín', 1],
    ['online', 'Thuận Hóa', '2026-09', { kind: 'unread', why: 'cell-formula-empty', text: '' }],
    ['online', 'Thuận Hóa', '2026-09', { kind: 'unread', why: 'cell-error', text: '#REF!' }],
    ['online', 'Thuận Hóa', '2026-09', { kind: 'date', date: '2026-01-02' }],
    ['online', null, '2026-09', 4],
  ]);
  assert.deepEqual(await guessed(rows), [
    "Sheet 'T9', cell A2: element-unknown",
    "Sheet 'T9', cell B3: area-ambiguous",
    "Sheet 'T9', cell C4: period-unknown",
    "Sheet 'T9', cell D5: cell-formula-empty",
    "Sheet 'T9', cell D6: cell-error",
    "Sheet 'T9', cell D7: value-not-a-number",
    "Sheet 'T9', cell B8: area-missing",
  ]);
});

test('constants hold where no column says otherwise; only the first sheet is read', async () => {
  const rows = [...sheetOf([['Thuận Hóa', 3]]), ...sheetOf([['Thuận Hóa', 4]], 'T10')];
  const mapping: Mapping = {
    sheet: null,
    headerRow: 0,
    columns: [
      { index: 0, role: 'area' },
      { index: 1, role: 'value' },
    ],
    element: 'online',
    period: '2026-09',
    totals: 'skip',
  };
  assert.deepEqual(await apply(rows, mapping), ['online 19789 2026-09 3']);
  assert.deepEqual(await apply(rows, { ...mapping, sheet: 'T10' }), ['online 19789 2026-09 4']);
});

test('no header is guessed where there is none', () => {
  assert.equal(
    guessMapping(
      sheetOf([
        ['abc', 1],
        ['def', 2],
      ]),
      known,
    ),
    undefined,
  );
  assert.equal(guessMapping([], known), undefined);
});

test('a mapping without columns says what it lacks', () => {
  const mapping: Mapping = { sheet: null, headerRow: 1, columns: [], totals: 'skip' };
  assert.deepEqual(
    lacksOf(mapping).map((lack) => lack.code),
    ['mapping-without-values', 'element-missing', 'area-missing', 'period-missing'],
  );
});

test('next month’s sheet is known by its header and gets its own periods', () => {
  const month = (n: number) =>
    sheetOf(
      [
        ['Xã', `Tháng ${n}/2026`, `Tháng ${n + 1}/2026`],
        ['Thuận Hóa', 1, 2],
      ],
      `T${n}`,
    );
  const [header] = month(8);
  const [next] = month(9);
  assert.equal(headerSignature(header?.cells ?? []), headerSignature(next?.cells ?? []));
  const first = guessMapping(month(8), known);
  const guess = guessMapping(month(9), known);
  assert(first && guess);
  const renewed = renewMapping({ ...first, element: 'online', period: '2026-08' }, guess);
  assert.equal(renewed.sheet, 'T9');
  assert.equal(renewed.period, undefined);
  assert.equal(renewed.element, 'online');
  assert.deepEqual(
    renewed.columns.map((column) => column.period),
    [undefined, '2026-09', '2026-10'],
  );
});
