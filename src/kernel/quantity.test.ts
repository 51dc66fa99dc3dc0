import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { meets } from './comparator.ts';
import { divideHalfEven, exact, formatQuantity, parseQuantity, percentOf } from './quantity.ts';

const read: readonly (readonly [input: string, want: string])[] = [
  ['1.234,5', '1234.5'],
  ['1,234.5', '1234.5'],
  ['1.234', '1234'],
  ['1.234.567', '1234567'],
  ['1,234,567', '1234567'],
  ['400.000', '400000'],
  ['12,5', '12.5'],
  ['12.5', '12.5'],
  ['0,125', '0.125'],
  ['0.125', '0.125'],
  ['１２３', '123'],
  ['1 234,5', '1234.5'],
  ['1\u00a0234', '1234'],
  [' 80 % ', '80'],
  ['-5', '-5'],
  ['−5', '-5'],
  ['+7', '7'],
  ['007', '7'],
];
for (const [input, want] of read) {
  test(`reads «${input}»`, () => {
    const parsed = parseQuantity(input);
    assert(parsed.kind === 'quantity');
    assert.equal(parsed.value, want);
  });
}

const refused: readonly (readonly [string, string])[] = [
  ['≥80%', 'comparator'],
  ['<= 5', 'comparator'],
  ['1,234', 'ambiguous-separator'],
  ['1.2.3', 'ambiguous-separator'],
  ['12 người', 'text-after'],
  ['đạt', 'not-a-number'],
  ['1e5', 'text-after'],
];
for (const [input, why] of refused) {
  test(`refuses «${input}»`, () =>
    assert.deepEqual(parseQuantity(input), { kind: 'refused', why }));
}

test('blanks are not zero', () => {
  for (const blank of ['', ' ', '\u00a0', '-', '\u200b']) {
    assert.equal(parseQuantity(blank).kind, 'blank');
  }
});

test('what is shown is read back, in both languages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 0, max: 99 }),
      (whole, cents) => {
        const value = exact(`${whole}.${String(cents).padStart(2, '0')}`).toString();
        const parsed = parseQuantity(formatQuantity(value, 2, 'vi'));
        assert(parsed.kind === 'quantity');
        assert.equal(parsed.value, value);
      },
    ),
  );
});

test('nothing is rounded up to a goal', () => {
  assert.equal(formatQuantity('99.96', 1), '99,9');
  assert.equal(formatQuantity('99.999999999999', 0), '99');
  assert.equal(formatQuantity('1234567.8', 1), '1.234.567,8');
  assert.equal(formatQuantity('-3.25', 1), '−3,2');
});

test('ties go to even at the twelfth decimal', () => {
  assert.equal(divideHalfEven(exact('5'), exact('10000000000000')), '0');
  assert.equal(divideHalfEven(exact('15'), exact('10000000000000')), '0.000000000002');
  assert.equal(percentOf('1', '3'), '33.333333333333');
  assert.equal(percentOf('2', '3'), '66.666666666667');
});

test('a goal is met by the exact pair, not by a rounded quotient', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (denominator) => {
      const numerator = ((denominator * 80n + 99n) / 100n).toString();
      const below = (BigInt(numerator) - 1n).toString();
      const amount = (n: string) => ({
        value: '80',
        numerator: n,
        denominator: denominator.toString(),
      });
      assert(meets(amount(numerator), '>=', '80'));
      assert(!meets(amount(below), '>=', '80'));
    }),
  );
});
