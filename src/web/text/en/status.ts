import type { Texts } from '../vi.ts';

export const status: Texts['status'] = {
  progress: {
    achieved: 'Achieved',
    'on-track': 'On track',
    'at-risk': 'At risk',
    behind: 'Behind',
    'gap-only': 'Final goal only',
    'year-unconfirmed': 'Year unconfirmed',
    'no-data': 'No data',
  },
  meaning: {
    achieved: 'The result has reached the goal and must be kept.',
    'on-track': 'The result is at or above what is needed by now to reach the next goal.',
    'at-risk': 'The result is below what is needed by now, within the warning limit.',
    behind: 'The result is below what is needed by now, beyond the warning limit.',
    'gap-only':
      'Only a goal for the end of the phase, no approved yearly goals: the gap is shown, not whether it is late.',
    'year-unconfirmed':
      'The appendix prints one value without saying for which year: the gap is shown, no pass or fail.',
    'no-data': 'No result for this period; the reason stands at each target.',
  },
  verdict: { met: 'Met', 'not-due': 'Not due yet', missed: 'Missed' },
  missing: {
    'not-reported': 'not reported yet',
    'not-approved': 'not approved yet',
    'zero-denominator': 'nothing occurred (zero denominator)',
    'feed-stalled': 'data feed interrupted',
    expired: 'figure no longer valid',
    'not-due': 'not due yet',
    restricted: 'not entered: reported under secrecy rules',
    'no-source': 'no source yet',
  },
  standing: { provisional: 'Provisional', approved: 'Approved', published: 'Published' },
};
