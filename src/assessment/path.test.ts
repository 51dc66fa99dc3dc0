import { amount, baseline, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

// From 50 on 14/12/2025 to 80 on 14/12/2026: 2.5 points a month, so 72.5 is expected on 14/9/2026.
const path = { baseline: baseline('50') };
const at = (value: string) => [amount('2026-09', value)];

const fromZero = { baseline: baseline('0') };
const full = [goal(2026, '100')];
const PATH: readonly Row[] = [
  [
    'above the path',
    { indicator: path, amounts: at('73') },
    { progress: 'on-track', why: 'on-path', expected: '72.5', gap: '7', monthsDelay: 0 },
  ],
  [
    'exactly on the path',
    { indicator: path, amounts: at('72.5') },
    { progress: 'on-track', monthsDelay: 0 },
  ],
  [
    'a pair on the path that has no finite quotient',
    {
      indicator: fromZero,
      goals: full,
      period: '2026-07',
      amounts: [amount('2026-07', ['7', '12'])],
    },
    { progress: 'on-track', expected: '58.333333333333' },
  ],
  [
    'a pair a hair below it',
    {
      ...{ indicator: fromZero, goals: full, period: '2026-07' },
      amounts: [amount('2026-07', ['58333333333333', '100000000000000'])],
    },
    { progress: 'at-risk', value: '58.333333333333', expected: '58.333333333333' },
  ],
  [
    'exactly 5 points and 2 months behind',
    { indicator: path, amounts: at('67.5') },
    { progress: 'at-risk', why: 'at-risk-by-points', monthsDelay: 2 },
  ],
  [
    'beyond both thresholds',
    { indicator: path, amounts: at('67.4') },
    { progress: 'behind', why: 'behind-path', monthsDelay: 2.1 },
  ],
  [
    'a flat path: few points, many months',
    { indicator: { baseline: baseline('79') }, goals: [goal(2026, '80')], amounts: at('79.25') },
    { progress: 'at-risk', why: 'at-risk-by-points', monthsDelay: 6 },
  ],
  [
    'a steep path: many points, few months',
    { indicator: { baseline: baseline('0') }, goals: [goal(2026, '96')], amounts: at('56') },
    { progress: 'at-risk', why: 'at-risk-by-months', expected: '72', monthsDelay: 2 },
  ],
  [
    'a steep path: a little later',
    { indicator: { baseline: baseline('0') }, goals: [goal(2026, '96')], amounts: at('55.9') },
    { progress: 'behind', monthsDelay: 2.1 },
  ],
  [
    'below the baseline: points alone decide',
    { indicator: path, amounts: at('49') },
    { progress: 'behind', why: 'behind-baseline', monthsDelay: null },
  ],
  [
    'below the baseline soon after it: no months to hide behind',
    { indicator: path, period: '2026-07', amounts: [amount('2026-07', '10')] },
    { progress: 'behind', why: 'behind-baseline' },
  ],
  [
    'other thresholds of the city',
    { indicator: path, amounts: at('67.4'), method: { atRiskPoints: '6' } },
    { progress: 'at-risk' },
  ],
  [
    'the next year runs on to the later goal',
    { indicator: path, period: '2027-06', today: '2027-06-20', amounts: [amount('2027-06', '83')] },
    { progress: 'on-track', expected: '82.5', goal: '100', gap: '17' },
  ],
  [
    'the path never falls below the baseline',
    { indicator: { baseline: baseline('90') }, amounts: at('88') },
    { expected: '90', progress: 'achieved', why: 'goal-met' },
  ],
  [
    'with a high baseline the later path starts from it',
    {
      indicator: { baseline: baseline('90') },
      period: '2027-12',
      today: '2027-12-20',
      amounts: [amount('2027-12', '92.5')],
    },
    { expected: '92.5', progress: 'on-track' },
  ],
  [
    'zero baseline, zero value at its start',
    { indicator: { baseline: baseline('0', { date: '2026-09-14' }) }, amounts: at('0') },
    { progress: 'on-track', expected: '0', gap: '80', completion: '0' },
  ],
  [
    'zero baseline later on',
    { indicator: { baseline: baseline('0') }, amounts: at('0') },
    { progress: 'behind', why: 'behind-path', monthsDelay: 9 },
  ],
  [
    'without baseline no path',
    { amounts: at('10') },
    { progress: 'gap-only', why: 'no-baseline', expected: null, monthsDelay: null, gap: '70' },
  ],
  [
    'a baseline that is not approved',
    { indicator: { baseline: baseline('50', { approved: false }) }, amounts: at('10') },
    { progress: 'gap-only', why: 'baseline-not-approved', expected: null },
  ],
  [
    'a period before the baseline',
    { indicator: { baseline: baseline('50', { date: '2026-10-01' }) }, amounts: at('40') },
    { progress: 'gap-only', why: 'before-baseline' },
  ],
];

checkRows('the path', PATH);
