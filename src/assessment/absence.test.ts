import {
  amount,
  baseline,
  checkRows,
  goal,
  indicator,
  type Row,
} from '../../test/assessment-sample.ts';

// From 50 on 14/12/2025 to 80 on 14/12/2026: 2.5 points a month, so 72.5 is expected on 14/9/2026.
const path = { baseline: baseline('50') };
const at = (value: string) => [amount('2026-09', value)];

const ABSENT: readonly Row[] = [
  [
    'expired stock',
    {
      amounts: [
        amount('2026-06', '79'),
        amount('2026-09', { missing: 'expired' }, { asOf: '2026-06-14' }),
      ],
    },
    {
      progress: 'no-data',
      why: 'expired',
      missing: 'expired',
      value: null,
      lastKnown: '79',
      asOfDate: '2026-06-14',
    },
  ],
  [
    'stalled feed: the old number, no status',
    { amounts: [amount('2026-08', '82'), amount('2026-09', { missing: 'feed-stalled' })] },
    { progress: 'no-data', why: 'feed-stalled', lastKnown: '82', asOfDate: '2026-08-14' },
  ],
  [
    'not reported',
    { amounts: [amount('2026-09', { missing: 'not-reported' })] },
    { progress: 'no-data', why: 'not-reported', gap: null, lastKnown: null },
  ],
  [
    'zero denominator',
    { amounts: [amount('2026-09', { missing: 'zero-denominator' })] },
    { progress: 'no-data', why: 'zero-denominator' },
  ],
  [
    'restricted',
    { amounts: [amount('2026-09', { missing: 'restricted' })] },
    { progress: 'no-data', why: 'restricted' },
  ],
  [
    'zero is not missing',
    { indicator: path, amounts: at('0') },
    { progress: 'behind', value: '0', missing: null },
  ],
  [
    'no amount of the month',
    { amounts: [amount('2026-07', '70')] },
    { progress: 'no-data', why: 'not-reported', lastKnown: '70' },
  ],
  ['no amount at all', {}, { progress: 'no-data', why: 'no-source', missing: 'no-source' }],
  [
    'no data goes before an open year',
    {
      goals: [goal(null, '80', { standing: 'unplaced' })],
      amounts: [amount('2026-09', { missing: 'not-reported' })],
    },
    { progress: 'no-data' },
  ],
  [
    'no indicator',
    { indicators: [] },
    { progress: 'no-data', why: 'no-indicator', indicator: null, goal: '80' },
  ],
  [
    'amounts of other areas are nobody’s',
    { amounts: [{ ...amount('2026-09', '90'), area: '19753' }] },
    { progress: 'no-data' },
  ],
  [
    'later months do not speak for this one',
    { indicator: path, amounts: [amount('2026-09', '73'), amount('2026-10', '20')] },
    { progress: 'on-track', value: '73' },
  ],
];

const OTHERS: readonly Row[] = [
  [
    'partial coverage is provisional',
    { indicator: path, amounts: [amount('2026-09', '73', { coverage: [31, 40] })] },
    { progress: 'on-track', provisional: true, alerts: 'partial-coverage' },
  ],
  [
    'coverage at the minimum is not',
    { indicator: path, amounts: [amount('2026-09', '73', { coverage: [32, 40] })] },
    { provisional: false, alerts: '' },
  ],
  [
    'a count of accounts: points of its goal',
    {
      indicator: { kind: 'count', unit: 'tài khoản', baseline: baseline('100000') },
      goals: [goal(2026, '400000')],
      amounts: at('310000'),
    },
    { progress: 'at-risk', expected: '325000', gap: '90000' },
  ],
  [
    'a ready percentage counts its points as they are',
    { indicator: { kind: 'count', unit: '%', baseline: baseline('50') }, amounts: at('66') },
    { progress: 'behind', expected: '72.5' },
  ],
  [
    'a correction stands over the number it replaces',
    {
      amounts: [amount('2026-09', '85', { revision: 9 }), amount('2026-09', '70', { revision: 3 })],
    },
    { value: '85' },
  ],
  [
    'another indicator’s amounts are not its own',
    { indicators: [indicator({ code: '8' })], amounts: at('90') },
    { progress: 'no-data' },
  ],
];

checkRows('absence has a reason', ABSENT);
checkRows('coverage and units', OTHERS);
