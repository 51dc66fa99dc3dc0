import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleScoreboard, shippedCatalogue } from '../../../test/scoreboard-sample.ts';
import type { Assessment, Progress } from '../../assessment/assessment.ts';
import type { Scoreboard, ScoreboardRow } from '../../assessment/scoreboard.ts';
import { bridgeOf, type Change } from './bridge.ts';

const base = sampleScoreboard(await shippedCatalogue());

/** The sample with the first row's assessment changed. */
function with1(over: Partial<Assessment>, period = base.period): Scoreboard {
  const rows = base.rows.map(
    (row, i): ScoreboardRow =>
      i === 0 ? { ...row, assessment: { ...row.assessment, ...over } } : row,
  );
  return { ...base, rows, period };
}

const earlier = sampleScoreboard(await shippedCatalogue(), '2026-09');

type Half = { progress: Progress; value: string | null };
const CASES: readonly [name: string, was: Half, is: Half, want: Partial<Change>][] = [
  [
    'a correction downwards',
    { progress: 'on-track', value: '60' },
    { progress: 'behind', value: '40.5' },
    { cause: 'correction', direction: 'worse', difference: '-19.5' },
  ],
  [
    'late figures',
    { progress: 'no-data', value: null },
    { progress: 'at-risk', value: '40' },
    { cause: 'late', direction: null, difference: null },
  ],
  [
    'a withdrawn figure',
    { progress: 'at-risk', value: '40' },
    { progress: 'no-data', value: null },
    { cause: 'withdrawn', direction: null },
  ],
  [
    'better',
    { progress: 'at-risk', value: '40' },
    { progress: 'achieved', value: '80' },
    { cause: 'correction', direction: 'better' },
  ],
];

for (const [name, was, is, want] of CASES) {
  test(name, () => {
    const [change, ...more] = bridgeOf(with1(was), with1(is)).changes;
    assert(change);
    assert.equal(more.length, 0);
    assert.deepEqual({ ...change, ...want }, change);
  });
}

test('a placed goal is named as the cause', () => {
  const { goal } = base.rows[0]?.assessment ?? {};
  assert(goal);
  const after = with1({ progress: 'behind', goal: { ...goal, version: 2 } });
  assert.equal(bridgeOf(with1({ progress: 'year-unconfirmed' }), after).changes[0]?.cause, 'goal');
});

test('nothing moved', () => assert.deepEqual(bridgeOf(base, base).changes, []));

test('for every status: before + joined − left = after, over all 51', () => {
  const { steps } = bridgeOf(earlier, base);
  for (const { before, joined, left, after } of steps) assert.equal(before + joined - left, after);
  assert.equal(
    steps.reduce((sum, { after }) => sum + after, 0),
    51,
  );
});

test('another period is the cause of its own changes; worse ones come first', () => {
  const { changes } = bridgeOf(earlier, base);
  assert(changes.length > 10);
  assert(changes.every(({ cause }) => cause === 'later'));
  const worse = changes.map(({ direction }) => direction === 'worse');
  assert(!worse.slice(worse.filter(Boolean).length).includes(true));
});
