// Placing goals, confirming indicators, revising assignments.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import type { Catalogue } from './catalogue.ts';
import { confirmIndicators } from './confirm-indicator.ts';
import { assembleCatalogue, definitionsOf } from './definition.ts';
import { loadCatalogueFolder } from './load.file.ts';
import { type Placement, parseGoalYear, placeGoals } from './place-goal.ts';
import { reviseAssignment } from './revise-assignment.ts';
import { validateCatalogue } from './validate.ts';

const source = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', 'catalogue'));

function stored(version = 1): Catalogue {
  const rows = definitionsOf(source).map((change) => ({ ...change, version, revision: 1 }));
  const catalogue = assembleCatalogue(rows);
  assert(catalogue);
  return catalogue;
}

const catalogue = stored();
const why = { reason: 'Bản có dấu, trang 3', reference: 'Công văn 1234/UBND-KSTT' };

const codesOf = (placements: readonly Placement[], reason = why): string[] => {
  const result = placeGoals(catalogue, placements, reason);
  return result.kind === 'placed'
    ? ['placed']
    : result.refusals.map(({ goal, problem }) => `${goal} ${problem.code}`);
};

const PLACEMENTS: readonly (readonly [string, readonly Placement[], readonly string[]])[] = [
  ['an unplaced goal on a year', [{ goal: '6-a', year: 2026 }], ['placed']],
  ['an unplaced goal on the last year', [{ goal: '6-a', year: 2030 }], ['placed']],
  ['the whole phase', [{ goal: '6-a', year: 'phase' }], ['placed']],
  ['an assumed goal on its year', [{ goal: '41-a', year: 2030 }], ['placed']],
  ['an assumed goal held open again', [{ goal: '41-a', year: null }], ['placed']],
  ['before the phase', [{ goal: '6-a', year: 2025 }], ['6-a goal-year-invalid']],
  ['after the phase', [{ goal: '6-a', year: 2031 }], ['6-a goal-year-invalid']],
  ['half a year', [{ goal: '6-a', year: 2026.5 }], ['6-a goal-year-invalid']],
  ['an unknown goal', [{ goal: '20-a', year: 2026 }], ['20-a not-found']],
  ['a confirmed goal, blind', [{ goal: '5-2026', year: 2027 }], ['5-2026 goal-confirmed-already']],
  [
    'a confirmed goal, old version',
    [{ goal: '5-2026', year: 2027, version: 0 }],
    ['5-2026 goal-confirmed-already'],
  ],
  ['a confirmed goal, seen', [{ goal: '5-2026', year: 2027, version: 1 }], ['placed']],
  [
    'on a year that is taken',
    [{ goal: '5-2026', year: 2030, version: 1 }],
    ['5-2026 goal-year-taken'],
  ],
  [
    'two goals that change places',
    [
      { goal: '5-2026', year: 2030, version: 1 },
      { goal: '5-2030', year: 2026, version: 1 },
    ],
    ['placed'],
  ],
  [
    'one bad among good refuses all',
    [
      { goal: '6-a', year: 2026 },
      { goal: '7-a', year: 1999 },
    ],
    ['7-a goal-year-invalid'],
  ],
];

for (const [name, placements, want] of PLACEMENTS) {
  test(`placing ${name}`, () => assert.deepEqual(codesOf(placements), want));
}

test('a placement without reason is refused, blanks are none', () => {
  assert.deepEqual(codesOf([{ goal: '6-a', year: 2026 }], { reason: ' \u00a0 ', reference: '' }), [
    '6-a reason-needed',
  ]);
});

test('id, value, comparator and printed text stay; reason and reference are kept', () => {
  const result = placeGoals(catalogue, [{ goal: '31-a', year: 'phase' }], why);
  assert(result.kind === 'placed');
  assert.deepEqual(result.goals, [
    {
      id: '31-a',
      target: 31,
      year: 'phase',
      value: '400000',
      comparator: '>=',
      text: '≥400.000',
      standing: 'confirmed',
      why: why.reason,
      reference: why.reference,
    },
  ]);
});

