import assert from 'node:assert/strict';
import test from 'node:test';
import type { Field } from '../../catalogue/form.ts';
import type { Answer } from '../../source/report/answer.ts';
import type { ReportEvent } from '../../source/report/event.store.ts';
import { diffsOf } from './diff.ts';

const place = (element: string) => ({ element, area: '46', period: '2026-10' });
const value = (amount: string): Answer => ({ kind: 'value', amount, typed: amount });
const cells = (answers: Readonly<Record<string, Answer>>) =>
  Object.entries(answers).map(([element, answer]) => ({ ...place(element), answer }));
const signed = (revision: number, answers: Readonly<Record<string, Answer>>): ReportEvent =>
  ({ act: 'sign', revision, cells: cells(answers) }) as unknown as ReportEvent;
const fields = ['a', 'b'].map(
  (element) => ({ ...place(element), name: `tên ${element}`, unit: 'hồ sơ' }) as unknown as Field,
);
const first = signed(1, { a: value('10'), b: value('20') });

test('between two signatures only what says another thing is told, latest first', () => {
  const second = signed(2, { a: value('10.0'), b: { kind: 'skip', reason: 'source-down' } });
  const third = signed(3, { a: value('11') });
  const diffs = diffsOf([first, second, third], { signed: true, cells: [] }, fields);
  assert.deepEqual(
    diffs.map(({ from, to, changes }) => [from, to, changes.map(({ name }) => name)]),
    [
      [2, 3, ['tên a', 'tên b']],
      [1, 2, ['tên b']],
    ],
  );
  assert.deepEqual(diffs[1]?.changes[0], {
    ...{ name: 'tên b', unit: 'hồ sơ', before: value('20') },
    after: { kind: 'skip', reason: 'source-down' },
  });
});

test('an open revision is held against the last signature; without one there is no difference', () => {
  const now = { signed: false, cells: cells({ a: value('12'), b: value('20') }) };
  const [diff] = diffsOf([first], now, fields);
  assert.deepEqual([diff?.from, diff?.to], [1, null]);
  assert.deepEqual(
    diff?.changes.map(({ after }) => after),
    [value('12')],
  );
  assert.deepEqual(diffsOf([], now, fields), []);
});
