import type { Goal, Versioned } from '../catalogue/catalogue.ts';
import type { Basis, IsoDate, Period } from '../kernel/period.ts';
import type { AssessmentQuestion } from './assessment.ts';
import { yearEnd } from './path-time.ts';

/** A confirmed goal in a year in which it is due; a phase goal stands once per year. */
export interface DueGoal {
  readonly year: number;
  readonly due: IsoDate;
  readonly goal: Versioned<Goal>;
}

/** The goals as they count in a period. */
export interface GoalPlan {
  readonly due: readonly DueGoal[];
  /** The confirmed goal of the period's year or the next later one; after all of them, the last. */
  readonly next: DueGoal | null;
  readonly final: DueGoal | null;
  /** The latest goal whose day had come by the period's end. */
  readonly passed: DueGoal | null;
  /** Without any confirmed goal: the assumed or unplaced one to measure the gap against. */
  readonly open: Versioned<Goal> | null;
}

/** Places every confirmed goal in its years; an explicit year goes before «cả giai đoạn». */
export function planGoals(input: AssessmentQuestion, basis: Basis, end: IsoDate): GoalPlan {
  const due = dueGoals(input, basis);
  const last = due.at(-1) ?? null;
  return {
    due,
    next: due.find((each) => each.year >= input.period.year) ?? last,
    final: last,
    passed: due.findLast((each) => each.due <= end) ?? null,
    open: due.length > 0 ? null : openGoal(input.goals, input.period),
  };
}

function dueGoals(input: AssessmentQuestion, basis: Basis): DueGoal[] {
  const { start, end } = input.programme;
  const byYear = new Map<number, Versioned<Goal>>();
  const confirmed = input.goals.filter((goal) => goal.standing === 'confirmed');
  for (const goal of confirmed) {
    if (goal.year !== 'phase') continue;
    for (let year = start; year <= end; year += 1) byYear.set(year, goal);
  }
  for (const goal of confirmed) if (typeof goal.year === 'number') byYear.set(goal.year, goal);
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([year, goal]) => ({ year, due: yearEnd(year, basis), goal }));
}

function openGoal(goals: readonly Versioned<Goal>[], period: Period): Versioned<Goal> | null {
  const rank = (goal: Goal): number => {
    if (typeof goal.year !== 'number') return goal.year === 'phase' ? 0 : 20_000;
    return goal.year >= period.year ? goal.year : 10_000 - goal.year;
  };
  const ordered = [...goals].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  return ordered[0] ?? null;
}

/** Only the last year of the programme has a goal: gap and pace are shown, never «chậm». */
export const isFinalOnly = (plan: GoalPlan, programmeEnd: number): boolean =>
  plan.due.length === 1 && plan.due[0]?.year === programmeEnd;
