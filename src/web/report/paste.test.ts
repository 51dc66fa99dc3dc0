import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseBlock, placeBlock } from '../islands/entry/paste.ts';

const blocks: readonly (readonly [string, string, string[][]])[] = [
  ['one column of Excel, with a line end at the end', '1\r\n2\r\n3\r\n', [['1'], ['2'], ['3']]],
  ['an empty cell in the middle', '1\n\n3', [['1'], [''], ['3']]],
  [
    'two columns',
    'a\t1\nb\t2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['a quoted cell with a line end, a tab and quotes', '"a\n\t""b"""\t1', [['a\n\t"b"', '1']]],
  ['a lone quote is text', '"a b\t1', [['"a b', '1']]],
  ['nothing', '', []],
];
for (const [name, text, want] of blocks) {
  test(`a block: ${name}`, () => assert.deepEqual(parseBlock(text), want));
}

test('what is written as tab-separated text is read back', () => {
  const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/\r/g, '').trim());
  const written = (text: string): string =>
    /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const kept = [...rows, ['end']];
        const text = kept.map((row) => row.map(written).join('\t')).join('\r\n');
        assert.deepEqual(parseBlock(text), kept);
      },
    ),
  );
});

const TARGETS = ['Hồ sơ trực tuyến', 'Tổng số hồ sơ', 'Hộ có tài khoản', 'Số camera'].map(
  (name, i) => ({ key: `k${i}`, name, locked: i === 2 }),
);
const placed = (text: string, start = 0) => {
  const { values, locked, more } = placeBlock(parseBlock(text), TARGETS, start);
  return [Object.fromEntries(values), locked, more];
};

test('one column goes down from the focus; locked cells take their line and stay', () => {
  assert.deepEqual(placed('5\n6', 1), [{ k1: '5' }, 1, 0]);
  assert.deepEqual(placed('5\n6\n7', 1), [{ k1: '5', k3: '7' }, 1, 0]);
  assert.deepEqual(placed('5\n\n7\n8', 0), [{ k0: '5', k3: '8' }, 1, 0]);
});

test('lines beyond the last cell are told', () => {
  assert.deepEqual(placed('1\n2\n3', 3), [{ k3: '1' }, 0, 2]);
});

test('of several columns the last one of numbers is taken', () => {
  assert.deepEqual(placed('x\t10\t1.234\ny\t20\t5,5'), [{ k0: '1.234', k1: '5,5' }, 0, 0]);
});

test('lines that name their cells go to them, in whatever order and spelling', () => {
  const text = 'Chỉ tiêu\tSố\nSỐ CAMERA\t9\nHồ sơ trực tuyến\t4';
  assert.deepEqual(placed(text, 2), [{ k3: '9', k0: '4' }, 0, 0]);
});

test('text in an only column is placed too: nothing is lost, the cell says what is wrong', () => {
  assert.deepEqual(placed('chưa có\n7'), [{ k0: 'chưa có', k1: '7' }, 0, 0]);
});
