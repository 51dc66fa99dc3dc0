import assert from 'node:assert/strict';
import test from 'node:test';
import { amount, assessed, goal } from '../../test/assessment-sample.ts';
import type { Assessment } from './assessment.ts';
import { bridge } from './bridge.ts';
import { countProgress } from './counts.ts';

const at = (value: string, number = 7, period = '2026-09'): Assessment =>
  assessed({ target: { number }, period, amounts: [amount(period, value)] });

test('nothing changed, nothing listed', () => {
  assert.deepEqual(bridge([at('70')], [at('70')]), []);
});

test('a value that moves is listed with both sides', () => {
  const [change] = bridge([at('70')], [at('71')]);
  assert.deepEqual(change?.kinds, ['value']);
  assert.equal(change.before?.value, '70');
  assert.equal(change.after?.value, '71');
});

test('status changes come first, then the order of numbers', () => {
  const before = [at('70', 1), at('70', 2), at('70', 3)];
  const after = [at('71', 3), at('85', 2), at('71', 1)];
  assert.deepEqual(
    bridge(before, after).map(({ target, kinds }) => [target, kinds.join()]),
    [
      [2, 'progress,value'],
      [1, 'value'],
      [3, 'value'],
    ],
  );
});

test('a goal placed between two instants shows as goal, status and verdict', () => {
  const words = { amounts: [amount('2026-12', '70')], period: '2026-12', today: '2026-12-20' };
  const before = assessed({ ...words, goals: [goal(null, '80', { standing: 'unplaced' })] });
  const after = assessed({ ...words, goals: [goal(2026, '75')] });
  const [change] = bridge([before], [after]);
  assert.deepEqual(change?.kinds, ['progress', 'goal', 'verdict']);
  assert.equal(change.before?.progress, 'year-unconfirmed');
  assert.equal(change.after?.progress, 'behind');
});

test('a number that went missing and a regress are told', () => {
  const gone = assessed({ amounts: [amount('2026-09', { missing: 'expired' })] });
  assert.deepEqual(bridge([at('70')], [gone])[0]?.kinds, ['progress', 'value']);
  const lost = assessed({ amounts: [amount('2026-08', '90'), amount('2026-09', '70')] });
  assert.deepEqual(bridge([at('70')], [lost])[0]?.kinds, ['regressed']);
});

test('a target on one side alone is a change', () => {
  assert.equal(bridge([], [at('70')])[0]?.before, null);
  assert.equal(bridge([at('70')], [])[0]?.after, null);
});

test('two periods can be bridged as well', () => {
  const [change] = bridge([at('70', 7, '2026-08')], [at('72', 7, '2026-09')]);
  assert.equal(change?.before?.period, '2026-08');
  assert.equal(change?.after?.period, '2026-09');
});

test('counts hold every status', () => {
  const counts = countProgress([at('70'), at('85'), at('85')]);
  assert.equal(counts.achieved, 2);
  assert.equal(counts['gap-only'], 1);
  assert.equal(counts.behind, 0);
});
