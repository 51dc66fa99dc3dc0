import type { Group } from '../catalogue/catalogue.ts';
import { type Assessment, PROGRESS, type Progress } from './assessment.ts';

export type Counts = Readonly<Record<Progress, number>>;

/** How many targets stand where; every status is present, zero included. */
export function countProgress(assessments: readonly Pick<Assessment, 'progress'>[]): Counts {
  const counts = Object.fromEntries(PROGRESS.map((each) => [each, 0])) as Record<Progress, number>;
  for (const { progress } of assessments) counts[progress] += 1;
  return counts;
}

export interface GroupCount {
  readonly group: Group;
  readonly total: number;
  readonly counts: Counts;
}

/** The same for each group of the programme, in its order. */
export function countByGroup(
  groups: readonly Group[],
  rows: readonly { readonly group: Group; readonly assessment: Assessment }[],
): GroupCount[] {
  return groups.map((group) => {
    const own = rows.filter((row) => row.group.code === group.code);
    return { group, total: own.length, counts: countProgress(own.map((row) => row.assessment)) };
  });
}
