import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { classBorders, classOf } from './value-classes.ts';

test('borders are round numbers', () => {
  assert.deepEqual(classBorders([59.8, 67, 95.1]), [50, 60, 70, 80, 90, 100]);
  assert.deepEqual(classBorders([12, 12]), [12, 13]);
  assert.deepEqual(classBorders([]), []);
});

test('every value lies within the borders of its class; five classes at most', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (list) => {
      const borders = classBorders(list);
      assert(borders.length >= 2 && borders.length <= 6);
      for (const value of list) {
        const step = classOf(value, borders);
        const [low = Number.NaN, high = Number.NaN] = [borders[step - 1], borders[step]];
        assert(low <= value && value <= high, `${value} in ${low}–${high} of ${borders}`);
      }
    }),
  );
});
