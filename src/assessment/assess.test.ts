import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  amount,
  baseline,
  goal,
  indicator,
  input,
  type Words,
} from '../../test/assessment-sample.ts';
import type { Indicator } from '../catalogue/catalogue.ts';
import { MISSING } from '../indicator/amount.ts';
import type { Comparator } from '../kernel/comparator.ts';
import { exact } from '../kernel/quantity.ts';
import { assess } from './assess.ts';
import type { Assessment, AssessmentInput, Progress } from './assessment.ts';

const BEST_FIRST: readonly Progress[] = ['achieved', 'on-track', 'gap-only', 'at-risk', 'behind'];
const rank = (one: Assessment): number => BEST_FIRST.indexOf(one.progress);

const percent = fc.integer({ min: 0, max: 1000 }).map((n) => exact(String(n)).div('10').toString());
const month = fc.integer({ min: 1, max: 12 }).map((m) => String(m).padStart(2, '0'));
const year = fc.integer({ min: 2026, max: 2031 });
const comparator = fc.constantFrom<Comparator>('>=', '>', '<=', '<');
const times = fc.constantFrom<Indicator['time']>('flow', 'stock');
const bases = fc.constantFrom<Indicator['basis']>('administrative', 'calendar');

const situation = fc.record({
  period: fc.tuple(year, month).map(([y, m]) => `${y}-${m}`),
  first: percent,
  last: percent,
  start: fc.option(percent),
  comparator,
  time: times,
  basis: bases,
  kind: fc.constantFrom<Indicator['kind']>('ratio', 'count'),
  unit: fc.constantFrom('%', 'hồ sơ'),
  only2030: fc.boolean(),
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function words(s: Situation, value: string): Words {
  const scope = s.time === 'flow' ? 'year' : 'period';
  const { comparator: sign, kind, unit, time, basis } = s;
  const later = goal(2030, s.last, { comparator: sign });
  return {
    period: s.period,
    today: `${s.period}-28`,
    goals: s.only2030 ? [later] : [goal(2026, s.first, { comparator: sign }), later],
    indicator: { kind, unit, time, basis, baseline: s.start === null ? null : baseline(s.start) },
    amounts: [amount(s.period, value, { scope, basis })],
  };
}

const assessed = (s: Situation, value: string): Assessment => assess(input(words(s, value)));
const rising = (s: Situation): boolean => s.comparator === '>=' || s.comparator === '>';

test('a better value never gives a worse progress', () => {
  fc.assert(
    fc.property(situation, percent, percent, (s, a, b) => {
      const [low, high] = exact(a).lte(b) ? [a, b] : [b, a];
      const [worse, better] = rising(s) ? [low, high] : [high, low];
      const [bad, good] = [assessed(s, worse), assessed(s, better)];
      assert(rank(bad) >= 0 && rank(good) >= 0, `${bad.progress} ${good.progress}`);
      assert(rank(good) <= rank(bad), `${worse} ${bad.progress}, ${better} ${good.progress}`);
    }),
    { numRuns: 1000 },
  );
});

test('the gap is positive while the goal is ahead and never when it is reached', () => {
  fc.assert(
    fc.property(situation, percent, (s, value) => {
      const one = assessed(s, value);
      assert(one.gap !== null && one.goal !== null);
      const ahead = rising(s) ? exact(value).lt(one.goal.value) : exact(value).gt(one.goal.value);
      assert.equal(exact(one.gap).gt('0'), ahead);
      if (one.progress === 'achieved') assert(exact(one.gap).lte('0'));
    }),
  );
});

test('a path stays between its baseline and its goals', () => {
  fc.assert(
    fc.property(situation, percent, (s, value) => {
      const { expected } = assessed({ ...s, kind: 'ratio' }, value);
      if (expected === null || s.start === null) return;
      const beyond = exact(expected).cmp(s.start) * (rising(s) ? 1 : -1);
      assert(beyond >= 0, `${expected} against a baseline of ${s.start}`);
    }),
  );
});

const figures = fc.array(
  fc.record({
    period: fc.tuple(fc.integer({ min: 2025, max: 2027 }), month).map(([y, m]) => `${y}-${m}`),
    scope: fc.constantFrom<'period' | 'year'>('period', 'year'),
    figure: fc.oneof(
      percent,
      fc
        .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
        .map(([n, d]) => [`${n}`, `${d}`] as const),
      fc.constantFrom(...MISSING).map((missing) => ({ missing })),
    ),
  }),
  { maxLength: 40 },
);

const amountsOf = (
  list: readonly {
    period: string;
    scope: 'period' | 'year';
    figure: Parameters<typeof amount>[1];
  }[],
) => list.map(({ period, scope, figure }, revision) => amount(period, figure, { scope, revision }));

const whole = (s: Situation, amounts: AssessmentInput['amounts']): AssessmentInput => ({
  ...input({ ...words(s, '0'), indicators: [indicator({ time: s.time })] }),
  amounts,
});

test('the order of amounts does not matter, and the same input gives the same answer', () => {
  fc.assert(
    fc.property(situation, figures, (s, list) => {
      const amounts = amountsOf(list);
      const one = assess(whole(s, amounts));
      assert.deepEqual(assess(whole(s, [...amounts].reverse())), one);
      assert.deepEqual(assess(whole(s, amounts)), one);
    }),
  );
});

test('there is no value exactly when there is no data, and every answer has a reason', () => {
  fc.assert(
    fc.property(situation, figures, (s, list) => {
      const one = assess(whole(s, amountsOf(list)));
      assert.equal(one.value === null, one.progress === 'no-data');
      assert.equal(one.missing === null, one.value !== null);
      assert(one.why.code.length > 0);
      if (one.missing) assert([one.missing, 'judged-at-year-end'].includes(one.why.code));
    }),
  );
});
