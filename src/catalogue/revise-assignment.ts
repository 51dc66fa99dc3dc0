// The secretariat changes who enters, verifies, owns or supplies an element.
import { Problem } from '../kernel/problem.ts';
import { normalise } from '../kernel/text.ts';
import type { Assignment, Catalogue } from './catalogue.ts';
import { bareBody } from './definition.ts';
import { assignmentFaults } from './validate-registers.ts';

export type AssignmentPatch = Partial<Omit<Assignment, 'element'>>;

export type AssignmentResult =
  | { readonly kind: 'revised'; readonly assignment: Assignment }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** The new assignment of an element; fields that the patch does not name stay. A reason is needed. */
export function reviseAssignment(
  catalogue: Catalogue,
  element: string,
  patch: AssignmentPatch,
  reason: string,
): AssignmentResult {
  const refuse = (problem: Problem): AssignmentResult => ({ kind: 'refused', problem });
  const found = catalogue.assignments.find((assignment) => assignment.element === element);
  if (found === undefined) {
    const derived = catalogue.elements.some(
      ({ code, sumOf }) => code === element && sumOf.length > 0,
    );
    return refuse(new Problem(derived ? 'element-derived' : 'element-unknown', { code: element }));
  }
  if (normalise(reason) === '') return refuse(new Problem('reason-needed'));
  const assignment: Assignment = { ...bareBody<Assignment>(found), ...tidied(patch), element };
  const [fault] = assignmentFaults({ ...catalogue, assignments: [assignment] });
  if (fault) return refuse(new Problem('assignment-invalid', { why: fault.reason }));
  return { kind: 'revised', assignment };
}

/** Drops repeated units and blanks, as a form sends them. */
function tidied(patch: AssignmentPatch): AssignmentPatch {
  const list = (codes: readonly string[]): readonly string[] =>
    [...new Set(codes.map(normalise))].filter((code) => code !== '');
  return {
    ...patch,
    ...(patch.enters ? { enters: list(patch.enters) } : {}),
    ...(patch.supplies ? { supplies: list(patch.supplies) } : {}),
  };
}
