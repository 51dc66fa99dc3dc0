import assert from 'node:assert/strict';
import test from 'node:test';
import {
  countProgress,
  owes,
  progressOf,
  silentUnits,
  standingOf,
  type UnitReport,
} from './unit-progress.ts';

const REPORT: UnitReport = {
  ...{
    cycle: '2026-10',
    unit: 'so-y-te',
    report: 1,
    state: 'draft',
    reportRevision: 1,
    version: 1,
  },
  ...{ reference: null, cells: [], begun: false, skipped: 0, explained: 0, returned: 0 },
  ...{ firstSigned: null, exceptionUntil: null },
};

const STANDING: readonly [string, Partial<UnitReport>, string][] = [
  ['nothing entered', {}, 'untouched'],
  ['a text that is no number yet', { begun: true }, 'drafting'],
  ['some entered', { begun: true, cells: ['a.1.2026-10'] }, 'drafting'],
  ['a cell came back', { begun: true, returned: 1 }, 'returned'],
  ['opened again after a signature', { begun: true, reportRevision: 2 }, 'returned'],
  ['sent', { state: 'sent', begun: true }, 'sent'],
  ['signed', { state: 'signed', begun: true }, 'signed'],
];
for (const [name, over, want] of STANDING) {
  test(`standing: ${name}`, () => assert.equal(standingOf({ ...REPORT, ...over }), want));
}

const cycle = { unitDeadline: '2026-10-16' };
const ASKED = new Set(['a.1.2026-10', 'b.1.2026-10']);
const TIMELINESS: readonly [string, string | null, string, string][] = [
  ['signed on the last day at night', '2026-10-16T16:59:00Z', '2026-10-30', 'on-time'],
  ['signed after midnight in Huế', '2026-10-16T17:01:00Z', '2026-10-30', 'late'],
  ['not signed, the day after', null, '2026-10-17', 'missing'],
  ['not signed, on the last day', null, '2026-10-16', 'open'],
];
for (const [name, signed, today, want] of TIMELINESS) {
  test(`timeliness: ${name}`, () => {
    const firstSigned = signed === null ? null : new Date(signed);
    const one = progressOf({ ...REPORT, firstSigned }, ASKED, { cycle, today });
    assert.equal(one.timeliness, want);
  });
}

test('a late exception lets a unit write and leaves it late', () => {
  const late = { ...REPORT, exceptionUntil: '2026-10-30' };
  assert.equal(progressOf(late, ASKED, { cycle, today: '2026-10-20' }).timeliness, 'missing');
});

test('answers are counted among what is asked; confirmed extras do not count', () => {
  const cells = ['a.1.2026-10', 'extra.1.2026-10'];
  const one = progressOf({ ...REPORT, cells, begun: true }, ASKED, { cycle, today: '2026-10-10' });
  assert.deepEqual([one.answered, one.asked], [1, 2]);
  const counts = countProgress([one, one]);
  assert.deepEqual([counts.units, counts.asked, counts.answered], [2, 4, 2]);
  assert.equal(counts.standing.drafting, 2);
  assert(owes(one));
});

test('silent are those asked at least twice who never signed; one missed month is no silence', () => {
  const of = (unit: string, signed: boolean) =>
    progressOf(
      { ...REPORT, unit, firstSigned: signed ? new Date('2026-10-15T00:00:00Z') : null },
      ASKED,
      { cycle, today: '2026-11-01' },
    );
  const all = [of('a', false), of('a', false), of('b', false), of('c', false), of('c', true)];
  assert.deepEqual(silentUnits(all), ['a']);
});
