import type { Texts } from '../vi.ts';

export const terms: Texts['terms'] = {
  frequency: {
    month: 'Monthly',
    quarter: 'Quarterly',
    half: 'Half-yearly',
    year: 'Yearly',
    'school-year': 'Once a school year',
  },
  origin: {
    reported: 'Reported by units',
    register: 'Register',
    feed: 'Automatic feed',
    figure: 'Totals sent by the managing agency',
    portal: 'National public service portal',
  },
  kind: {
    ratio: 'Ratio: sum of numerators over sum of denominators',
    count: 'Count',
    reduction: 'Reduction against a base year',
    milestone: 'Weighted milestones',
  },
  time: {
    flow: 'What occurs in the period, and cumulative in the year',
    stock: 'What exists on the closing day',
  },
  basis: {
    administrative: 'Administrative month (the 15th of the month before to the 14th)',
    calendar: 'Calendar month',
  },
  disclosure: {
    public: 'Public',
    internal: 'Internal',
    restricted: 'Reported under secrecy rules',
  },
  goal: { confirmed: 'Confirmed', assumed: 'Assumed', unplaced: 'Year open' },
  definition: { proposed: 'Proposed definition', confirmed: 'Confirmed definition' },
  punctuality: { 'on-time': 'On time', late: 'Late', missing: 'Missing', open: 'Not due yet' },
  version: (version, from) => `version ${version}, in force from ${from}`,
  numerator: 'Numerator',
  denominator: 'Denominator',
  estimated: 'estimated',
  simulated: 'simulated',
  none: 'None',
};
