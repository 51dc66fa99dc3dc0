import assert from 'node:assert/strict';
import test from 'node:test';
import {
  amount,
  baseline,
  goal,
  indicator,
  target,
  versioned,
} from '../../test/assessment-sample.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Amount } from '../indicator/amount.ts';
import { monthPeriod, parsePeriod } from '../kernel/period.ts';
import { buildScoreboard } from './scoreboard.ts';

const TARGETS = 51;
const GROUPS = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const numbers = Array.from({ length: TARGETS }, (_, k) => k + 1);

// Every third target counts a flow, every fifth has goals of open year, every seventh no baseline.
const catalogue: Catalogue = {
  checks: [],
  programme: {
    code: 'mau',
    title: 'Chương trình mẫu',
    legalBasis: '',
    signedOn: '2026-06-06',
    start: 2026,
    end: 2030,
    city: '46',
    groups: GROUPS.map((code) => ({ code, name: `Nhóm ${code}` })),
    standingOffice: 'so-mau',
  },
  targets: numbers
    .map((number) =>
      target({
        number,
        group: GROUPS[number % 6] ?? 'I',
        judgedBy: { headline: `${number}` },
        leads: [number % 2 === 0 ? 'so-a' : 'so-b'],
      }),
    )
    .reverse(),
  goals: numbers.flatMap((number) =>
    number % 5 === 0
      ? [{ ...goal(null, '90', { standing: 'unplaced' }), target: number }]
      : [
          { ...goal(2026, '80'), target: number },
          { ...goal(2030, '100'), target: number },
        ],
  ),
  indicators: numbers.map((number) =>
    indicator({
      code: `${number}`,
      target: number,
      time: number % 3 === 0 ? 'flow' : 'stock',
      baseline: number % 7 === 0 ? null : baseline('40'),
    }),
  ),
  method: { ...versioned, atRiskPoints: '5', atRiskMonths: 2, forecastMinimumPoints: 6 },
  ...{ elements: [], units: [], areas: [], assignments: [], holidays: [] },
};

function amountsOf(last: string, count: number): Amount[] {
  const end = parsePeriod(last)?.last ?? 0;
  return numbers.flatMap((number) =>
    Array.from({ length: count }, (_, k) => end - count + 1 + k).flatMap((month, k) => {
      const period = monthPeriod(month).code;
      const pair = [String(3000 + number * 60 + k * 20 + ((number * k) % 7)), '10000'] as const;
      const words = { indicator: `${number}` };
      return number % 3 === 0
        ? [amount(period, pair, words), amount(period, pair, { ...words, scope: 'year' })]
        : [amount(period, pair, words)];
    }),
  );
}

const period = parsePeriod('2026-09');
assert(period);
const question = {
  ...{ catalogue, period, area: '46', today: '2026-09-20' },
  amounts: amountsOf('2026-09', 60),
};

test('every target has a row, in number order, counted by group', () => {
  const board = buildScoreboard(question);
  assert.deepEqual(
    board.rows.map((row) => row.target.number),
    numbers,
  );
  assert.equal(board.groupCounts.length, 6);
  assert.equal(
    board.groupCounts.reduce((sum, each) => sum + each.total, 0),
    TARGETS,
  );
  const all = Object.values(board.counts).reduce((sum, n) => sum + n, 0);
  assert.equal(all, TARGETS);
  assert.equal(board.counts['year-unconfirmed'], 10);
  assert(new Set(board.rows.map((row) => row.assessment.progress)).size >= 4);
});

test('a row carries twelve months, the period before and its group', () => {
  const row = buildScoreboard(question).rows[2];
  assert.equal(row?.group.name, 'Nhóm IV');
  assert.equal(row.series.length, 12);
  assert.equal(row.series.at(-1)?.period, '2026-09');
  assert.equal(row.series.at(-1)?.value, row.assessment.value);
  assert.equal(row.previous, row.series.at(-2)?.value);
  assert.equal(row.series[0]?.period, '2025-10');
});

test('a quarter compares with the quarter before', () => {
  const quarter = parsePeriod('2026-Q3');
  assert(quarter);
  const row = buildScoreboard({ ...question, period: quarter }).rows[0];
  assert.equal(row?.previous, row?.series.find((point) => point.period === '2026-06')?.value);
});

test('the sentence counts and names who holds most of what is late', () => {
  const { headline, counts, rows } = buildScoreboard(question);
  assert.equal(headline.total, TARGETS);
  assert.equal(headline.behind, counts.behind);
  assert.equal(headline.judged + headline.unjudged, TARGETS);
  const late = rows.filter((row) => ['behind', 'at-risk'].includes(row.assessment.progress));
  assert.equal(
    headline.heldBy.reduce((sum, each) => sum + each.targets, 0),
    late.length,
  );
  assert((headline.heldBy[0]?.targets ?? 0) >= (headline.heldBy[1]?.targets ?? 0));
});

test('months that are missing are gaps of the line, not zeros', () => {
  const amounts = question.amounts.filter((one) => one.period !== '2026-07');
  const row = buildScoreboard({ ...question, amounts }).rows[0];
  assert.equal(row?.series.find((point) => point.period === '2026-07')?.value, null);
});

test('an area without amounts has rows without data', () => {
  const board = buildScoreboard({ ...question, area: '19753' });
  assert.equal(board.counts['no-data'], TARGETS);
});
