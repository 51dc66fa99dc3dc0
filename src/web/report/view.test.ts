import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Field, Form } from '../../catalogue/form.ts';
import { type Answer, type ReportCell, SKIP_REASONS } from '../../source/report/answer.ts';
import { unfinishedOf } from '../../source/report/unfinished.ts';
import { isUnfinished, stateOf } from './view.ts';

const place = { element: 'a', area: '46', period: '2026-10' };
const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant({ kind: 'value', amount: '1', typed: '1' } as const),
  fc.constant({ kind: 'confirm', amount: '1' } as const),
  fc.constantFrom(...SKIP_REASONS).map((reason) => ({ kind: 'skip', reason }) as const),
  fc.constant({ kind: 'unreadable', typed: 'x' } as const),
  fc.constant({ kind: 'blank' } as const),
);
const cells: fc.Arbitrary<ReportCell> = fc.record({
  ...{ element: fc.constant('a'), area: fc.constant('46'), period: fc.constant('2026-10') },
  answer,
  explanation: fc.constantFrom(null, '', ' ', 'vì sao'),
  comment: fc.constantFrom(null, '', 'ghi chú'),
  estimated: fc.boolean(),
  definitionVersion: fc.constant(1),
  findings: fc.subarray([
    { rule: 'r', severity: 'block', vi: 'sai', en: 'wrong' } as const,
    { rule: 's', severity: 'explain', vi: 'lạ', en: 'odd' } as const,
  ]),
  locked: fc.constant(false),
  returned: fc.option(
    fc.record({
      ...{ by: fc.constant('tk'), at: fc.constant(new Date(0)), why: fc.constant('sai') },
      version: fc.constantFrom(1, 2),
    }),
  ),
  version: fc.constantFrom(1, 2, 3),
  by: fc.constant('cb'),
  at: fc.constant(new Date(0)),
});

test('the screen calls a cell unfinished exactly when sending does', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(cells, fc.constantFrom('ask', 'confirm'), fc.boolean(), (cell, mode, withheld) => {
      const field = { ...place, mode, withheld } as unknown as Field;
      const form = { cycle: '2026-10', unit: 'u', version: 'v', fields: [field] } as Form;
      const { returned, version } = cell;
      const row = {
        field,
        ...{ answer: cell.answer, findings: cell.findings, locked: false, conflict: null },
        ...{ explanation: cell.explanation ?? '', comment: cell.comment ?? '' },
        returned: returned && version <= returned.version ? returned : null,
      };
      seen.add(stateOf(row));
      assert.equal(isUnfinished(row), unfinishedOf(form, [cell]).length > 0, stateOf(row));
    }),
    { numRuns: 2000 },
  );
  assert.deepEqual([...seen].sort(), [
    'blocked',
    'empty',
    'locked',
    'optional',
    'returned',
    'saved',
    'skipped',
    'warned',
  ]);
});
