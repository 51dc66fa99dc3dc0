// What a person decides in the sitting, read from the form and ready for the rule.
import type { Catalogue, Goal, Target, Versioned } from '../../catalogue/catalogue.ts';
import { type Placement, parseGoalYear } from '../../catalogue/place-goal.ts';

/** The choice of a row as its radio is sent: '' changes nothing. */
export type Choice = string;
export const OPEN = 'open';
export const PHASE = 'phase';

export interface GoalRow {
  readonly goal: Versioned<Goal>;
  readonly target: Target;
  readonly choice: Choice;
  /** Version that the person saw. */
  readonly seen: number;
}

export interface Fields {
  get(name: string): string;
}

export const choiceField = (goal: string): string => `y-${goal}`;
export const versionField = (goal: string): string => `v-${goal}`;

/** Goals without a confirmed year, or all of them; also what the form speaks of. */
export function goalRows(
  { goals, targets }: Pick<Catalogue, 'goals' | 'targets'>,
  all: boolean,
  fields: Fields = { get: () => '' },
): readonly GoalRow[] {
  return goals.flatMap((goal) => {
    const target = targets.find((one) => one.number === goal.target);
    const seen = fields.get(versionField(goal.id));
    if (!target || !(all || seen !== '' || goal.standing !== 'confirmed')) return [];
    const choice = fields.get(choiceField(goal.id));
    return [{ goal, target, choice, seen: seen === '' ? goal.version : Number(seen) }];
  });
}

/** The rows with a choice, as placements of the versions that were seen. */
export function placementsOf(rows: readonly GoalRow[]): readonly Placement[] {
  return rows.flatMap(({ goal, choice, seen }) => {
    const year = choice === OPEN ? null : parseGoalYear(choice);
    if (choice === '' || year === undefined) return [];
    return [{ goal: goal.id, year, version: seen }];
  });
}

/** Every open row that has no choice gets this one. */
export const filled = (rows: readonly GoalRow[], choice: Choice): readonly GoalRow[] =>
  rows.map((row) =>
    row.choice === '' && row.goal.standing !== 'confirmed' ? { ...row, choice } : row,
  );

/** Rows that someone else changed since the form was shown. */
export const changedMeanwhile = (rows: readonly GoalRow[]): readonly GoalRow[] =>
  rows.filter(({ goal, choice, seen }) => choice !== '' && goal.version !== seen);
