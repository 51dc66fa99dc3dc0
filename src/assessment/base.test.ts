import { amount, baseline, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

const reduction = {
  kind: 'reduction',
  time: 'flow',
  baseline: baseline('0'),
  base: { year: 2025, minimum: '30' },
} as const;
const cut = [goal(2026, '20'), goal(2030, '50')];
const REDUCTIONS: readonly Row[] = [
  [
    'a reduction on its path',
    {
      indicator: reduction,
      goals: cut,
      amounts: [amount('2026-09', ['15', '100'], { scope: 'year' })],
    },
    { progress: 'on-track', expected: '15' },
  ],
  [
    'a rise is a negative reduction',
    {
      indicator: reduction,
      goals: cut,
      amounts: [amount('2026-09', ['-10', '100'], { scope: 'year' })],
    },
    { progress: 'behind', value: '-10', gap: '30', completion: '0' },
  ],
  [
    'a base below the minimum proves nothing',
    {
      indicator: reduction,
      goals: cut,
      amounts: [amount('2026-09', ['15', '29'], { scope: 'year' })],
    },
    { progress: 'no-data', why: 'base-below-minimum', value: null, missing: null },
  ],
  [
    'a base at the minimum counts',
    {
      indicator: reduction,
      goals: cut,
      amounts: [amount('2026-09', ['15', '30'], { scope: 'year' })],
    },
    { progress: 'achieved' },
  ],
  [
    'a yearly base waits for the year’s end',
    {
      indicator: { ...reduction, frequency: 'year' },
      goals: cut,
      amounts: [amount('2026-09', { missing: 'not-due' }, { scope: 'year' })],
    },
    { progress: 'no-data', why: 'judged-at-year-end' },
  ],
  [
    'and is judged there',
    {
      indicator: { ...reduction, frequency: 'year' },
      goals: cut,
      period: '2026-12',
      today: '2026-12-20',
      amounts: [amount('2026-12', ['25', '100'], { scope: 'year' })],
    },
    { progress: 'achieved', verdicts: '2026 met, 2030 not-due' },
  ],
  [
    'no verdict on a small base',
    {
      indicator: reduction,
      goals: cut,
      period: '2026-12',
      today: '2026-12-20',
      amounts: [amount('2026-12', ['5', '10'], { scope: 'year' })],
    },
    { verdicts: '2026 not-due, 2030 not-due', withheld: 'base-below-minimum' },
  ],
];

checkRows('reductions', REDUCTIONS);
