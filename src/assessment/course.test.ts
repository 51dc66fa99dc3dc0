import assert from 'node:assert/strict';
import test from 'node:test';
import {
  amount,
  assessed,
  baseline,
  goal,
  indicator,
  input,
} from '../../test/assessment-sample.ts';
import { courseMonth, courseOf } from './course.ts';

test('the drawn path passes through what the assessment expects', () => {
  const one = indicator({ baseline: baseline('50') });
  const words = { indicators: [one], amounts: [] };
  const { path, goals } = courseOf(input(words), one);
  assert.deepEqual(
    path.map(({ value }) => value),
    ['50', '80', '100'],
  );
  assert.equal(path[0]?.month, courseMonth('2025-12-14'));
  assert.equal(path[1]?.month, courseMonth('2026-12-14'));
  assert.deepEqual(
    goals.map(({ year }) => year),
    [2026, 2030],
  );
  const [from, to] = path;
  assert(from && to);
  const share = (courseMonth('2026-09-14') - from.month) / (to.month - from.month);
  const drawn = Number(from.value) + share * (Number(to.value) - Number(from.value));
  const judged = assessed({ ...words, amounts: [amount('2026-09', '70')] });
  assert.equal(drawn, Number(judged.expected));
});

test('no path without a baseline, with an open goal, or with a final goal only', () => {
  const bare = indicator();
  assert.deepEqual(courseOf(input({ indicators: [bare] }), bare).path, []);
  const ready = indicator({ baseline: baseline('50') });
  const open = input({
    indicators: [ready],
    goals: [goal(null, '80', { standing: 'unplaced' })],
  });
  assert.deepEqual(courseOf(open, ready).path, []);
  assert.equal(courseOf(open, ready).open?.value, '80');
  const final = input({ indicators: [ready], goals: [goal(2030, '100')] });
  assert.deepEqual(courseOf(final, ready).path, []);
});
