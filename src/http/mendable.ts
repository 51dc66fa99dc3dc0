import { Problem } from '../kernel/problem.ts';
import type { FieldError } from '../web/components/form.tsx';
import type { RequestContext } from './deps.ts';

/** The problem that sending a form again can mend; whatever else was thrown is thrown on. */
export function mendable(error: unknown): Problem {
  if (!(error instanceof Problem) || error.status === 403) throw error;
  return error;
}

/** The same as a sentence at the field that the code names, or at `otherwise`. */
export function faultOf(
  c: RequestContext,
  error: unknown,
  at: { readonly fields?: Readonly<Record<string, string>>; readonly otherwise: string },
): FieldError {
  const problem = mendable(error);
  return {
    field: at.fields?.[problem.code] ?? at.otherwise,
    text: problem.say(c.var.language),
  };
}
