// A form of a column that was refused is shown again with what was typed into it.
import { Problem } from '../../kernel/problem.ts';
import type { RefusedForm } from '../../web/columns/view.ts';
import { textsOf } from '../../web/page.ts';
import type { RequestContext } from '../deps.ts';
import type { SentForm } from '../upload/form.ts';

/** Statuses that a person mends in the form itself; anything else is a page of its own. */
const MENDABLE = [409, 422];

export interface Refused {
  readonly form: RefusedForm;
  readonly status: 409 | 422;
}

/** Runs the act; gives the refusal at a field when there is one, undefined when it was done. */
export async function refusedBy(
  c: RequestContext,
  sent: SentForm,
  field: string,
  act: () => Promise<unknown>,
): Promise<Refused | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem) || !MENDABLE.includes(error.status)) throw error;
    const moved = error.code === 'column-moved' || error.code === 'column-elsewhere';
    const text = moved ? textsOf(c.var.language).columns.changed : error.say(c.var.language);
    return refusedAt(
      sent,
      { field: fieldOf(error, field), text },
      error.status === 409 ? 409 : 422,
    );
  }
}

const fieldOf = ({ code }: Problem, field: string): string =>
  code === 'cells-needed' || code === 'cell-not-reported' ? 'cells' : field;

const refusedAt = (
  sent: SentForm,
  error: { readonly field: string; readonly text: string },
  status: 409 | 422 = 422,
): Refused => ({
  form: {
    errors: [error],
    typed: sent.startingWith(''),
    picked: new Set(sent.all('cell')),
  },
  status,
});
