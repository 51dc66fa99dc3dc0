// The entry form as a browser without script sends it: all rows at once, touched or not.
import { fieldKey } from '../../catalogue/form.ts';
import { type CellSave, SKIP_REASONS } from '../../source/report/answer.ts';
import { controlName, type Filled, markOf, sameFilled } from '../../web/report/controls.ts';
import { filledOf, readSeen } from '../../web/report/seen.ts';
import { type EntryRow, type ReportView, rowsOf } from '../../web/report/view.ts';
import type { SentForm } from '../upload/form.ts';

/** A row that the person changed, with what to save; `filled` is shown again when it is not taken. */
export interface Touched {
  readonly row: EntryRow;
  readonly filled: Filled;
  readonly save: CellSave;
}

/**
 * Rows that differ from what the person was shown. A choice between two numbers takes the other person's
 * version over: theirs leaves the row alone, one's own is saved on top of it.
 */
export function readAnswers(
  view: ReportView,
  form: SentForm,
  confirmAll: boolean,
): readonly Touched[] {
  return rowsOf(view).flatMap((row) => {
    if (row.locked || row.field.withheld) return [];
    const choice = form.get(controlName('choice', row.key));
    if (choice === 'theirs') return [];
    const filled = settled(row, filledIn(form, row), confirmAll);
    const seen = readSeen(form.get(controlName('seen', row.key)));
    const untouched = markOf(filled) === seen.mark && choice !== 'mine';
    if (untouched || sameFilled(filled, filledOf(row))) return [];
    const version = choice === 'mine' ? row.version : seen.version;
    return [{ row, filled, save: toSave(row, filled, version) }];
  });
}

function filledIn(form: SentForm, { key, explanation }: EntryRow): Filled {
  const text = (control: Parameters<typeof controlName>[0]): string =>
    form.get(controlName(control, key));
  // The field for it stands on the page only where a check asks.
  const asked = form.startingWith(controlName('explanation', key)).size > 0;
  return {
    typed: text('typed'),
    skip: text('skip'),
    confirm: text('confirm') === '1',
    explanation: asked ? text('explanation') : explanation,
    comment: text('comment'),
    estimated: text('estimated') === '1',
  };
}

/** A number, a known number confirmed and a reason for none exclude one another: what is new counts. */
function settled(row: EntryRow, filled: Filled, confirmAll: boolean): Filled {
  const before = filledOf(row);
  const blank = filled.typed.trim() === '' && filled.skip === '' && !filled.confirm;
  if (confirmAll && blank && row.offer) return { ...filled, confirm: true };
  if (filled.typed.trim() !== '' && filled.typed.trim() !== before.typed.trim()) {
    return { ...filled, skip: '', confirm: false };
  }
  if (filled.confirm && !before.confirm) return { ...filled, typed: '', skip: '' };
  if (filled.skip !== '' && filled.skip !== before.skip) {
    return { ...filled, typed: '', confirm: false };
  }
  return filled;
}

function toSave({ field }: EntryRow, filled: Filled, version: number): CellSave {
  const { element, area, period } = field;
  const skip = SKIP_REASONS.find((reason) => reason === filled.skip);
  const answer = skip ? { skip } : filled.confirm ? { confirm: true } : { typed: filled.typed };
  const { explanation, comment, estimated } = filled;
  return { element, area, period, version, ...answer, explanation, comment, estimated };
}

/** Questions on cells, by the row's key. */
export const readQuestions = (view: ReportView, form: SentForm): ReadonlyMap<EntryRow, string> =>
  new Map(
    rowsOf(view)
      .map((row) => [row, form.get(controlName('question', row.key)).trim()] as const)
      .filter(([row, text]) => text !== '' && fieldKey(row.field) === row.key),
  );
