import assert from 'node:assert/strict';
import test from 'node:test';
import { parsePeriod } from '../../kernel/period.ts';
import { boldWidth } from './text-width.ts';
import {
  counted,
  joined,
  longDate,
  midSentence,
  periodName,
  pointLetter,
  promisesOf,
  shortDate,
  targetNumbers,
} from './wording.ts';

test('points are lettered by the Vietnamese alphabet', () => {
  const letters = Array.from({ length: 24 }, (_, index) => pointLetter(index));
  assert.equal(letters.join(' '), 'a b c d đ e g h i k l m n o p q r s t u v x y aa');
});

const dates: readonly (readonly [string, string, string])[] = [
  ['2026-10-05', 'ngày 05 tháng 10 năm 2026', '05/10/2026'],
  ['2026-01-05', 'ngày 05 tháng 01 năm 2026', '05/01/2026'],
  ['2027-02-20', 'ngày 20 tháng 02 năm 2027', '20/02/2027'],
  ['2026-03-09', 'ngày 09 tháng 3 năm 2026', '09/3/2026'],
  ['2026-09-14', 'ngày 14 tháng 9 năm 2026', '14/9/2026'],
  ['2026-12-31', 'ngày 31 tháng 12 năm 2026', '31/12/2026'],
];

test('a zero stands before days below 10 and months 1 and 2 only', () => {
  for (const [date, long, short] of dates) {
    assert.equal(longDate(date), long);
    assert.equal(shortDate(date), short);
  }
});

const periods: readonly (readonly [string, string])[] = [
  ['2026-01', 'tháng 01 năm 2026'],
  ['2026-09', 'tháng 9 năm 2026'],
  ['2026-Q3', 'quý III năm 2026'],
  ['2026-H1', '6 tháng đầu năm 2026'],
  ['2026-H2', '6 tháng cuối năm 2026'],
  ['2026-9M', '9 tháng đầu năm 2026'],
  ['2026', 'năm 2026'],
];

test('periods are named as an office names them', () => {
  for (const [code, name] of periods) {
    const period = parsePeriod(code);
    assert(period);
    assert.equal(periodName(period), name);
  }
});

test('counts and lists', () => {
  assert.deepEqual([0, 1, 9, 10, 51].map(counted), ['0', '01', '09', '10', '51']);
  assert.equal(joined(['a']), 'a');
  assert.equal(joined(['a', 'b', 'c']), 'a, b và c');
  assert.equal(targetNumbers([5]), 'mục tiêu số 5');
  assert.equal(targetNumbers([44, 45, 47]), 'các mục tiêu số 44, 45 và 47');
});

test('abbreviations keep their capitals inside a sentence', () => {
  assert.equal(midSentence('Hồ sơ DVC'), 'hồ sơ DVC');
  assert.equal(midSentence('CSDL'), 'CSDL');
  assert.equal(midSentence('Đơn vị'), 'đơn vị');
});

test('a programme title becomes the object of a sentence', () => {
  assert.equal(
    promisesOf('Mục tiêu cụ thể Chương trình Đề án 06'),
    'mục tiêu cụ thể Chương trình Đề án 06',
  );
  assert.equal(promisesOf('Chương trình Đề án 06'), 'các mục tiêu của Chương trình Đề án 06');
  assert.equal(promisesOf('MỤC TIÊU CỤ THỂ'), 'mục tiêu cụ thể');
});

test('a tone mark adds no width, a horn does', () => {
  assert.equal(boldWidth('Độc', 10), boldWidth('Đoc', 10));
  assert(boldWidth('Ư', 10) === boldWidth('U', 10) && boldWidth('ư', 10) > boldWidth('u', 10));
  assert.equal(boldWidth('AB', 1000), 722 + 667);
});
