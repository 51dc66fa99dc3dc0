import assert from 'node:assert/strict';
import test from 'node:test';
import { compareNames, fold, normalise, searchKey, slug } from './text.ts';

const same: readonly (readonly [string, string])[] = [
  ['Hóa Châu', 'Hoá Châu'],
  ['THUẬN HÓA', 'thuận hoá'],
  ['Thủy Xuân', 'Thuỷ Xuân'],
  ['Hương Thủy'.normalize('NFD'), 'Hương Thuỷ'],
  ['Vỹ\u00a0Dạ', ' Vỹ  Dạ '],
  ['sức khỏe', 'sức khoẻ'],
];

for (const [a, b] of same) {
  test(`«${a}» and «${b}» are one name`, () => assert.equal(fold(a), fold(b)));
}

const different: readonly (readonly [string, string])[] = [
  ['Phú Vang', 'Phù Vang'],
  ['hoa', 'hóa'],
  ['Hương Trà', 'Hương Tra'],
  ['của', 'cua'],
  ['quý', 'quỳ'],
];

for (const [a, b] of different) {
  test(`«${a}» and «${b}» stay apart`, () => assert.notEqual(fold(a), fold(b)));
}

test('search ignores diacritics, case and punctuation', () => {
  assert.equal(searchKey('Tỷ lệ hồ sơ DVC trực tuyến'), 'ty le ho so dvc truc tuyen');
  assert.equal(searchKey('Chân Mây - Lăng Cô'), 'chan may lang co');
  assert.equal(slug('Sở Khoa học và Công nghệ'), 'so-khoa-hoc-va-cong-nghe');
});

test('normalise keeps letters and drops invisible marks', () => {
  assert.equal(normalise('\ufeffĐề án\u200b 06 '.normalize('NFD')), 'Đề án 06');
});

test('names are in Vietnamese order', () => {
  assert.deepEqual(['Đan Điền', 'Dương Nỗ', 'An Cựu', 'A Lưới 10', 'A Lưới 2'].sort(compareNames), [
    'A Lưới 2',
    'A Lưới 10',
    'An Cựu',
    'Dương Nỗ',
    'Đan Điền',
  ]);
});