test('all 28 open goals are settled in one sitting, and the catalogue stays valid', () => {
  const open = catalogue.goals.filter(({ standing }) => standing !== 'confirmed');
  assert.equal(open.length, 28);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(2026, 2027, 2028, 2029, 2030, 'phase' as const, null), {
        minLength: 28,
        maxLength: 28,
      }),
      (years) => {
        const placements = open.map(({ id }, k) => ({ goal: id, year: years[k] ?? null }));
        const result = placeGoals(catalogue, placements, why);
        assert(result.kind === 'placed');
        const placed = new Map(result.goals.map((goal) => [goal.id, goal]));
        const goals = source.goals.map((goal) => placed.get(goal.id) ?? goal);
        assert.deepEqual(validateCatalogue({ ...source, goals }), []);
      },
    ),
    { numRuns: 15 },
  );
});

test('years as forms and the API send them', () => {
  assert.deepEqual([2026, '2026', 'phase', '', null].map(parseGoalYear), [
    2026,
    2026,
    'phase',
    null,
    null,
  ]);
  assert.deepEqual(
    ['26', 'năm 2026', 2026.5, {}, undefined, '2026-01'].map(parseGoalYear),
    Array(6).fill(undefined),
  );
});

test('an indicator is confirmed by a document, once unless its version is named', () => {
  const { indicators } = catalogue;
  const first = confirmIndicators(indicators, [{ code: '5' }, { code: '8a' }], ' 1234/UBND-KSTT ');
  assert(first.kind === 'confirmed');
  assert.deepEqual(
    first.indicators.map(({ code, standing, confirmedBy }) => [code, standing, confirmedBy]),
    [
      ['5', 'confirmed', '1234/UBND-KSTT'],
      ['8a', 'confirmed', '1234/UBND-KSTT'],
    ],
  );
  assert(first.indicators.every((indicator) => !('version' in indicator)));
  const after = indicators.map((indicator) =>
    indicator.code === '5'
      ? { ...indicator, standing: 'confirmed' as const, confirmedBy: '1234/UBND-KSTT', version: 2 }
      : indicator,
  );
  const refusal = (code: string, document: string, version?: number): string => {
    const again = confirmIndicators(after, [{ code, ...(version ? { version } : {}) }], document);
    return again.kind === 'confirmed' ? 'confirmed' : (again.refusals[0]?.problem.code ?? '');
  };
  assert.equal(refusal('5', '99/SKHCN'), 'indicator-confirmed-already');
  assert.equal(refusal('5', '99/SKHCN', 1), 'indicator-confirmed-already');
  assert.equal(refusal('5', '99/SKHCN', 2), 'confirmed');
  assert.equal(refusal('6', 'công văn'), 'document-number-needed');
  assert.equal(refusal('99', '99/SKHCN'), 'not-found');
});

test('what follows from the definitions: forms are entered by suppliers, the rest by the owner', () => {
  const of = (element: string) => catalogue.assignments.find((one) => one.element === element);
  assert.deepEqual(of('nha-o-tru-so-dia-chi-so')?.enters, ['ubnd-cap-xa']);
  assert.deepEqual(of('nha-o-tru-so-dinh-danh')?.enters, ['cong-an-thanh-pho']);
  assert.deepEqual(of('thue-bao-di-dong')?.enters, ['so-khoa-hoc-va-cong-nghe']);
  assert.deepEqual(of('thue-bao-di-dong')?.supplies, ['doanh-nghiep-vien-thong']);
  assert.equal(of('co-so-y-te-giao-duc'), undefined);
});

test('an assignment changes with a reason, to known units only', () => {
  const revise = (patch: object, reason = 'Theo phân công mới', element = 'ho-so-co-phi') => {
    const result = reviseAssignment(catalogue, element, patch, reason);
    return result.kind === 'revised' ? result.assignment : result.problem.code;
  };
  assert.deepEqual(revise({ enters: ['so-tai-chinh', ' so-tai-chinh ', ''] }), {
    element: 'ho-so-co-phi',
    enters: ['so-tai-chinh'],
    verifies: 'van-phong-ubnd',
    owns: 'van-phong-ubnd',
    supplies: ['so-khoa-hoc-va-cong-nghe'],
    frequency: 'month',
    source: 'Số tổng hợp do nguồn cung cấp gửi',
  });
  assert.equal(revise({ enters: [] }), 'assignment-invalid');
  assert.equal(revise({ verifies: 'so-nao-do' }), 'assignment-invalid');
  assert.equal(revise({ verifies: 'so-tai-chinh' }, ' '), 'reason-needed');
  assert.equal(revise({}, 'x', 'co-so-y-te-giao-duc'), 'element-derived');
  assert.equal(revise({}, 'x', 'khong-co'), 'element-unknown');
});
