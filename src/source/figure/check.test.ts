import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figureKnown as known } from '../../../test/figure-catalogue.ts';
import { allOrNothing, judgeAll, understandAll } from './check.ts';
import type { RawFigure } from './figure.ts';
import type { CurrentValue } from './standing.ts';

const setting = {
  known,
  today: '2026-09-20',
  years: { first: 2024, last: 2030 },
  origin: 'figure',
} as const;

const good: RawFigure = { element: 'online', area: '19789', period: '2026-08', value: 12 };

interface Around {
  readonly element: string;
  readonly period: string;
  readonly amount: string;
  readonly origin?: CurrentValue['origin'];
  readonly note?: string;
}

function judge(rows: readonly Partial<RawFigure>[], current: readonly Around[] = []) {
  const figures = understandAll(
    rows.map((row) => ({ ...good, ...row })),
    setting,
  );
  return judgeAll(figures, known, {
    simulated: false,
    choose: (values) => values[0],
    current: current.map((value) => ({
      area: '19789',
      basis: 'administrative',
      origin: 'figure',
      note: null,
      estimated: false,
      simulated: false,
      ...value,
    })),
  });
}

const statuses = (...given: Parameters<typeof judge>) =>
  judge(...given).map((one) => (one.status === 'rejected' ? one.refusal.code : one.status));

const above = 'numerator-above-denominator';
const received = (amount: string): Around => ({ element: 'received', period: '2026-08', amount });
const online = (amount: string): Around => ({ element: 'online', period: '2026-08', amount });

const BATCHES: readonly (readonly [string, Parameters<typeof judge>, readonly string[]])[] = [
  [
    'part within its whole',
    [[{ value: 10 }, { element: 'received', value: 10 }]],
    ['accepted', 'accepted'],
  ],
  [
    'part above its whole in the batch',
    [[{ value: 11 }, { element: 'received', value: 10 }]],
    [above, 'accepted'],
  ],
  [
    'the whole first in the batch',
    [[{ element: 'received', value: 10 }, { value: 11 }]],
    ['accepted', above],
  ],
  ['part above the current whole', [[{ value: 11 }], [received('10')]], [above]],
  ['whole below the current part', [[{ element: 'received', value: 9 }], [online('10')]], [above]],
  [
    'both change together',
    [
      [{ value: 20 }, { element: 'received', value: 21 }],
      [online('5'), received('10')],
    ],
    ['accepted', 'accepted'],
  ],
  ['the whole is unknown', [[{ value: 11 }]], ['accepted']],
  [
    'another month is no matter for flows',
    [[{ value: 11, period: '2026-07' }], [received('10')]],
    ['accepted'],
  ],
  ['another area is no matter', [[{ value: 11, area: '19753' }], [received('10')]], ['accepted']],
  [
    'another basis is no matter',
    [[{ value: 11, basis: 'calendar' }], [received('10')]],
    ['accepted'],
  ],
  [
    'confirmed with a reason',
    [[{ value: 11, confirm: true, note: 'hồ sơ tồn' }], [received('10')]],
    ['accepted'],
  ],
  [
    'a note alone confirms nothing',
    [[{ value: 11, note: 'hồ sơ tồn' }], [received('10')]],
    [above],
  ],
  [
    'confirmed on the side of the whole',
    [[{ value: 11 }, { element: 'received', value: 10, confirm: true, note: 'đã rà soát' }]],
    ['accepted', 'accepted'],
  ],
  [
    'nothing of nothing',
    [[{ value: 0 }, { element: 'received', value: 0 }]],
    ['accepted', 'accepted'],
  ],
  [
    'something of nothing',
    [[{ value: 1 }, { element: 'received', value: 0 }]],
    [above, 'accepted'],
  ],
  [
    'a refused part no longer weighs on the whole',
    [[{ value: 30 }, { element: 'received', value: 20 }], [online('10')]],
    [above, 'accepted'],
  ],
  [
    'a refused part leaves the earlier one',
    [[{ value: 30 }, { element: 'received', value: 9 }], [online('10')]],
    [above, above],
  ],
  [
    'a yearly stock stands in its months',
    [[{ element: 'book', value: 11 }], [{ element: 'population', period: '2026', amount: '10' }]],
    [above],
  ],
  [
    'last year’s stock while it is valid',
    [[{ element: 'book', value: 11 }], [{ element: 'population', period: '2025', amount: '10' }]],
    [above],
  ],
  [
    'an expired stock',
    [[{ element: 'book', value: 11 }], [{ element: 'population', period: '2024', amount: '10' }]],
    ['accepted'],
  ],
  [
    'yearly whole below a monthly part',
    [
      [{ element: 'population', period: '2026', value: 9 }],
      [{ element: 'book', period: '2026-07', amount: '10' }],
    ],
    [above],
  ],
  [
    'yearly whole below an earlier part, above the last',
    [
      [{ element: 'population', period: '2026', value: 9 }],
      [
        { element: 'book', period: '2026-06', amount: '10' },
        { element: 'book', period: '2026-07', amount: '8' },
      ],
    ],
    ['accepted'],
  ],
  [
    'parts of a derived numerator add up',
    [
      [{ element: 'paid-a', value: 6 }],
      [
        { element: 'paid-b', period: '2026-08', amount: '5' },
        { element: 'due', period: '2026-08', amount: '10' },
      ],
    ],
    [above],
  ],
  [
    'a derived numerator that is half known',
    [[{ element: 'paid-a', value: 60 }], [{ element: 'due', period: '2026-08', amount: '10' }]],
    ['accepted'],
  ],
  ['the same figure', [[{ value: 10 }], [online('10')]], ['unchanged']],
  [
    'the same figure stays, though above',
    [[{ value: 11 }], [online('11'), received('10')]],
    ['unchanged'],
  ],
  ['the same with a new note', [[{ value: 10, note: 'bổ sung' }], [online('10')]], ['accepted']],
  [
    'the same from another origin',
    [[{ value: 10 }], [{ ...online('10'), origin: 'feed' }]],
    ['accepted'],
  ],
  ['repeated with the same value', [[{ value: 10 }, { value: '10' }]], ['accepted', 'unchanged']],
  [
    'repeated with another value',
    [[{ value: 10 }, { value: 11 }, { value: 10 }]],
    ['accepted', 'row-repeated', 'unchanged'],
  ],
  [
    'repeated under the names of one quarter',
    [
      [
        { element: 'banked', area: '46', period: '2026-Q2' },
        { element: 'banked', area: '46', period: '2026-06', value: 13 },
      ],
    ],
    ['accepted', 'row-repeated'],
  ],
];

