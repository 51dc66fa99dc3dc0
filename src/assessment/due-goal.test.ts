import {
  amount,
  baseline,
  checkRows,
  goal,
  months,
  type Row,
} from '../../test/assessment-sample.ts';

// From 50 on 14/12/2025 to 80 on 14/12/2026: 2.5 points a month, so 72.5 is expected on 14/9/2026.
const path = { baseline: baseline('50') };
const at = (value: string) => [amount('2026-09', value)];

const only2030 = [goal(2030, '100')];
const GOALS: readonly Row[] = [
  [
    'met early',
    { indicator: path, amounts: at('85') },
    {
      progress: 'achieved',
      why: 'goal-met',
      gap: '-5',
      completion: '106.25',
      points: null,
      verdicts: '2026 not-due, 2030 not-due',
    },
  ],
  [
    'exactly at the goal',
    { amounts: at('80') },
    { progress: 'achieved', gap: '0', completion: '100' },
  ],
  [
    'strictly more is asked',
    { goals: [goal(2026, '80', { comparator: '>' }), goal(2030, '100')], amounts: at('80') },
    { progress: 'gap-only', gap: '0' },
  ],
  [
    '99.96 is not 100',
    { goals: [goal(2026, '100')], amounts: [amount('2026-09', ['9996', '10000'])] },
    { progress: 'gap-only', gap: '0.04' },
  ],
  [
    'a quotient that rounds to 100 is not 100',
    {
      goals: [goal(2026, '100')],
      amounts: [amount('2026-09', ['99999999999999999', '100000000000000000'])],
    },
    { progress: 'gap-only', value: '100' },
  ],
  [
    'all of them is 100',
    { goals: [goal(2026, '100')], amounts: [amount('2026-09', ['10000', '10000'])] },
    { progress: 'achieved' },
  ],
  [
    'the final goal met early too',
    { amounts: at('100') },
    { progress: 'achieved', why: 'final-goal-met' },
  ],
  [
    'after the year the next goal counts',
    { indicator: path, period: '2027-01', today: '2027-01-20', amounts: [amount('2027-01', '80')] },
    { progress: 'at-risk', goal: '100', due: '2030-12-14' },
  ],
  [
    '2030 only: gap and pace, never late',
    { goals: only2030, indicator: path, amounts: at('3') },
    {
      progress: 'gap-only',
      why: 'final-goal-only',
      expected: null,
      gap: '97',
      points: '1.901960784314',
    },
  ],
  [
    '2030 only, in its last month before the day',
    { goals: only2030, period: '2030-11', today: '2030-11-20', amounts: [amount('2030-11', '3')] },
    { progress: 'gap-only' },
  ],
  [
    '2030 only, on its day',
    { goals: only2030, period: '2030-12', today: '2030-12-20', amounts: [amount('2030-12', '99')] },
    { progress: 'behind', why: 'goal-overdue', verdicts: '2030 missed', points: null },
  ],
  ['2030 only, met', { goals: only2030, amounts: at('100') }, { progress: 'achieved' }],
  [
    '2030 with an approved goal between',
    { goals: [goal(2028, '75'), goal(2030, '100')], indicator: path, amounts: at('52') },
    { progress: 'at-risk', expected: '56.25' },
  ],
  [
    'a passed goal is owed without a path',
    { period: '2027-03', today: '2027-03-20', amounts: [amount('2027-03', '70')] },
    { progress: 'behind', why: 'earlier-goal-behind', expected: null },
  ],
  [
    'and owed on its very day',
    { period: '2026-12', today: '2026-12-20', amounts: [amount('2026-12', '70')] },
    { progress: 'behind', why: 'earlier-goal-behind', verdicts: '2026 missed, 2030 not-due' },
  ],
  [
    'a passed goal nearly there',
    { period: '2027-03', today: '2027-03-20', amounts: [amount('2027-03', '75')] },
    { progress: 'at-risk', why: 'earlier-goal-at-risk' },
  ],
  [
    'a passed goal kept, the next without path',
    { period: '2027-03', today: '2027-03-20', amounts: [amount('2027-03', '85')] },
    { progress: 'gap-only', why: 'no-baseline' },
  ],
  [
    'unplaced: gap, no fail',
    { goals: [goal(null, '80', { standing: 'unplaced' })], indicator: path, amounts: at('10') },
    {
      progress: 'year-unconfirmed',
      why: 'year-unplaced',
      gap: '70',
      goal: '80',
      due: null,
      verdicts: '',
      points: null,
    },
  ],
  [
    'unplaced: no pass either',
    { goals: [goal(null, '80', { standing: 'unplaced' })], amounts: at('90') },
    { progress: 'year-unconfirmed', gap: '-10', regressed: false },
  ],
  [
    'assumed: gap, no fail',
    { goals: [goal(2026, '80', { standing: 'assumed' })], amounts: at('10') },
    { progress: 'year-unconfirmed', why: 'year-assumed', gap: '70', verdicts: '' },
  ],
  [
    'assumed: no pass and no verdict after its year',
    {
      goals: [goal(2026, '80', { standing: 'assumed' })],
      period: '2026-12',
      today: '2027-02-01',
      amounts: [amount('2026-12', '90')],
    },
    { progress: 'year-unconfirmed', verdicts: '' },
  ],
  [
    'assumed beside confirmed: the confirmed one judges',
    { goals: [goal(2026, '80', { standing: 'assumed' }), goal(2030, '100')], amounts: at('85') },
    { progress: 'gap-only', why: 'final-goal-only', goal: '100' },
  ],
  [
    'phase goal: due this year',
    { goals: [goal('phase', '95')], amounts: at('95') },
    {
      progress: 'achieved',
      due: '2026-12-14',
      verdicts: '2026 not-due, 2027 not-due, 2028 not-due, 2029 not-due, 2030 not-due',
    },
  ],
  [
    'phase goal on its path',
    { goals: [goal('phase', '80')], indicator: path, amounts: at('70') },
    { progress: 'at-risk', expected: '72.5' },
  ],
  [
    'phase goal lost in a later year',
    {
      goals: [goal('phase', '95')],
      period: '2027-05',
      today: '2027-05-20',
      amounts: [...months('2026-12', ['96', '96', '96', '96', '96']), amount('2027-05', '94')],
    },
    { progress: 'at-risk', why: 'earlier-goal-at-risk', regressed: true, due: '2027-12-14' },
  ],
  [
    'no goal at all',
    { goals: [], amounts: at('10') },
    { progress: 'gap-only', why: 'no-goal', gap: null, completion: null },
  ],
];

const SIGNING: readonly Row[] = [
  [
    'far behind in May 2026 is not late',
    { indicator: path, period: '2026-05', amounts: [amount('2026-05', '1')] },
    { progress: 'gap-only', why: 'before-signing' },
  ],
  [
    'the first period after 6 June is judged',
    { indicator: path, period: '2026-06', amounts: [amount('2026-06', '1')] },
    { progress: 'behind' },
  ],
  [
    'met before the signing',
    { period: '2026-05', amounts: [amount('2026-05', '81')] },
    { progress: 'achieved' },
  ],
  [
    'a goal of 2025 is not missed',
    {
      goals: [goal(2025, '90'), goal(2026, '95')],
      period: '2025-12',
      amounts: [amount('2025-12', '10')],
    },
    { verdicts: '2025 not-due, 2026 not-due' },
  ],
];

checkRows('goals', GOALS);
checkRows('nothing is late before the signing', SIGNING);
