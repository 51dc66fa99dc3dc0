import { amount, baseline, checkRows, goal, type Row } from '../../test/assessment-sample.ts';

// From 50 on 14/12/2025 to 80 on 14/12/2026: 2.5 points a month, so 72.5 is expected on 14/9/2026.
const path = { baseline: baseline('50') };

const REGRESS: readonly Row[] = [
  [
    'met in August, lost in September',
    { indicator: path, amounts: [amount('2026-08', '81'), amount('2026-09', '79')] },
    { progress: 'on-track', regressed: true, alerts: 'regressed' },
  ],
  [
    'still met',
    { amounts: [amount('2026-08', '85'), amount('2026-09', '81')] },
    { progress: 'achieved', regressed: false },
  ],
  [
    'never met',
    { amounts: [amount('2026-08', '79.99'), amount('2026-09', '79')] },
    { regressed: false },
  ],
  [
    'met only by a part of the areas',
    { amounts: [amount('2026-08', '81', { coverage: [3, 40] }), amount('2026-09', '79')] },
    { regressed: false },
  ],
  [
    'a flow forgets in January',
    {
      indicator: { time: 'flow' },
      goals: [goal('phase', '80')],
      period: '2027-01',
      today: '2027-01-20',
      amounts: [
        amount('2026-12', '90', { scope: 'year' }),
        amount('2027-01', '70', { scope: 'year' }),
      ],
    },
    { regressed: false },
  ],
  [
    'a flow remembers within its year',
    {
      indicator: { time: 'flow' },
      amounts: [
        amount('2026-08', '81', { scope: 'year' }),
        amount('2026-09', '79', { scope: 'year' }),
      ],
    },
    { regressed: true },
  ],
];

checkRows('regress', REGRESS);
