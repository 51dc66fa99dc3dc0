import type { Figure } from '../../test/assessment-sample.ts';
import { amount, checkRows, goal, indicator, type Row } from '../../test/assessment-sample.ts';

const two = [indicator({ code: '7a' }), indicator({ code: '7b' })];
const all = { judgedBy: 'all-must-meet' } as const;
const both = (month: string, a: Figure, b: Figure) => [
  amount(month, a, { indicator: '7a' }),
  amount(month, b, { indicator: '7b' }),
];
const year = [goal(2026, '80')];
const closed = { period: '2026-12', today: '2027-01-20', goals: year, indicators: two };

checkRows('several indicators', [
  [
    'the headline decides',
    {
      target: { judgedBy: { headline: '7b' } },
      indicators: two,
      amounts: both('2026-09', '10', '85'),
    },
    { progress: 'achieved', indicator: '7b', value: '85' },
  ],
  [
    'the headline decides against a better one',
    {
      target: { judgedBy: { headline: '7a' } },
      indicators: two,
      amounts: both('2026-09', '10', '85'),
    },
    { progress: 'gap-only', indicator: '7a' },
  ],
  [
    'all must meet: the worst part speaks',
    { target: all, indicators: two, amounts: both('2026-09', '85', '60') },
    { progress: 'gap-only', indicator: '7b', gap: '20' },
  ],
  [
    'all must meet: all do',
    { target: all, indicators: two, amounts: both('2026-09', '85', '80') },
    { progress: 'achieved', indicator: '7b' },
  ],
  [
    'of two alike the less complete speaks',
    { target: all, indicators: two, amounts: both('2026-09', '50', '60') },
    { indicator: '7a' },
  ],
  [
    'one part without data',
    { target: all, indicators: two, amounts: both('2026-09', '85', { missing: 'not-reported' }) },
    { progress: 'no-data', indicator: '7b' },
  ],
  [
    'a part known to be late outweighs an unknown one',
    {
      target: all,
      ...closed,
      goals: [goal(2026, '80'), goal(2030, '100')],
      period: '2027-01',
      amounts: both('2027-01', '10', { missing: 'not-reported' }),
    },
    { progress: 'behind', indicator: '7a' },
  ],
  [
    'verdict: met only when all are',
    { target: all, ...closed, amounts: both('2026-12', '85', '80') },
    { verdicts: '2026 met!' },
  ],
  [
    'verdict: one miss is a miss',
    { target: all, ...closed, amounts: both('2026-12', '85', '79') },
    { verdicts: '2026 missed!', judgedValues: '79' },
  ],
  [
    'verdict: one is not known',
    { target: all, ...closed, amounts: both('2026-12', '85', { missing: 'not-reported' }) },
    { verdicts: '2026 not-due', withheld: 'not-reported' },
  ],
  [
    'verdict: a miss is enough though one is not known',
    { target: all, ...closed, amounts: both('2026-12', { missing: 'not-reported' }, '79') },
    { verdicts: '2026 missed!' },
  ],
  [
    'verdict: final when the last part is',
    {
      target: all,
      ...closed,
      amounts: [
        amount('2026-12', '85', { indicator: '7a' }),
        amount('2026-12', '85', { indicator: '7b', standing: 'provisional' }),
      ],
    },
    { verdicts: '2026 met' },
  ],
  [
    'a regress of one part is told',
    {
      target: all,
      indicators: two,
      amounts: [amount('2026-08', '81', { indicator: '7a' }), ...both('2026-09', '79', '60')],
    },
    { indicator: '7b', regressed: true },
  ],
] satisfies readonly Row[]);
