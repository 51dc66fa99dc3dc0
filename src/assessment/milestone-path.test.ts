import { amount, checkRows, goal, type Row } from '../../test/assessment-sample.ts';
import type { Milestone } from '../catalogue/catalogue.ts';

const at = (value: string) => [amount('2026-09', value)];

const STEPS: readonly Milestone[] = [
  { element: 'a', name: 'Kế hoạch', weight: '2', due: '2026-03-31' },
  { element: 'b', name: 'Xây dựng', weight: '3', due: '2026-09-01' },
  { element: 'c', name: 'Vận hành', weight: '5', due: '2027-06-30' },
];
const plan = { kind: 'milestone', milestones: STEPS } as const;
const MILESTONES: readonly Row[] = [
  [
    'no step due before the signing',
    { indicator: plan, goals: [], period: '2026-05', amounts: [amount('2026-05', '0')] },
    { progress: 'gap-only', why: 'before-signing', expected: '0' },
  ],
  [
    'a step dated before the signing is due then',
    { indicator: plan, goals: [], period: '2026-07', amounts: [amount('2026-07', '20')] },
    { progress: 'on-track', why: 'milestones-on-time', expected: '20', gap: '80', goal: null },
  ],
  [
    'on time before the next step is due',
    { indicator: plan, goals: [], period: '2026-08', amounts: [amount('2026-08', '25')] },
    { progress: 'on-track', expected: '20' },
  ],
  [
    'a step just late',
    { indicator: plan, goals: [], amounts: at('20') },
    { progress: 'at-risk', why: 'milestones-at-risk', expected: '50', monthsDelay: 0.5 },
  ],
  [
    'a step three months late',
    {
      indicator: plan,
      goals: [],
      period: '2026-12',
      today: '2026-12-20',
      amounts: [amount('2026-12', '20')],
    },
    { progress: 'behind', why: 'milestones-late', monthsDelay: 3.5 },
  ],
  [
    'all steps done',
    { indicator: plan, goals: [], amounts: at('100') },
    { progress: 'achieved', why: 'milestones-done', gap: '0' },
  ],
  [
    'weights not approved',
    { indicator: { ...plan, standing: 'proposed' }, goals: [], amounts: at('0') },
    { progress: 'gap-only', why: 'milestones-not-approved', expected: null },
  ],
  [
    'no steps defined',
    { indicator: { ...plan, milestones: [] }, goals: [], amounts: at('0') },
    { progress: 'gap-only', why: 'milestones-undefined' },
  ],
  [
    'a printed goal of open year stays open',
    { indicator: plan, goals: [goal(null, '100', { standing: 'unplaced' })], amounts: at('0') },
    { progress: 'year-unconfirmed' },
  ],
  [
    'a confirmed goal is reached by steps',
    {
      indicator: plan,
      goals: [goal(2030, '100')],
      period: '2026-12',
      today: '2026-12-20',
      amounts: [amount('2026-12', '50')],
    },
    { progress: 'on-track', expected: '50', verdicts: '2030 not-due' },
  ],
];

checkRows('milestones', MILESTONES);
