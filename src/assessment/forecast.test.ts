import assert from 'node:assert/strict';
import test from 'node:test';
import { amount, assessed, goal, months, type Words } from '../../test/assessment-sample.ts';
import type { Forecast } from './assessment.ts';
import { backtestError, fitTrend, residualBand, trendAt } from './trend.ts';

const straight = months('2026-01', ['50', '52', '54', '56', '58', '60', '62', '64', '66']);
const flat = { low: '72', high: '72', backtestError: '0' };

type Want = Partial<Forecast> | null;
const ROWS: readonly (readonly [string, Words, Want])[] = [
  [
    'a straight course goes on straight to the goal’s day',
    { amounts: straight },
    { value: '72', at: '2026-12-14', ...flat },
  ],
  ['five months are not enough data', { amounts: straight.slice(4) }, null],
  ['six are', { amounts: straight.slice(3) }, { value: '72' }],
  ['the city may ask for more', { amounts: straight, method: { forecastMinimumPoints: 10 } }, null],
  [
    'one wild month does not bend it',
    { amounts: months('2026-01', ['50', '52', '54', '56', '99', '60', '62', '64', '66']) },
    { value: '72' },
  ],
  [
    'a carried number is one point, not many',
    {
      amounts: months('2026-01', ['50', '50', '50', '53', '53', '53', '56', '56', '56']).map(
        (each, k) =>
          amount(each.period, ['50', '53', '56'][Math.floor(k / 3)] ?? '', {
            asOf: ['2025-12-14', '2026-03-14', '2026-06-14'][Math.floor(k / 3)] ?? '',
          }),
      ),
    },
    null,
  ],
  [
    'a percentage ends at 100',
    { goals: [goal(2030, '100')], amounts: straight },
    { value: '100', high: '100', at: '2030-12-14' },
  ],
  [
    'and at 0',
    {
      goals: [goal(2030, '1', { comparator: '<=' })],
      amounts: months('2026-01', ['30', '28', '26', '24', '22', '20', '18', '16', '14']),
    },
    { value: '0', low: '0' },
  ],
  [
    'a count has no ceiling',
    {
      indicator: { kind: 'count', unit: 'tài khoản' },
      goals: [goal(2026, '1000')],
      amounts: months('2026-01', ['100', '200', '300', '400', '500', '600', '700', '800', '900']),
    },
    { value: '1200' },
  ],
  [
    'a yearly count adds its open months',
    {
      indicator: { kind: 'count', unit: 'hồ sơ', time: 'flow' },
      goals: [goal(2026, '1500')],
      amounts: [
        amount('2026-09', '900', { scope: 'year' }),
        ...months(
          '2026-01',
          Array.from({ length: 9 }, () => '100'),
        ),
      ],
    },
    { value: '1200', low: '1200', high: '1200' },
  ],
  [
    'a flow’s ratio weighs its open months',
    {
      indicator: { time: 'flow' },
      amounts: [
        amount('2026-09', '70', { scope: 'year' }),
        ...months(
          '2026-01',
          Array.from({ length: 9 }, () => '90'),
        ),
      ],
    },
    { value: '75' },
  ],
  ['a met goal has one too', { goals: [goal(2026, '60')], amounts: straight }, { value: '72' }],
  [
    'without a year it looks to the end of this one',
    { goals: [], amounts: straight },
    { at: '2026-12-14' },
  ],
  [
    'restricted numbers have none',
    { indicator: { disclosure: 'restricted' }, amounts: straight },
    null,
  ],
  ['steps of a plan have none', { indicator: { kind: 'milestone' }, amounts: straight }, null],
  [
    'after the last day there is none',
    {
      period: '2026-12',
      goals: [goal(2026, '80')],
      amounts: months(
        '2026-04',
        straight.map(() => '60'),
      ),
    },
    null,
  ],
];

test('forecast', async (t) => {
  for (const [name, words, want] of ROWS) {
    await t.test(name, () => {
      const { forecast } = assessed(words);
      if (!want || !forecast) return assert.equal(forecast, want);
      const got = Object.fromEntries(
        Object.keys(want).map((key) => [key, forecast[key as keyof Forecast]]),
      );
      assert.deepEqual(got, want);
    });
  }
});

test('a forecast never moves a status', () => {
  const hopeless = { amounts: straight, goals: [goal(2030, '100')] };
  const none = { ...hopeless, method: { forecastMinimumPoints: 99 } };
  assert(assessed(hopeless).forecast);
  assert.deepEqual(
    { ...assessed(hopeless), forecast: null },
    { ...assessed(none), forecast: null },
  );
});

test('the band and the error come from the residuals', () => {
  const points = [0, 1, 2, 3, 4, 5].map((x) => ({ x, y: 10 + x + (x % 2 === 0 ? 0.5 : -0.5) }));
  const trend = fitTrend(points);
  assert(Math.abs(trendAt(trend, 10) - 20) < 1);
  assert(residualBand(points, trend) >= 0.5);
  assert((backtestError(points) ?? 0) > 0.2);
  assert.equal(backtestError(points.slice(0, 3)), null);
});
