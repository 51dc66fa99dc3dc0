// The rules of cycles: who may still write, how they move, which months and days an order means.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { assembleCatalogue, definitionsOf } from '../../catalogue/definition.ts';
import { loadCatalogueFolder } from '../../catalogue/load.file.ts';
import { monthIndex } from '../../kernel/period.ts';
import { isWorkday } from '../../kernel/workday.ts';
import { type Cycle, type CycleAct, isWritable, moveCycle } from './cycle.ts';
import { type CycleOrder, planCycle, workCalendarOf } from './plan-cycle.ts';

const OPEN: Cycle = {
  ...{ code: '2026-10', kind: 'regular', state: 'open', lockDay: null, version: 3 },
  ...{ firstMonth: monthIndex(2026, 10), lastMonth: monthIndex(2026, 10) },
  ...{ unitDeadline: '2026-10-16', cityDeadline: '2026-10-21' },
};
const CLOSED: Cycle = { ...OPEN, state: 'closed', lockDay: '2026-10-30' };
const later = { unitDeadline: '2026-10-20', cityDeadline: '2026-10-23' };

const MOVES: readonly [string, Cycle, CycleAct, Partial<Cycle> | string][] = [
  ['extend', OPEN, { kind: 'extend', ...later, reason: 'Bão' }, later],
  [
    'extend past the lock',
    { ...OPEN, lockDay: '2026-10-17' },
    { kind: 'extend', ...later, reason: 'Bão' },
    { ...later, lockDay: '2026-10-20' },
  ],
  [
    'extend before a later lock',
    { ...OPEN, lockDay: '2026-10-25' },
    { kind: 'extend', ...later, reason: 'Bão' },
    { ...later, lockDay: '2026-10-25' },
  ],
  ['extend without a reason', OPEN, { kind: 'extend', ...later, reason: ' ' }, 'reason-needed'],
  [
    'deadlines the wrong way round',
    OPEN,
    { kind: 'extend', ...later, cityDeadline: '2026-10-19', reason: 'x' },
    'deadlines-out-of-order',
  ],
  ['lock', OPEN, { kind: 'lock-after', day: '2026-10-18' }, { lockDay: '2026-10-18' }],
  [
    'unlock',
    { ...OPEN, lockDay: '2026-10-18' },
    { kind: 'lock-after', day: null },
    { lockDay: null },
  ],
  ['close', OPEN, { kind: 'close' }, { state: 'closed' }],
  ['close twice', CLOSED, { kind: 'close' }, 'cycle-closed'],
  ['extend what is closed', CLOSED, { kind: 'extend', ...later, reason: 'x' }, 'cycle-closed'],
  ['lock what is closed', CLOSED, { kind: 'lock-after', day: null }, 'cycle-closed'],
  ['reopen', CLOSED, { kind: 'reopen', reason: 'Thiếu' }, { state: 'open', lockDay: null }],
  ['reopen without a reason', CLOSED, { kind: 'reopen', reason: '' }, 'reason-needed'],
  ['reopen what is open', OPEN, { kind: 'reopen', reason: 'x' }, 'cycle-open-already'],
];

for (const [name, cycle, act, want] of MOVES) {
  test(`cycle: ${name}`, () => {
    const move = moveCycle(cycle, act);
    if (typeof want === 'string') {
      assert(move.kind === 'refused');
      assert.equal(move.code, want);
      return;
    }
    assert(move.kind === 'moved');
    assert.deepEqual(move.cycle, { ...cycle, ...want, version: cycle.version + 1 });
  });
}

const WRITABLE: readonly [string, Pick<Cycle, 'state' | 'lockDay'>, string | null, boolean][] = [
  ['open without a lock', OPEN, null, true],
  ['on the lock day', { ...OPEN, lockDay: '2026-10-20' }, null, true],
  ['after the lock day', { ...OPEN, lockDay: '2026-10-19' }, null, false],
  ['late by name', { ...OPEN, lockDay: '2026-10-19' }, '2026-10-20', true],
  ['late by name until yesterday', { ...OPEN, lockDay: '2026-10-18' }, '2026-10-19', false],
  ['closed', CLOSED, '2026-12-31', false],
];
for (const [name, cycle, until, want] of WRITABLE) {
  test(`writable: ${name}`, () => assert.equal(isWritable(cycle, '2026-10-20', until), want));
}

const source = await loadCatalogueFolder(join(import.meta.dirname, '../../../catalogue'));
const catalogue = assembleCatalogue(
  definitionsOf(source).map((one) => ({ ...one, version: 1, revision: 1 })),
);
assert(catalogue);
const around = (today: string) => ({ catalogue, today });

const PLANS: readonly [string, CycleOrder, string, string][] = [
  ['a month', { period: '2026-10' }, '2026-10-15', '2026-10 2026-10-16 2026-10-21'],
  ['the running month', { period: '2026-11' }, '2026-10-20', '2026-11 2026-11-17 2026-11-20'],
  [
    'before Tết: holidays are no working days',
    { period: '2027-02' },
    '2027-02-01',
    '2027-02 2027-02-16 2027-02-19',
  ],
  [
    'catch-up counts from today',
    { from: '2026-06', to: '2026-10' },
    '2026-11-24',
    '2026-06_2026-10 2026-11-26 2026-12-01',
  ],
  [
    'days given',
    { period: '2026-10', unitDeadline: '2026-10-23' },
    '2026-10-15',
    '2026-10 2026-10-23 2026-10-23',
  ],
];
for (const [name, order, today, want] of PLANS) {
  test(`plan: ${name}`, () => {
    const plan = planCycle(order, around(today));
    assert(plan.kind === 'planned', JSON.stringify(plan));
    const { code, unitDeadline, cityDeadline } = plan.cycle;
    assert.equal(`${code} ${unitDeadline} ${cityDeadline}`, want);
  });
}

test('proposed deadlines are working days, in order, after the last month', () => {
  const calendar = workCalendarOf(catalogue);
  const month = fc.integer({ min: monthIndex(2026, 6), max: monthIndex(2030, 11) });
  fc.assert(
    fc.property(month, fc.integer({ min: 0, max: 5 }), (last, back) => {
      const code = (index: number): string =>
        `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
      const first = Math.max(monthIndex(2026, 6), last - back);
      const plan = planCycle({ from: code(first), to: code(last) }, around('2031-01-10'));
      assert(plan.kind === 'planned');
      const { cycle } = plan;
      assert.equal(cycle.kind, first === last ? 'regular' : 'catch-up');
      assert(isWorkday(cycle.unitDeadline, calendar) && isWorkday(cycle.cityDeadline, calendar));
      assert(cycle.unitDeadline <= cycle.cityDeadline);
    }),
  );
});
