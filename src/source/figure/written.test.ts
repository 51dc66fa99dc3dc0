import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figureKnown as known } from '../../../test/figure-catalogue.ts';
import { parsePeriod, periodsOfYears } from '../../kernel/period.ts';
import { areaNamed, elementNamed, isTotal, unitNamed } from './names.ts';
import { columnName, sayPlace } from './sheet.ts';
import { periodInTitle, writtenPeriod } from './written-period.ts';

const PERIODS: readonly (readonly [string, string | undefined])[] = [
  ['2026-09', '2026-09'],
  ['09/2026', '2026-09'],
  ['9/2026', '2026-09'],
  ['Tháng 9/2026', '2026-09'],
  ['tháng 09 năm 2026', '2026-09'],
  ['Tháng 9 năm 2026'.normalize('NFD'), '2026-09'],
  ['THÁNG\u00a09/2026', '2026-09'],
  ['T9/2026', '2026-09'],
  ['T12.2026', '2026-12'],
  ['Kỳ tháng 9/2026', '2026-09'],
  ['14/09/2026', '2026-09'],
  ['2026-09-30', '2026-09'],
  ['Quý III/2026', '2026-Q3'],
  ['quý 3 năm 2026', '2026-Q3'],
  ['Q3/2026', '2026-Q3'],
  ['2026-Q3', '2026-Q3'],
  ['6 tháng đầu năm 2026', '2026-H1'],
  ['06 tháng cuối năm 2026', '2026-H2'],
  ['2026-H1', '2026-H1'],
  ['9 tháng đầu năm 2026', '2026-9M'],
  ['9 tháng năm 2026', '2026-9M'],
  ['2026-9M', '2026-9M'],
  ['Năm 2026', '2026'],
  ['2026', '2026'],
  ['Năm học 2025-2026', '2025-2026'],
  ['2025-2026', '2025-2026'],
  ['tháng 13/2026', undefined],
  ['Quý V/2026', undefined],
  ['tháng 9', undefined],
  ['Phường Thuận Hóa', undefined],
  ['12.345', undefined],
  ['', undefined],
];

test('periods are read as people write them', () => {
  for (const [text, want] of PERIODS) assert.equal(writtenPeriod(text), want, text);
});

test('every period code is read as itself (property)', () => {
  const codes = periodsOfYears(2024, 2030, 'administrative').map((period) => period.code);
  fc.assert(
    fc.property(fc.constantFrom(...codes), (code) => {
      assert.equal(writtenPeriod(code), code);
      assert.equal(parsePeriod(writtenPeriod(code) ?? '')?.code, code);
    }),
  );
});

test('a period is found in a title, and no number is mistaken for one', () => {
  for (const [title, want] of [
    ['BIỂU TỔNG HỢP SỐ LIỆU THÁNG 9 NĂM 2026', '2026-09'],
    ['Kết quả Quý III năm 2026 (lũy kế)', '2026-Q3'],
    ['(Số liệu tính đến ngày 14 tháng 9 năm 2026)', '2026-09'],
    ['Báo cáo 6 tháng đầu năm 2026', '2026-H1'],
    ['Kế hoạch năm 2026', '2026'],
    ['Kế hoạch số 322/KH-UBND', undefined],
    ['Tổng 2026 hồ sơ', undefined],
  ] as const) {
    assert.equal(periodInTitle(title), want, title);
  }
});

const nameOf = (answer: ReturnType<typeof areaNamed>) =>
  typeof answer === 'string' ? answer : answer.code;

const AREAS: readonly (readonly [string, string])[] = [
  ['19789', '19789'],
  ['Thuận Hóa', '19789'],
  ['Phường Thuận Hoá', '19789'],
  ['phường thuận hoá'.normalize('NFD'), '19789'],
  ['P. Thuận Hóa', '19789'],
  ['P.Thuận Hóa', '19789'],
  ['UBND phường Thuận Hóa', '19789'],
  ['Ủy ban nhân dân phường Thuận Hoá', '19789'],
  ['\u00a0Thuận  Hóa ', '19789'],
  ['Phuong Thuan Hoa', '19789'],
  ['Phường Thuỷ Xuân', '19813'],
  ['Xã A Lưới 1', '20056'],
  ['A Lưới 2', '20044'],
  ['xã Chân Mây – Lăng Cô', '20137'],
  ['Chân Mây-Lăng Cô', '20137'],
  ['Thành phố Huế', '46'],
  ['TP. Huế', '46'],
  ['46', '46'],
  ['Xã Thuận Hóa', 'area-ambiguous'],
  ['Huyện Phú Vang', 'area-name-unknown'],
  ['Thị xã Thuận An', 'area-name-unknown'],
  ['Thuận', 'area-name-unknown'],
  ['A Lưới', 'area-name-unknown'],
  ['Phường', 'area-name-unknown'],
];

test('areas are named with and without their kind, in both tone positions', () => {
  for (const [text, want] of AREAS) assert.equal(nameOf(areaNamed(text, known)), want, text);
});

test('units and elements are named by code, name or another spelling', () => {
  assert.equal(unitNamed('Sở Tư Pháp', known), 'so-tu-phap');
  assert.equal(unitNamed('UBND phường Thuận Hoá', known), 'ubnd-19789');
  assert.equal(elementNamed('online', known), 'online');
  assert.equal(elementNamed('TỔNG HỒ SƠ TIẾP NHẬN', known), 'received');
  assert.equal(elementNamed('nguoi co so suc khoe dien tu', known), 'book');
  assert.equal(typeof elementNamed('Hồ sơ', known), 'object');
});

test('rows that add up are known by their words', () => {
  for (const text of [
    'Tổng cộng',
    'TỔNG SỐ',
    'Cộng:',
    'Toàn thành phố',
    'Tổng cộng toàn thành phố',
  ]) {
    assert(isTotal(text), text);
  }
  for (const text of ['Cộng Hòa', 'Phường Thuận Hóa', 'Thành phố Huế', ''])
    assert(!isTotal(text), text);
});

test('places are said as on screen', () => {
  assert.deepEqual([0, 2, 25, 26, 701, 702].map(columnName), ['A', 'C', 'Z', 'AA', 'ZZ', 'AAA']);
  assert.equal(sayPlace({ sheet: 'T9', row: 12, column: 2 }), "Trang 'T9', ô C12");
});
