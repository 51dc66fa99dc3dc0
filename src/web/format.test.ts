import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  formatDay,
  formatGap,
  formatInstant,
  formatPeriod,
  formatValue,
  shorten,
} from './format.ts';

const PERIODS: readonly [code: string, vi: string, en: string][] = [
  ['2026-09', 'tháng 9/2026', 'Sep 2026'],
  ['2026-Q3', 'quý III/2026', 'Q3 2026'],
  ['2026-H1', '6 tháng đầu năm 2026', 'first half of 2026'],
  ['2026-H2', '6 tháng cuối năm 2026', 'second half of 2026'],
  ['2026-9M', '9 tháng năm 2026', 'nine months of 2026'],
  ['2026', 'năm 2026', '2026'],
];
for (const [code, vi, en] of PERIODS) {
  test(`period ${code}`, () => {
    assert.equal(formatPeriod(code, 'vi'), vi);
    assert.equal(formatPeriod(code, 'en'), en);
  });
}

test('days and instants in Vietnam’s time', () => {
  assert.equal(formatDay('2026-09-05', 'vi'), '05/09/2026');
  assert.equal(formatDay('2026-09-05', 'en'), '5 Sep 2026');
  assert.equal(formatInstant(new Date('2026-09-05T18:30:00Z'), 'vi'), '01:30 ngày 06/09/2026');
});

test('values carry their unit and are never rounded up to a goal', () => {
  assert.equal(formatValue('99.96', '%', 'vi'), '99,9\u00a0%');
  assert.equal(formatValue('400000', 'Tài khoản', 'vi'), '400.000\u00a0tài khoản');
  assert.equal(formatValue('1234.56', null, 'en'), '1,234');
});

test('a gap that is there never shows as nothing', () => {
  assert.equal(formatGap('0.04', '%', 'vi'), '0,1 điểm %');
  const gap = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => (n / 10 ** 9).toFixed(9));
  fc.assert(fc.property(gap, (text) => assert.notEqual(formatGap(text, null, 'vi'), '0')));
});

test('shortening ends at a word', () => {
  assert.equal(shorten('Tỷ lệ hồ sơ trực tuyến', 14), 'Tỷ lệ hồ sơ…');
  assert.equal(shorten('ngắn', 14), 'ngắn');
});
