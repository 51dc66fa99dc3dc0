import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { madeIndicator } from '../../../test/made-catalogue.ts';
import type { Receipt, ReceiptInput } from '../../indicator/receipt.ts';
import { exact } from '../../kernel/quantity.ts';
import { groupingOf, groupsOf, inReadingOrder, sumsOf } from './groups.ts';

const input = (over: Partial<ReceiptInput>): ReceiptInput => ({
  role: 'numerator',
  countedIn: '2026-09',
  counted: '1',
  value: 1,
  element: 'tu',
  area: '001',
  period: '2026-09',
  amount: '1',
  origin: 'figure',
  standing: 'approved',
  estimated: false,
  simulated: false,
  note: null,
  by: 'can-bo',
  signedBy: null,
  confirmedBy: null,
  approvedBy: null,
  batch: null,
  recordedAt: new Date(0),
  journal: { seq: 1, hash: 'a'.repeat(64) },
  ...over,
});

const receipt = (inputs: readonly ReceiptInput[]) => ({ inputs }) as Receipt;

const inputs = [
  input({ area: '002', counted: '30' }),
  input({ area: '001', role: 'denominator', counted: '40' }),
  input({ area: '001', counted: '10' }),
  input({ area: '002', role: 'denominator', counted: '60' }),
];

test('inputs add up by area, with the rate of each', () => {
  assert.equal(groupingOf(receipt(inputs)), 'area');
  const groups = groupsOf(receipt(inputs), madeIndicator({ code: '5' }), 'area');
  assert.deepEqual(
    groups.map(({ key, numerator, denominator, rate }) => [key, numerator, denominator, rate]),
    [
      ['001', '10', '40', '25'],
      ['002', '30', '60', '50'],
    ],
  );
  assert.deepEqual(sumsOf(inputs), {
    numerator: '40',
    denominator: '100',
    numerators: 2,
    denominators: 2,
  });
});

test('one area alone is added up by month', () => {
  const own = [input({ countedIn: '2026-08' }), input({ countedIn: '2026-09' })];
  assert.equal(groupingOf(receipt(own)), 'period');
  const count = madeIndicator({ code: '5', kind: 'count' });
  assert.deepEqual(
    groupsOf(receipt(own), count, 'period').map(({ key, rate }) => [key, rate]),
    [
      ['2026-08', null],
      ['2026-09', null],
    ],
  );
});

test('they are read area by area, month by month, the numerator first', () => {
  assert.deepEqual(
    inReadingOrder(inputs).map(({ area, role }) => `${area} ${role}`),
    ['001 numerator', '001 denominator', '002 numerator', '002 denominator'],
  );
});

test('the groups hold every input once and add up to the whole', () => {
  const anyInput = fc.record({
    area: fc.constantFrom('001', '002', '003'),
    counted: fc.integer({ min: 0, max: 10_000 }).map((n) => exact(String(n)).div('8').toString()),
    role: fc.constantFrom('numerator' as const, 'denominator' as const),
  });
  fc.assert(
    fc.property(fc.array(anyInput, { minLength: 1 }), (given) => {
      const all = given.map(input);
      const groups = groupsOf(receipt(all), madeIndicator({ code: '5' }), 'area');
      const total = groups.reduce(
        (sum, { numerators, denominators }) => sum + numerators + denominators,
        0,
      );
      assert.equal(total, all.length);
      const sum = groups.reduce((s, { numerator }) => s.plus(numerator ?? '0'), exact('0'));
      assert.equal(sum.toString(), sumsOf(all).numerator ?? '0');
    }),
  );
});
