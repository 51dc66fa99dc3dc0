import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  dayInVietnam,
  lastClosedMonth,
  monthOf,
  parsePeriod,
  periodsOfYears,
  previousPeriod,
  sameLastYear,
} from './period.ts';
import { addWorkdays, deadlinesOf, isWorkday, type WorkCalendar } from './workday.ts';

const bounds: readonly (readonly [
  code: string,
  basis: 'administrative' | 'calendar',
  from: string,
  to: string,
])[] = [
  ['2026-09', 'administrative', '2026-08-15', '2026-09-14'],
  ['2026-01', 'administrative', '2025-12-15', '2026-01-14'],
  ['2026-Q3', 'administrative', '2026-06-15', '2026-09-14'],
  ['2026-H1', 'administrative', '2025-12-15', '2026-06-14'],
  ['2026-H2', 'administrative', '2026-06-15', '2026-12-14'],
  ['2026-9M', 'administrative', '2025-12-15', '2026-09-14'],
  ['2026', 'administrative', '2025-12-15', '2026-12-14'],
  ['2028-02', 'calendar', '2028-02-01', '2028-02-29'],
  ['2026-Q4', 'calendar', '2026-10-01', '2026-12-31'],
  ['2026-9M', 'calendar', '2026-01-01', '2026-09-30'],
];
for (const [code, basis, from, to] of bounds) {
  test(`${basis} ${code} runs from ${from} to ${to}`, () => {
    const period = parsePeriod(code, basis);
    assert.deepEqual([period?.from, period?.to, period?.code], [from, to, code]);
  });
}

test('what is no period is refused', () => {
  for (const code of [
    '2026-13',
    '2026-00',
    '2026-Q5',
    '26-09',
    '2026-9',
    '2026-H3',
    '2026-09-01',
    '',
  ]) {
    assert.equal(parsePeriod(code), undefined, code);
  }
});

test('administrative months follow one another without gap or overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const day = addDays('1980-01-01', days);
      const month = monthOf(day);
      assert(month.from <= day && day <= month.to);
      assert.equal(addDays(month.from, -1), previousPeriod(month).to);
      assert.equal(sameLastYear(month).last, month.last - 12);
    }),
  );
});

test('every longer period is made of whole months', () => {
  for (const period of periodsOfYears(2025, 2027, 'administrative')) {
    const months = periodsOfYears(2025, 2027, 'administrative').filter(
      (each) => each.kind === 'month' && each.first >= period.first && each.last <= period.last,
    );
    assert.equal(months.length, period.last - period.first + 1);
    assert.equal(months[0]?.from, period.from);
    assert.equal(months.at(-1)?.to, period.to);
  }
});

test('previous and same-last-year keep the kind', () => {
  const q1 = parsePeriod('2026-Q1');
  const nine = parsePeriod('2026-9M');
  assert(q1 && nine);
  assert.equal(previousPeriod(q1).code, '2025-Q4');
  assert.equal(previousPeriod(nine).code, '2025-9M');
  assert.equal(sameLastYear(q1).code, '2025-Q1');
});

test('the day changes at midnight in Huế', () => {
  assert.equal(dayInVietnam(new Date('2026-09-14T16:59:59Z')), '2026-09-14');
  assert.equal(dayInVietnam(new Date('2026-09-14T17:00:00Z')), '2026-09-15');
  assert.equal(lastClosedMonth('2026-09-14').code, '2026-08');
  assert.equal(lastClosedMonth('2026-09-15').code, '2026-09');
});

const calendar: WorkCalendar = {
  holidays: new Set(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']),
  workedInstead: new Set(['2026-02-14']),
};

test('working days skip weekends and Tết and count Saturdays worked instead', () => {
  assert(isWorkday('2026-02-14', calendar));
  assert(!isWorkday('2026-02-15', calendar));
  assert.equal(addWorkdays('2026-02-13', 1, calendar), '2026-02-14');
  assert.equal(addWorkdays('2026-02-14', 2, calendar), '2026-02-24');
  assert.equal(addWorkdays('2026-02-15', 0, calendar), '2026-02-23');
});

test('deadlines are 2 and 5 working days after the last day of the period', () => {
  const january = parsePeriod('2026-02');
  assert(january);
  assert.deepEqual(deadlinesOf(january, calendar), { unit: '2026-02-24', city: '2026-02-27' });
});
