import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { exact } from '../../kernel/quantity.ts';
import { isApart, isOutlier, medianOf } from './statistics.ts';

const bigs = (list: readonly (number | string)[]) => list.map((one) => exact(String(one)));
const THRESHOLD = exact('3.5');

/** [list, median] */
const MEDIANS: readonly (readonly [readonly (number | string)[], string])[] = [
  [[5], '5'],
  [[3, 1, 2], '2'],
  [[4, 1, 3, 2], '2.5'],
  [['99999999999999999999.1', '99999999999999999999.3'], '99999999999999999999.2'],
  [[-1, 0, 10], '0'],
];

test('medians are exact', () => {
  for (const [list, want] of MEDIANS) assert.equal(medianOf(bigs(list))?.toString(), want);
  assert.equal(medianOf([]), undefined);
});

/**
 * [what, x, list, wanted]; the first list is that of the paper's kind: median 3, MAD 1, so that
 * z = 0.6745 · |x − 3| passes 3.5 between 8 and 9.
 */
const OUTLIERS: readonly (readonly [string, number | string, readonly number[], boolean])[] = [
  ['inside', 8, [1, 2, 3, 4, 5], false],
  ['outside above', 9, [1, 2, 3, 4, 5], true],
  ['outside below', -3, [1, 2, 3, 4, 5], true],
  ['at the threshold exactly is not above it', '8.18902891030392883617494', [1, 2, 3, 4, 5], false],
  ['MAD is zero: the mean deviation 10/6 decides, inside', 7, [0, 0, 0, 0, 0, 10], false],
  ['MAD is zero: the mean deviation 10/6 decides, outside', 8, [0, 0, 0, 0, 0, 10], true],
  ['a constant list has no score', 1_000_000, [7, 7, 7, 7], false],
  ['an empty list has no score', 1, [], false],
];

test('outliers by the modified z-score, with the mean deviation where MAD is zero', () => {
  for (const [what, x, list, want] of OUTLIERS) {
    assert.equal(isOutlier(exact(String(x)), bigs(list), THRESHOLD), want, what);
  }
});

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => exact(String(digits)).times(exact(`1e-${places}`)));

test('shifting and scaling all numbers changes no answer', () => {
  fc.assert(
    fc.property(
      decimal,
      fc.array(decimal, { minLength: 1, maxLength: 13 }),
      decimal,
      decimal.filter((scale) => !scale.eq('0')),
      (x, list, shift, scale) => {
        const before = isOutlier(x, list, THRESHOLD);
        const moved = (one: typeof x) => one.times(scale).plus(shift);
        assert.equal(isOutlier(moved(x), list.map(moved), THRESHOLD), before);
      },
    ),
    { numRuns: 300 },
  );
});

test('the order of the list does not matter, and the middle is no outlier', () => {
  fc.assert(
    fc.property(decimal, fc.array(decimal, { minLength: 1, maxLength: 13 }), (x, list) => {
      assert.equal(isOutlier(x, list, THRESHOLD), isOutlier(x, list.toReversed(), THRESHOLD));
      const middle = medianOf(list);
      assert(middle && !isOutlier(middle, list, THRESHOLD));
    }),
  );
});

/** [a, b, percent of the larger, apart] */
const APART: readonly (readonly [string, string, string, boolean])[] = [
  ['98', '100', '2', false],
  ['97.99', '100', '2', true],
  ['0', '0', '0', false],
  ['0', '0.000000000001', '99', true],
  ['-100', '100', '199', true],
  ['10000000000000000000000', '10000000000000000000001', '0', true],
];

test('two numbers apart by more than a percentage, exactly', () => {
  for (const [a, b, percent, want] of APART) {
    assert.equal(isApart(exact(a), exact(b), exact(percent)), want, `${a} ${b}`);
    assert.equal(isApart(exact(b), exact(a), exact(percent)), want, `${b} ${a}`);
  }
});
