// A form of the desk that was refused is shown again with what was typed into it.
import { Problem } from '../../kernel/problem.ts';
import type { Refused } from '../../web/cycles/view.ts';
import { textsOf } from '../../web/page.ts';
import type { RequestContext } from '../deps.ts';
import type { SentForm } from '../upload/form.ts';

/** Statuses that a person mends in the form itself; anything else is a page of its own. */
const MENDABLE = [409, 422];

export interface RefusedForm {
  readonly refused: Refused;
  readonly status: 409 | 422;
}

/** Runs the act; gives the refusal at a field when there is one, undefined when it was done. */
export async function refusedBy(
  c: RequestContext,
  form: SentForm,
  field: string,
  act: () => Promise<unknown>,
): Promise<RefusedForm | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || !MENDABLE.includes(error.status)) throw error;
    const { manage } = textsOf(c.var.language).cycles;
    const changed = error.code === 'changed-meanwhile';
    const text = changed ? manage.changed : error.say(c.var.language);
    return {
      refused: { errors: [{ field, text }], typed: form.startingWith('') },
      status: error.status === 409 ? 409 : 422,
    };
  }
}

/** A refusal without an act: something needed was left out. */
export const missing = (form: SentForm, field: string, text: string): RefusedForm => ({
  refused: { errors: [{ field, text }], typed: form.startingWith('') },
  status: 422,
});
