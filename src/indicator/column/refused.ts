// What the database refuses, in the words of the rule: a race that the rule did not see ends the same way.
import { Problem, type ProblemCode, type ProblemParams } from '../../kernel/problem.ts';

const APPROVE = { what: 'phê duyệt', what_en: 'approve' };
const CONFIRM = { what: 'xác nhận', what_en: 'confirm' };

const REFUSED: Readonly<Record<string, readonly [ProblemCode, ProblemParams]>> = {
  column_approver_is_no_author: ['own-work', APPROVE],
  indicator_column_approver_is_another: ['own-work', APPROVE],
  column_confirmer_is_no_author: ['own-work', CONFIRM],
  column_approval_is_fresh: ['column-changed', {}],
  column_approved_after_confirmed: ['column-elsewhere', { state: 'collecting', act: 'approve' }],
};

/** Runs a statement; a broken constraint of columns becomes its problem. */
export async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { constraint } = error as { readonly constraint?: unknown };
    const [code, params] = (typeof constraint === 'string' && REFUSED[constraint]) || [];
    throw code ? new Problem(code, params) : error;
  }
}
