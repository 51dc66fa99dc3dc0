import { amount, checkRows, goal, months, type Row } from '../../test/assessment-sample.ts';

const late = [amount('2026-12', '70')];
const kept = [amount('2026-12', '82')];
const flow = { time: 'flow' } as const;

const CLOSING: readonly Row[] = [
  [
    '14/12 is still within the year',
    { today: '2026-12-14', amounts: late },
    { verdicts: '2026 not-due, 2030 not-due', judgedValues: ', ' },
  ],
  [
    'from 15/12 there is a first verdict',
    { today: '2026-12-15', amounts: late },
    { verdicts: '2026 missed, 2030 not-due', judgedValues: '70, ' },
  ],
  [
    'met on the first verdict',
    { today: '2026-12-15', amounts: kept },
    { verdicts: '2026 met, 2030 not-due' },
  ],
  [
    '31/12 is not January yet',
    { today: '2026-12-31', amounts: kept },
    { verdicts: '2026 met, 2030 not-due' },
  ],
  [
    'final in January',
    { today: '2027-01-15', amounts: kept },
    { verdicts: '2026 met!, 2030 not-due' },
  ],
  [
    'final in January with the count of 31/12',
    { today: '2027-01-15', amounts: [...late, amount('2026-12', '81', { basis: 'calendar' })] },
    { verdicts: '2026 met!, 2030 not-due', judgedValues: '81, ' },
  ],
  [
    'the count of 31/12 is not read in December',
    { today: '2026-12-31', amounts: [...late, amount('2026-12', '81', { basis: 'calendar' })] },
    { verdicts: '2026 missed, 2030 not-due' },
  ],
  [
    'not final before approval',
    { today: '2027-01-15', amounts: [amount('2026-12', '82', { standing: 'provisional' })] },
    { verdicts: '2026 met, 2030 not-due' },
  ],
  [
    'never final on partial coverage',
    { today: '2027-03-15', amounts: [amount('2026-12', '82', { coverage: [31, 40] })] },
    { verdicts: '2026 met, 2030 not-due' },
  ],
  [
    '99.96 is a miss of 100',
    {
      today: '2026-12-15',
      goals: [goal(2026, '100')],
      amounts: [amount('2026-12', ['9996', '10000'])],
    },
    { verdicts: '2026 missed', judgedValues: '99.96' },
  ],
  [
    'met in summer, lost at the end',
    { today: '2026-12-15', amounts: [amount('2026-08', '90'), ...late] },
    { verdicts: '2026 missed, 2030 not-due' },
  ],
  [
    'met early: the verdict still waits for the year',
    { today: '2026-09-20', amounts: [amount('2026-09', '90')] },
    { verdicts: '2026 not-due, 2030 not-due' },
  ],
  [
    'at most: over the limit',
    {
      today: '2026-12-15',
      goals: [goal(2026, '10', { comparator: '<=' })],
      amounts: [amount('2026-12', '11')],
    },
    { verdicts: '2026 missed' },
  ],
  [
    'at most: at the limit',
    {
      today: '2026-12-15',
      goals: [goal(2026, '10', { comparator: '<=' })],
      amounts: [amount('2026-12', '10')],
    },
    { verdicts: '2026 met' },
  ],
];

const KEPT: readonly Row[] = [
  [
    'a later meeting does not change a miss',
    {
      period: '2027-06',
      today: '2027-06-20',
      amounts: [...late, ...months('2027-01', ['90', '90', '90', '90', '90', '90'])],
    },
    { verdicts: '2026 missed!, 2030 not-due', progress: 'gap-only' },
  ],
  [
    'a later loss does not change a pass',
    { period: '2027-06', today: '2027-06-20', amounts: [...kept, amount('2027-06', '10')] },
    { verdicts: '2026 met!, 2030 not-due', progress: 'behind' },
  ],
  [
    'seen from an old period too',
    { period: '2026-09', today: '2027-06-20', amounts: [amount('2026-09', '75'), ...late] },
    { verdicts: '2026 missed!, 2030 not-due' },
  ],
  [
    'in 2031 every year has its verdict',
    { period: '2030-12', today: '2031-01-20', amounts: [...late, amount('2030-12', '100')] },
    { verdicts: '2026 missed!, 2030 met!' },
  ],
  [
    'a phase goal has a verdict for each closed year',
    {
      goals: [goal('phase', '80')],
      period: '2028-01',
      today: '2028-01-20',
      amounts: [...late, amount('2027-12', '85')],
    },
    { verdicts: '2026 missed!, 2027 met!, 2028 not-due, 2029 not-due, 2030 not-due' },
  ],
  [
    'a year of its own goes before the phase',
    {
      goals: [goal('phase', '80'), goal(2026, '70', { id: '7-2026' })],
      today: '2027-01-20',
      amounts: late,
    },
    { verdicts: '2026 met!, 2027 not-due, 2028 not-due, 2029 not-due, 2030 not-due' },
  ],
];

const READ: readonly Row[] = [
  [
    'a flow is judged on the cumulative year',
    {
      indicator: flow,
      today: '2026-12-15',
      amounts: [amount('2026-12', '95'), amount('2026-12', '79', { scope: 'year' })],
    },
    { verdicts: '2026 missed, 2030 not-due', judgedValues: '79, ' },
  ],
  [
    'a count adds up to the year’s goal',
    {
      indicator: { ...flow, kind: 'count', unit: 'hồ sơ' },
      goals: [goal(2026, '1200')],
      today: '2026-12-15',
      amounts: [amount('2026-12', '1200', { scope: 'year' })],
    },
    { verdicts: '2026 met' },
  ],
  [
    'calendar figures before December is over',
    {
      indicator: { ...flow, basis: 'calendar' },
      today: '2026-12-15',
      amounts: [
        amount('2026-11', '81', { scope: 'year', basis: 'calendar' }),
        amount('2026-12', { missing: 'not-due' }, { scope: 'year', basis: 'calendar' }),
      ],
    },
    { verdicts: '2026 met, 2030 not-due', judgedValues: '81, ' },
  ],
  [
    'no number, no verdict',
    { today: '2026-12-15', amounts: [amount('2026-12', { missing: 'not-reported' })] },
    { verdicts: '2026 not-due, 2030 not-due', withheld: 'not-reported' },
  ],
  [
    'an expired number gives none',
    {
      today: '2027-02-01',
      amounts: [amount('2026-12', { missing: 'expired' }, { asOf: '2025-12-14' })],
    },
    { verdicts: '2026 not-due, 2030 not-due', withheld: 'expired' },
  ],
  [
    'a secret number gives none',
    { today: '2027-02-01', amounts: [amount('2026-12', { missing: 'restricted' })] },
    { withheld: 'restricted' },
  ],
  [
    'an assumed goal has no verdict',
    {
      goals: [goal(2026, '80', { standing: 'assumed' }), goal(2030, '100')],
      today: '2027-02-01',
      amounts: late,
    },
    { verdicts: '2030 not-due' },
  ],
  [
    'a year closed before the signing: nothing missed',
    { goals: [goal(2025, '80')], amounts: [amount('2025-12', '70')] },
    { verdicts: '2025 not-due', withheld: '' },
  ],
  [
    'but met is met',
    { goals: [goal(2025, '80')], amounts: [amount('2025-12', '82')] },
    { verdicts: '2025 met!' },
  ],
];

checkRows('verdict: closing of the year', CLOSING);
checkRows('verdict: kept for ever', KEPT);
checkRows('verdict: what is read', READ);