test('batches are judged against themselves and the current values', () => {
  for (const [name, given, want] of BATCHES) assert.deepEqual(statuses(...given), want, name);
});

test('a refusal names the numbers of the file, else those that stand', () => {
  const said = (...given: Parameters<typeof judge>) =>
    judge(...given).map((one) => {
      if (one.status !== 'rejected') return one.status;
      const { numerator, denominator } = one.refusal.params;
      return `${numerator} > ${denominator}`;
    });
  const whole = (value: number) => ({ element: 'received', value });
  const stored = [online('50'), received('100')];
  assert.deepEqual(said([{ value: 120 }, whole(110)], stored), ['120 > 110', 'accepted']);
  assert.deepEqual(said([whole(40), { value: 60 }], stored), ['60 > 40', '60 > 40']);
  assert.deepEqual(said([whole(40)], stored), ['50 > 40']);
  assert.deepEqual(said([{ value: 120 }], stored), ['120 > 100']);
});

test('all or nothing turns good rows away and leaves the others as they are', () => {
  const codes = (rows: readonly Partial<RawFigure>[], current: readonly Around[] = []) =>
    allOrNothing(judge(rows, current)).map((one) =>
      one.status === 'rejected' ? one.refusal.code : one.status,
    );
  const rows = [{ value: 10 }, { element: 'nothing' }, { element: 'received', value: 50 }];
  assert.deepEqual(codes(rows, [online('10')]), [
    'unchanged',
    'element-unknown',
    'others-rejected',
  ]);
  assert.deepEqual(codes([{ value: 1 }, { value: 1 }]), ['accepted', 'unchanged']);
});

test('no accepted batch leaves a part above its whole (property)', () => {
  const amount = fc.integer({ min: 0, max: 6 });
  const row = fc.record({
    element: fc.constantFrom('online', 'received', 'paid-a', 'paid-b', 'due'),
    value: amount,
  });
  const start = fc.record({ received: amount, online: amount });
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => one.element }), start, (rows, now) => {
      fc.pre(now.online <= now.received);
      const current = [online(String(now.online)), received(String(now.received))];
      const after = new Map<string, number>(Object.entries(now));
      for (const [i, one] of judge(rows, current).entries()) {
        if (one.status === 'accepted') after.set(one.figure.element, rows[i]?.value ?? -1);
      }
      const at = (code: string) => after.get(code);
      assert((at('online') ?? 0) <= (at('received') ?? 0));
      const [a, b, due] = [at('paid-a'), at('paid-b'), at('due')];
      if (a !== undefined && b !== undefined && due !== undefined) assert(a + b <= due);
    }),
    { numRuns: 500 },
  );
});
