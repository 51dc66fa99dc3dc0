// Whether a filled-in sheet is the form that is asked for, and what of an older one still fits.
import { type Form, fieldKey } from '../../catalogue/form.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { cellKey } from './answer.ts';
import type { FilledSheet } from './filled.ts';
import type { SheetLayout } from './sheet.ts';

export interface Fit {
  /** Why nothing of the sheet is taken; null when it is. */
  readonly refusal: Refusal | null;
  /** True where only an older version of the form stands in the way, and a person may accept what fits. */
  readonly older: boolean;
}

const FITS: Fit = { refusal: null, older: false };
const refused = (refusal: Refusal): Fit => ({ refusal, older: false });

/** `accepted`: a person agreed to take what still fits of an older version. */
export function fitOf(
  filled: FilledSheet,
  {
    form,
    layout,
    accepted,
  }: { readonly form: Form; readonly layout: SheetLayout; readonly accepted: boolean },
): Fit {
  const { sheet } = filled;
  if (!filled.intact) {
    const [what, what_en] = filled.version === form.version ? changed(filled, layout) : UNTOLD;
    return refused(refuse('sheet-structure-changed', { sheet, what, what_en }));
  }
  if (filled.version === form.version || accepted) return FITS;
  return {
    refusal: refuse('sheet-older-version', { sheet, ...counts(filled, form) }),
    older: true,
  };
}

/** A mark that names no unit at all was moved or overwritten: nothing more can be told of the sheet. */
export const unmarked = ({ sheet }: FilledSheet): Refusal =>
  refuse('sheet-structure-changed', { sheet, what: UNTOLD[0], what_en: UNTOLD[1] });

function counts({ answers }: FilledSheet, { fields }: Form) {
  const now = new Map(fields.map((field) => [fieldKey(field), field.definitionVersion]));
  const fits = answers.filter((one) => now.get(cellKey(one)) === one.definitionVersion).length;
  const held = new Set(answers.map(cellKey));
  const missing = fields.filter(
    (field) => field.mode === 'ask' && !held.has(fieldKey(field)),
  ).length;
  return { fits, gone: answers.length - fits, missing };
}

const UNTOLD = [
  'mã biểu, dòng hoặc cột không còn như khi tải về',
  'its mark, rows or columns are not as downloaded',
] as const;

function changed(
  { roles, keys }: FilledSheet,
  { columns, lines }: SheetLayout,
): readonly [string, string] {
  const known = lines.map(({ key }) => key);
  // What is only confirmed may stand in this form and not in the one that was handed out.
  const asked = lines.filter(({ field }) => field.mode === 'ask');
  const lost = asked.filter(({ key }) => !keys.includes(key)).length;
  const extra = keys.filter((key, i) => !known.includes(key) || keys.indexOf(key) !== i).length;
  if (columns.some(({ role }, i) => roles[i] !== role)) {
    return ['thêm, bớt hoặc đổi chỗ cột', 'columns were added, removed or moved'];
  }
  if (lost > 0) return [`mất ${lost} dòng`, `${lost} rows are gone`];
  if (extra > 0) return [`thừa ${extra} dòng`, `${extra} rows too many`];
  if (isShuffled(keys, known)) return ['đổi thứ tự dòng', 'rows were put in another order'];
  return UNTOLD;
}

const isShuffled = (keys: readonly string[], known: readonly string[]): boolean =>
  keys.some((key, i) => i > 0 && known.indexOf(keys[i - 1] ?? '') > known.indexOf(key));
