import { amount, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

const ratio = { time: 'flow' } as const;
const count = { time: 'flow', kind: 'count', unit: 'hồ sơ' } as const;
const year = (figure: string | readonly [string, string]) => [
  amount('2026-09', figure, { scope: 'year' }),
];

checkRows('required pace', [
  [
    'a stock: points a month to the day',
    { amounts: [amount('2026-09', '74')] },
    { points: '2', work: null },
  ],
  [
    'an older number has more months left',
    { amounts: [amount('2026-09', '74', { asOf: '2026-06-14' })] },
    { points: '1' },
  ],
  ['met: nothing is required', { amounts: [amount('2026-09', '80')] }, { points: null }],
  ['the day has come', { period: '2026-12', amounts: [amount('2026-12', '70')] }, { points: null }],
  // 67,500 of 90,000 in nine months; 96,000 of 120,000 at the year's end: 9,500 a month, 2,000 more than now.
  [
    'a ratio in pieces at the present inflow',
    { indicator: ratio, amounts: year(['67500', '90000']) },
    { points: '1.666666666667', work: '2000', workTotal: '9500' },
  ],
  [
    'a ratio without its pair',
    { indicator: ratio, amounts: year('75') },
    { points: '1.666666666667', work: null },
  ],
  [
    'a count',
    { indicator: count, goals: [goal(2026, '1200')], amounts: year('600') },
    { points: '200', work: '134', workTotal: '200' },
  ],
  [
    'a count whose rate suffices needs nothing more',
    { indicator: count, goals: [goal(2026, '1200')], amounts: year('1000') },
    { work: '0', workTotal: '67' },
  ],
  [
    'pieces are whole and enough',
    { indicator: count, goals: [goal(2026, '1000')], amounts: year('600') },
    { points: '133.333333333333', workTotal: '134' },
  ],
  [
    'at most: fewer a month than now',
    {
      indicator: ratio,
      goals: [goal(2026, '10', { comparator: '<=' })],
      amounts: year(['1800', '9000']),
    },
    { points: '3.333333333333', work: '400', workTotal: '0' },
  ],
  [
    'a goal of a later year gives points, no work over January',
    { indicator: ratio, goals: [goal(2030, '100')], amounts: year(['67500', '90000']) },
    { points: '0.490196078431', work: null },
  ],
  [
    'no day, no pace',
    { goals: [goal(null, '80', { standing: 'unplaced' })], amounts: [amount('2026-09', '70')] },
    { points: null },
  ],
] satisfies readonly Row[]);
