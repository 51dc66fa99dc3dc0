import assert from 'node:assert/strict';
import test from 'node:test';
import { sparkline, sparkPath } from './sparkline.ts';

const plain = { x: (index: number) => index * 10, y: (value: number) => value };

const PATHS: readonly [name: string, values: readonly (number | null)[], want: string][] = [
  ['a line through all', [1, 2, 3], 'M0 1L10 2L20 3'],
  ['lifts the pen over a month without a value', [1, 2, null, 4, 5], 'M0 1L10 2M30 4L40 5'],
  ['dots a lone month', [1, null, 3], 'M0 1h.1M20 3h.1'],
  ['zero is a value, not an absence', [0, 0], 'M0 0L10 0'],
  ['nothing', [null, null], ''],
];

for (const [name, values, want] of PATHS) {
  test(`path: ${name}`, () => assert.equal(sparkPath(values, plain), want));
}

test('no drawing without any value', () => {
  assert.equal(sparkline({ values: [null, null], goal: 80, label: '', said: ';' }), '');
});

test('the goal is drawn within the picture, also far above the values', () => {
  const svg = sparkline({ values: [10, 20], goal: 100, label: 'x', said: '10;20' });
  const [, y] = /spark-goal" d="M0 ([\d.]+)h/.exec(svg) ?? [];
  assert.equal(y, '3');
});

test('a flat line does not divide by zero', () => {
  assert.doesNotMatch(
    sparkline({ values: [5, 5], goal: null, label: '', said: '5;5' }),
    /NaN|Infinity/,
  );
});
