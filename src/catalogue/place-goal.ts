// The secretariat says for which year a printed value counts, one goal or many with one reason.
import { Problem } from '../kernel/problem.ts';
import { normalise } from '../kernel/text.ts';
import type { Catalogue, Goal, Versioned } from './catalogue.ts';
import { inPhase } from './validate-goals.ts';

export interface Placement {
  /** Id of the goal, stable: 6-a stays 6-a when its year becomes known. */
  readonly goal: string;
  /** A year of the phase, the whole phase, or null to hold it open again. */
  readonly year: number | 'phase' | null;
  /** Version that the person saw; must be named to change a confirmed goal. */
  readonly version?: number;
}

export interface PlacementReason {
  readonly reason: string;
  /** Document that settles it, e.g. «Công văn 123/UBND-KSTT». */
  readonly reference?: string;
}

export type PlacementResult =
  | { readonly kind: 'placed'; readonly goals: readonly Goal[] }
  | { readonly kind: 'refused'; readonly refusals: readonly PlacementRefusal[] };

export interface PlacementRefusal {
  readonly goal: string;
  readonly problem: Problem;
}

/**
 * New bodies of the goals: placed ones are confirmed, null years unplaced again; value, text and id stay.
 * All or nothing: any refusal refuses the lot, so that one reason never covers half a decision.
 */
export function placeGoals(
  catalogue: Pick<Catalogue, 'programme' | 'goals'>,
  placements: readonly Placement[],
  why: PlacementReason,
): PlacementResult {
  const reason = normalise(why.reason);
  const reference = normalise(why.reference ?? '');
  const outcomes = placements.map((placement) => place(catalogue, placement, reason, reference));
  const refusals = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const goals = outcomes.flatMap((outcome) => ('problem' in outcome ? [] : [outcome]));
  const clashes = clashesAfter(catalogue.goals, goals);
  return clashes.length > 0 ? { kind: 'refused', refusals: clashes } : { kind: 'placed', goals };
}

function place(
  { programme, goals }: Pick<Catalogue, 'programme' | 'goals'>,
  placement: Placement,
  reason: string,
  reference: string,
): Goal | PlacementRefusal {
  const refuse = (problem: Problem): PlacementRefusal => ({ goal: placement.goal, problem });
  const { year } = placement;
  const goal = goals.find((one) => one.id === placement.goal);
  if (goal === undefined)
    return refuse(new Problem('not-found', { what: `mức ${placement.goal}` }));
  if (reason === '') return refuse(new Problem('reason-needed'));
  if (!inPhase(year, programme) || (typeof year === 'number' && !Number.isInteger(year))) {
    const { start, end } = programme;
    return refuse(new Problem('goal-year-invalid', { year: String(year), start, end }));
  }
  if (goal.standing === 'confirmed' && placement.version !== goal.version) {
    return refuse(new Problem('goal-confirmed-already', { goal: goal.id }));
  }
  return placed(goal, year, reason, reference);
}

function placed(
  goal: Versioned<Goal>,
  year: Placement['year'],
  why: string,
  reference: string,
): Goal {
  const { id, target, value, comparator, text } = goal;
  const standing = year === null ? 'unplaced' : 'confirmed';
  const body = { id, target, year, value, comparator, text, standing, why } as const;
  return reference === '' ? body : { ...body, reference };
}

/** One goal for a year and target, counting the goals that stay as they are. */
function clashesAfter(before: readonly Goal[], placed: readonly Goal[]): PlacementRefusal[] {
  const after = [...before.filter((goal) => !placed.some((one) => one.id === goal.id)), ...placed];
  return placed.flatMap((goal) => {
    const other = after.find(
      (one) =>
        one.id !== goal.id &&
        one.target === goal.target &&
        goal.year !== null &&
        one.year === goal.year,
    );
    if (other === undefined) return [];
    const year = goal.year === 'phase' ? 'cả giai đoạn' : `năm ${goal.year}`;
    const params = { target: goal.target, other: other.id, year };
    return [{ goal: goal.id, problem: new Problem('goal-year-taken', params) }];
  });
}

/** Reads a year as sent by a form or the API: «2026», 2026, «phase», «cả giai đoạn»; null holds it open. */
export function parseGoalYear(text: unknown): Placement['year'] | undefined {
  if (text === null || text === '') return null;
  if (text === 'phase') return 'phase';
  const digits = typeof text === 'number' ? String(text) : text;
  return typeof digits === 'string' && /^\d{4}$/.test(digits) ? Number(digits) : undefined;
}
