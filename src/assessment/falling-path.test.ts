import { amount, baseline, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

const at = (value: string) => [amount('2026-09', value)];

const LOWER = { comparator: '<=' } as const;
const FALLING: readonly Row[] = [
  [
    'lower is better: on its falling path',
    {
      indicator: { baseline: baseline('40') },
      goals: [goal(2026, '10', LOWER)],
      amounts: at('17'),
    },
    { progress: 'on-track', expected: '17.5', gap: '7', monthsDelay: 0 },
  ],
  [
    'above the falling path',
    {
      indicator: { baseline: baseline('40') },
      goals: [goal(2026, '10', LOWER)],
      amounts: at('22'),
    },
    { progress: 'at-risk', monthsDelay: 1.8 },
  ],
  [
    'far above it',
    {
      indicator: { baseline: baseline('40') },
      goals: [goal(2026, '10', LOWER)],
      amounts: at('23'),
    },
    { progress: 'behind', monthsDelay: 2.2 },
  ],
  [
    'above its baseline',
    {
      indicator: { baseline: baseline('40') },
      goals: [goal(2026, '10', LOWER)],
      amounts: at('41'),
    },
    { progress: 'behind', why: 'behind-baseline' },
  ],
  [
    'achieved at the limit',
    { goals: [goal(2026, '10', LOWER)], amounts: at('10') },
    { progress: 'achieved', gap: '0', completion: '100' },
  ],
  [
    'achieved below it',
    { goals: [goal(2026, '10', LOWER)], amounts: at('4') },
    { progress: 'achieved', gap: '-6', completion: '100' },
  ],
  [
    'completion above it',
    { goals: [goal(2026, '10', LOWER)], amounts: at('40') },
    { completion: '25', gap: '30' },
  ],
  [
    'the path never rises above the baseline',
    {
      indicator: { baseline: baseline('5') },
      goals: [goal(2026, '10', LOWER), goal(2030, '1', LOWER)],
      amounts: at('6'),
    },
    { expected: '5', progress: 'achieved' },
  ],
  [
    'regress upwards',
    {
      goals: [goal(2026, '10', LOWER)],
      amounts: [amount('2026-08', '9'), amount('2026-09', '12')],
    },
    { regressed: true },
  ],
  [
    'a yearly limit is not kept before its year ends',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'vụ' },
      goals: [goal(2026, '120', LOWER)],
      amounts: [amount('2026-09', '80', { scope: 'year' })],
    },
    { progress: 'on-track', why: 'within-limit', expected: '90' },
  ],
  [
    'a yearly limit used too fast',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'vụ' },
      goals: [goal(2026, '120', LOWER)],
      amounts: [amount('2026-09', '110', { scope: 'year' })],
    },
    { progress: 'behind' },
  ],
  [
    'a yearly limit kept',
    {
      indicator: { time: 'flow', kind: 'count', unit: 'vụ' },
      goals: [goal(2026, '120', LOWER)],
      period: '2026-12',
      today: '2026-12-20',
      amounts: [amount('2026-12', '119', { scope: 'year' })],
    },
    { progress: 'achieved', verdicts: '2026 met' },
  ],
];

checkRows('lower is better', FALLING);
