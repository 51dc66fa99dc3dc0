import assert from 'node:assert/strict';
import test from 'node:test';
import { type CsvValue, csvCell, csvText } from './csv.ts';

const CELLS: readonly [value: CsvValue, want: string][] = [
  [null, ''],
  [12.5, '12.5'],
  [-3, '-3'],
  [true, 'true'],
  ['Sở Tư pháp', 'Sở Tư pháp'],
  ['a,b', '"a,b"'],
  ['nói "được"', '"nói ""được"""'],
  ['hai\ndòng', '"hai\ndòng"'],
  ['-12.5', '-12.5'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+84 54', "'+84 54"],
  ['-cmd|calc', "'-cmd|calc"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
];

for (const [value, want] of CELLS) {
  test(`cell ${JSON.stringify(value)}`, () => assert.equal(csvCell(value), want));
}

test('a byte-order mark first, lines ended by CRLF', () => {
  const columns = [{ name: 'a', about: '', value: (row: number) => row }];
  assert.equal(csvText(columns, [1, 2]), '\ufeffa\r\n1\r\n2\r\n');
});
