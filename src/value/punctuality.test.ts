import assert from 'node:assert/strict';
import test from 'node:test';
import { CITY, madeCatalogue, madeElement } from '../../test/made-catalogue.ts';
import type { Assignment, Unit, Versioned } from '../catalogue/catalogue.ts';
import { type Duty, dutiesOf } from '../catalogue/duty.ts';
import { monthIndex } from '../kernel/period.ts';
import { type Answered, answerDuties, recordByMonth, type Submission } from './punctuality.ts';

const version = { version: 1, effectiveFrom: '2026-01-01', revision: 1 };

const unit = (code: string, over: Partial<Unit> = {}): Unit => ({
  code,
  name: code,
  kind: 'department',
  aliases: [],
  area: null,
  members: [],
  ...over,
});

const assigned = (element: string, ...enters: string[]): Versioned<Assignment> => ({
  element,
  enters,
  verifies: 'so-tu-phap',
  owns: 'so-tu-phap',
  supplies: [],
  frequency: 'month',
  source: '',
  ...version,
});

const catalogue = madeCatalogue({
  elements: [
    madeElement({ code: 'thang', level: 'city' }),
    madeElement({ code: 'quy', level: 'city', frequency: 'quarter' }),
    madeElement({ code: 'xa', level: 'commune', basis: 'calendar' }),
    madeElement({ code: 'mat', level: 'city', disclosure: 'restricted' }),
    madeElement({ code: 'tong', level: 'city', sumOf: ['thang', 'quy'] }),
    madeElement({ code: 'chua-giao', level: 'city' }),
  ],
  units: [
    unit('so-tu-phap'),
    unit('ubnd-001', { kind: 'commune', area: '001' }),
    unit('ubnd-cap-xa', { kind: 'group', members: ['communes'] }),
  ],
  assignments: [
    assigned('thang', 'so-tu-phap'),
    assigned('quy', 'so-tu-phap'),
    assigned('xa', 'so-tu-phap', 'ubnd-cap-xa'),
    assigned('mat', 'so-tu-phap'),
    assigned('tong', 'so-tu-phap'),
  ],
});

const range = { from: monthIndex(2025, 6), to: monthIndex(2026, 3) };
const duties = dutiesOf(catalogue, range);
const of = (element: string) => duties.filter((duty) => duty.element === element);

test('duties: nothing before the signing day, quarters at their end, no sums, no secrets', () => {
  assert.deepEqual(
    of('thang').map(({ month }) => month),
    [monthIndex(2026, 1), monthIndex(2026, 2), monthIndex(2026, 3)],
  );
  assert.deepEqual(
    of('quy').map(({ month }) => month),
    [monthIndex(2026, 3)],
  );
  assert.deepEqual([...of('mat'), ...of('tong'), ...of('chua-giao')], []);
  assert(of('thang').every(({ area }) => area === CITY));
});

test('duties: a commune answers for itself where its committee enters, the department elsewhere', () => {
  const holders = new Map(of('xa').map((duty) => [duty.area, duty.holders]));
  assert.deepEqual(holders.get('001'), ['ubnd-001']);
  assert.deepEqual(holders.get('002'), ['so-tu-phap']);
  assert.equal(holders.has(CITY), false);
});

// March 2026 ends on 14/3, a Saturday: two working days later is Tuesday 17/3.
const march: Duty = {
  element: 'thang',
  area: CITY,
  basis: 'administrative',
  month: monthIndex(2026, 3),
  holders: ['so-tu-phap'],
};
const calendar = { holidays: new Set<string>(), workedInstead: new Set<string>() };

function answered(first: string | null, over: Partial<Submission> = {}, today = '2026-04-01') {
  const { holders: _, ...cell } = march;
  const came = first === null ? [] : [{ ...cell, first: new Date(first), standing: true, ...over }];
  const [one] = answerDuties([march], came, { calendar, today });
  return one;
}

const rows: readonly [name: string, answered: Answered | undefined, want: Partial<Answered>][] = [
  ['on the deadline itself', answered('2026-03-17T16:59:00Z'), { punctuality: 'on-time' }],
  ['an hour into the next day here', answered('2026-03-17T17:30:00Z'), { punctuality: 'late' }],
  ['withdrawn', answered('2026-03-15T03:00:00Z', { standing: false }), { punctuality: 'missing' }],
  ['never came', answered(null), { punctuality: 'missing', day: null }],
  ['not yet due', answered(null, {}, '2026-03-17'), { punctuality: 'open' }],
  ['of another basis', answered('2026-03-15T03:00:00Z', { basis: 'calendar' }), { day: null }],
];

for (const [name, one, want] of rows) {
  test(`punctuality: ${name}`, () => {
    assert.equal(one?.deadline, '2026-03-17');
    assert.deepEqual({ ...one, ...want }, one);
  });
}

test('a holiday moves the deadline', () => {
  const holidays = { ...calendar, holidays: new Set(['2026-03-16']) };
  const [one] = answerDuties([march], [], { calendar: holidays, today: '2026-04-01' });
  assert.equal(one?.deadline, '2026-03-18');
});

test('the record counts each month, latest first', () => {
  const february = { ...march, month: monthIndex(2026, 2) };
  const { holders: _, ...cell } = march;
  const came = [{ ...cell, first: new Date('2026-03-16T03:00:00Z'), standing: true }];
  const record = recordByMonth(
    answerDuties([february, march], came, { calendar, today: '2026-04-01' }),
  );
  assert.deepEqual(
    record.map(({ month, due, counts }) => [month, due, counts['on-time'], counts.missing]),
    [
      [monthIndex(2026, 3), 1, 1, 0],
      [monthIndex(2026, 2), 1, 0, 1],
    ],
  );
  assert.deepEqual(record[0]?.deadlines, ['2026-03-17']);
});
