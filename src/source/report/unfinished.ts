// Fields that stop sending. migrations/003_collecting.sql keeps the same judgement of one cell in `finished`.
import { type Field, type Form, fieldKey } from '../../catalogue/form.ts';
import { type CellPlace, cellKey, type ReportCell } from './answer.ts';

export type UnfinishedWhy = 'unanswered' | 'unreadable' | 'returned' | 'blocked' | 'unexplained';

export interface Unfinished extends CellPlace {
  readonly why: UnfinishedWhy;
}

/**
 * Asked fields without an answer, and answers that are unreadable, came back, are blocked by a check or lack
 * the explanation that a check or the reason «khác» asks for. Fields to confirm may stay empty.
 */
export function unfinishedOf(form: Form, cells: readonly ReportCell[]): readonly Unfinished[] {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  return form.fields.flatMap((field) => {
    const why = field.withheld ? undefined : whyUnfinished(field, byKey.get(fieldKey(field)));
    const { element, area, period } = field;
    return why === undefined ? [] : [{ element, area, period, why }];
  });
}

function whyUnfinished(field: Field, cell: ReportCell | undefined): UnfinishedWhy | undefined {
  if (!cell || cell.answer.kind === 'blank') return field.mode === 'ask' ? 'unanswered' : undefined;
  return cellWhy(cell);
}

/** The same for an answered cell by itself. */
function cellWhy(cell: ReportCell): UnfinishedWhy | undefined {
  if (cell.answer.kind === 'blank') return 'unanswered';
  if (cell.answer.kind === 'unreadable') return 'unreadable';
  if (cell.returned && cell.version <= cell.returned.version) return 'returned';
  if (cell.findings.some(({ severity }) => severity === 'block')) return 'blocked';
  return isExplained(cell) ? undefined : 'unexplained';
}

function isExplained({ answer, comment, explanation, findings }: ReportCell): boolean {
  if (answer.kind === 'skip' && answer.reason === 'other' && isBlank(comment)) return false;
  return !isBlank(explanation) || !findings.some(({ severity }) => severity === 'explain');
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';
