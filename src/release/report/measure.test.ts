import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Goal } from '../../catalogue/catalogue.ts';
import { exact, parseQuantity } from '../../kernel/quantity.ts';
import { difference, namedGoal, quantity, requiredStep } from './measure.ts';

const goal = (over: Partial<Goal>): Goal => ({
  id: '5-2026',
  target: 5,
  year: 2026,
  value: '80',
  comparator: '>=',
  text: '80',
  standing: 'confirmed',
  ...over,
});

const quantities: readonly (readonly [string, string, string])[] = [
  ['83.26', '%', '83,2%'],
  ['99.96', '%', '99,9%'],
  ['50', '% danh mục', '50%'],
  ['1234567', 'Tài khoản', '1.234.567 tài khoản'],
  ['7', 'CSDL', '7 CSDL'],
];

test('numbers carry their unit, a decimal comma and dots for thousands', () => {
  for (const [value, unit, want] of quantities) assert.equal(quantity(value, unit), want);
});

const goals: readonly (readonly [Partial<Goal>, string, string])[] = [
  [{}, '%', 'mục tiêu năm 2026 (80%)'],
  [{ text: '≥80' }, '%', 'mục tiêu năm 2026 (từ 80% trở lên)'],
  [{ comparator: '<=', text: '≤5', value: '5' }, '%', 'mục tiêu năm 2026 (không quá 5%)'],
  [{ year: 'phase', value: '100', text: '100' }, '%', 'mục tiêu cả giai đoạn (100%)'],
  [{ year: null, standing: 'unplaced' }, '%', 'mức ghi tại Kế hoạch (80%)'],
  [
    { year: 2030, standing: 'assumed', value: '99', text: '99' },
    '%',
    'mức ghi tại Kế hoạch (99%, tạm hiểu là của năm 2030)',
  ],
  [
    { year: null, standing: 'unplaced', value: '400000', text: '≥400.000' },
    'tài khoản',
    'mức ghi tại Kế hoạch (từ 400.000 tài khoản trở lên)',
  ],
];

test('a goal names its year only when the year is confirmed', () => {
  for (const [over, unit, want] of goals) assert.equal(namedGoal(goal(over), unit), want);
});

test('a required step is rounded up', () => {
  assert.equal(requiredStep('2.01', '%'), '2,1 điểm phần trăm');
  assert.equal(requiredStep('1239.2', 'tài khoản'), '1.240 tài khoản');
});

test('a shown gap is the difference of the shown numbers', () => {
  const tenThousandths = fc.integer({ min: 0, max: 1_000_000 }).map((n) => exact(String(n)));
  fc.assert(
    fc.property(tenThousandths, tenThousandths, (a, b) => {
      const from = a.div('10000').toString();
      const to = b.div('10000').toString();
      const read = (text: string) => {
        const parsed = parseQuantity(text.replace(/%$/, ''));
        assert(parsed.kind === 'quantity');
        return exact(parsed.value);
      };
      const step = read(quantity(to, '%'))
        .minus(read(quantity(from, '%')))
        .abs();
      const shown = difference(from, to, '%');
      if (step.eq('0')) assert.equal(shown, 'dưới 0,1 điểm phần trăm');
      else assert.equal(read(shown.split(' ')[0] ?? '').toString(), step.toString());
    }),
  );
});
