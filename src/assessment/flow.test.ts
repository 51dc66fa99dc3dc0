import { amount, baseline, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

// From 50 on 14/12/2025 to 80 on 14/12/2026: 2.5 points a month, so 72.5 is expected on 14/9/2026.
const path = { baseline: baseline('50') };

const FLOWS: readonly Row[] = [
  [
    'cumulative is judged, the period beside it',
    {
      indicator: { ...path, time: 'flow' },
      amounts: [amount('2026-09', '73', { scope: 'year' }), amount('2026-09', '60')],
    },
    { progress: 'on-track', value: '73', periodValue: '60' },
  ],
  [
    'a quarter shows its own result beside',
    {
      indicator: { time: 'flow' },
      period: '2026-Q3',
      amounts: [amount('2026-09', '73', { scope: 'year' }), amount('2026-Q3', '66')],
    },
    { value: '73', periodValue: '66' },
  ],
  [
    'between quarters the last one stands',
    {
      indicator: { time: 'flow', frequency: 'quarter' },
      period: '2026-08',
      amounts: [
        amount('2026-06', '64', { scope: 'year' }),
        amount('2026-07', { missing: 'not-due' }, { scope: 'year' }),
        amount('2026-08', { missing: 'not-due' }, { scope: 'year' }),
      ],
    },
    { value: '64', asOfDate: '2026-06-14' },
  ],
  [
    'but not what was due and did not come',
    {
      indicator: { time: 'flow' },
      period: '2026-08',
      amounts: [
        amount('2026-06', '64', { scope: 'year' }),
        amount('2026-07', { missing: 'not-reported' }, { scope: 'year' }),
        amount('2026-08', { missing: 'not-due' }, { scope: 'year' }),
      ],
    },
    { progress: 'no-data', why: 'not-reported' },
  ],
  [
    'and not across January',
    {
      indicator: { time: 'flow', frequency: 'quarter' },
      period: '2027-02',
      today: '2027-02-20',
      amounts: [
        amount('2026-12', '64', { scope: 'year' }),
        amount('2027-01', { missing: 'not-due' }, { scope: 'year' }),
        amount('2027-02', { missing: 'not-due' }, { scope: 'year' }),
      ],
    },
    { progress: 'no-data', why: 'not-due', lastKnown: '64' },
  ],
  [
    'a ratio in January is held against the path',
    {
      indicator: { ...path, time: 'flow' },
      period: '2027-01',
      today: '2027-01-20',
      amounts: [amount('2027-01', '80.5', { scope: 'year' })],
    },
    { progress: 'on-track', expected: '80.416666666667' },
  ],
  [
    'its delay does not run across January',
    {
      indicator: { ...path, time: 'flow' },
      period: '2027-01',
      today: '2027-01-20',
      amounts: [amount('2027-01', '75', { scope: 'year' })],
    },
    { progress: 'behind', monthsDelay: null },
  ],
  [
    'a count: its goal by the elapsed share',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'hồ sơ' },
      goals: [goal(2026, '1200')],
      amounts: [amount('2026-09', '900', { scope: 'year' })],
    },
    { progress: 'on-track', expected: '900', completion: '75' },
  ],
  [
    'a count within 5 % of its goal',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'hồ sơ' },
      goals: [goal(2026, '1200')],
      amounts: [amount('2026-09', '840', { scope: 'year' })],
    },
    { progress: 'at-risk', why: 'at-risk-by-points', monthsDelay: 0.6 },
  ],
  [
    'a count more than two months late',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'hồ sơ' },
      goals: [goal(2026, '1200')],
      amounts: [amount('2026-09', '699', { scope: 'year' })],
    },
    { progress: 'behind', monthsDelay: 2.1 },
  ],
  [
    'a count starts anew in January',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'hồ sơ' },
      goals: [goal('phase', '1200')],
      period: '2027-01',
      today: '2027-01-20',
      amounts: [
        amount('2026-12', '1300', { scope: 'year' }),
        amount('2027-01', '100', { scope: 'year' }),
      ],
    },
    { progress: 'on-track', expected: '100', regressed: false },
  ],
  [
    'a year without a goal of its own',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'hồ sơ' },
      goals: [goal(2026, '1200'), goal(2030, '2000')],
      period: '2027-06',
      today: '2027-06-20',
      amounts: [amount('2027-06', '10', { scope: 'year' })],
    },
    { progress: 'gap-only', why: 'no-goal-this-year', points: null },
  ],
  [
    'calendar figures end with their month',
    {
      indicator: {
        basis: 'calendar',
        time: 'flow',
        baseline: baseline('50', { date: '2025-12-31' }),
      },
      amounts: [
        amount('2026-08', '72', { scope: 'year', basis: 'calendar' }),
        amount('2026-09', { missing: 'not-due' }, { scope: 'year', basis: 'calendar' }),
      ],
    },
    { value: '72', asOfDate: '2026-08-31', expected: '72.5', due: '2026-12-31' },
  ],
];

checkRows('flows', FLOWS);
